"""XML and HTML as streams of tags, without a tree to grow or to recurse in (lxml's doorway)."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

MAX_DEPTH = 64  # of XML elements; a sitemap needs 4
MAX_ELEMENTS = 10_000  # in one child of the root; hreflang alternates make up to a few hundred
_PIECE_CHARS = 65_536
_AMPERSAND = re.compile(rb"&(?!(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);)")


class MarkupError(ValueError):
    """Reading stopped; the text says at which bound or fault. What came before it stands."""


@dataclass(frozen=True, slots=True)
class Element:
    """The start or the end of an XML element."""

    name: str  # local, lower-case
    namespace: str  # lower-case
    depth: int  # of the root: 1
    text: str | None  # before its first child; None at the start


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag of an HTML page."""

    name: str
    attributes: Mapping[str, str]


def elements(xml: bytes) -> Iterator[Element]:
    """Starts and ends of elements in order, faults overlooked where the parser can; memory stays flat.

    Raises:
        MarkupError: Nested too deeply, an endless element, or XML that is beyond recovery.
    """
    depth = since_drop = 0
    try:
        for event, element in _events(xml):
            namespace, _, name = (element.tag if isinstance(element.tag, str) else "").lower().rpartition("}")
            if event == "start":
                depth, since_drop = depth + 1, since_drop + 1
                _check(depth, since_drop)
                yield Element(name, namespace, depth, None)
                continue
            yield Element(name, namespace, depth, element.text or "")
            depth -= 1
            if depth == 1:  # a finished child of the root is never asked for again
                since_drop = 0
                _drop(element)
    except etree.XMLSyntaxError as error:
        raise MarkupError(f"not well-formed: {str(error)[:200]}") from error


def mended(xml: bytes) -> bytes:
    """The same XML with its bare ampersands escaped, CDATA left alone.

    An address with `&` unescaped is the commonest fault of feeds and sitemaps, and recovering parsers
    drop the whole parameter; names that only HTML knows (`&nbsp;`) are faults here too.
    """
    outside, *quoted = xml.split(b"<![CDATA[")
    parts = [_AMPERSAND.sub(b"&amp;", outside)]
    for section in quoted:
        inside, end, after = section.partition(b"]]>")
        parts.append(b"<![CDATA[" + inside + end + _AMPERSAND.sub(b"&amp;", after))
    return b"".join(parts)


def start_tags(html: str, names: frozenset[str], limit: int) -> tuple[Tag, ...]:
    """The first start tags of the given names, with their attributes, in reading order; never fails."""
    ear = _Ear(names, limit)
    parser = etree.HTMLParser(target=ear, no_network=True, recover=True, huge_tree=True)
    try:
        # In pieces: an endless tag is then seen for what it is before all of it was copied.
        for at in range(0, len(html), _PIECE_CHARS):
            parser.feed(html[at : at + _PIECE_CHARS])
        parser.close()
    except etree.LxmlError:
        return tuple(ear.heard)  # what was heard until then stands; nothing at all is a page without tags
    return tuple(ear.heard)


@dataclass(slots=True)
class _Ear:
    """What libxml2 calls while it reads; the hooks we do not need are there because it insists."""

    names: frozenset[str]
    limit: int
    heard: list[Tag] = field(default_factory=list)

    def start(self, tag: str | bytes, attrib: Mapping[Any, Any]) -> None:  # always str here; the stubs say both
        """Keep the tag, when it is one of those asked for."""
        if tag in self.names and len(self.heard) < self.limit:
            self.heard.append(Tag(str(tag), dict(attrib)))

    def end(self, tag: str | bytes) -> None:
        """Unused."""

    def data(self, data: str | bytes) -> None:
        """Unused."""

    def comment(self, text: str | bytes) -> None:
        """Unused."""

    def close(self) -> None:
        """Unused."""


def _events(xml: bytes) -> Iterator[tuple[str, "etree._Element"]]:
    yield from etree.iterparse(
        io.BytesIO(mended(xml)),
        events=("start", "end"),
        # Callers refuse document types, so that only XML's own five entities are left to resolve.
        resolve_entities="internal",
        no_network=True,
        load_dtd=False,
        recover=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _check(depth: int, since_drop: int) -> None:
    if depth > MAX_DEPTH:
        raise MarkupError(f"nested deeper than {MAX_DEPTH}")
    if since_drop > MAX_ELEMENTS:
        raise MarkupError(f"one entry of more than {MAX_ELEMENTS} elements")


def _drop(element: "etree._Element") -> None:
    parent = element.getparent()
    element.clear()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]
