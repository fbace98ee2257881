"""The lines of a page that say its story's title, once and again."""

import re
from string import ascii_letters, digits
from typing import Final

from cleaners.cleaned import Cut
from cleaners.features import Page
from cleaners.kinds import Kind
from cleaners.memo import remembered
from cleaners.story import MODEL_VERSION
from cleaners.story_blocks import KERNEL
from cleaners.story_opening import opens_otherwise, spelled

_TITLE_CHARS: Final = 300
_OPENING: Final = 40  # characters in which a line's first word is looked for, or how that begins
_LETTERS: Final = re.compile(r"\w+")
_PLAIN: Final = frozenset(ascii_letters + digits)  # spelled with one character


def titles(page: Page, place: int | None) -> tuple[Cut, ...]:
    """The cuts of a title and of the lines that say it again: it is no chrome, it has a field of its own."""
    if place is None:
        return ()
    title = page.segments.text[place]
    wanted = spelled(title)
    least, least_foreign = len(wanted), len(wanted) // 3  # a letter may be spelled with three
    others, letters = _others(wanted[:1])
    texts = page.segments.text
    if KERNEL is None:
        near = [index for index, text in enumerate(texts) if least_foreign <= len(text) < _TITLE_CHARS]
    else:
        near = KERNEL.opening(texts, least, least_foreign, _TITLE_CHARS, letters)
    again = [
        index
        for index in near
        if (text := texts[index])[0] not in others
        and (len(text) >= least or not text.isascii())
        and not (index > place and text.endswith(".") and not title.endswith("."))  # told
        and _spells(text, wanted)
    ]
    return tuple([_title_cut(page, index) for index in again])


@remembered(128)
def _others(first: str) -> tuple[frozenset[str], bytes]:
    """What begins so is not the title, as most lines do; and the same as bytes."""
    others = _PLAIN.difference(first, first.upper())
    return others, "".join(others).encode()


def _spells(text: str, wanted: str) -> bool:
    """Whether a line, spelled out, is what is wanted; its first word says no of most."""
    if opens_otherwise(text, wanted):
        return False
    first = _LETTERS.search(text[:_OPENING].casefold())
    return wanted.startswith(first[0] if first else "") and spelled(text) == wanted


def _title_cut(page: Page, place: int) -> Cut:
    start, end = int(page.starts[place]), int(page.ends[place])
    return Cut(
        start=start, end=end, kind=Kind.OUTSIDE_STORY, rule="story.title", evidence="the title, kept in its field",
        by=f"story@{MODEL_VERSION}",
    )  # fmt: skip
