"""XML and HTML as streams of tags, without a tree to grow or to recurse in (lxml's doorway)."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lxml import etree, html

from scraper.discovery import markup_inline
from scraper.discovery.xpath_cost import cost
from scraper.discovery.xpath_page import Shape
from scraper.discovery.xpath_words import UnreadableError

MAX_DEPTH = 64  # of XML elements; a sitemap needs 4
MAX_ELEMENTS = 1_000_000  # 50,000 pages with 20 elements each
# Of all expressions asked of one page, as they are told before: measured, they take a third of it at most.
MAX_XPATH_NS = 3e9
_LONG = 1_000  # characters of an attribute, attributes of an element; where there are more, they are counted
_FULL = 50
_MAX_TEXTS = 64  # pieces of one element's text
_PIECE = 65_536
_AMPERSAND = re.compile(rb"&(?!(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);)")


class MarkupError(ValueError):
    """Reading stopped; the text says at which bound or fault. What came before it stands."""


class Element(NamedTuple):
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


def elements(xml: bytes, names: frozenset[str]) -> Iterator[Element]:
    """Starts and ends of the named elements and of the root, in order; faults are overlooked, memory stays flat.

    Callers refuse document types first, so that only XML's own five entities are left to resolve.

    Raises:
        MarkupError: Nested too deeply, too many elements, or XML that is beyond recovery.
    """
    ear = _XmlEar(names)
    parser = etree.XMLParser(target=ear, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    text = mended(xml)
    try:
        for at in range(0, len(text), _PIECE):
            parser.feed(text[at : at + _PIECE])
            yield from ear.heard_since()
        parser.close()
    except etree.XMLSyntaxError as error:
        yield from ear.heard_since()
        said = "".join(each if each.isprintable() else "?" for each in str(error)[:200])
        raise MarkupError(f"not well-formed: {said}") from error
    yield from ear.heard_since()


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
        for at in range(0, len(html), _PIECE):
            parser.feed(html[at : at + _PIECE])
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


@dataclass(slots=True)
class _XmlEar:
    """What libxml2 calls while it reads XML."""

    names: frozenset[str]
    depth: int = 0
    count: int = 0
    text: list[str] = field(default_factory=list)
    heard: list[Element] = field(default_factory=list)
    fault: str = ""

    def start(self, tag: str | bytes, attrib: Mapping[Any, Any]) -> None:  # noqa: ARG002 - as libxml2 calls it
        """Note a start; past a bound nothing more is noted."""
        self.depth += 1
        self.count += 1
        self.text.clear()
        if self.depth > MAX_DEPTH or self.count > MAX_ELEMENTS:
            deep = self.depth > MAX_DEPTH
            self.fault = self.fault or (
                f"nested deeper than {MAX_DEPTH}" if deep else f"more than {MAX_ELEMENTS} elements"
            )
        self._note(str(tag), None)

    def end(self, tag: str | bytes) -> None:
        """Note an end, with the text since the last tag."""
        self._note(str(tag), self.text)
        self.text.clear()
        self.depth -= 1

    def data(self, data: str | bytes) -> None:
        """Gather text."""
        if len(self.text) < _MAX_TEXTS:
            self.text.append(str(data)[:_PIECE])

    def comment(self, text: str | bytes) -> None:
        """Unused."""

    def close(self) -> None:
        """Unused."""

    def heard_since(self) -> Iterator[Element]:
        """What was noted since the last time.

        Raises:
            MarkupError: A bound was reached.
        """
        heard, self.heard = self.heard, []
        yield from heard
        if self.fault:
            raise MarkupError(self.fault)

    def _note(self, tag: str, text: list[str] | None) -> None:
        namespace, _, name = tag.rpartition("}")
        name = name.lower()
        if (name in self.names or self.depth == 1) and not self.fault:
            said = None if text is None else "".join(text)
            self.heard.append(Element(name, namespace.lower(), self.depth, said))


class TooDearError(ValueError):
    """An XPath expression is not asked: on this page it might take longer than anybody waits."""

    def __init__(self, path: str, elements: int) -> None:
        super().__init__(f"{path} may take seconds or minutes on a page of {elements:,} elements")
        self.path = path


class _Asked:
    """A page that XPath expressions are asked about, as long as all of them together stay affordable."""

    def __init__(self, root: html.HtmlElement, chars: int) -> None:
        self._root, self._shape, self._left_ns = root, _shape(root, chars), MAX_XPATH_NS

    def nodes(self, path: str) -> list[Any]:
        """What an expression finds; nothing where it cannot be read.

        Where it might be dear, its steps are counted first, for how much they find on this very page: a count does not
        sort what it found, which may be the dearest of all.

        Raises:
            TooDearError: it, or what was asked before it, might take too long.
        """
        known: list[int] = []
        try:
            while (told := cost(path, self._shape, known)).total_ns > self._left_ns:
                steps = told.steps[len(known) :]
                if not steps or steps[0][1] > self._left_ns:
                    raise TooDearError(path, self._shape.elements)
                self._left_ns -= steps[0][1]
                known.append(int(self._root.xpath(f"count({steps[0][0]})")))
            self._left_ns -= told.total_ns
            some = self._root.xpath(path)
        except (UnreadableError, etree.XPathError):
            return []
        return some if isinstance(some, list) else [some]


def _shape(root: html.HtmlElement, chars: int) -> Shape:
    names = Counter[str]()
    depth = below = widest = 0
    level = [root]
    while level:
        names.update(each.tag for each in level if isinstance(each.tag, str))
        widest = max(widest, *map(len, level), 0)
        below += depth * len(level)
        depth += 1
        level = [child for each in level for child in each]

    def count(path: str) -> int:
        return int(root.xpath(f"count({path})"))

    nodes, attributes = count("//node()") + 1, count("//@*")
    long = root.xpath(f"//@*[string-length() > {_LONG}]")
    return Shape(
        names=names,
        elements=names.total(),
        nodes=nodes,
        attributes=attributes,
        depth=depth + 1,
        below=2 * below + nodes,  # texts stand beside and in elements
        widest=2 * widest + 1,
        fullest=attributes if count(f"//*[count(@*) > {_FULL}]") else _FULL,
        chars=chars,
        longest=max([_LONG, *map(len, long)]),
    )


class Found(NamedTuple):
    """What an XPath expression matched."""

    text: str  # of the first match, white space as single blanks
    marks: tuple[str, ...]  # of the elements it matched, those that carry one, and of marked ones in the others
    inlines: tuple[markup_inline.Inline, ...]


def linked(page: str, paths: Sequence[str]) -> Iterator[str]:
    """The links that XPath expressions name in a page: an attribute, a text, or the href of an element.

    Args:
        page: HTML as it came.
        paths: the expressions; one that cannot be read names nothing.

    Raises:
        TooDearError: one of them might take too long.
    """
    try:
        root = html.document_fromstring(page, parser=html.HTMLParser(no_network=True))
    except (etree.LxmlError, ValueError):  # nothing but comments, or a declared encoding
        return
    asked = _Asked(root, len(page))
    for path in paths:
        for each in asked.nodes(path):
            link = each.get("href") if isinstance(each, html.HtmlElement) else str(each)
            if link and link.strip():
                yield link.strip()


def matched(page: str, paths: Sequence[str], mark: str) -> list[Found]:
    """What each XPath expression finds in a page; one that cannot be read finds nothing.

    Args:
        page: HTML as a parser writes it.
        paths: the expressions.
        mark: the attribute whose values are wanted.

    Raises:
        TooDearError: one of them might take too long.
    """
    asked = _Asked(html.document_fromstring(page), len(page))
    return [Found(*markup_inline.told(asked.nodes(path), mark)) for path in paths]
