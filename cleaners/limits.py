"""What we refuse to parse, found by counting bytes: parsers need minutes for some pages of a megabyte.

Measured (Lexbor 2.x): 100,000 attributes on one tag 22 s, 100,000 nested div 23 to 52 s, 10,000 nested div 0.1 s.
"""

import re
from typing import Final

import numpy as np

from cleaners import nesting
from cleaners.cleaned import Why
from cleaners.rules import Rules

_MAX_TAGS: Final = 400_000  # the walk needs about 2 us for each
_MANY_TAGS: Final = 3_000  # below it no nesting, however crooked, takes a second
_REST_OF_TAG: Final = re.compile(rb"""[a-zA-Z](?>[^"'>]+|"[^"]*"|'[^']*')*""")
_QUOTED: Final = re.compile(rb"\"[^\"]*\"|'[^']*'")
_UNPARSED: Final = re.compile(rb"<!--.*?-->|<(script|style)\b.*?</\1", re.DOTALL | re.IGNORECASE)
_LONG_TAG: Final = 8_000  # bytes; a shorter one has no room for many attributes
_MAX_ATTRIBUTES: Final = 4_000  # one such tag takes 35 ms
_VALUES: Final = b'="<'
_MAX_VALUES: Final = 10_000  # values that begin with "<", which hide how long a tag is; a tag of them takes 0.3 s
_BINARY: Final = (b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x1f\x8b", b"\x00\x00\x00", b"RIFF")
_MARKUP: Final = re.compile(rb"<[a-zA-Z!/?]")
_NOT_HTML: Final = re.compile(
    r"^\s*(?:image|audio|video|font)/|/(?:pdf|zip|json|javascript|octet-stream)\b", re.IGNORECASE
)


def refusal(body: bytes, media_type: str, rules: Rules) -> tuple[Why, str] | None:
    """Why a body is not handed to the parser, with the figure that says so; None when it may be."""
    if not body or body.isspace():
        return Why.EMPTY, "no bytes"
    if len(body) > rules.max_bytes:
        return Why.TOO_LARGE, f"{len(body)} bytes, {rules.max_bytes} allowed"
    if evidence := _not_html(body, media_type):
        return Why.NOT_HTML, evidence
    if evidence := _too_complex(body):
        return Why.TOO_COMPLEX, evidence
    return None


def _not_html(body: bytes, media_type: str) -> str:
    start = body[:64].lstrip()
    if start.startswith(_BINARY):
        return f"begins with {start[:4]!r}"
    wide = body[:400].replace(b"\x00", b"")  # UTF-16 has a NUL beside every letter
    if _NOT_HTML.search(media_type) and wide.lstrip()[:1] != b"<":
        return f"sent as {media_type}"
    if _MARKUP.search(body) is None and _MARKUP.search(wide) is None:
        return "no tag in it"
    return ""


def _too_complex(body: bytes) -> str:
    """Looked at again without scripts when it seems so: code is full of "<"."""
    return _complexity(body) and _complexity(_UNPARSED.sub(b"", body))


def _complexity(body: bytes) -> str:
    at = np.flatnonzero(np.frombuffer(body, np.uint8) == ord("<"))
    tags = len(at)
    if tags > _MAX_TAGS:
        return f"{tags} tags, {_MAX_TAGS} allowed"
    if tags > _MANY_TAGS and (evidence := nesting.fault(body)):
        return evidence
    if tags > _MAX_VALUES and body.count(_VALUES) > _MAX_VALUES:
        return f"more than {_MAX_VALUES} attribute values that begin like tags"
    long = at[np.diff(at, append=len(body)) > _LONG_TAG].tolist()
    if any(_is_crowded(body, start + 1) for start in long):
        return f"more than {_MAX_ATTRIBUTES} attributes on a tag"
    return ""


def _is_crowded(body: bytes, start: int) -> bool:
    """Whether what follows a "<" is a tag with more attributes than anybody writes; values may hold ">"."""
    tag = _REST_OF_TAG.match(body, start)
    if tag is None or tag.end() - start < _LONG_TAG:
        return False
    return len(_QUOTED.sub(b"x", tag[0]).split()) > _MAX_ATTRIBUTES
