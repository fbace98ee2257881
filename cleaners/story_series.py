"""Sentences that a box parts from the paragraphs they follow: laid out as those are, and below an invitation or a list.

Behind a newsletter's form, a list of the most read or an advert the model doubts what is short, and so loses how a
story goes on and ends; longer paragraphs it knows.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

from cleaners.features import Page
from cleaners.features_text import Floats
from cleaners.segment_tags import CODE
from cleaners.spelling import ends_sentence, weight
from cleaners.story_amid import KEPT
from cleaners.story_scores import between

_PERHAPS: Final = 0.1  # least score
_BEFORE: Final = 2  # paragraphs alike that are kept
_LONG: Final = 80  # weight of a single one
_LINKED: Final = 0.35
_MOST: Final = 0.7  # of the weight of all that are laid out alike
_ASKS: Final = ("?", "\uff1f", "\u061f", ";", "\u037e")
_PROSE: Final = frozenset({CODE["p"], CODE["div"]})


def raise_series(page: Page, said: Floats, keep_at: float, *, news: bool) -> None:
    """A sentence without links behind a box stays with the paragraphs before the box, and so do those that follow it.

    They stand in one element and are laid out alike, and most of that is kept. So on pages that declare themselves
    news; elsewhere what stands behind a box is a prompt as often. A question between two that are kept stays on any
    page where others like it do, however short: an interview asks so.

    Args:
        page: the blocks.
        said: how likely each is story; what is raised is written here.
        keep_at: from which score on a block is kept.
        news: whether the page declares itself news.
    """
    texts = page.segments.text
    for alike in _series(page, said, keep_at, news=news):
        asked = sum(said[at] >= keep_at and texts[at].endswith(_ASKS) for at in alike) >= _BEFORE
        behind = False  # whether the one before was raised
        for place in range(1, len(alike)):
            index, before = alike[place], alike[place - 1]
            if said[index] >= keep_at or said[before] < keep_at or not _says(page, said, index):
                behind = False
                continue
            amid = place + 1 < len(alike) and said[alike[place + 1]] >= keep_at
            parted = behind or index - alike[0] > place  # something else stands between the first and it
            if (news and parted) or (amid and asked and texts[index].endswith(_ASKS)):
                said[index] = KEPT
                behind = parted


def parted(page: Page, said: Floats, keep_at: float, among: Sequence[int]) -> frozenset[int]:
    """Which of some blocks go on with paragraphs that are kept and laid out alike, though a box stands between."""
    asked = frozenset(at for at in among if page.codes[at] in _PROSE and _says(page, said, at))
    return asked.intersection(chain.from_iterable(alike[1:] for alike in _alike(page, said, keep_at, asked)))


def _series(page: Page, said: Floats, keep_at: float, *, news: bool) -> list[list[int]]:
    """The series of which most is kept and something is not that may be raised: questions alone where no news are."""
    texts, links, dead, codes = page.segments.text, page.segments.links, page.segments.dead, page.codes
    doubted = [
        at
        for at in between(said, _PERHAPS, keep_at)
        if codes[at] in _PROSE
        and not links[at]
        and not dead[at]
        and (news or texts[at].endswith(_ASKS))
        and ends_sentence(texts[at])
    ]
    return _alike(page, said, keep_at, doubted)


def _alike(page: Page, said: Floats, keep_at: float, among: Iterable[int]) -> list[list[int]]:
    """The blocks laid out alike in one element, of each element and lay-out of which most is kept.

    Args:
        page: the blocks.
        said: how likely each is story.
        keep_at: from which score on a block is kept.
        among: those whose series are looked for.
    """
    wanted = {place_of(page, at) for at in among}
    if not wanted:
        return []
    found: dict[tuple[int, int], list[int]] = {}
    kinds = {kind for kind, _ in wanted}
    for at, kind in enumerate(page.kinds):
        if kind in kinds and (place := place_of(page, at)) in wanted and not _is_link(page, at):
            found.setdefault(place, []).append(at)
    return [alike for alike in found.values() if _is_kept(page, said, keep_at, alike)]


def _is_kept(page: Page, said: Floats, keep_at: float, alike: list[int]) -> bool:
    """Whether most of some blocks' text is kept, and enough of them."""
    weights = [weight(page.segments.text[at]) for at in alike]
    kept = [size for at, size in zip(alike, weights, strict=True) if said[at] >= keep_at]
    return (len(kept) >= _BEFORE or sum(kept) >= _LONG) and sum(kept) >= _MOST * sum(weights)


def _is_link(page: Page, index: int) -> bool:
    """Whether a block leads elsewhere, "Read also: ...", though it is laid out as the paragraphs around it."""
    return page.segments.link_chars[index] > _LINKED * len(page.segments.text[index])


def place_of(page: Page, index: int) -> tuple[int, int]:
    """How a block is laid out, and the element that holds more than it."""
    within = page.segments.within
    place = page.segments.container[index]
    while place >= 0 and within.last[place] - within.first[place] == 1:
        place = within.parent[place]
    return page.kinds[index], place


def _says(page: Page, said: Floats, index: int) -> bool:
    """Whether a block may be a sentence of a story."""
    segments = page.segments
    plain = not segments.dead[index] and not segments.links[index]
    return plain and said[index] >= _PERHAPS and ends_sentence(segments.text[index])
