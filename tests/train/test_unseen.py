"""Scoring without the phrases that one site alone says."""

from cleaners import chrome, lines
from cleaners.chrome.context import Context
from train.unseen import own, without

STORY = "The ferry to the outer islands will sail every hour from Monday, the harbour office said on Friday.\n"
SIGN = "Sign up for our newsletter\n"
FOLLOW = "Leave a Reply\n"


def said(phrases: frozenset[object]) -> set[str]:
    return {str(getattr(phrase, "say", "")) for phrase in phrases}


def test_a_site_s_own_phrases_are_those_no_other_site_says() -> None:
    found = own([("a", "en", STORY + SIGN + FOLLOW), ("b", "en", STORY + SIGN), ("a", "en", SIGN)])
    assert set(found) == {"a"}
    assert any("reply" in say for say in said(found["a"]))
    assert not any("newsletter" in say for say in said(found["a"]))


def test_lines_say_nothing_of_what_is_hidden_while_it_is() -> None:
    laid = lines.blocks(STORY + STORY.replace("ferry", "boat") + FOLLOW)
    hidden = own([("a", "en", FOLLOW), ("b", "en", SIGN)])["a"]

    def cut() -> list[str]:
        return [found.rule for found in chrome.find(laid, Context(lang="en"), model=False)]

    before = cut()
    assert before
    with without(hidden):
        assert not cut()
    assert cut() == before
