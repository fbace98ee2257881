"""What the story model leaves out, as cuts: each run of blocks with a kind, a rule and the score."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final, NamedTuple

from cleaners.cleaned import Cut
from cleaners.features import Page
from cleaners.features_text import Floats
from cleaners.kinds import Kind
from cleaners.segment_tags import BLOCK_TAGS, CODE, one_of
from cleaners.segment_words import BIT, TAG_BIT
from cleaners.story import MODEL_VERSION
from cleaners.story_blocks import FLOAT, KERNEL

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


def reasons(page: Page, scores: Floats, keep_at: float) -> list[Reason | None]:
    """For each block why it is not story; None for those that are."""
    why = scored(page, scores, keep_at)
    for index in [found.start() for found in _FOOTERS.finditer(page.codes)]:
        if float(scores[index]) >= keep_at and _ends_a_quote(page, index):
            why[index] = None
    return why


def scored(page: Page, scores: Floats, keep_at: float) -> list[Reason | None]:
    """The same by the scores alone, whatever a footer may belong to."""
    segments = page.segments
    if KERNEL is None or segments.rows is None or scores.dtype is not FLOAT:
        return scored_purely(page, scores, keep_at)
    rows = segments.rows, segments.within.rows, segments.kinds.rows
    why: list[Reason | None] = KERNEL.reasons(*rows, scores, keep_at, *_TOLD)
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
    if KERNEL is None or votes is not None or scores.dtype is not FLOAT:
        return cuts_purely(page, scores, why, votes)
    found: list[Cut] = KERNEL.cuts(Cut, why, page.starts, page.ends, scores, _SHOWN, _BY)
    return found


def cuts_purely(page: Page, scores: Floats, why: Sequence[Reason | None], votes: Floats | None = None) -> list[Cut]:
    """The same in pure Python."""
    starts, ends, each = page.starts.tolist(), page.ends.tolist(), scores.tolist()
    last, found = 0, list[Cut]()
    made = tuple.__new__  # as Cut() does, in a third of the time
    for reason, run in groupby(why):
        first, last = last, last + len(list(run))
        if reason is not None:
            evidence = _evidence(each[first:last])
            if votes is not None:
                evidence += f", second opinion keeps {int(votes[first:last].sum())}"
            found.append(made(Cut, (starts[first], ends[last - 1], reason.kind, reason.rule, evidence, _BY)))
    return found


def _evidence(scores: list[float]) -> str:
    if len(scores) == 1:
        return f"score {scores[0]:.2f}"
    return f"scores {min(scores):.2f} to {max(scores):.2f}, {len(scores)} blocks"


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


# The same as the kernel asks for it: by the code of a tag, by hint bits, and else.
_TOLD: Final = (
    tuple(None if (why := _reason(code, 0)).rule == MODELLED else why for code in range(len(BLOCK_TAGS))),
    tuple((bits, Reason(kind, rule)) for bits, kind, rule in _NAMED),
    _reason(CODE["p"], 0),
)
_SHOWN: Final = tuple(f"{hundredth / 100:.2f}" for hundredth in range(101))
