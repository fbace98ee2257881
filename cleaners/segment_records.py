"""The blocks of a page and the containers they stand in, column by column."""

from dataclasses import dataclass, field

from cleaners.segment_kinds import Kinds


@dataclass(slots=True)
class Containers:
    """Block elements in document order; the blocks below one are the range [first, last)."""

    parent: list[int] = field(default_factory=list)  # -1 for the root
    kind: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    images: list[int] = field(default_factory=list)  # on the page before it
    images_end: list[int] = field(default_factory=list)
    node: list[int] = field(default_factory=list)  # the element's identity in its tree


@dataclass(slots=True)
class Segments:
    """The blocks of a page, column by column."""

    text: list[str] = field(default_factory=list)
    container: list[int] = field(default_factory=list)
    link_chars: list[int] = field(default_factory=list)
    links: list[int] = field(default_factory=list)
    bold_chars: list[int] = field(default_factory=list)
    images: list[int] = field(default_factory=list)  # on the page before it
    breaks: list[int] = field(default_factory=list)  # 1 where a <br> or <hr> ended it
    dead: list[int] = field(default_factory=list)  # 1 for a module read in one piece
    within: Containers = field(default_factory=Containers)
    kinds: Kinds = field(default_factory=Kinds)
