"""What phrases are filed under: every line that says one holds it."""

from collections.abc import Mapping

import pytest

from cleaners import spelling
from cleaners.chrome import phrases
from cleaners.chrome.filing import Filed, Opens, Packed, file
from cleaners.chrome.pattern import NUMBER, examples, longest
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


def under(found: Mapping[str, Packed], filed: Filed) -> dict[str, list[Opens]]:
    return {text: list(filed.unpacked(packed.raw)) for text, packed in found.items()}


def test_what_is_said_anywhere_is_filed_under_its_rarest_word_or_a_part_of_one() -> None:
    word, ends, loose = phrase("follow us", "holds"), phrase("follow us", "ends"), phrase("newslett* today", "holds")
    filed = file([word, ends, loose])
    assert {text: [may[2] for _, _, may in found] for text, found in under(filed.words, filed).items()} == {
        "follow": [word]
    }
    assert {may[2] for found in under(filed.parts, filed).values() for _, _, may in found} == {ends, loose}


def test_a_phrase_that_files_repeat_is_filed_once_and_in_its_place() -> None:
    one, other = phrase("share this"), phrase("share it")
    filed = file([one, other, one])
    assert [may[2] for _, _, may in under(filed.first, filed)["share"]] == [one, other]


def test_loose_words_come_behind_exact_ones_and_the_shortest_number_first() -> None:
    filed = file([phrase("share this*"), phrase("share this"), phrase("10_best|7|# comments")])
    found = under(filed.first, filed)
    assert [place for place, _, _ in found["share"]] == [1, 0]
    assert [place for place, _, _ in found[NUMBER]] == [1]


def test_the_longest_line_is_known_of_each_word_and_of_all() -> None:
    filed = file([phrase("share this")._replace(longest=700), phrase("share it"), phrase("print")._replace(longest=20)])
    assert (filed.longest, filed.first["share"].longest, filed.first["print"].longest) == (700, 700, 20)
    assert file([]).longest == 0


def test_what_is_all_of_a_line_is_said_in_no_longer_one() -> None:
    filed = file([phrase("print")._replace(at="whole"), phrase("share this")])
    assert filed.first["print"].longest == longest("print", spaced=True) < filed.first["share"].longest


@pytest.mark.parametrize("lang", ["en", "de", "ru", "ar", "ja"])
def test_what_a_phrase_says_holds_what_it_is_filed_with(lang: str) -> None:
    filed = file(phrases.load(lang))
    for found in (filed.first, filed.prefix):
        for _, _, (size, holding, each) in (opens for all_ in under(found, filed).values() for opens in all_):
            assert size <= each.longest
            for text in examples(each.say, spaced=each.spaced)[:3]:
                said = spelling.key(text)
                assert len(said) <= size
                assert all(any(string in said for string in strings) for strings in holding), (each.say, said)
