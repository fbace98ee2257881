"""Head: what a page says about itself in its markup, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from cleaners import metadata_ld, segment_compiled
from cleaners.segment_tree import Node, Tree

_MAX_METAS: Final = 400
_MAX_TIMES: Final = 20
_MAX_NAME: Final = 60  # characters of an author's name
_DECLARING: Final = "meta[content], link[rel], time[datetime], script[type*='ld+json']"
Attributes = Mapping[str, str | None]
_ITEMPROPS: Final = ("datePublished", "dateModified", "author", "headline", "articleSection")


@dataclass(frozen=True, slots=True)
class Head:
    """The declarations of a page, unjudged."""

    title: str = ""
    lang: str = ""
    canonical: str = ""
    amp: str = ""
    licence: str = ""
    base: str = ""
    metas: Mapping[str, tuple[str, ...]] = None  # type: ignore[assignment] # name or property, lower case
    items: Mapping[str, str] = None  # type: ignore[assignment] # microdata
    times: tuple[tuple[str, bool], ...] = ()  # <time datetime>, and whether it is marked as the publication
    ld: tuple[metadata_ld.Node, ...] = ()
    h1: str = ""
    author: str = ""  # what a link to the author says

    def meta(self, *names: str) -> str:
        """The first value of the first of these that the page has."""
        return next((self.metas[name][0] for name in names if name in self.metas), "")


def read(tree: Tree, html: bytes) -> Head:
    """Everything the metadata and the story model want to know from the markup.

    Args:
        tree: the document.
        html: its source; what does not occur in it is not looked for in the tree.
    """
    if segment_compiled.KERNEL is not None and tree.root is not None:
        return _read_compiled(tree, tree.root, html)
    return read_purely(tree, html)


def read_purely(tree: Tree, html: bytes) -> Head:
    """The same in pure Python."""
    title = tree.css_first("title")
    root = tree.root
    h1 = tree.css_first("h1")
    declared = _declared(tree)
    return Head(
        title=" ".join(title.text().split()) if title else "",
        lang=(root.attributes.get("lang") or root.attributes.get("xml:lang") or "") if root else "",
        canonical=declared.links.get("canonical", ""),
        amp=declared.links.get("amphtml", ""),
        licence=_licence(tree) if b"icense" in html or b"ICENSE" in html else "",
        metas={name: tuple(values) for name, values in declared.metas.items()},
        items=_items(tree) if b"itemprop" in html else {},
        times=tuple(_time(attributes) for attributes in declared.times[:_MAX_TIMES]),
        ld=metadata_ld.nodes(declared.scripts) if declared.scripts else (),
        author=_author(tree) if b"author" in html else "",
        h1=" ".join(h1.text(separator=" ").split()) if h1 else "",
    )


def _read_compiled(tree: Tree, root: Node, html: bytes) -> Head:
    """The same, the tree read by the kernel; it is asked again only for what the kernel has seen in it."""
    told = segment_compiled.declared(root)
    declared = _Declared({}, {}, list(told.times), told.scripts)
    for attributes in told.metas[:_MAX_METAS]:
        _note(declared.metas, attributes)
    for attributes in told.links:
        _link(declared.links, attributes)
    attributes = root.attributes
    return Head(
        title=" ".join("".join(told.title or ()).split()),
        lang=attributes.get("lang") or attributes.get("xml:lang") or "",
        canonical=declared.links.get("canonical", ""),
        amp=declared.links.get("amphtml", ""),
        licence=_licence(tree) if told.licence and (b"icense" in html or b"ICENSE" in html) else "",
        metas={name: tuple(values) for name, values in declared.metas.items()},
        items=_items(tree) if told.item and b"itemprop" in html else {},
        times=tuple(_time(attributes) for attributes in declared.times[:_MAX_TIMES]),
        ld=metadata_ld.nodes(declared.scripts) if declared.scripts else (),
        author=_author(tree) if told.author and b"author" in html else "",
        h1=" ".join(" ".join(told.h1 or ()).split()),
    )


class _Declared(NamedTuple):
    """What is read in one pass over the tree."""

    metas: dict[str, list[str]]
    links: dict[str, str]  # address by relation
    times: list[Attributes]
    scripts: list[str]  # JSON-LD


def _declared(tree: Tree) -> _Declared:
    found = _Declared({}, {}, [], [])
    metas = 0
    for node in tree.css(_DECLARING):
        attributes = node.attributes
        tag = node.tag
        if tag == "meta":
            metas += 1
            if metas <= _MAX_METAS:
                _note(found.metas, attributes)
        elif tag == "link":
            _link(found.links, attributes)
        elif tag == "time":
            found.times.append(attributes)
        else:
            found.scripts.append(node.text())
    return found


def _link(links: dict[str, str], attributes: Attributes) -> None:
    for rel in (attributes.get("rel") or "").lower().split():
        links.setdefault(rel, (attributes.get("href") or "").strip())


def _note(metas: dict[str, list[str]], attributes: Attributes) -> None:
    name = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv")
    content = attributes.get("content")
    if name and content and (line := " ".join(content.split())):
        metas.setdefault(name.strip().lower(), []).append(line)


def _author(tree: Tree) -> str:
    node = tree.css_first("a[rel~=author i]")
    name = " ".join(node.text(separator=" ").split()) if node else ""
    return name if len(name) <= _MAX_NAME else ""


def _licence(tree: Tree) -> str:
    node = tree.css_first("link[rel~=license i], a[rel~=license i]")
    return (node.attributes.get("href") or "").strip() if node else ""


def _items(tree: Tree) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.css(",".join(f"[itemprop~={name}]" for name in _ITEMPROPS)):
        attributes = node.attributes
        value = attributes.get("content") or attributes.get("datetime") or node.text(separator=" ")
        for name in (attributes.get("itemprop") or "").split():
            if value and (line := " ".join(value.split())):
                found.setdefault(name, line)
    return found


def _time(attributes: Attributes) -> tuple[str, bool]:
    marks = f"{attributes.get('class')} {attributes.get('itemprop')} {'pubdate' if 'pubdate' in attributes else ''}"
    return attributes.get("datetime") or "", "publish" in marks.lower() or "pubdate" in marks.lower()
