"""Links as a page's source has them: a few, where asking its tree for them would cost a twentieth of all cleaning."""

import html as entities
import re
from typing import Final

LINK: Final = re.compile(
    rb"<a\s(?:[^<>]*?\s)?href\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)'|([^\s\"'<>]+))[^<>]*>(?P<inner>.{0,600}?)</a\s*>",
    re.IGNORECASE | re.DOTALL,
)
_TAG: Final = re.compile(rb"<[^<>]*>")
_DRAWING: Final = re.compile(rb"<svg\b.*?</svg\s*>", re.IGNORECASE | re.DOTALL)


def said_in(source: bytes) -> str:
    """What some source says, in one line."""
    if b"</svg" in source:  # else none ends, and each that begins would be followed to the end
        source = _DRAWING.sub(b" ", source)
    return _read(_TAG.sub(b" ", source))


def address_in(link: re.Match[bytes]) -> str:
    """Where a link leads, as it is written."""
    return _read(b"".join(filter(None, link.groups()[:3])))


def _read(text: bytes) -> str:
    return " ".join(entities.unescape(text.decode("utf-8", "replace")).split())
