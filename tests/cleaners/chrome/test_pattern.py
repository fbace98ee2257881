"""The language of phrases, and that no text makes a pattern search for long."""

import re
import time

import pytest

from cleaners.chrome import phrases
from cleaners.chrome.pattern import anchors, compiled, examples, finder, holds, longest, openings, plan
from cleaners.spelling import key


@pytest.mark.parametrize(
    ("say", "whole", "text", "matches"),
    [
        pytest.param("sign up", False, "Sign up here", True, id="words"),
        pytest.param("sign up", False, "Sign uphill", False, id="a word ends where it ends"),
        pytest.param("sign* up", False, "Signing up", True, id="a star goes on"),
        pytest.param("sign up|in", False, "Sign in", True, id="either word"),
        pytest.param("log_in|register now", False, "Log in now", True, id="a blank inside an alternative"),
        pytest.param("sign up [free] now", False, "Sign up now", True, id="a word that may be missing"),
        pytest.param("[please] sign up", False, "Please sign up", True, id="the first may be missing"),
        pytest.param("sign ~2 now", False, "Sign up here now", True, id="a gap of two"),
        pytest.param("sign ~2 now", False, "Sign up right here now", False, id="a gap of three is too long"),
        pytest.param("# comments", False, "12 comments", True, id="a number"),
        pytest.param("comments", True, "Comments (12):", True, id="the whole line, with a count"),
        pytest.param("comments", True, "Comments from Rome", False, id="more than the whole line"),
        pytest.param("mehr:", False, "Mehr : Brot", True, id="a colon may stand apart, as in French"),
        pytest.param("don't miss", False, "Don\u2019t \u2013 miss", True, id="quotes and dashes are folded"),
    ],
)
def test_what_a_phrase_matches(say: str, text: str, *, whole: bool, matches: bool) -> None:
    assert bool(compiled(say, whole=whole).match(key(text))) is matches
    assert bool(finder(say, whole=whole)(key(text))) is matches


def test_where_a_phrase_stands() -> None:
    assert finder("sign up", anywhere=True)("so: sign - up, please") == (4, 13)
    assert finder("sign up")("so: sign - up, please") is None
    assert finder("sign up", whole=True, anywhere=True)("so sign up (12)") == (3, 15)


@pytest.mark.parametrize(
    ("say", "spaced", "planned"),
    [
        pytest.param("ab", True, ((0, 0, ((97, 98, -6),)),), id="a word, and that it ends"),
        pytest.param("ab", False, ((0, 0, ((97, 98),)),), id="none does without blanks"),
        pytest.param("a*|b_c", True, ((0, 0, ((97, -5), (98, -2, 99, -6))),), id="alternatives, a star, a blank"),
        pytest.param("[#] ~2", True, ((1, 0, ((-4,),)), (2, 2, ())), id="what may be missing, a number, a gap"),
        pytest.param("a:", True, ((0, 0, ((97, -3),)),), id="a colon"),
    ],
)
def test_what_the_compiled_matcher_is_told(say: str, planned: object, *, spaced: bool) -> None:
    assert plan(say, spaced=spaced) == planned


def test_a_language_without_blanks_counts_characters() -> None:
    assert compiled("\u5173\u6ce8 ~3 \u5fae\u4fe1", spaced=False).match("\u5173\u6ce8\u6211\u4eec\u7684\u5fae\u4fe1")


@pytest.mark.parametrize(
    ("say", "first", "telling"),
    [
        pytest.param("sign|log up_now", {"sign", "log"}, {"now"}, id="alternatives"),
        pytest.param("[please] sign up", {"please", "sign"}, {"sign"}, id="missing first word"),
        pytest.param("# newsletter*", set("0123456789"), {"newsletter"}, id="number"),
    ],
)
def test_what_a_phrase_is_filed_under(say: str, first: set[str], telling: set[str]) -> None:
    assert openings(say) == first
    assert anchors(say) == telling


def test_examples_say_each_alternative() -> None:
    assert examples("log_in|register [now] ~3 here") == ("log in here", "register here")


def shapes(say: str) -> list[str]:
    """40 kB each of what could make a pattern go back and try again."""
    words = [re.sub(r"[\[\]*~#]", "", element.split("|")[0]).replace("_", " ") for element in key(say).split()]
    return [
        (f"{words[0]} " * 40_000)[:40_000],
        (f"{words[0]} {'x ' * 9}" * 4_000)[:40_000],
        f"{' '.join(words[:-1])} {'- ' * 20_000}"[:40_000],
        "a" * 40_000,
        ("a'" * 20_000)[:40_000],
    ]


def spent(size: int) -> float:
    """Processor seconds all phrases of all languages together need for texts of this size."""
    begun = time.process_time()
    for lang in phrases.LANGUAGES:
        for phrase in phrases.load(lang):
            for text in shapes(phrase.say):
                phrase.span(text[:size])
    return time.process_time() - begun


def test_time_grows_no_faster_than_the_text() -> None:
    # Four times the text: linear growth is 4, quadratic 16, exponential beyond waiting. The making of
    # the texts is in both figures, so this is generous; the next test shows why it must hold.
    spent(100)
    assert spent(40_000) <= 10 * spent(10_000)


@pytest.mark.parametrize("lang", phrases.LANGUAGES)
def test_nothing_repeats_inside_a_repetition(lang: str) -> None:
    """Every quantifier is bounded, and a group that repeats holds no unbounded one."""
    for phrase in phrases.load(lang):
        spelled = compiled(phrase.say, spaced=phrase.spaced, whole=phrase.at in {"whole", "ends"}).pattern
        assert not re.search(r"(?<!\\)[*+]", spelled), phrase
        assert all(int(most) <= 40 for most in re.findall(r"\{\d+,(\d+)\}", spelled))


@pytest.mark.parametrize("spaced", [True, False])
@pytest.mark.parametrize(
    "say",
    ["share", "sign up [free] now*", "mehr: [#] ~3 log_in|register*", "[please] # a:_b ~2 no|never", "ten ~1 #|ten:"],
)
def test_no_match_is_longer_than_the_longest(say: str, *, spaced: bool) -> None:
    apart, whole = "....", compiled(say, spaced=spaced, whole=True)
    said = []
    for element in say.split():
        if element[0] == "~":
            said += ["x" * 40] * int(element[1:]) if spaced else ["x" * int(element[1:])]
        else:
            words = (word.replace("#", "9" * 9).replace(":", " :") for word in element.strip("[]").split("|"))
            said.append(max((word.replace("*", "x" * 30).replace("_", apart) for word in words), key=len))
    text = apart.join(said) + "." * 9 + "123456" + apart
    for longer in (text, *(text[:place] + "." + text[place:] for place in range(len(text)))):
        assert len(longer) <= longest(say, spaced=spaced) or not whole.match(longer)
    assert whole.match(text) or not spaced


def test_a_colon_is_held_where_no_match_is_without_one() -> None:
    assert (":",) in holds("mehr:|more: bread")
    assert (":",) not in holds("mehr:|more bread")
    assert (":",) not in holds("[mehr:] bread")
