"""Pages as other sites might have written them: the same text under other names, other tags, another head."""

import hashlib
import re
from collections.abc import Callable
from typing import Final

Altered = Callable[[bytes], bytes]

_NAMING: Final = re.compile(rb"""(\s(?:class|id)\s*=\s*)("[^"<>]*"|'[^'<>]*'|[^\s"'<>=]+)""", re.IGNORECASE)
_LETTERS: Final = 6
# What is no markup though it looks so, the odd ones where a page is split by it.
_RAW: Final = re.compile(rb"(<script\b.*?</script\s*>|<style\b.*?</style\s*>|<!--.*?-->)", re.IGNORECASE | re.DOTALL)
_TAG: Final = re.compile(rb"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
_ENDS: Final = re.compile(rb"</(?:p|div|h[1-6]|li|ul|section|article)>", re.IGNORECASE)
_BETWEEN_PARAGRAPHS: Final = re.compile(rb"</p\s*>\s*<p(?:\s[^<>]*)?>", re.IGNORECASE)
_DECLARED: Final = re.compile(
    rb"<script\b[^>]*ld\+json.*?</script\s*>|<meta\b(?![^>]*charset)[^>]*>", re.IGNORECASE | re.DOTALL
)
_ZONES: Final = rb"article|main|section|aside|header|footer|nav|figure|figcaption"


def nameless(body: bytes) -> bytes:
    """The page with each class and id as one word that says nothing, the same for the same names.

    That is what style sheets made by a program leave of them.
    """
    return _NAMING.sub(_masked, body)


def undeclared(body: bytes) -> bytes:
    """The page without JSON-LD and <meta>, but for its charset."""
    return _DECLARED.sub(b"", body)


def _masked(found: re.Match[bytes]) -> bytes:
    names = found[2].strip(b"\"'").strip()
    if not names:
        return found[0]
    return found[1] + b'"css-' + hashlib.sha256(names).hexdigest()[:_LETTERS].encode() + b'"'


def _in_markup(alter: Altered) -> Altered:
    """The same, scripts, styles and comments left as they are."""

    def altered(body: bytes) -> bytes:
        parts = _RAW.split(body)
        parts[::2] = map(alter, parts[::2])
        return b"".join(parts)

    return altered


def _renamed(tags: bytes, name: bytes) -> Altered:
    """Pages with elements of some names called otherwise."""
    wanted = re.compile(rb"<(/?)(?:%s)(?=[\s>/])" % tags, re.IGNORECASE)
    return _in_markup(lambda body: wanted.sub(rb"<\g<1>" + name, body))


_boxed = _renamed(_ZONES, b"div")

ALTERED: Final[dict[str, Altered]] = {
    "nameless": nameless,
    "undeclared": undeclared,
    "zones-as-boxes": _boxed,  # no <article>, <main>, <aside> or the like
    "paragraphs-as-boxes": _renamed(rb"p", b"div"),
    "headings-as-boxes": _renamed(rb"h[2-6]", b"div"),
    "titles-as-boxes": _renamed(rb"h1", b"div"),
    "lists-as-boxes": _renamed(rb"ul|ol|li", b"div"),
    "paragraphs-by-breaks": _in_markup(lambda body: _BETWEEN_PARAGRAPHS.sub(b"<br><br>", body)),
    "upper-case": _in_markup(lambda body: _TAG.sub(lambda tag: b"<" + tag[1] + tag[2].upper(), body)),
    "spaced": _in_markup(lambda body: _ENDS.sub(lambda tag: tag[0] + b"\n\n   ", body)),
    "bare": lambda body: undeclared(_boxed(nameless(body))),  # no names, no zones, no head
}
