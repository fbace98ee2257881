"""Stories on several pages: each page cleaned, the parts joined, and where each came from."""

from collections.abc import Sequence
from dataclasses import dataclass

from cleaners.cleaned import Cleaned, Rejected
from cleaners.parts import joined
from cleaners.rules import Rules
from corpus.document import Part
from scraper.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A story put together from its pages."""

    outcome: Cleaned | Rejected
    parts: tuple[Part, ...]  # pages two and up that are in it
    refused: tuple[tuple[Page, Rejected], ...]  # pages two and up that are not

    def outcome_of(self, page: Page) -> Cleaned | Rejected:
        """What became of one of its pages: its own refusal, or what became of the whole."""
        return next((refused for each, refused in self.refused if each.record == page.record), self.outcome)


def joined_pages(pages: Sequence[Page], outcomes: Sequence[Cleaned | Rejected], rules: Rules) -> Whole:
    """Join the pages of a story. What its first page is decides: behind a listing or a wall there is no story.

    Args:
        pages: in order, the first one first.
        outcomes: of cleaning each, `cleaners.parts.on_its_own` heeded.
        rules: the outlet's.
    """
    opening, further = outcomes[0], tuple(zip(pages[1:], outcomes[1:], strict=True))
    if isinstance(opening, Rejected):
        behind = tuple((page, _behind(page, opening)) for page, _ in further)
        return Whole(outcome=opening, parts=(), refused=behind)
    good = [(page, each) for page, each in further if isinstance(each, Cleaned)]
    refused = tuple((page, each) for page, each in further if isinstance(each, Rejected))
    outcome = joined([opening, *(each for _, each in good)], rules)
    return Whole(outcome=outcome, parts=tuple(_part(page) for page, _ in good), refused=refused)


def _part(page: Page) -> Part:
    return Part(address=page.answered, record=page.record, digest=page.digest, fetched_at=page.fetched_at)


def _behind(page: Page, opening: Rejected) -> Rejected:
    return Rejected(
        page_digest=page.digest,
        why=opening.why,
        evidence=f"continues a page that is no story: {opening.evidence}"[:200],
        rules_version=opening.rules_version,
    )
