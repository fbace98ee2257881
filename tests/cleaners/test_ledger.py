"""The arithmetic of cuts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners.cleaned import Cut
from cleaners.kinds import Kind
from cleaners.ledger import invisible_marks, kept, lines, render, settle, too_many_marks


def cut(start: int, end: int, rule: str = "a") -> Cut:
    return Cut(start=start, end=end, kind=Kind.OTHER, rule=rule, evidence="", by="test")


spans = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda pair: cut(pair[0], pair[0] + pair[1]))


@given(st.lists(spans, max_size=12))
def test_settled_claims_are_disjoint_and_cover_every_claimed_character(claims: list[Cut]) -> None:
    settled = settle(claims)
    kept(60, settled)
    covered = [at for one in settled for at in range(one.start, one.end)]
    assert covered == sorted({at for one in claims for at in range(one.start, one.end)})


def test_the_earlier_claim_keeps_what_both_want() -> None:
    assert [(c.start, c.end, c.rule) for c in settle([cut(5, 8, "first"), cut(0, 10, "second")])] == [
        (0, 5, "second"),
        (5, 8, "first"),
        (8, 10, "second"),
    ]


@given(st.text(alphabet="ab \n\r", max_size=40), st.lists(spans, max_size=5))
def test_rendering_invents_nothing_and_loses_nothing_kept(raw: str, claims: list[Cut]) -> None:
    cuts = settle(c for c in claims if c.end <= len(raw))
    left = "".join(raw[start:end] for start, end in kept(len(raw), cuts))
    assert "".join(render(raw, cuts).split()) == "".join(left.split())


@pytest.mark.parametrize(
    ("raw", "cuts", "expected"),
    [
        pytest.param("a\nb\n\nc", (), "a\nb\n\nc", id="lay-out stays"),
        pytest.param("a\nXX\nc", (cut(2, 4),), "a\nc", id="a cut line leaves no hole"),
        pytest.param("a\n\nX\nc", (cut(3, 4),), "a\n\nc", id="a blank line before a cut line stays one"),
        pytest.param("a\nX\nc", (cut(1, 4),), "a\nc", id="line ends inside a cut still part lines"),
        pytest.param("re\u200btired", (cut(2, 3),), "retired", id="a cut inside a word joins it"),
        pytest.param("a\r\n\r\n\r\nb\rc", (), "a\n\nb\nc", id="any line end"),
    ],
)
def test_render(raw: str, cuts: tuple[Cut, ...], expected: str) -> None:
    assert render(raw, cuts) == expected


@pytest.mark.parametrize("cuts", [(cut(3, 3),), (cut(2, 5), cut(4, 6)), (cut(8, 11),), (cut(4, 6), cut(0, 2))])
def test_kept_refuses_a_ledger_that_does_not_add_up(cuts: tuple[Cut, ...]) -> None:
    with pytest.raises(ValueError, match="overlaps, is empty or out of order"):
        kept(10, cuts)


def test_joiners_are_spelling_and_stay() -> None:
    assert [(c.start, c.end) for c in invisible_marks("\ufeffa\u00ad\u200bb\u200cc", "t")] == [(0, 1), (2, 4)]


def test_a_text_of_invisible_marks_is_told_by_their_number() -> None:
    assert too_many_marks("a\u00ad" * 250_000) == "250000 invisible marks, 200000 allowed"
    assert not too_many_marks("a\u00ad" * 150_000)
    assert not too_many_marks("a" * 250_000)


def test_lines_know_every_line_end() -> None:
    assert [("a\r\nb\u2028c\n")[s:e] for s, e in lines("a\r\nb\u2028c\n")] == ["a", "b", "c", ""]


@given(st.text(alphabet="ab \n\r\x0b\u2028", max_size=40), st.lists(spans, max_size=5))
def test_a_gap_changes_what_stands_between_lines_and_keeps_indentation(raw: str, claims: list[Cut]) -> None:
    cuts = settle(claim for claim in claims if claim.end <= len(raw))
    lines = [line for line in render(raw, cuts).split("\n") if line]
    spelled = render(raw, cuts, gap="\n\n").split("\n\n")
    assert [line.strip() for line in spelled] == (lines or [""])
    assert [line for line in spelled if line != line.rstrip()] == []


@pytest.mark.parametrize(
    ("raw", "claims", "text"),
    [
        pytest.param("def a():\n    return 1\n", [], "def a():\n    return 1", id="code"),
        pytest.param("    x = 1 \n\ty = 2", [], "    x = 1\n\ty = 2", id="the first line, and a tab"),
        pytest.param("Share  now", [(0, 5)], "now", id="a blank behind a cut"),
        pytest.param("a\nShare  now", [(2, 7)], "a\nnow", id="on a later line"),
        pytest.param("    Share", [(4, 9)], "", id="nothing but indentation"),
        pytest.param("    x Share y", [(6, 12)], "    x y", id="a cut within the line"),
    ],
)
def test_a_lines_own_indentation_stays_in_a_page(raw: str, claims: list[tuple[int, int]], text: str) -> None:
    assert render(raw, [cut(start, end) for start, end in claims], gap="\n") == text
