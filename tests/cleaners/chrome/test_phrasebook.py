"""The book finds what asking every phrase of every line finds, and asks hardly any."""

import pytest

from cleaners import spelling
from cleaners.chrome import pattern, phrasebook, phrases

STORY = "the bridge was closed for the winter, the council said, and the ferry will sail from monday"
PLAIN = phrases.LANGUAGES


def lines(every: tuple[phrases.Phrase, ...]) -> list[str]:
    """What some of the phrases say, and nearly say: alone, in a sentence and before one, with numbers and marks."""
    found: list[str] = [STORY]
    for number, phrase in enumerate(every):
        said = (*pattern.examples(phrase.say, spaced=phrase.spaced)[number % 3 :: 40][:2], phrase.miss)
        for text in said:
            key = spelling.bare(spelling.key(text))
            forms = (key, f"{key} {STORY}", f"{STORY} {key}.", f"{key} (12)", f"{key}: 3 - {key}")
            found.append(forms[number % len(forms)])
    return found


@pytest.mark.parametrize("lang", PLAIN)
def test_the_index_finds_what_asking_all_of_them_finds(lang: str) -> None:
    every = tuple(dict.fromkeys(phrases.load(lang)))
    asked = lines(every)[:400]
    for text, said in zip(asked, phrasebook.hits(asked, phrasebook.lay_out(every)), strict=True):
        assert set(said) == {phrase for phrase in every if phrase.found(text)}, text


@pytest.mark.parametrize("lang", PLAIN)
def test_a_sentence_of_a_story_meets_no_regular_expression(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    book = phrasebook.lay_out(phrases.load(lang))
    monkeypatch.setattr(phrases.Phrase, "found", lambda *_: pytest.fail("a phrase was asked"))
    assert phrasebook.hits([STORY], book) == [()]


@pytest.mark.parametrize(
    ("say", "first", "whole", "second"),
    [
        pytest.param("sign up|in now", "sign", False, {"up", "in"}, id="either word"),
        pytest.param("log_in|register now", "log", False, {"in"}, id="inside an alternative"),
        pytest.param("log_in|register now", "register", False, {"now"}, id="behind an alternative"),
        pytest.param("share [this|our] page", "share", False, {"this", "our", "page"}, id="what may be missing"),
        pytest.param("[please] sign up", "please", False, {"sign"}, id="behind what may be missing"),
        pytest.param("share", "share", False, None, id="one word before anything"),
        pytest.param("share", "share", True, {""}, id="one word alone, or a count"),
        pytest.param("share [this]", "share", True, {"this", ""}, id="all the rest may be missing"),
        pytest.param("error # here", "error", False, {""}, id="a number"),
        pytest.param("# comments", pattern.NUMBER, False, {"comments"}, id="behind a number"),
        pytest.param("one|2nd|# of|in", pattern.NUMBER, False, {"of", "in"}, id="behind any number"),
        pytest.param("24/7_help|# ~2 calls", pattern.NUMBER, False, None, id="a number before a gap"),
        pytest.param("error 404|missing", "error", False, {"", "missing"}, id="one number"),
        pytest.param("sign ~2 now", "sign", False, None, id="a gap"),
        pytest.param("follow us* now", "follow", False, None, id="a word that goes on"),
        pytest.param("don't miss", "don", False, {"t"}, id="a word with a mark in it"),
    ],
)
def test_which_words_can_be_the_second(say: str, first: str, second: set[str] | None, *, whole: bool) -> None:
    assert pattern.seconds(say, first, whole=whole) == second


@pytest.mark.parametrize(
    ("say", "anchor", "beside"),
    [
        pytest.param("sign up for ~3 newsletter", "newsletter", [("sign",), ("up",), ("for",)], id="all others"),
        pytest.param("help|keep us_going|free", "going", [("help", "keep"), ("us",)], id="one of the others"),
        pytest.param("news|newsletter", "newsletter", [], id="nothing"),
        pytest.param("contact_us|call_us_today", "contact", [("us",)], id="of its own alternative"),
        pytest.param("sign_up_today|call_us_today", "today", [("sign", "call")], id="two alternatives with one anchor"),
        pytest.param("sign_up_today|today", "today", [], id="one of which is nothing else"),
        pytest.param("[our] newsletter|mail [today]", "mail", [], id="what may be missing tells nothing"),
    ],
)
def test_what_a_line_with_an_anchor_holds_besides(say: str, anchor: str, beside: list[tuple[str, ...]]) -> None:
    assert pattern.besides(say, anchor) == tuple(beside)


@pytest.mark.parametrize("line", ["please follow us", "and now: follow us!", "♥ follow us ♥♥", "so follow us~"])
def test_a_phrase_that_ends_a_line_is_found_whatever_stands_around_it(line: str) -> None:
    ends = phrases.Phrase("follow_us", "en", "follow us", "", at="ends")
    book = phrasebook.lay_out([ends])
    assert phrasebook.hits([line, f"{line} said the mayor"], book) == [(ends,), ()]
    assert [said for _, said in zip(*phrasebook.heard([line], book), strict=True)] == [(ends,)]
