"""Rows about what an answer means: statuses and redirects."""

import gzip

from tests.hostile.bodies import PAGE
from tests.hostile.case import broken, busy, gone, guarded, page, refused
from tests.hostile.scripts import (
    answer,
    circle,
    countdown,
    endless,
    head,
    kept,
    says,
    sends_to,
)

GZIPPED = gzip.compress(PAGE, mtime=0)

STATUSES = (
    page("status_203", kept(answer(status=b"203 Changed on the way")), status=203),
    page(
        "status_304_asked_for", kept(head(b"HTTP/1.1 304 Not Modified", b'ETag: "a"')), status=304, body=b"", etag='"a"'
    ),
    page(
        "status_304_with_body",
        kept(answer(status=b"304 Not Modified")),
        status=304,
        body=b"",
        etag='W/"a"',
        asks=2,
        connections=2,
    ),
    page(
        "status_304_with_length",
        kept(head(b"HTTP/1.1 304 Same", b"Content-Length: 99")),
        status=304,
        body=b"",
        etag='"a"',
        asks=2,
        connections=1,
    ),
    page("status_200_though_asked", kept(answer()), etag='"a"'),
    broken("status_304_unasked", kept(head(b"HTTP/1.1 304 Not Modified")), "http_304", error_page=b""),
    broken("status_201", kept(answer(status=b"201 Created")), "http_201", error_page=PAGE),
    broken("status_204", kept(head(b"HTTP/1.1 204 No Content")), "http_204", error_page=b""),
    broken("status_205", kept(answer(b"", status=b"205 Reset")), "http_205", error_page=b""),
    broken(
        "status_206_unasked",
        kept(answer(PAGE[:9], b"Content-Range: bytes 0-8/99", status=b"206 Part")),
        "http_206",
        error_page=PAGE[:9],
    ),
    broken("status_300", kept(answer(status=b"300 Choices")), "http_300", error_page=PAGE),
    refused("status_400", kept(answer(status=b"400 Bad")), "http_400", error_page=PAGE),
    refused(
        "status_401", kept(answer(PAGE, b"WWW-Authenticate: Basic", status=b"401 Who")), "http_401", error_page=PAGE
    ),
    refused("status_403", kept(answer(status=b"403 No")), "http_403", error_page=PAGE),
    refused("status_403_endless", endless(head(b"HTTP/1.1 403 No"), b"no " * 20_000), "http_403"),
    refused("status_451", kept(answer(status=b"451 Court")), "http_451", error_page=PAGE),
    gone("status_404", kept(answer(status=b"404 Not Found")), "http_404", error_page=PAGE),
    gone(
        "status_404_gzip",
        kept(answer(GZIPPED, b"Content-Encoding: gzip", status=b"404 No")),
        "http_404",
        error_page=PAGE,
    ),
    gone(
        "status_404_gzip_cut",
        kept(answer(GZIPPED[:-9], b"Content-Encoding: gzip", status=b"404 No")),
        "http_404",
    ),
    gone("status_410", kept(answer(status=b"410 Gone")), "http_410", error_page=PAGE),
    busy("status_202", kept(answer(status=b"202 Later")), "http_202", error_page=PAGE),
    busy("status_408", kept(answer(status=b"408 Slow")), "http_408", error_page=PAGE),
    busy("status_429", kept(answer(status=b"429 Many")), "http_429", error_page=PAGE),
    busy(
        "retry_after_seconds",
        kept(answer(b"", b"Retry-After: 120", status=b"429 Many")),
        "http_429",
        error_page=b"",
        retry_after_s=120.0,
    ),
    busy(
        "retry_after_date",
        kept(answer(b"", b"Retry-After: Sun, 01 Mar 2026 12:10:00 GMT", status=b"503 Busy")),
        "http_503",
        error_page=b"",
        retry_after_s=600.0,
    ),
    busy(
        "retry_after_past",
        kept(answer(b"", b"Retry-After: Sun, 01 Mar 2020 12:10:00 GMT", status=b"503 Busy")),
        "http_503",
        error_page=b"",
        retry_after_s=0.0,
    ),
    busy(
        "retry_after_for_ever",
        kept(answer(b"", b"Retry-After: 99999999999", status=b"503 Busy")),
        "http_503",
        error_page=b"",
        retry_after_s=604_800.0,
    ),
    busy("retry_after_negative", kept(answer(b"", b"Retry-After: -5", status=b"503 Busy")), "http_503", error_page=b""),
    busy(
        "retry_after_garbage", kept(answer(b"", b"Retry-After: soon", status=b"503 Busy")), "http_503", error_page=b""
    ),
    busy(
        "storm_429",
        kept(answer(b"", b"Retry-After: 1", status=b"429 Many")),
        "http_429",
        error_page=b"",
        retry_after_s=1.0,
        asks=5,
        connections=1,
    ),
    busy(
        "storm_503",
        says(answer(b"", b"Connection: close", status=b"503 Busy")),
        "http_503",
        error_page=b"",
        asks=5,
        connections=5,
    ),
    busy("status_500", kept(answer(status=b"500 Oops")), "http_500", error_page=PAGE),
    busy("status_502_cut", says(answer(status=b"502 Oops", length=9999)), "http_502"),
    busy("status_520", kept(answer(status=b"520 Unknown")), "http_520", error_page=PAGE),
    busy("status_999", kept(answer(status=b"999 Denied")), "http_999", error_page=PAGE),
)

