"""Menus above the story's title in plain text, labels and then a headline, and departments above its first sentence."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice, pairwise
from typing import Final

from cleaners.chrome.departments import NAMES
from cleaners.chrome.marks import HOME
from cleaners.chrome.reading import Line, cut_of
from cleaners.cleaned import Cut
from cleaners.kinds import Kind

_HEAD: Final = 40  # lines; a longer menu is an index
_ROW: Final = 3  # lines above the title, labels and what is known to be chrome
_HOME_ROW: Final = 2  # the same where the way home is among them
_ALONE: Final = 4  # labels that are a menu with no such line among them or above
_TOP: Final = 8  # lines in which a department is named
_LABEL: Final = 30  # weight of the longest label
_BLANKS: Final = 2  # in a label of three words, as titles have too
_COUNT: Final = 3  # digits of a count; 1984 is a title
_STARS: Final = frozenset("\u2605\u2606\u2b50\u2729\u272d\u2730\ufe0f/ ")  # how a review rates what its title names
_TITLE: Final = (18, 3)  # weight of the shortest title, and blanks in it
_UNSPACED: Final = 21  # its weight without blanks: seven characters
_STANDFIRST: Final = 3  # lines between it and the first sentence


def find(lines: Sequence[Line], gone: AbstractSet[int]) -> Iterator[Cut]:
    """A cut for each label above the title, and for each department's name above the first sentence.

    Asked of plain text only: of HTML the story model has judged each block by its element.

    Args:
        lines: all of the page.
        gone: the offsets of those that are cut.
    """
    top = next((line for line in lines if line.block.start not in gone), None)
    if top is None or lines[-1].block.tag or top.prose:
        return
    labels, title = _row(lines, gone)
    menu = _sure(lines, labels, title) if _is_menu(lines, labels, title) and _is_title(lines, title, gone) else ()
    for number in menu:
        yield cut_of(lines[number], Kind.NAVIGATION, "navigation.menu", f"a label above {lines[title].shown[:40]!r}")
    for number in _departments(lines, gone):
        if number not in menu:
            yield cut_of(lines[number], Kind.NAVIGATION, "navigation.department")


def _departments(lines: Sequence[Line], gone: AbstractSet[int]) -> list[int]:
    """The departments above the first sentence, of a page that is no digest of several.

    Another line must be there to be the title, and nothing but a sentence stands right below a heading of a story.
    """
    left = (number for number, line in enumerate(lines) if line.block.start not in gone)  # as a second cleaning sees it
    top = list(islice(left, _HEAD))
    head = next((place for place, number in enumerate(top) if lines[number].prose), 0)
    named = [number for number in top[: min(head, _TOP)] if lines[number].bare in NAMES]
    if not named or any(lines[number].bare in NAMES for number in (*top[head:], *left)):
        return []
    above = top[: head + 1]
    if not any(lines[n].headline and lines[n].bare.count(" ") >= _BLANKS for n in above[:-1]):
        return []
    return [n for n, below in pairwise(above) if n in named and not lines[below].prose and not lines[below].bulleted]


def _is_menu(lines: Sequence[Line], labels: Sequence[int], title: int) -> bool:
    """Whether enough lines stand above the title, and what is known to be chrome among them."""
    home = any(line.bare in HOME for line in lines[:title])
    return title >= (_HOME_ROW if home else _ROW) and (home or len(labels) < title or title >= _ALONE)


def _row(lines: Sequence[Line], gone: AbstractSet[int]) -> tuple[list[int], int]:
    """The labels that open a page, as far as nothing but chrome stands among them, and the first line that is neither.

    Right above the first sentence that is the last label, if it has three words and several others stand above it.
    """
    labels: list[int] = []
    for number, line in enumerate(lines[:_HEAD]):
        if line.block.start in gone:
            continue
        if line.prose and len(labels) > _ALONE and lines[labels[-1]].bare.count(" ") == _BLANKS:
            return labels[:-1], labels[-1]
        if not _is_label(line):
            return labels, number
        if _STARS.issuperset(line.bare):
            return [], 0
        labels.append(number)
    return [], 0


def _is_label(line: Line) -> bool:
    bare = line.bare
    if _is_count(bare):
        return True
    return (
        line.headline
        and not line.ends
        and not line.bulleted
        and line.weight <= _LABEL
        and bare.count(" ") <= _BLANKS
        and not any(map(str.isdigit, bare))
        and "'" not in bare[:1]
    )


def _is_count(bare: str) -> bool:
    """Whether a line is a number, or nothing but marks."""
    return (bare.isdigit() and len(bare) <= _COUNT) or not any(map(str.isalnum, bare))


def _is_title(lines: Sequence[Line], number: int, gone: AbstractSet[int]) -> bool:
    """Whether a line is a headline of several words, with the first sentence not far below."""
    line = lines[number]
    if not line.headline or line.bulleted or line.bare[:1].isdigit():
        return False
    left = [below for below in lines[number + 1 : number + 1 + _HEAD] if below.block.start not in gone]
    if not any(below.prose for below in left[: _STANDFIRST + 1]):
        return False
    if " " not in line.bare:
        return line.weight >= _UNSPACED and line.weight > len(line.bare)
    least, blanks = _TITLE
    return line.bare.count(" ") >= (_BLANKS if left[0].prose else blanks) and line.weight >= least


def _sure(lines: Sequence[Line], labels: Sequence[int], title: int) -> Sequence[int]:
    """The labels without those that may be the title, where what stands below is a standfirst without a full stop."""
    near = len(labels)
    if labels and labels[-1] < title - 1:  # a byline between them: one of the last two in a row may be one
        near -= 2 if labels[-2:] == [labels[-1] - 1, labels[-1]] else 1
    elif labels and lines[labels[-1]].bare.count(" ") == _BLANKS:
        near -= 1
    return [
        number
        for place, number in enumerate(labels)
        if place < near or lines[number].bare in HOME or _is_count(lines[number].bare)
    ]
