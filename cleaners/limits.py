"""What we refuse to parse, found by counting bytes: parsers need minutes for some pages of a megabyte.

Measured (Lexbor 2.x): 100,000 attributes on one tag 22 s, 100,000 nested div 23 to 52 s, 10,000 nested div 0.1 s.
"""

import re
from typing import Final

from cleaners.cleaned import Why
from cleaners.rules import Rules

_MAX_TAGS: Final = 400_000  # the walk needs about 2 us for each
_MANY_TAGS: Final = 6_000  # below it no page can be nested deeper than the parser likes
_MAX_DEPTH: Final = 2_500
_LONG_TAG: Final = 4_000  # bytes; a shorter one has no room for many attributes
_MAX_ATTRIBUTES: Final = 1_000
_MAX_OPEN: Final = 20_000  # tags whose ">" is missing: attribute values with "<" in them; a tag of them takes 0.9 s
_TAG: Final = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_QUOTED: Final = re.compile(rb"\"[^\"]*\"|'[^']*'")
_UNPARSED: Final = re.compile(rb"<!--.*?-->|<(script|style)\b.*?</\1", re.DOTALL | re.IGNORECASE)
# Ended by the next of their kind, or empty: they do not nest.
_FLAT: Final = frozenset(
    b"p li td th tr dt dd option br img input meta link hr wbr source area col embed base param track".split()
)
_BINARY: Final = (b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x1f\x8b", b"\x00\x00\x00", b"RIFF")
_MARKUP: Final = re.compile(rb"<[a-zA-Z!/?]")
_NOT_HTML: Final = re.compile(
    r"^\s*(?:image|audio|video|font)/|/(?:pdf|zip|json|javascript|octet-stream)\b", re.IGNORECASE
)


def refusal(body: bytes, media_type: str, rules: Rules) -> tuple[Why, str] | None:
    """Why a body is not handed to the parser, with the figure that says so; None when it may be."""
    if not body.strip():
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
    tags = body.count(b"<")
    if tags > _MAX_TAGS:
        return f"{tags} tags, {_MAX_TAGS} allowed"
    if tags > _MANY_TAGS and (depth := _depth(body)) > _MAX_DEPTH:
        return f"nested {depth} deep, {_MAX_DEPTH} allowed"
    pieces = body.split(b"<")
    if tags > _MAX_OPEN and sum(b">" not in piece for piece in pieces) > _MAX_OPEN:
        return f"more than {_MAX_OPEN} tags without an end"
    if any(len(piece) > _LONG_TAG and _is_crowded(piece) for piece in pieces):
        return f"more than {_MAX_ATTRIBUTES} attributes on a tag"
    return ""


def _is_crowded(piece: bytes) -> bool:
    """Whether what follows a "<" is a tag with more attributes than anybody writes; values may hold ">"."""
    if not piece[:1].isalpha():
        return False
    return len(_QUOTED.sub(b"x", piece).partition(b">")[0].split()) > _MAX_ATTRIBUTES


def _depth(body: bytes) -> int:
    """The deepest nesting, as far as counting tags can tell."""
    depth = deepest = 0
    for closing, name in _TAG.findall(body):
        if name.lower() in _FLAT:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest
