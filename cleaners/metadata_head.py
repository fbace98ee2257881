"""Head: what a page says about itself in its markup, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from cleaners import metadata_ld
from cleaners.segment_tree import Tree

_MAX_METAS: Final = 400
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

    def meta(self, *names: str) -> str:
        """The first value of the first of these that the page has."""
        return next((self.metas[name][0] for name in names if name in self.metas), "")


def read(tree: Tree, html: bytes) -> Head:
    """Everything the metadata and the story model want to know from the markup.

    Args:
        tree: the document.
        html: its source; what does not occur in it is not looked for in the tree.
    """
    title = tree.css_first("title")
    root = tree.root
    h1 = tree.css_first("h1")
    links = _links(tree)
    scripts = [node.text() for node in tree.css("script[type*='ld+json']")] if b"ld+json" in html else []
    return Head(
        title=" ".join(title.text().split()) if title else "",
        lang=(root.attributes.get("lang") or root.attributes.get("xml:lang") or "") if root else "",
        canonical=links.get("canonical", ""),
        amp=links.get("amphtml", ""),
        licence=links.get("license", ""),
        metas=_metas(tree),
        items=_items(tree) if b"itemprop" in html else {},
        times=_times(tree) if b"datetime" in html else (),
        ld=metadata_ld.nodes(scripts) if scripts else (),
        h1=" ".join(h1.text(separator=" ").split()) if h1 else "",
    )


def _metas(tree: Tree) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for node in tree.css("meta[content]")[:_MAX_METAS]:
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv")
        content = attributes.get("content")
        if name and content and (line := " ".join(content.split())):
            found.setdefault(name.strip().lower(), []).append(line)
    return {name: tuple(values) for name, values in found.items()}


def _links(tree: Tree) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.css("link[rel~=canonical i], link[rel~=license i], link[rel~=amphtml i], a[rel~=license i]"):
        attributes = node.attributes
        for rel in (attributes.get("rel") or "").lower().split():
            found.setdefault(rel, (attributes.get("href") or "").strip())
    return found


def _items(tree: Tree) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.css(",".join(f"[itemprop~={name}]" for name in _ITEMPROPS)):
        attributes = node.attributes
        value = attributes.get("content") or attributes.get("datetime") or node.text(separator=" ")
        for name in (attributes.get("itemprop") or "").split():
            if value and (line := " ".join(value.split())):
                found.setdefault(name, line)
    return found


def _times(tree: Tree) -> tuple[tuple[str, bool], ...]:
    times = []
    for node in tree.css("time[datetime]")[:20]:
        attributes = node.attributes
        marks = f"{attributes.get('class')} {attributes.get('itemprop')} {'pubdate' if 'pubdate' in attributes else ''}"
        times.append((attributes.get("datetime") or "", "publish" in marks.lower() or "pubdate" in marks.lower()))
    return tuple(times)
