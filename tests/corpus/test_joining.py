"""Pages of one story joined: what the first page is decides, and a page that is refused is left out."""

from cleaners.cleaned import Cleaned, Rejected, Why
from cleaners.rules import Rules
from corpus.joining import joined_pages
from scraper.page import Page
from tests.corpus.shelf import cleaned, page, prose

PAGES = tuple(page(number) for number in (1, 2, 3))
GOOD = tuple(cleaned(each, prose(number)) for number, each in enumerate(PAGES, 1))


def refused(source: Page, why: Why) -> Rejected:
    return Rejected(page_digest=source.digest, why=why, evidence="it says so")


def test_good_pages_are_joined_and_named_in_order() -> None:
    whole = joined_pages(PAGES, GOOD, Rules())
    assert isinstance(whole.outcome, Cleaned)
    assert whole.outcome.text == "\n\n".join(prose(number) for number in (1, 2, 3))
    assert [(part.address, part.record, part.digest) for part in whole.parts] == [
        (each.answered, each.record, each.digest) for each in PAGES[1:]
    ]
    assert all(whole.outcome_of(each) is whole.outcome for each in PAGES)


def test_a_page_that_is_refused_is_left_out_and_stays_refused() -> None:
    bad = refused(PAGES[1], Why.ERROR_PAGE)
    whole = joined_pages(PAGES, (GOOD[0], bad, GOOD[2]), Rules())
    assert isinstance(whole.outcome, Cleaned)
    assert whole.outcome.text == f"{prose(1)}\n\n{prose(3)}"
    assert [part.address for part in whole.parts] == [PAGES[2].answered]
    assert whole.outcome_of(PAGES[1]) is bad


def test_behind_a_page_that_is_no_story_there_is_none() -> None:
    listing = refused(PAGES[0], Why.LISTING)
    whole = joined_pages(PAGES, (listing, *GOOD[1:]), Rules())
    assert whole.outcome is listing
    assert whole.parts == ()
    for each in PAGES[1:]:
        outcome = whole.outcome_of(each)
        assert isinstance(outcome, Rejected)
        assert (outcome.why, outcome.page_digest) == (Why.LISTING, each.digest)
        assert "continues a page that is no story" in outcome.evidence
