"""What the story model leaves out, as cuts: each run of blocks with a kind, a rule and the score."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from cleaners.cleaned import Cut
from cleaners.features import Page
from cleaners.features_text import Floats
from cleaners.kinds import Kind
from cleaners.segment import Kinds
from cleaners.segment_tags import CODE
from cleaners.segment_words import BIT, TAG_BIT
from cleaners.story import MODEL_VERSION

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
_NAV: Final = frozenset({CODE["nav"], CODE["menu"], CODE["select"]})
_BY: Final = f"story@{MODEL_VERSION}"
MODELLED: Final = "story.model"  # nothing but the score speaks


class Reason(NamedTuple):
    """Why a block goes."""

    kind: Kind
    rule: str


def reasons(page: Page, scores: Floats, keep_at: float) -> list[Reason | None]:
    """For each block why it is not story; None for those that are."""
    kind_of, container, dead = page.segments.within.kind, page.segments.container, page.segments.dead
    known: dict[int, Reason] = {}
    result: list[Reason | None] = []
    for place, score, module in zip(container, scores.tolist(), dead, strict=True):
        if score >= keep_at and not module:
            result.append(None)
            continue
        kind = kind_of[place]
        reason = known.get(kind)
        if reason is None:
            reason = known[kind] = _reason(page.segments.kinds, kind)
        result.append(reason)
    return result


def cuts(page: Page, scores: Floats, why: Sequence[Reason | None], votes: Floats | None = None) -> Iterator[Cut]:
    """A cut for every run of blocks that go for the same reason.

    Args:
        page: the blocks.
        scores: of each.
        why: each goes; None for those that stay.
        votes: of the second opinion, where it was asked: 1.0 for each block it keeps.
    """
    first = 0
    for reason, run in groupby(why):
        last = first + sum(1 for _ in run)
        if reason is not None:
            voted = "" if votes is None else f", second opinion keeps {int(votes[first:last].sum())}"
            yield _cut(page, scores[first:last].tolist(), first, reason, voted)
        first = last


def _cut(page: Page, scores: list[float], first: int, reason: Reason, voted: str) -> Cut:
    low, high, count = min(scores), max(scores), len(scores)
    return Cut(
        start=int(page.starts[first]),
        end=int(page.ends[first + count - 1]),
        kind=reason.kind,
        rule=reason.rule,
        evidence=(f"score {low:.2f}" if count == 1 else f"scores {low:.2f} to {high:.2f}, {count} blocks") + voted,
        by=_BY,
    )


def _reason(kinds: Kinds, kind: int) -> Reason:
    code = kinds.code[kind]
    if code in _NAV:
        return Reason(Kind.NAVIGATION, "element.nav")
    if code == CODE["footer"]:
        return Reason(Kind.OUTSIDE_STORY, "element.footer")
    for bits, named, rule in _NAMED:
        if kinds.near[kind] & bits:
            return Reason(named, rule)
    return Reason(Kind.OUTSIDE_STORY, MODELLED)
