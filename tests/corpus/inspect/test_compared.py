"""Before and after: every character in its place, each change with the cut that makes it."""

from hypothesis import given
from hypothesis import strategies as st

from cleaners.cleaned import Cut
from cleaners.kinds import Kind
from corpus.inspect.compared import Gap, Row, State, compare, compare_texts, condensed, sizes

RAW = "one\n\ntwo three\nfour\nfive\nsix\n"


def cut(start: int, end: int, rule: str = "r") -> Cut:
    return Cut(start=start, end=end, kind=Kind.PROMO, rule=rule, evidence="", by="t")


def drawn(rows: tuple[Row, ...]) -> list[list[tuple[str, str]]]:
    return [[(part.text, part.state.value) for part in row.parts] for row in rows]


def test_each_run_says_what_became_of_it() -> None:
    rows = compare(RAW, (cut(5, 8, "old"), cut(15, 19, "both")), (cut(0, 3, "new"), cut(15, 19, "both")))
    assert drawn(rows)[:3] == [[("one", "lost")], [("two", "gained"), (" three", "kept")], [("four", "cut")]]
    assert [part.cut.rule for row in rows for part in row.parts if part.cut] == ["new", "old", "both"]
    assert [row.number for row in rows] == [1, 2, 3, 4, 5]
    assert sizes(rows) == (3, 3)


def test_a_cut_over_several_paragraphs_is_in_each() -> None:
    rows = compare(RAW, (), (cut(0, len(RAW)),))
    assert {part.state for row in rows for part in row.parts} == {State.LOST}
    assert all(row.changed for row in rows)


def test_what_did_not_change_is_folded() -> None:
    text = "".join(f"{number}\n" for number in range(10))
    rows = compare(text, (), (cut(10, 11),))
    assert [item.paragraphs if isinstance(item, Gap) else item.number for item in condensed(rows)] == [4, 5, 6, 7, 3]


def test_other_raw_texts_are_compared_by_line() -> None:
    rows = compare_texts("a\n\nb\n\nc", "a\n\nx\n\nc")
    assert drawn(rows) == [[("a", "kept")], [("b", "lost")], [("x", "gained")], [("c", "kept")]]
    assert {row.number for row in rows} == {0}


SPANS = st.lists(st.tuples(st.integers(0, 29), st.integers(1, 9)), max_size=4)


def _cuts(spans: list[tuple[int, int]]) -> tuple[Cut, ...]:
    found: list[Cut] = []
    at = 0
    for start, size in sorted(spans):
        low, high = max(at, start), min(len(RAW), start + size)
        if low < high:
            found.append(cut(low, high))
            at = high
    return tuple(found)


@given(SPANS, SPANS)
def test_every_character_is_there_once_in_the_state_the_cuts_say(
    old: list[tuple[int, int]], new: list[tuple[int, int]]
) -> None:
    before, after = _cuts(old), _cuts(new)
    states = {
        (False, False): State.KEPT,
        (True, True): State.CUT,
        (False, True): State.LOST,
        (True, False): State.GAINED,
    }
    expected = [
        (char, states[tuple(any(c.start <= at < c.end for c in cuts) for cuts in (before, after))])  # type: ignore[index] # two booleans
        for at, char in enumerate(RAW)
        if char != "\n"
    ]
    rows = compare(RAW, before, after)
    assert [(char, part.state) for row in rows for part in row.parts for char in part.text] == expected
