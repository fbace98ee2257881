"""What the story model leaves out, as cuts: each run of blocks with a kind, a rule and the score."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final, NamedTuple

import numpy as np

from cleaners.cleaned import Cut
from cleaners.features import Page
from cleaners.features_text import Floats, Ints
from cleaners.kinds import Kind
from cleaners.segment_tags import CODE, one_of
from cleaners.segment_words import BIT, TAG_BIT
from cleaners.story import MODEL_VERSION
from cleaners.story_blocks import KERNEL

# What an element, its classes or those above it call a block that the model has cut, most telling first.
_NAMED: Final = (
    (BIT["comment"], Kind.COMMENTS, "element.comments"),
    (TAG_BIT["figure"] | BIT["caption"], Kind.CAPTION_CREDIT, "element.caption"),
    (BIT["share"], Kind.SOCIAL_SHARE, "element.share"),
    (BIT["newsletter"], Kind.NEWSLETTER, "element.newsletter"),
    (BIT["related"], Kind.RELATED, "element.related"),
    (BIT["bio"], Kind.AUTHOR_BIO, "element.bio"),
    (BIT["tags"], Kind.TAGS, "element.tags"),
    (BIT["nav"], Kind.NAVIGATION, "element.nav"),
)
_ANY: Final = sum(bits for bits, _, _ in _NAMED)  # no two share a bit
_FOOTERS: Final = one_of("footer")
_NAV: Final = frozenset({CODE["nav"], CODE["menu"], CODE["select"]})
_BY: Final = f"story@{MODEL_VERSION}"
MODELLED: Final = "story.model"  # nothing but the score speaks


class Reason(NamedTuple):
    """Why a block goes."""

    kind: Kind
    rule: str


# The first block of some and the one behind them, where they start and end, the lowest and the highest score.
Run = tuple[int, int, int, int, float, float, Reason]


def reasons(page: Page, scores: Floats, keep_at: float) -> list[Reason | None]:
    """For each block why it is not story; None for those that are."""
    why = scored(page, scores, keep_at)
    for index in [found.start() for found in _FOOTERS.finditer(page.codes)]:
        if float(scores[index]) >= keep_at and _ends_a_quote(page, index):
            why[index] = None
    return why


def scored(page: Page, scores: Floats, keep_at: float) -> list[Reason | None]:
    """The same by the scores alone, whatever a footer may belong to."""
    if KERNEL is None or scores.dtype != np.float32:
        return scored_purely(page, scores, keep_at)
    codes, near = page.segments.kinds.code, page.segments.kinds.near
    why: list[Reason | None] = KERNEL.reasons(
        page.kinds, page.segments.dead, scores, keep_at, lambda kind: _reason(codes[kind], near[kind] & _ANY)
    )
    return why


def scored_purely(page: Page, scores: Floats, keep_at: float) -> list[Reason | None]:
    """The same in pure Python."""
    near = page.segments.kinds.near
    told = zip(page.kinds, page.codes, scores.tolist(), page.segments.dead, strict=True)
    return [
        None if score >= keep_at and not module else _reason(code, near[kind] & _ANY)
        for kind, code, score, module in told
    ]


def _ends_a_quote(page: Page, index: int) -> bool:
    """Whether a footer is that of a block quote, in which many systems say whose words these are."""
    within, place = page.segments.within, page.segments.container[index]
    codes, above = page.segments.kinds.code, within.parent[place]
    return above >= 0 and codes[within.kind[above]] == CODE["blockquote"]


def cuts(page: Page, scores: Floats, why: Sequence[Reason | None], votes: Floats | None = None) -> list[Cut]:
    """A cut for every run of blocks that go for the same reason.

    Args:
        page: the blocks.
        scores: of each.
        why: each goes; None for those that stay.
        votes: of the second opinion, where it was asked: 1.0 for each block it keeps.
    """
    work = runs if KERNEL is None or scores.dtype != np.float32 else KERNEL.runs
    made = tuple.__new__  # as Cut() does, in a third of the time
    found: list[Cut] = []
    for first, last, start, end, low, high, (kind, rule) in work(why, page.starts, page.ends, scores):
        one = last - first == 1
        evidence = f"score {low:.2f}" if one else f"scores {low:.2f} to {high:.2f}, {last - first} blocks"
        if votes is not None:
            evidence += f", second opinion keeps {int(votes[first:last].sum())}"
        found.append(made(Cut, (start, end, kind, rule, evidence, _BY)))
    return found


def runs(why: Sequence[Reason | None], starts: Ints, ends: Ints, scores: Floats) -> list[Run]:
    """Runs of blocks that go for the same reason, in pure Python.

    Args:
        why: each goes; None for those that stay.
        starts: of the blocks.
        ends: of them.
        scores: of each.
    """
    found: list[Run] = []
    last = 0
    for reason, run in groupby(why):
        first, last = last, last + len(list(run))
        if reason is not None:
            each = scores[first:last].tolist()
            found.append((first, last, int(starts[first]), int(ends[last - 1]), min(each), max(each), reason))
    return found


@lru_cache(maxsize=4_096)  # elements with the same names come again on every page
def _reason(code: int, near: int) -> Reason:
    """Why a block goes, by its element's code and what the classes of it and the one above it hint at."""
    if code in _NAV:
        return Reason(Kind.NAVIGATION, "element.nav")
    if code == CODE["footer"]:
        return Reason(Kind.OUTSIDE_STORY, "element.footer")
    for bits, named, rule in _NAMED:
        if near & bits:
            return Reason(named, rule)
    return Reason(Kind.OUTSIDE_STORY, MODELLED)
