"""The blocks of a page and the containers they stand in, column by column."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from cleaners.segment_kinds import Kinds
from cleaners.segment_rows import Rows, unrolled, unrolled_whole

# Where each column stands in the compiled walk's rows.
BLOCKS: Final = {
    name: place
    for place, name in enumerate(("container", "link_chars", "links", "bold_chars", "images", "breaks", "dead"))
}
CONTAINERS: Final = {
    name: place for place, name in enumerate(("parent", "kind", "first", "last", "images", "images_end", "node"))
}


@dataclass(slots=True)
class Containers:
    """Block elements in document order; the blocks below one are the range [first, last)."""

    parent: Sequence[int] = field(default_factory=list)  # -1 for the root
    kind: Sequence[int] = field(default_factory=list)
    first: Sequence[int] = field(default_factory=list)
    last: Sequence[int] = field(default_factory=list)
    images: Sequence[int] = field(default_factory=list)  # on the page before it
    images_end: Sequence[int] = field(default_factory=list)
    node: Sequence[int] = field(default_factory=list)  # the element's identity in its tree
    rows: Rows | None = field(default=None, repr=False, compare=False)  # where the compiled walk found them

    def __getattr__(self, name: str) -> Sequence[int]:
        """A column that nobody has asked for yet."""
        return unrolled(self, name, CONTAINERS)

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        """For copies and pickles."""
        return unrolled_whole(self, CONTAINERS)


@dataclass(slots=True)
class Segments:
    """The blocks of a page, column by column."""

    text: list[str] = field(default_factory=list)
    container: Sequence[int] = field(default_factory=list)
    link_chars: list[int] = field(default_factory=list)
    links: list[int] = field(default_factory=list)
    bold_chars: Sequence[int] = field(default_factory=list)
    images: Sequence[int] = field(default_factory=list)  # on the page before it
    breaks: Sequence[int] = field(default_factory=list)  # 1 where a <br> or <hr> ended it
    dead: Sequence[int] = field(default_factory=list)  # 1 for a module read in one piece
    within: Containers = field(default_factory=Containers)
    kinds: Kinds = field(default_factory=Kinds)
    rows: Rows | None = field(default=None, repr=False, compare=False)  # where the compiled walk found them

    def __getattr__(self, name: str) -> Sequence[int]:
        """A column that nobody has asked for yet."""
        return unrolled(self, name, BLOCKS)

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        """For copies and pickles."""
        return unrolled_whole(self, BLOCKS)


def found(texts: list[str], words: list[str], blocks: Rows, containers: Rows, kinds: Rows) -> Segments:
    """What the compiled walk has found: texts and words as lists, the rest in its rows."""
    segments, within, kind = Segments.__new__(Segments), Containers.__new__(Containers), Kinds.__new__(Kinds)
    segments.text, segments.rows, segments.within, segments.kinds = texts, blocks, within, kind
    within.rows, kind.rows, kind.words = containers, kinds, words
    return segments
