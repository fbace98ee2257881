"""Kinds of containers: what those have in common that have the same path of elements and attributes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Final, NamedTuple

from cleaners.memo import remembered
from cleaners.segment_rows import Rows, unrolled, unrolled_whole
from cleaners.segment_tags import BLOCK_TAGS, CODE
from cleaners.segment_words import BIT, TAG_BIT, hints

ELEMENT_HINTS: Final = tuple(TAG_BIT.get(name, 0) for name in BLOCK_TAGS)
DISPLAY_NONE: Final = re.compile(r"display\s*:\s*none")
_DIGITS: Final = "0123456789"
_BODY: Final = CODE["body"]
KINDS: Final = {  # where each column stands in the compiled walk's rows
    name: place for place, name in enumerate(("code", "depth", "own", "near", "inherited", "signature"))
}


@dataclass(slots=True)
class Kinds:
    """The kinds of a page, column by column; each kind once."""

    code: Sequence[int] = field(default_factory=list)
    depth: Sequence[int] = field(default_factory=list)
    own: Sequence[int] = field(default_factory=list)  # hint bits
    near: Sequence[int] = field(default_factory=list)  # own and those of the element above
    inherited: Sequence[int] = field(default_factory=list)  # own and every ancestor's
    signature: Sequence[int] = field(default_factory=list)  # told by the first and last class only, without numbers
    words: list[str] = field(default_factory=list)  # class, id, role and itemprop as written
    rows: Rows | None = field(default=None, repr=False, compare=False)  # where the compiled walk found them

    def __getattr__(self, name: str) -> Sequence[int]:
        """A column that nobody has asked for yet."""
        return unrolled(self, name, KINDS)

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        """For copies and pickles."""
        return unrolled_whole(self, KINDS)


class _Element(NamedTuple):
    """An element by itself, whatever stands above it."""

    code: int
    own: int
    words: str
    bare: str  # its code, first and last class, without the numbers at their ends


_Kind = tuple[int, int, int, int, int, int]  # code, depth, own, near, inherited, signature
_More = tuple[str | None, str | None, str | None, bool]  # id, role, style, and whether it is hidden
_TELLING: Final = frozenset({"id", "role", "style", "hidden"})  # as one in five has
_NO_MORE: Final[_More] = (None, None, None, False)
_ABOVE_ALL: Final[_Kind] = (0, -1, 0, 0, 0, -1)


class Learner:
    """Finds the kind of each container, and learns the ones it has not seen on the page."""

    __slots__ = ("_known", "_signatures", "_words", "learnt")

    def __init__(self) -> None:
        self.learnt: list[_Kind] = []
        self._words: list[str] = []
        self._known: dict[tuple[int, int, str | None, _More | None], int] = {}
        self._signatures: dict[tuple[int, str], int] = {}

    def kind(self, above: int, code: int, number: int, attributes: Mapping[str, str | None]) -> int:
        """The kind of an element.

        Args:
            above: the kind of the container around it, -1 for none.
            code: what the columns call its tag.
            number: what the tree calls it; elements HTML does not know share a code, not a number.
            attributes: as the page has them.
        """
        name = rest = None
        if attributes:
            name = attributes.get("class")
            if (len(attributes) > 1 or name is None) and not _TELLING.isdisjoint(attributes):
                get = attributes.get
                rest = (get("id"), get("role"), get("style"), "hidden" in attributes)
                if rest == _NO_MORE:
                    rest = None
        key = (above, number, name, rest)
        kind = self._known.get(key)
        if kind is None:
            learnt, signatures = self.learnt, self._signatures
            kind = self._known[key] = len(learnt)
            identity, role, style, hidden = rest or _NO_MORE
            hidden = hidden or attributes.get("aria-hidden") == "true"
            code, own, words, bare = described((code, name, identity, role, attributes.get("itemprop"), style, hidden))
            _, depth, near, _, inherited, path = learnt[above] if above >= 0 else _ABOVE_ALL
            signature = signatures.setdefault((path, bare), len(signatures))
            learnt.append((code, depth + 1, own, own | near, own | inherited, signature))
            self._words.append(words)
        return kind

    def kinds(self) -> Kinds:
        """What has been learnt, as columns."""
        numbers = list(chain.from_iterable(self.learnt))
        code, depth, own, near, inherited, signature = (numbers[place::6] for place in range(6))
        return Kinds(code, depth, own, near, inherited, signature, self._words)


# A code and what class, id, role, itemprop and style say, None where they are lacking; and whether it is hidden.
_Names = tuple[int, str | None, str | None, str | None, str | None, str | None, bool]


@remembered(16_384)  # an outlet's pages share nearly all of them; a pure function's memo changes no result
def described(names: _Names) -> _Element:
    """What an element's names say of it."""
    code, name, identity, role, itemprop, style, hidden = names
    words = f"{name or ''} {identity or ''} {role or ''} {itemprop or ''}"
    # Classes of <body> describe the page ("comments-open"), not what stands in it.
    own = 0 if code == _BODY else hints(words) | ELEMENT_HINTS[code]
    if hidden or (style and DISPLAY_NONE.search(style)):
        own |= BIT["hidden"]
    first, _, rest = (name or "").partition(" ")
    return _Element(code, own, words, f"{code} {first.rstrip(_DIGITS)} {rest.rpartition(' ')[2].rstrip(_DIGITS)}")
