"""Coded bodies, sound and unsound, made without ever holding what they decode to."""

import gzip
import zlib
from collections.abc import Callable
from functools import cache

import brotli
import zstandard

PAGE = b"<!doctype html><title>Harbour</title><p>The ferry sailed at noon, an hour late.</p>"
ZEROS = bytes(1_000_000)
BOMB_MB = 60  # what each bomb decodes to; six times the bound in force


@cache
def gzip_bomb() -> bytes:
    """Sixty kilobytes that mean 60 MB."""
    coder = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(coder.compress(ZEROS) for _ in range(BOMB_MB)) + coder.flush()


@cache
def deflate_bomb() -> bytes:
    """The same in a zlib wrapper."""
    coder = zlib.compressobj(9)
    return b"".join(coder.compress(ZEROS) for _ in range(BOMB_MB)) + coder.flush()


@cache
def brotli_bomb() -> bytes:
    """A few hundred bytes that mean 60 MB."""
    coder = brotli.Compressor(quality=5)
    return b"".join([*(bytes(coder.process(ZEROS)) for _ in range(BOMB_MB)), bytes(coder.finish())])


@cache
def zstd_bomb() -> bytes:
    """Ten kilobytes that mean 60 MB."""
    coder = zstandard.ZstdCompressor(level=3).compressobj()
    return b"".join(coder.compress(ZEROS) for _ in range(BOMB_MB)) + coder.flush()


def gzip_in_gzip_bomb() -> bytes:
    """Under a kilobyte that means 60 MB."""
    return gzip.compress(gzip_bomb())


def many_members() -> bytes:
    """Empty gzip members, one after the other."""
    return gzip.compress(b"") * 20_000


def raw_deflate(body: bytes = PAGE) -> bytes:
    """Deflate without its wrapper, as some servers send it."""
    coder = zlib.compressobj(wbits=-15)
    return coder.compress(body) + coder.flush()


BOMBS: dict[str, tuple[bytes, Callable[[], bytes]]] = {
    "gzip": (b"gzip", gzip_bomb),
    "gzip_in_gzip": (b"gzip, gzip", gzip_in_gzip_bomb),
    "deflate": (b"deflate", deflate_bomb),
    "brotli": (b"br", brotli_bomb),
    "zstd": (b"zstd", zstd_bomb),
}
