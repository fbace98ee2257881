"""The signs of an appeal in a line."""

import pytest

from cleaners.chrome import appeal_signs
from cleaners.chrome.appeal_words import starts, words
from cleaners.kinds import Kind

BOOK = appeal_signs.Found(0, 4)


@pytest.mark.parametrize(
    ("lang", "line", "bid"),
    [
        ("en", "please sign up here", "sign up"),
        ("en", "email: ada kemp", ""),
        ("en", "the crew signs up", ""),
        ("en", "for more tales, visit the quay", "for more tales, visit"),
        ("en", "£20 could feed a crew", "£20 could"),
        ("de", "bestellen sie das heft", "bestellen sie"),
        ("de", "möchten sie das heft", ""),
        ("de", "das heft gratis lesen", "lesen"),
        ("de", "karten gibt es hier", "gibt es hier"),
        ("de", "tauscht euch aus", "tauscht euch"),
    ],
)
def test_bids(lang: str, line: str, bid: str) -> None:
    found = appeal_signs.bid(line, starts(line), words(lang))
    assert (line[found.start : found.end] if found else "") == bid


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("want to sail? we can help", 1),
        ("unsure where to sail? we can help", 0),
        ("why do boats float? we asked her", None),
        ("unsure where to sail?", None),
        ("want a boat. or two? perhaps", None),
    ],
)
def test_questions(line: str, number: int | None) -> None:
    found = appeal_signs.ask(line, starts(line), words("en"))
    assert (found.number if found else None) == number


def test_german_tells_by_capitals_whom_it_speaks_to() -> None:
    said = words("de")
    assert appeal_signs.yours("wir bitten sie", "Wir bitten Sie", said)
    assert not appeal_signs.yours("wir bitten sie", "Wir bitten sie", said)
    assert not appeal_signs.yours("bestellen sie das heft", "Bestellen Sie das Heft", said)
    assert appeal_signs.yours("get it for your crew", "Get it for your crew", words("en"))
    assert not appeal_signs.yours("a young crew", "A young crew", words("en"))


def test_what_a_line_offers() -> None:
    offer = appeal_signs.told("book our free podcast", "en", BOOK)
    assert offer == appeal_signs.Offer(("podcast", Kind.PROMO), "", "free", "our", is_other=False)
    assert appeal_signs.told("book a guide", "en", BOOK).thin == "guide"
    assert not appeal_signs.told("page a boat", "en", BOOK).thin
    assert appeal_signs.told("he was late", "en", None).is_other
    assert appeal_signs.offers("it is in our podcast")
    assert not appeal_signs.offers("it is in the hour")
