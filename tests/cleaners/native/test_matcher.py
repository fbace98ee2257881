"""The compiled matcher finds each phrase where its regular expression finds it."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleaners import kernels, spelling
from cleaners.chrome import phrases
from cleaners.chrome.pattern import compiled, examples, plan

kernel = kernels.compiled("cleaners.native.matcher")
pytestmark = pytest.mark.skipif(kernel is None, reason="the compiled matcher was not built")
STORY = "the bridge was closed for the winter, the council said, and the ferry will sail from monday"


def spans(say: str, key: str, *, spaced: bool, whole: bool, anywhere: bool) -> tuple[object, object]:
    """Where a key says a phrase, as the kernel tells and as the regular expression does."""
    expression = compiled(say, spaced=spaced, whole=whole)
    match = (expression.search if anywhere else expression.match)(key)
    return kernel.Matcher(plan(say, spaced=spaced), spaced, whole, anywhere).span(key), match and match.span()


@pytest.mark.parametrize("lang", phrases.LANGUAGES)
def test_every_phrase_is_found_where_its_expression_finds_it(lang: str) -> None:
    for number, phrase in enumerate(phrases.load(lang)):
        for text in (*examples(phrase.say, spaced=phrase.spaced)[number % 3 :: 60][:2], phrase.miss):
            key = spelling.bare(spelling.key(text))
            forms = (key, f"{key} {STORY}", f"{STORY} - {key}. 3 ", f"{key} (12)", f"{key}: {key}", f"{key[:-1]}x")
            for form in (key, forms[number % len(forms)]):
                for whole, anywhere in ((phrase.at in {"whole", "ends"}, phrase.is_held), (True, True)):
                    ours, theirs = spans(phrase.say, form, spaced=phrase.spaced, whole=whole, anywhere=anywhere)
                    assert ours == theirs, (phrase.say, form)


WORDS = ["a", "ab", "b*", "a_b", "a|ab", "b|a_a*", "[a]", "[b|ab*]", "#", "[#]", "~1", "~3", "a:", "'b", "a_#b|#"]
LETTERS = "ab  b1'.:-_\u0663\xe9\u6c34\n"


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join),
    st.text(LETTERS, max_size=24),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
@example("~3 a", "b" * 45 + " a", True, False, False)
@example("a ~3 b*", "a " + "b" * 90, True, True, True)
@example("a ~3 b", "a\nb b", False, False, True)
@example("[a] [a] a", "a a", True, True, False)
@example("a", "a.........12.... ", True, True, False)
@example("# a", "12345678901 a", True, False, True)
@example("a", "a\n", True, True, False)
def test_any_phrase_is(say: str, key: str, spaced: bool, whole: bool, anywhere: bool) -> None:  # noqa: FBT001 - drawn
    ours, theirs = spans(say, key, spaced=spaced, whole=whole, anywhere=anywhere)
    assert ours == theirs


def test_time_grows_no_faster_than_the_text() -> None:
    def spent(size: int) -> float:
        begun = time.process_time()
        for say in ("a ~3 b ~3 c ~9 d", "[a] [a] [a] [a] b", "a* a* a* a* b", "a ~20 # ~20 b"):
            matcher = kernel.Matcher(plan(say, spaced=True), True, True, True)
            for text in ("a " * size, "a" * size, "- " * size, "1 " * size):
                assert matcher.span(text[:size]) is None
        return time.process_time() - begun

    spent(100)
    assert spent(40_000) <= 10 * spent(10_000)
