"""Rows about the head of an answer and the life of a connection."""

from tests.hostile.bodies import PAGE
from tests.hostile.case import broken, busy, oversize, page
from tests.hostile.scripts import (
    answer,
    by_turn,
    endless,
    head,
    kept,
    refuses_fields,
    resets,
    says,
    silent,
)

OK = b"HTTP/1.1 200 OK"
CREDENTIALS = (b"authorization", b"cookie", b"referer", b"proxy-authorization")

HEADS = (
    page("plain", kept(answer())),
    page("no_credentials", refuses_fields(*CREDENTIALS)),
    page("http_1_0_length", says(b"HTTP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n" % len(PAGE), PAGE)),
    page("http_1_0_until_close", says(head(b"HTTP/1.0 200 OK"), PAGE)),
    page("http_1_1_until_close", says(head(OK), PAGE)),
    page(
        "head_in_pieces",
        kept(b"HTT", b"P/1.1 200 ", b"OK\r", b"\nContent-Le", b"ngth: %d\r\n\r" % len(PAGE), b"\n", PAGE),
    ),
    page("bare_line_feeds", kept(b"HTTP/1.1 200 OK\nContent-Length: %d\n\n" % len(PAGE) + PAGE)),
    page("folded_field", kept(answer(PAGE, b"X-Folded: one\r\n two"))),
    page("no_reason", kept(answer(status=b"200"))),
    page("fields_150", kept(answer(PAGE, *(b"X-%d: y" % n for n in range(150))))),
    page("interim_100", kept(head(b"HTTP/1.1 100 Continue"), answer())),
    page("interim_103_thrice", kept(head(b"HTTP/1.1 103 Early Hints", b"Link: </a.css>") * 3, answer())),
    page("latin_1_field", kept(answer(PAGE, b"X-Editor: Andr\xe9"))),
    broken("interim_endless", endless(b"", head(b"HTTP/1.1 102 Processing")), "informational_flood"),
    broken("interim_101", says(head(b"HTTP/1.1 101 Switch", b"Upgrade: x", b"Connection: upgrade")), "bad_headers"),
    broken("cut_head", says(b"HTTP/1.1 200 OK\r\nContent-"), "short_head"),
    broken("reset_head", resets(b"HTTP/1.1 200 OK\r\nContent-"), "short_head"),
    broken("garbage", says(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 not http at all\r\n\r\n"), "bad_headers"),
    broken("http_0_9", says(PAGE + b"\r\n\r\n"), "bad_headers"),
    broken("status_two_digits", says(head(b"HTTP/1.1 20 OK")), "bad_headers"),
    broken("status_text", says(head(b"HTTP/1.1 OK 200")), "bad_headers"),
    broken("nul_in_field", says(answer(PAGE, b"X-Nul: a\x00b")), "bad_headers"),
    broken("return_in_field", says(answer(PAGE, b"X-Return: a\rb")), "bad_headers"),
    broken("space_before_colon", says(answer(PAGE, b"X-Space : a")), "bad_headers"),
    broken("no_colon", says(answer(PAGE, b"X-Nothing")), "bad_headers"),
    broken("two_lengths", says(answer(PAGE, b"Content-Length: 3")), "bad_headers"),
    broken("negative_length", says(answer(length=-1)), "bad_headers"),
    broken("length_in_words", says(head(OK, b"Content-Length: many")), "bad_headers"),
    broken("coded_transfer", says(head(OK, b"Transfer-Encoding: gzip, chunked")), "bad_headers"),
    oversize("fields_201", kept(answer(PAGE, *(b"X-%d: y" % n for n in range(201)))), "oversize_head"),
    oversize("fields_endless", endless(OK + b"\r\n", b"X-Endless: yes\r\n" * 100), "oversize_head"),
    oversize("field_of_100_kb", kept(answer(PAGE, b"X-Long: " + b"y" * 100_000)), "oversize_head"),
    oversize("status_line_endless", endless(b"HTTP/1.1 200 ", b"OK" * 1000), "oversize_head"),
    busy("silent", silent(), "timeout"),
    busy("silent_after_head", silent(head(OK, b"Content-Length: 10")), "timeout"),
    busy("drip_head", endless(OK + b"\r\nX-Drip: ", b"y", pause_s=0.02), "timeout"),
    busy("drip_interim", endless(b"HTTP/1.1 100 Con", b"t", pause_s=0.02), "timeout"),
    busy("hangs_up", says(), "disconnected"),
    busy("resets", resets(), "disconnected"),
)

CONNECTIONS = (
    page("kept_alive", kept(answer()), asks=3, connections=1),
    page("closes_as_said", kept(answer(PAGE, b"Connection: close")), asks=2, connections=2),
    page("closes_unsaid", says(answer()), asks=2, connections=2),
    page("closes_on_the_second", by_turn(kept(answer()), says()), asks=2, connections=2),
    page("resets_on_the_second", by_turn(kept(answer()), resets()), asks=2, connections=2),
    page("answers_twice", kept(answer() + answer(b"stray")), asks=2, connections=2),
    page("answers_twice_later", kept(answer(), answer(b"stray")), asks=2, connections=2),
    page(
        "http_1_0_closes",
        says(b"HTTP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n" % len(PAGE) + PAGE),
        asks=2,
        connections=2,
    ),
    broken(
        "half_an_answer_on_the_second",
        by_turn(kept(answer()), says(b"HTTP/1.1 2")),
        "short_head",
        asks=2,
        connections=1,
    ),
)
