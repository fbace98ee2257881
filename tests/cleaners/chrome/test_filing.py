"""What phrases are filed under: every line that says one holds it."""

import pytest

from cleaners import spelling
from cleaners.chrome import phrases
from cleaners.chrome.filing import file
from cleaners.chrome.pattern import NUMBER, examples
from cleaners.chrome.phrases import Phrase


def phrase(say: str, at: str = "opens", *, spaced: bool = True) -> Phrase:
    return Phrase("follow_us", "en", say, "", at=at, spaced=spaced)


@pytest.mark.parametrize(
    ("say", "first", "prefix"),
    [
        pytest.param("sign up|in", {"sign"}, set(), id="its first word"),
        pytest.param("log_in|register now", {"log", "register"}, set(), id="either of them"),
        pytest.param("[please] follow us", {"please", "follow"}, set(), id="one that may be missing"),
        pytest.param("# comments", {NUMBER}, set(), id="any number"),
        pytest.param("subscri* now", set(), {"subs"}, id="the beginning of a word"),
    ],
)
def test_what_opens_a_line_is_filed_under_what_a_line_opens_with(say: str, first: set[str], prefix: set[str]) -> None:
    filed = file([phrase(say)])
    assert (set(filed.first), set(filed.prefix)) == (first, prefix)
    assert not filed.words
    assert not filed.parts


def test_without_blanks_no_word_ends_anywhere() -> None:
    assert set(file([phrase("関連記事", spaced=False)]).prefix) == {"関連記事"}


def test_what_is_said_anywhere_is_filed_under_its_rarest_word_or_a_part_of_one() -> None:
    filed = file(
        [phrase("follow us", at="holds"), phrase("follow us", at="ends"), phrase("newslett* today", at="holds")]
    )
    assert set(filed.words) == {"follow"}
    assert all(len(under) == 1 for under in (*filed.words.values(), *filed.parts.values()))
    assert {number for under in filed.parts.values() for number, _ in under} == {1, 2}
    assert filed.holding == ((), (), ())


def test_a_phrase_that_files_repeat_is_filed_once_and_in_its_place() -> None:
    one, other = phrase("share this"), phrase("share it")
    filed = file([one, other, one])
    assert filed.phrases == (one, other)
    assert [number for number, _, _ in filed.first["share"]] == [0, 1]


def test_loose_words_come_behind_exact_ones_and_the_shortest_number_first() -> None:
    filed = file([phrase("share this*"), phrase("share this"), phrase("10_best|7|# comments")])
    assert [place for _, place, _ in filed.first["share"]] == [1, 0]
    assert [place for _, place, _ in filed.first[NUMBER]] == [1]


@pytest.mark.parametrize("lang", ["en", "de", "ru", "ar", "ja"])
def test_what_a_phrase_says_holds_what_it_is_filed_with(lang: str) -> None:
    filed = file(phrases.load(lang))
    for each, holding in zip(filed.phrases, filed.holding, strict=True):
        for text in examples(each.say, spaced=each.spaced)[:3]:
            said = spelling.key(text)
            assert all(any(string in said for string in strings) for strings in holding), (each.say, said)
