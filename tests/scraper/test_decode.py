"""Codings undone: the whole body, or a named reason."""

import gzip
import time
import zlib
from collections.abc import Callable
from functools import partial

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from scraper.decode import decode
from scraper.errors import BrokenError, FetchError, OversizeError

TEXT = b"The ferry sailed at noon. " * 200
LIMIT = 1_000_000


def raw_deflate(body: bytes) -> bytes:
    coder = zlib.compressobj(wbits=-15)
    return coder.compress(body) + coder.flush()


def frames(body: bytes) -> bytes:
    half = len(body) // 2
    return zstandard.compress(body[:half]) + zstandard.compress(body[half:])


# Without the time of day, which would be part of a test's name: it must be the same in each process that runs some.
zipped = partial(gzip.compress, mtime=0)


def members(body: bytes) -> bytes:
    half = len(body) // 2
    return gzip.compress(body[:half]) + gzip.compress(b"") + gzip.compress(body[half:])


CODERS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "x-gzip": ("X-GZIP", gzip.compress),
    "gzip members": ("gzip", members),
    "gzip padded with zeros": ("gzip", lambda body: gzip.compress(body) + bytes(100)),
    "deflate": ("deflate", zlib.compress),
    "raw deflate": ("deflate", raw_deflate),
    "brotli": ("br", brotli.compress),
    "zstd": ("zstd", zstandard.compress),
    "zstd frames": ("zstd", frames),
    "zstd skippable frame": ("zstd", lambda body: b"\x50\x2a\x4d\x18\x03\0\0\0abc" + zstandard.compress(body)),
    "gzip then br": ("gzip, br", lambda body: brotli.compress(gzip.compress(body))),
    "twice gzip": ("gzip,gzip", lambda body: gzip.compress(gzip.compress(body))),
    "identity": ("identity", lambda body: body),
    "identity and gzip": ("identity, gzip ,", gzip.compress),
    "none": ("", lambda body: body),
}
CODED = [name for name in CODERS if "gzip" in name or "zstd" in name or "brotli" in name or "deflate" in name]


@pytest.mark.parametrize("name", CODERS)
def test_a_whole_body_comes_back(name: str) -> None:
    coding, code = CODERS[name]
    for body in (TEXT, b"x", b""):
        assert decode(code(body), coding, LIMIT) == body


@pytest.mark.parametrize("name", CODERS)
def test_the_bound_is_exact(name: str) -> None:
    coding, code = CODERS[name]
    assert len(decode(code(TEXT), coding, len(TEXT))) == len(TEXT)
    with pytest.raises(OversizeError):
        decode(code(TEXT), coding, len(TEXT) - 1)


@pytest.mark.parametrize("name", [name for name in CODED if "padded" not in name])
def test_a_body_cut_anywhere_is_never_taken_for_whole(name: str) -> None:
    """Except between two members or frames, where nothing shows that more was meant."""
    coding, code = CODERS[name]
    whole = code(TEXT)
    for length in range(1, len(whole)):
        try:
            text = decode(whole[:length], coding, LIMIT)
        except FetchError as error:
            assert error.name in {"short_coding", "undecodable"}  # noqa: PT017 - both outcomes are allowed
        else:
            assert name in {"gzip members", "zstd frames", "zstd skippable frame"}
            assert text in {TEXT[: len(TEXT) // 2], b""}


@pytest.mark.parametrize(
    ("coding", "body", "name"),
    [
        ("snappy", b"x", "unknown_coding"),
        ("rot13", b"x", "unknown_coding"),
        ("zlib", b"x", "unknown_coding"),
        ("compress", b"x", "unknown_coding"),
        ("aes128gcm", b"x", "unknown_coding"),
        ("gzip, snappy", b"x", "unknown_coding"),
        ("gzip, gzip, gzip", b"x", "unknown_coding"),
        ("g" * 10_000, b"x", "unknown_coding"),
        ("gzip;q=1", b"x", "unknown_coding"),
        ("gzip", b"<html>", "undecodable"),
        ("deflate", b"<html>", "undecodable"),
        ("br", b"<html>", "undecodable"),
        ("zstd", b"<html>", "undecodable"),
        ("gzip", zipped(TEXT)[:-8] + bytes(8), "undecodable"),
        ("gzip", zipped(TEXT) + b"\x1f\x8b", "short_coding"),
        ("gzip", zipped(TEXT) + b"\x1f\x8bnonsense", "undecodable"),
        ("deflate", zlib.compress(TEXT)[:-4] + bytes(4), "undecodable"),
        ("br", brotli.compress(TEXT) + b"more", "undecodable"),
        ("zstd", zstandard.compress(TEXT) + b"more", "undecodable"),
        ("zstd", zstandard.compress(TEXT) + b"more than a frame's head", "undecodable"),
        ("gzip", gzip.compress(b"") * 10_001, "undecodable"),
        ("zstd", zstandard.compress(b"") * 10_001, "undecodable"),
    ],
)
def test_what_cannot_be_undone_is_broken(coding: str, body: bytes, name: str) -> None:
    with pytest.raises(BrokenError) as caught:
        decode(body, coding, LIMIT)
    assert caught.value.name == name


def test_a_window_larger_than_senders_may_use_is_refused() -> None:
    wide = zstandard.ZstdCompressionParameters(window_log=27)
    coder = zstandard.ZstdCompressor(compression_params=wide).compressobj()  # of unknown size, so the window counts
    body = coder.compress(TEXT) + coder.flush()
    with pytest.raises(BrokenError):
        decode(body, "zstd", LIMIT)


@pytest.mark.parametrize("name", ["gzip", "brotli", "zstd", "deflate", "twice gzip"])
def test_a_bomb_stops_at_the_bound(name: str) -> None:
    coding, code = CODERS[name]
    bomb = code(bytes(50_000_000))
    started = time.process_time()
    with pytest.raises(OversizeError):
        decode(bomb, coding, LIMIT)
    assert time.process_time() - started < 1.0


@given(st.binary(max_size=2000), st.sampled_from(CODED))
def test_any_bytes_come_back(body: bytes, name: str) -> None:
    coding, code = CODERS[name]
    assert decode(code(body), coding, LIMIT) == body


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "br", "zstd", "gzip, br", "x", "\x00"]))
def test_hostile_bytes_raise_nothing_else(body: bytes, coding: str) -> None:
    try:
        assert len(decode(body, coding, 5_000)) <= 5_000
    except FetchError as error:
        assert error.name in {"undecodable", "short_coding", "unknown_coding", "oversize"}  # noqa: PT017 - as above
