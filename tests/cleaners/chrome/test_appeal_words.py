"""The words of appeals: found at a place, by themselves and in rows."""

import pytest

from cleaners.chrome import appeal_words
from cleaners.chrome.appeal_words import BID, GOODS, Terms, may_appeal, starts, uses, words
from cleaners.kinds import Kind


@pytest.fixture
def terms() -> Terms:
    return Terms([("inbox", Kind.NEWSLETTER), ("our_app", Kind.APP_PROMO), (r"\w*podcasts?", Kind.PROMO)])


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("inbox", ("inbox", Kind.NEWSLETTER)),
        ("our app now", ("our app", Kind.APP_PROMO)),
        ("ourapp", None),
        ("our apples", None),
        ("our", None),
        ("bridgepodcast", ("bridgepodcast", Kind.PROMO)),
        ("podcaster", None),
    ],
)
def test_terms_stand_at_a_word(terms: Terms, word: str, found: tuple[str, Kind] | None) -> None:
    text = f"in {word}"
    assert terms.at(text, 3, 3 + len(word.split(maxsplit=1)[0])) == found


def test_terms_tell_what_may_begin_with_a_word(terms: Terms) -> None:
    assert [terms.begins(word) for word in ("inbox", "our", "riverpodcast", "app")] == [True, True, True, False]


def test_sentences_start_near_the_beginning() -> None:
    assert [each[0] for each in starts("ready? book a trip. “call us")] == ["ready", "book", "call"]
    assert [each[0] for each in starts("the bridge " * 8 + "is shut. book a trip")] == ["the"]


@pytest.mark.parametrize("lang", sorted(appeal_words.LANGUAGES))
def test_every_language_has_its_words(lang: str) -> None:
    said = words(lang)
    assert {
        kind
        for word in ("instagram", "newsletter")
        if (found := said.goods.at(word, 0, len(word)))
        for kind in found[1:]
    }
    assert uses(lang, "newsletter") & GOODS
    assert not uses(lang, "newsletter") & BID


@pytest.mark.parametrize(
    ("lang", "line", "may"),
    [
        ("en", "sign up today", True),
        ("en", "the bridge is shut. sign up", True),
        ("en", "all of it is in our podcast", True),
        ("en", "the bridge is shut", False),
        ("de", "das heft gratis lesen", True),
        ("de", "die brücke ist zu", False),
    ],
)
def test_few_lines_are_worth_weighing(lang: str, line: str, may: bool) -> None:  # noqa: FBT001 - a row of the table
    assert may_appeal(line, lang) is may
