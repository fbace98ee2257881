"""What the story model leaves out, as cuts: each run of blocks with a kind, a rule and the score."""

from itertools import groupby
from typing import Final, NamedTuple

from cleaners.cleaned import Cut
from cleaners.features import Page
from cleaners.features_text import Floats
from cleaners.kinds import Kind
from cleaners.segment_tags import CODE
from cleaners.segment_words import BIT, TAG_BIT
from cleaners.story import MODEL_VERSION, model

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


class Reason(NamedTuple):
    """Why a block goes."""

    kind: Kind
    rule: str


def outside(page: Page, scores: Floats) -> tuple[Cut, ...]:
    """A cut for every run of blocks below the threshold that go for the same reason."""
    keep_at = model().keep_at
    reasons = [_reason(page, index) if score < keep_at else None for index, score in enumerate(scores.tolist())]
    cuts: list[Cut] = []
    index = 0
    for reason, run in groupby(reasons):
        size = sum(1 for _ in run)
        if reason is not None:
            cuts.append(_cut(page, scores, index, index + size, reason))
        index += size
    return tuple(cuts)


def _cut(page: Page, scores: Floats, first: int, last: int, reason: Reason) -> Cut:
    low, high = float(scores[first:last].min()), float(scores[first:last].max())
    evidence = f"score {low:.2f}" if last - first == 1 else f"scores {low:.2f} to {high:.2f}, {last - first} blocks"
    return Cut(
        start=int(page.starts[first]),
        end=int(page.ends[last - 1]),
        kind=reason.kind,
        rule=reason.rule,
        evidence=evidence,
        by=_BY,
    )


def _reason(page: Page, index: int) -> Reason:
    within = page.segments.within
    place = page.segments.container[index]
    if within.code[place] in _NAV:
        return Reason(Kind.NAVIGATION, "element.nav")
    if within.code[place] == CODE["footer"] and page.segments.dead[index]:
        return Reason(Kind.OUTSIDE_STORY, "element.footer")
    near = within.own[place] | within.own[max(0, within.parent[place])]
    for bits, kind, rule in _NAMED:
        if near & bits:
            return Reason(kind, rule)
    return Reason(Kind.OUTSIDE_STORY, "story.model")
