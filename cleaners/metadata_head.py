"""Head: what a page says about itself in its markup, read once."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from cleaners import metadata_items, metadata_ld, segment_compiled
from cleaners.metadata_dates import change
from cleaners.metadata_items import MAX_BELOW, Items, lined, shown
from cleaners.metadata_links import base_of
from cleaners.segment_tree import Node, Tree

_MAX_METAS: Final = 400
_MAX_TIMES: Final = 20
_MAX_NAME: Final = 60  # characters of an author's name
_DECLARING: Final = "meta[content], link[rel], a[rel], time[datetime], script[type*='ld+json']"  # none twice
_COMMONS: Final = "a[href*='creativecommons.org/' i]"
_MAX_HEADINGS: Final = 8
_MAX_TITLE: Final = 1_000  # characters
_WORDS: Final = re.compile(r"\w+")
_SEAMS: Final = re.compile(r"\s[|\u2013\u2014·•/-]\s")  # between a page's title and its site's name
_CHANGE_CLASS: Final = re.compile(r"modif|chang|updated", re.IGNORECASE)
Attributes = Mapping[str, str | None]


class Time(NamedTuple):
    """A <time> element."""

    value: str  # its datetime attribute
    text: str = ""  # what it shows, in one line
    marked: bool = False  # its element says that it is the publication
    changed: bool = False  # its element or the words around it say that it is the last change


class Head(NamedTuple):
    """The declarations of a page, unjudged."""

    title: str = ""
    lang: str = ""
    base: str = ""  # what relative ones of these links start from, if not from the page
    canonical: str = ""
    amp: str = ""
    licence: str = ""
    metas: Mapping[str, tuple[str, ...]] = None  # type: ignore[assignment] # name or property, lower case
    items: Items = metadata_items.NONE
    times: tuple[Time, ...] = ()
    ld: tuple[metadata_ld.Node, ...] = ()
    h1: str = ""
    author: str = ""  # what a link to the author says
    commons: bool = False  # whether a link leads to Creative Commons, whose licences have addresses there

    def meta(self, *names: str) -> str:
        """The first value of the first of these that the page has."""
        metas = self.metas
        for name in names:
            if name in metas:
                return metas[name][0]
        return ""


def read(tree: Tree, notes: Any = None) -> Head:  # noqa: ANN401 - a kernel's record
    """Everything the metadata and the story model want to know from the markup.

    Args:
        tree: the page's.
        notes: what the walk over it has noted; None where there was none since it was parsed or changed.
    """
    if segment_compiled.KERNEL is not None and tree.root is not None:
        return _read_compiled(tree, tree.root, notes)
    return read_purely(tree)


def read_purely(tree: Tree) -> Head:
    """The same in pure Python."""
    titled = tree.css_first("title")
    root = tree.root
    title = titled.text() if titled else ""
    whole = " ".join(title.split())
    declared = _declared(tree)
    metas = _noted(declared.metas)
    licence = _licence(tree) if "license" in declared.relations else ""
    return Head(
        base=_base(tree, declared.links, metas, licence),
        title=whole,
        lang=(root.attributes.get("lang") or root.attributes.get("xml:lang") or "") if root else "",
        canonical=declared.links.get("canonical", ""),
        amp=declared.links.get("amphtml", ""),
        licence=licence,
        metas=metas,
        items=metadata_items.items(tree, title),
        times=tuple(map(_time, declared.times[:_MAX_TIMES])),
        ld=metadata_ld.nodes(declared.scripts) if declared.scripts else (),
        author=_author(tree) if "author" in declared.relations else "",
        commons=tree.css_first(_COMMONS) is not None,
        h1=_headline(_headings(tree), whole),
    )


def _read_compiled(tree: Tree, root: Node, notes: Any) -> Head:  # noqa: ANN401 - as above
    """The same, the tree read by the kernel; it is asked again only for what the kernel has seen in it."""
    told = segment_compiled.declared(
        root, notes, most_times=_MAX_TIMES, most_headings=_MAX_HEADINGS, most_below=MAX_BELOW
    )
    metas = _noted(told.metas[:_MAX_METAS])
    links: dict[str, str] = {}
    for rel, href in told.links:
        _link(links, rel, href)
    title, attributes = "".join(told.title), root.attributes
    whole = " ".join(title.split())
    licence = _licence(tree) if told.licence else ""
    return Head(
        base=_base(tree, links, metas, licence) if told.base else "",
        title=whole,
        lang=attributes.get("lang") or attributes.get("xml:lang") or "",
        canonical=links.get("canonical", ""),
        amp=links.get("amphtml", ""),
        licence=licence,
        metas=metas,
        items=metadata_items.items_of(told.items, title) if told.items else metadata_items.NONE,
        times=tuple(_timed(own, lined(text), above, lined(around)) for own, text, above, around in told.times),
        ld=metadata_ld.nodes(told.scripts) if told.scripts else (),
        author=_author(tree) if told.author else "",
        commons=told.commons,
        h1=_headline((lined(pieces, _MAX_TITLE) for pieces in told.headings), whole),
    )


class _Declared(NamedTuple):
    """What is read in one pass over the tree."""

    metas: list[tuple[str, str]]  # name and content
    links: dict[str, str]  # address by relation
    times: list[Node]
    scripts: list[str]  # JSON-LD
    relations: str  # all of them as written, in lower case: the tree is asked again only for what is there


def _declared(tree: Tree) -> _Declared:
    metas: list[tuple[str, str]] = []
    links: dict[str, str] = {}
    times: list[Node] = []
    scripts: list[str] = []
    relations: list[str] = []
    for node in tree.css(_DECLARING):
        tag = node.tag
        if tag == "a":
            relations.append(node.attrs.get("rel") or "")
            continue
        attributes = node.attributes
        if tag == "meta":
            if len(metas) >= _MAX_METAS:
                continue
            name = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv") or ""
            metas.append((name.strip().lower(), " ".join((attributes.get("content") or "").split())))
        elif tag == "link":
            relation = attributes.get("rel") or ""
            relations.append(relation)
            _link(links, relation, attributes.get("href"))
        elif tag == "time":
            times.append(node)
        else:
            scripts.append(node.text())
    return _Declared(metas, links, times, scripts, " ".join(relations).lower())


def _link(links: dict[str, str], rel: str | None, href: str | None) -> None:
    for each in (rel or "").lower().split():
        links.setdefault(each, (href or "").strip())


def _noted(metas: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The contents by name; what has no name or says nothing is left out."""
    found: dict[str, tuple[str, ...]] = {}
    for name, line in metas:
        if name and line:
            found[name] = (*found[name], line) if name in found else (line,)
    return found


