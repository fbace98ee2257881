"""Rows about a body: its framing and its codings."""

import gzip
import zlib

import brotli
import zstandard

from tests.hostile import bodies
from tests.hostile.bodies import PAGE
from tests.hostile.case import broken, busy, oversize, page
from tests.hostile.scripts import (
    answer,
    bomb,
    chunked,
    coded,
    endless,
    head,
    kept,
    resets,
    says,
    silent,
)

OK = b"HTTP/1.1 200 OK"
CHUNKED = b"Transfer-Encoding: chunked"
HALF = len(PAGE) // 2
GZIPPED = gzip.compress(PAGE, mtime=0)

BODIES = (
    page("empty", kept(answer(b"")), body=b""),
    page("same_length_twice", kept(answer(PAGE, b"Content-Length: %d" % len(PAGE)))),
    page("length_too_small", kept(answer(PAGE, length=HALF)), body=PAGE[:HALF]),
    page("chunked", kept(chunked(PAGE[:HALF], PAGE[HALF:]))),
    page("chunked_letter_by_letter", kept(chunked(*(PAGE[n : n + 1] for n in range(len(PAGE)))))),
    page("chunked_with_trailer", kept(chunked(PAGE, end=b"0\r\nX-Check: yes\r\n\r\n"))),
    page("chunked_with_extension", kept(head(OK, CHUNKED), b"%x;a=b\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE))),
    page("chunked_and_length", says(chunked(PAGE, fields=(b"Content-Length: 3",)))),
    page("charset_is_a_codec", kept(answer(PAGE, b"Content-Type: text/html; charset=zlib"))),
    page(
        "charset_is_wrong",
        kept(answer("Fähre".encode(), b"Content-Type: text/html; charset=utf-16")),
        body="Fähre".encode(),
    ),
    page("binary_as_html", kept(answer(bytes(range(256)), b"Content-Type: text/html")), body=bytes(range(256))),
    page("no_content_type", kept(answer(b"\x89PNG\r\n\x1a\n")), body=b"\x89PNG\r\n\x1a\n"),
    broken("length_too_large", says(answer(length=len(PAGE) + 1)), "short_body"),
    broken("reset_in_body", resets(answer(length=len(PAGE) + 1)), "short_body"),
    broken("chunked_cut", says(head(OK, CHUNKED) + b"40\r\n" + PAGE[:10]), "short_body"),
    broken("chunked_without_end", says(chunked(PAGE, end=b"")), "short_body"),
    broken("chunk_size_garbage", says(head(OK, CHUNKED) + b"zz\r\nabc\r\n"), "bad_framing"),
    broken("chunk_size_negative", says(head(OK, CHUNKED) + b"-1\r\nabc\r\n"), "bad_framing"),
    broken("chunk_size_wraps", says(head(OK, CHUNKED) + b"1" + b"0" * 24 + b"\r\nabc\r\n"), "bad_framing"),
    broken("chunk_longer_than_said", says(head(OK, CHUNKED) + b"3\r\nabcdef\r\n0\r\n\r\n"), "bad_framing"),
    broken("chunk_extension_endless", endless(head(OK, CHUNKED) + b"3;", b"a=b;" * 1000), "bad_framing"),
    broken("trailers_endless", endless(chunked(PAGE, end=b"0\r\n"), b"X-More: yes\r\n" * 1000), "bad_framing"),
    oversize("length_over_bound", silent(head(OK, b"Content-Length: 20000000")), "oversize"),
    oversize("length_of_an_exabyte", silent(head(OK, b"Content-Length: 1" + b"0" * 18)), "oversize"),
    oversize("endless_until_close", endless(head(OK), b"more " * 20_000), "oversize"),
    oversize("endless_chunks", endless(head(OK, CHUNKED), b"4e20\r\n" + b"more " * 4_000 + b"\r\n"), "oversize"),
    busy("drip_body", endless(head(OK, b"Content-Length: 9999"), b"y", pause_s=0.02), "timeout"),
    busy("drip_until_close", endless(head(OK), b"y", pause_s=0.02), "timeout"),
    busy("drip_chunks", endless(head(OK, CHUNKED), b"1\r\ny\r\n", pause_s=0.02), "timeout"),
)

CODINGS = (
    page("gzip", kept(coded(b"gzip", GZIPPED)), wire_body=GZIPPED),
    page("gzip_capitals", kept(coded(b"GZip", GZIPPED))),
    page("gzip_members", kept(coded(b"gzip", gzip.compress(PAGE[:HALF]) + gzip.compress(PAGE[HALF:])))),
    page("gzip_padded", kept(coded(b"gzip", GZIPPED + bytes(8)))),
    page("gzip_twice", kept(coded(b"gzip, gzip", gzip.compress(GZIPPED)))),
    page(
        "gzip_then_br",
        kept(answer(brotli.compress(GZIPPED), b"Content-Encoding: gzip", b"Content-Encoding: br")),
    ),
    page("gzip_chunked", kept(chunked(GZIPPED, fields=(b"Content-Encoding: gzip",)))),
    page("gzip_of_nothing", kept(coded(b"gzip", b"")), body=b""),
    page("deflate", kept(coded(b"deflate", zlib.compress(PAGE)))),
    page("deflate_raw", kept(coded(b"deflate", bodies.raw_deflate()))),
    page("brotli", kept(coded(b"br", brotli.compress(PAGE)))),
    page("zstd", kept(coded(b"zstd", zstandard.compress(PAGE)))),
    page("zstd_frames", kept(coded(b"zstd", zstandard.compress(PAGE[:HALF]) + zstandard.compress(PAGE[HALF:])))),
    page("identity", kept(coded(b"identity", PAGE))),
    broken("gzip_cut", kept(coded(b"gzip", GZIPPED[:-9])), "short_coding"),
    broken("gzip_second_member_cut", kept(coded(b"gzip", GZIPPED + GZIPPED[:-9])), "short_coding"),
    broken("deflate_cut", kept(coded(b"deflate", zlib.compress(PAGE)[:-5])), "short_coding"),
    broken("brotli_cut", kept(coded(b"br", brotli.compress(PAGE)[:-3])), "short_coding"),
    broken("zstd_cut", kept(coded(b"zstd", zstandard.compress(PAGE)[:-3])), "short_coding"),
    broken("gzip_wrong_sum", kept(coded(b"gzip", GZIPPED[:-8] + bytes(8))), "undecodable"),
    broken("gzip_in_name_only", kept(coded(b"gzip", PAGE)), "undecodable"),
    broken("brotli_in_name_only", kept(coded(b"br", PAGE)), "undecodable"),
    broken("zstd_in_name_only", kept(coded(b"zstd", PAGE)), "undecodable"),
    broken("gzip_20000_members", kept(coded(b"gzip", bodies.many_members())), "undecodable"),
    broken("coding_unknown", kept(coded(b"snappy", PAGE)), "unknown_coding"),
    broken("coding_is_a_codec", kept(coded(b"rot13", PAGE)), "unknown_coding"),
    broken(
        "coding_thrice",
        kept(coded(b"gzip, gzip, gzip", gzip.compress(gzip.compress(GZIPPED)))),
        "unknown_coding",
    ),
    *(oversize(f"bomb_{name}", bomb(name), "oversize") for name in bodies.BOMBS),
)