REDIRECTS = (
    *(
        page(f"redirect_{code}", sends_to(b"/plain", status=b"%d Moved" % code), hops=1)
        for code in (301, 302, 303, 307, 308)
    ),
    page("redirect_five", countdown("redirect_five"), path="/5", hops=5),
    page("redirect_relative", sends_to(b"../plain?a=1#b"), hops=1, path="/x"),
    page("redirect_other_host", sends_to(b"//other.example/plain"), hops=1),
    page("redirect_down_to_http", sends_to(b"http://news.example/plain"), hops=1),
    page("redirect_with_credentials", sends_to(b"https://me:secret@news.example/no_credentials"), hops=1),
    page("redirect_in_utf_8", sends_to("/plain?q=fähre".encode()), hops=1),
    page(
        "redirect_with_endless_body", endless(head(b"HTTP/1.1 302 Found", b"Location: /plain"), b"y" * 99_999), hops=1
    ),
    broken("redirect_six", countdown("redirect_six"), "too_many_redirects", path="/6"),
    broken("redirect_endless", countdown("redirect_endless"), "too_many_redirects", path="/999999"),
    broken("redirect_to_itself", sends_to(b"/redirect_to_itself"), "redirect_loop"),
    broken("redirect_in_circle", circle("redirect_in_circle"), "redirect_loop", path="/a"),
    broken("redirect_nowhere", kept(answer(status=b"302 Found")), "redirect_without_location"),
    broken("redirect_to_nothing", sends_to(b"  "), "redirect_without_location"),
    broken("redirect_to_port_83613", sends_to(b"http://news.example:83613/plain"), "bad_location"),
    broken("redirect_to_bad_host", sends_to(b"http://news example/plain"), "bad_location"),
    broken("redirect_to_9000_letters", sends_to(b"/" + b"a" * 9_000), "bad_location"),
    guarded("redirect_to_file", sends_to(b"file:///etc/passwd"), "scheme"),
    guarded("redirect_to_ftp", sends_to(b"ftp://news.example/plain"), "scheme"),
    guarded("redirect_to_javascript", sends_to(b"javascript:alert(1)"), "scheme"),
    guarded("redirect_to_data", sends_to(b"data:text/html,hello"), "scheme"),
    guarded("redirect_to_gopher", sends_to(b"gopher://news.example/1"), "scheme"),
    guarded("redirect_to_port_22", sends_to(b"http://news.example:22/"), "port"),
    guarded("redirect_to_loopback", sends_to(b"http://127.0.0.1/plain"), "private_address"),
    guarded("redirect_to_loopback_v6", sends_to(b"http://[::1]/plain"), "private_address"),
    guarded("redirect_to_mapped_v6", sends_to(b"http://[::ffff:127.0.0.1]/plain"), "private_address"),
    guarded("redirect_to_nat64", sends_to(b"http://[64:ff9b::7f00:1]/plain"), "private_address"),
    guarded("redirect_to_decimal", sends_to(b"http://2130706433/plain"), "private_address"),
    guarded("redirect_to_hex", sends_to(b"http://0x7f.1/plain"), "private_address"),
    guarded("redirect_to_octal", sends_to(b"http://0177.0.0.01/plain"), "private_address"),
    guarded("redirect_to_metadata", sends_to(b"http://169.254.169.254/latest/meta-data/"), "private_address"),
    guarded("redirect_to_intranet", sends_to(b"http://10.0.0.7/plain"), "private_address"),
    guarded("redirect_to_any", sends_to(b"http://0.0.0.0/plain"), "private_address"),
)
