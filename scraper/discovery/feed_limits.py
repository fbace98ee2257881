"""What a feed may not do to its reader: checked on the bytes, before any parser sees them."""

import re

MAX_BYTES = 16_000_000  # the largest feed met in the wild was under 10 MB
MAX_ATTRIBUTES = 300  # of one tag; 40,000 cost feedparser 45 s and fastfeedparser 2 s
MAX_BLANKS = 5_000  # in one tag: attributes without a value have no "=" to count
MAX_TAGS = 1_000_000

# Possessive, so that a near miss is given up at once; "<" ends a run, so the scan is linear.
_CROWDED = re.compile(rb"<[A-Za-z][^<>=]*+(?:=[^<>=]*+){%d}" % MAX_ATTRIBUTES)
_BLANK = re.compile(rb"<[A-Za-z][^<>\s]*+(?:\s++[^<>\s]*+){%d}" % MAX_BLANKS)
_DECLARATION = re.compile(rb"<\s*!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_HTML_DOCTYPE = re.compile(rb"^\s*(?:<!--.*?-->\s*)*<!DOCTYPE\s+html", re.IGNORECASE | re.DOTALL)
_QUOTE = re.compile(rb"<!\[CDATA\[|<!--")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")


def objection(body: bytes) -> str:
    """Why a body is not given to a feed parser; empty when nothing speaks against it."""
    if len(body) > MAX_BYTES:
        return f"{len(body)} bytes; feeds of up to {MAX_BYTES} are read"
    narrow = _narrow(body)
    checks = (
        ("empty body", not narrow.strip()),
        ("an HTML page", _HTML_DOCTYPE.match(narrow[:4096]) is not None),
        ("declares a document type or entities", declares(_unquoted(narrow) if declares(narrow) else b"")),
        (f"more than {MAX_TAGS} tags", narrow.count(b"<") > MAX_TAGS),
        (f"a tag with more than {MAX_ATTRIBUTES} attributes", bool(_CROWDED.search(narrow) or _BLANK.search(narrow))),
    )
    return next((why for why, holds in checks if holds), "")


def declares(body: bytes) -> bool:
    """Whether a document type or an entity is declared anywhere, be it in a comment."""
    return _DECLARATION.search(body) is not None


def _narrow(body: bytes) -> bytes:
    """The body with the zero bytes of UTF-16 and UTF-32 left out, so that ASCII patterns find what they look for."""
    return body.replace(b"\x00", b"") if body[:4].startswith(_WIDE) or b"\x00" in body[:64] else body


def _unquoted(body: bytes) -> bytes:
    """The body without CDATA and comments: a story that quotes a DOCTYPE there is no danger."""
    parts, at = [], 0
    while quote := _QUOTE.search(body, at):
        closing = b"-->" if quote[0] == b"<!--" else b"]]>"
        end = body.find(closing, quote.end())
        if end < 0:
            break
        parts.append(body[at : quote.start()])
        at = end + len(closing)
    return b"".join([*parts, body[at:]])
