"""Topics and category that links name with `rel=tag`, as blogs' systems print them, where a page declares none."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import Final

from cleaners.cleaned import Metadata, Sourced
from cleaners.metadata_crumbs import KINDS
from cleaners.metadata_source import LINK, address_in, said_in
from cleaners.sought import find

_SOURCE: Final = "rel-tag"
_TOPIC: Final = b'rel="tag"'
_CATEGORY: Final = b'category tag"'
_BEFORE: Final = 600  # bytes of a link before its mark
_LENGTH: Final = 1_500  # and of all of it
_APART: Final = 300  # bytes between two links of one list; the next story's stand farther away
_MOST: Final = 20
_LONGEST: Final = 50  # characters of a name
_CATEGORIES: Final = ("/category/", "/categories/", "/kategorie/", "/categoria/", "/categorie/", "/kategori/")
_NONE: Final = frozenset({
    "uncategorized", "uncategorised", "allgemein", "unkategorisiert", "non classé", "sin categoría", "senza categoria",
    "sem categoria", "geen categorie", "okategoriserade", "ikke kategoriseret", "ukategorisert", "bez kategorii",
    "без рубрики", "未分類", "未分类", "미분류", "غير مصنف",
})  # fmt: skip


def tagged(facts: Metadata, html: bytes, shown: str) -> Metadata:
    """What a page declares, and what such links name where it declares none: the first list of them.

    Args:
        facts: as declared.
        html: the page's source.
        shown: all of its text, in which a name has to stand: scripts have links too.
    """
    marks = [mark for mark, told in ((_TOPIC, facts.tags), (_CATEGORY, facts.section)) if not told]
    if not marks or facts.page_type not in KINDS:
        return facts
    topics, categories = list[str](), list[str]()
    for name, is_category in chain.from_iterable(_named(html, mark) for mark in marks):
        if len(name) <= _LONGEST and name in shown:
            (categories if is_category else topics).append(name)
    if topics and not facts.tags:
        facts = replace(facts, tags=tuple(dict.fromkeys(topics)), tags_source=_SOURCE)
    section = next((name for name in categories if name.casefold() not in _NONE), "")
    if section and facts.section is None:
        facts = replace(facts, section=Sourced(value=section, source=_SOURCE))
    return facts


def _named(html: bytes, mark: bytes) -> Iterator[tuple[str, bool]]:
    """The names in the first list of such links, and whether each is a category."""
    end = 0
    for at in islice(_places(html, mark), _MOST):
        start = html.rfind(b"<a", max(0, at - _BEFORE), at)
        link = LINK.match(html, start, start + _LENGTH) if start >= 0 else None
        if end and start > end + _APART:
            return
        if link and (name := said_in(link["inner"]).strip("#, ")):
            end = link.end()
            yield name, mark == _CATEGORY or any(map(address_in(link).__contains__, _CATEGORIES))


def _places(html: bytes, mark: bytes) -> Iterator[int]:
    at = find(html, mark)
    while at >= 0:
        yield at
        at = find(html, mark, at + len(mark))
