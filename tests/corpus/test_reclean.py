"""What cleaning again says: which rule took, which gave back."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from cleaners.cleaned import Cleaned, Cut, Rejected, Why
from cleaners.kinds import Kind
from corpus.document import Addresses, Document, Provenance
from corpus.reclean import compared
from scraper.page import Record

DOCUMENT = Document(
    id="a",
    text="0123456789",
    addresses=Addresses(asked="http://a.example/", answered="http://a.example/"),
    provenance=Provenance(
        record=Record(file="f", offset=0, record_id="r"), digest="d", fetched_at=datetime(2026, 11, 22, tzinfo=UTC)
    ),
)
RAW = "0123456789"


def cut(start: int, end: int, rule: str) -> Cut:
    return Cut(start=start, end=end, kind=Kind.PROMO, rule=rule, evidence="", by="t")


def cleaned(*cuts: Cut, raw_text: str = RAW, text: str = RAW) -> Cleaned:
    return Cleaned(page_digest="d", raw_text=raw_text, text=text, cuts=cuts)


@pytest.mark.parametrize(
    ("before", "after", "lost", "gained"),
    [
        pytest.param((), (cut(2, 5, "new"),), {"new": 3}, {}, id="a cut more"),
        pytest.param((cut(2, 5, "old"),), (), {}, {"old": 3}, id="a cut less"),
        pytest.param((cut(2, 5, "old"),), (cut(2, 5, "new"),), {}, {}, id="the same characters for another reason"),
        pytest.param((cut(2, 5, "old"),), (cut(4, 8, "new"),), {"new": 3}, {"old": 2}, id="a cut moved"),
        pytest.param((cut(0, 9, "old"),), (cut(1, 2, "x"), cut(4, 5, "x")), {}, {"old": 7}, id="one becomes two"),
    ],
)
def test_characters_change_sides_by_rule(
    before: tuple[Cut, ...], after: tuple[Cut, ...], lost: dict[str, int], gained: dict[str, int]
) -> None:
    change = compared(DOCUMENT, RAW, before, cleaned(*after))
    assert change.lost == Counter({("promo", rule): size for rule, size in lost.items()})
    assert change.gained == Counter({("promo", rule): size for rule, size in gained.items()})
    assert change.size == sum(lost.values()) + sum(gained.values())


def test_a_story_rejected_today_loses_all_of_its_text() -> None:
    change = compared(DOCUMENT, RAW, (), Rejected(page_digest="d", why=Why.ERROR_PAGE, evidence="404"))
    assert change.lost == {("rejected", "verdict.error_page"): 10}


def test_another_raw_text_is_the_segmentation_s_doing() -> None:
    change = compared(DOCUMENT, "another", (), cleaned(raw_text=RAW, text=RAW[:4]))
    assert (change.lost, change.gained) == (Counter({("segment", "segment"): 10}), Counter({("segment", "segment"): 4}))
    assert not change.same_raw
