"""Kinds of containers: what those have in common that have the same path of elements and attributes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from cleaners.segment_tags import BLOCK_TAGS, CODE
from cleaners.segment_words import BIT, TAG_BIT, hints

_ELEMENT_HINTS: Final = tuple(TAG_BIT.get(name, 0) for name in BLOCK_TAGS)
_DISPLAY_NONE: Final = re.compile(r"display\s*:\s*none")
_DIGITS: Final = "0123456789"
_BODY: Final = CODE["body"]


@dataclass(slots=True)
class Kinds:
    """The kinds of a page, column by column; each kind once."""

    code: list[int] = field(default_factory=list)
    depth: list[int] = field(default_factory=list)
    own: list[int] = field(default_factory=list)  # hint bits
    near: list[int] = field(default_factory=list)  # own and those of the element above
    inherited: list[int] = field(default_factory=list)  # own and every ancestor's
    signature: list[int] = field(default_factory=list)  # told by the first and last class only, without numbers
    words: list[str] = field(default_factory=list)  # class, id, role and itemprop as written


class _Element(NamedTuple):
    """An element by itself, whatever stands above it."""

    code: int
    own: int
    words: str
    bare: tuple[int, str, str]  # its code, first and last class, without the numbers at their ends


class Learner:
    """Finds the kind of each container, and learns the ones it has not seen on the page."""

    __slots__ = ("kinds", "known", "signatures")

    def __init__(self, kinds: Kinds) -> None:
        self.kinds = kinds
        self.known: dict[tuple[int, int, str | None, str | None, str | None, str | None, bool], int] = {}
        self.signatures: dict[tuple[int, tuple[int, str, str]], int] = {}

    def kind(self, above: int, code: int, number: int, attributes: Mapping[str, str | None]) -> int:
        """The kind of an element.

        Args:
            above: the kind of the container around it, -1 for none.
            code: what the columns call its tag.
            number: what the tree calls it; elements HTML does not know share a code, not a number.
            attributes: as the page has them.
        """
        get = attributes.get
        hidden = "hidden" in attributes
        key = (above, number, get("class"), get("id"), get("role"), get("style"), hidden)
        kind = self.known.get(key)
        if kind is None:
            hidden = hidden or get("aria-hidden") == "true"
            element = described((code, key[2], key[3], key[4], get("itemprop"), key[5], hidden))
            kind = self.known[key] = self._learn(above, element)
        return kind

    def _learn(self, above: int, element: _Element) -> int:
        kinds = self.kinds
        code, own, words, bare = element
        if above < 0:
            depth, near, inherited, path = 0, own, own, -1
        else:
            depth, path = kinds.depth[above] + 1, kinds.signature[above]
            near, inherited = own | kinds.own[above], own | kinds.inherited[above]
        signatures = self.signatures
        kinds.code.append(code)
        kinds.depth.append(depth)
        kinds.own.append(own)
        kinds.near.append(near)
        kinds.inherited.append(inherited)
        kinds.signature.append(signatures.setdefault((path, bare), len(signatures)))
        kinds.words.append(words)
        return len(kinds.code) - 1


# A code and what class, id, role, itemprop and style say, None where they are lacking; and whether it is hidden.
_Names = tuple[int, str | None, str | None, str | None, str | None, str | None, bool]


@lru_cache(maxsize=16_384)  # an outlet's pages share nearly all of them; a pure function's memo changes no result
def described(names: _Names) -> _Element:
    """What an element's names say of it."""
    code, name, identity, role, itemprop, style, hidden = names
    words = f"{name or ''} {identity or ''} {role or ''} {itemprop or ''}"
    # Classes of <body> describe the page ("comments-open"), not what stands in it.
    own = 0 if code == _BODY else hints(words) | _ELEMENT_HINTS[code]
    if hidden or (style and _DISPLAY_NONE.search(style)):
        own |= BIT["hidden"]
    first, _, rest = (name or "").partition(" ")
    return _Element(code, own, words, (code, first.rstrip(_DIGITS), rest.rpartition(" ")[2].rstrip(_DIGITS)))