def _headline(lines: Iterable[str], title: str) -> str:
    """The page's headline: the first <h1> that <title> speaks of, empty where that has other words than all of them.

    The first <h1> is the site's name on many a page, and then it may be the end of <title> too.
    """
    return next((line for line in lines if line and _speaks_of(title, line)), "")


def _headings(tree: Tree) -> Iterator[str]:
    """The text of the first few <h1>; the first is nearly always the one, and the others are not looked for then."""
    first = tree.css_first("h1")
    if first is not None:
        yield shown(first, _MAX_TITLE)
        yield from (shown(node, _MAX_TITLE) for node in tree.css("h1")[1:_MAX_HEADINGS])


def _speaks_of(title: str, heading: str) -> bool:
    """Whether a page's title, where it has one, has half of a heading's words, and these not as its site's name."""
    if not title:
        return True
    small, whole = heading.casefold(), title.casefold()
    if not _WORDS.search(small):
        return False
    # Most titles begin with the headline, word for word.
    if not whole.startswith(small) or _WORDS.match(whole, len(small)):
        said = set(_WORDS.findall(small))
        if len(said.intersection(_WORDS.findall(whole))) * 2 < len(said):
            return False
    *_, last = _SEAMS.split(title) if whole.endswith(small) else (title,)
    return last == title or small != last.casefold()


def _base(tree: Tree, links: Mapping[str, str], metas: Mapping[str, Sequence[str]], licence: str) -> str:
    return base_of(tree, (links.get("canonical", ""), licence, *metas.get("og:url", ())))


def _author(tree: Tree) -> str:
    node = tree.css_first("a[rel~=author i]")
    name = " ".join(node.text(separator=" ").split()) if node else ""
    return name if len(name) <= _MAX_NAME else ""


def _licence(tree: Tree) -> str:
    node = tree.css_first("link[rel~=license i], a[rel~=license i]")
    return (node.attributes.get("href") or "").strip() if node else ""


def _time(node: Node) -> Time:
    above = node.parent
    if above is None:
        return _timed(node.attributes, shown(node), "", "")
    return _timed(node.attributes, shown(node), str(above.attributes.get("class")), shown(above))


def _timed(attributes: Attributes, text: str, name_above: str, around: str) -> Time:
    """A <time> element.

    Args:
        attributes: its own.
        text: what it shows.
        name_above: the classes of the element around it.
        around: what that shows.
    """
    marks = f"{attributes.get('class')} {attributes.get('itemprop')} {'pubdate' if 'pubdate' in attributes else ''}"
    marked = "publish" in marks.lower() or "pubdate" in marks.lower()
    named = f"{marks} {name_above}"
    changed = bool(change(around if len(around) <= _MAX_NAME else text)) or (
        not marked and bool(_CHANGE_CLASS.search(named))
    )
    return Time(attributes.get("datetime") or "", text, marked, changed)
