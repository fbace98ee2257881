"""The spelling lines are compared in."""

import unicodedata

import pytest

from cleaners.spelling import bare, ends_sentence, is_bulleted, key, letters, shown, weight


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        pytest.param(
            "\u201eNein\u201c, sagte  er \u2013 NIE", "'nein', sagte er - nie", id="quotes, dashes, blanks, case"
        ),
        pytest.param("neigh\u00adbour\u200bhood\ufeff", "neighbourhood", id="invisible marks"),
        pytest.param("\u5173\u6ce8\uff1a\uff21\uff22", "\u5173\u6ce8:ab", id="full width"),
        pytest.param("\u0130LG\u0130 \u0131l\u0131k", "ilgi ilik", id="Turkish i"),
        pytest.param(
            "\u0627\u0642\u0631\u0623 \u0623\u064a\u0636\u0627\u064b",
            "\u0627\u0642\u0631\u0627 \u0627\u064a\u0636\u0627",
            id="Arabic alif and signs",
        ),
        pytest.param("\u0412\u0441\u0451", "\u0432\u0441\u0435", id="Russian yo"),
        pytest.param("e\u0301", "\u00e9", id="composed"),
        pytest.param("\u0645\u06cc\u200c\u0634\u0648\u062f", "\u0645\u064a\u0634\u0648\u062f", id="Persian joiner"),
        pytest.param("\u24d2 2031 \u24b8", "\xa9 2031 \xa9", id="a c in a circle"),
        pytest.param("\u06cc\u06a9 \u0639\u0644\u0649", "\u064a\u0643 \u0639\u0644\u064a", id="Persian yeh and kaf"),
        pytest.param(
            "\u202b\u05d1\u05b8\u05d0\u202c \u2067\u05d0\u2069",
            "\u05d1\u05d0 \u05d0",
            id="Hebrew points and directions",
        ),
    ],
)
def test_a_key(text: str, spelled: str) -> None:
    assert key(text) == spelled
    assert key(unicodedata.normalize("NFD", text)) == spelled


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        pytest.param(" Ada  Holt\t", "Ada Holt", id="blanks"),
        pytest.param("Ada\u00a0Holt\u2009\u2014 NIE", "Ada Holt \u2014 NIE", id="blanks of other widths"),
        pytest.param("\u200fA\u00adda Holt\ufeff", "Ada Holt", id="invisible marks"),
        pytest.param("\u041c\u0438\u0438\u0306", "\u041c\u0438\u0439", id="composed"),
        pytest.param("Ada Holt", "Ada Holt", id="as it is"),
    ],
)
def test_what_is_seen_of_a_text(text: str, seen: str) -> None:
    assert shown(text) == seen


@pytest.mark.parametrize(
    ("text", "said", "bulleted"),
    [
        pytest.param("- share", "share", True, id="dash"),
        pytest.param("\u2022 share", "share", True, id="dot"),
        pytest.param("(share)", "share)", False, id="a bracket is no bullet"),
        pytest.param("\U0001f449\U0001f3fd share", "share", False, id="a hand and its colour"),
        pytest.param("\u2764 \u2709 share", "share", False, id="signs"),
        pytest.param("\u203b share", "share", False, id="a reference mark"),
        pytest.param("\xbfshare?", "share?", False, id="a Spanish question"),
        pytest.param("\u2605\u2605\u2b50", "\u2605\u2605\u2b50", False, id="stars"),
        pytest.param("\U0001f1eb\U0001f1f7 fra", "\U0001f1eb\U0001f1f7 fra", False, id="a flag"),
        pytest.param("\u2776 share", "\u2776 share", False, id="a number"),
        pytest.param("\xa9 share", "\xa9 share", False, id="a sign that says something"),
        pytest.param("share \U0001f449", "share \U0001f449", False, id="behind a line"),
        pytest.param("share", "share", False, id="none"),
        pytest.param("", "", False, id="empty"),
    ],
)
def test_bullets(text: str, said: str, *, bulleted: bool) -> None:
    assert (bare(text), is_bulleted(text)) == (said, bulleted)


@pytest.mark.parametrize(
    ("text", "weighs"),
    [("abc", 3), ("\u00e9t\u00e9", 3), ("\u65b0\u805e", 6), ("\uc2e0\ubb38", 6)],
    ids=["ASCII", "accents", "Han", "Hangul"],
)
def test_weight(text: str, weighs: int) -> None:
    assert weight(text) == weighs


@pytest.mark.parametrize(
    ("text", "ends"),
    [("so.", True), ("so?'", True), ("\u3002", True), ("so!)", True), ("so:", False), ("so", False), ("", False)],
    ids=["stop", "question in quotes", "Chinese stop", "bracket", "colon", "nothing", "empty"],
)
def test_where_a_sentence_ends(text: str, *, ends: bool) -> None:
    assert ends_sentence(text) is ends


def test_a_character_that_joins_another_is_not_spelled_alone() -> None:
    for point in range(0x110000):
        apart = unicodedata.normalize("NFD", chr(point))
        if len(apart) > 1 and unicodedata.normalize("NFC", apart) == chr(point):
            assert all(letters(each) is None for each in apart[1:]), hex(point)


@pytest.mark.parametrize(
    ("letter", "spelled"),
    [
        pytest.param("A", "a", id="a letter"),
        pytest.param("\u201c", "'", id="a quote"),
        pytest.param("\u200b", "", id="an invisible mark"),
        pytest.param("\u2026", "...", id="an ellipsis"),
        pytest.param("\xdf", "ss", id="a letter that becomes two"),
        pytest.param("\u0301", None, id="an accent"),
        pytest.param("\u1161", None, id="a part of a syllable"),
    ],
)
def test_what_a_character_becomes_whatever_stands_beside_it(letter: str, spelled: str | None) -> None:
    assert letters(letter) == spelled
