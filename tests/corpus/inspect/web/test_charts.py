"""Charts draw the figures they are given, each with the figures beside it."""

import re

from hypothesis import given
from hypothesis import strategies as st

from cleaners.kinds import Kind
from corpus.inspect.families import FAMILIES
from corpus.inspect.web.charts import line, patterns, stacked, unbroken, weeks_of

ROWS = [("2026-01-05", "legal", 30), ("2026-01-05", "contact", 10), ("2026-01-12", "newsletter", 5)]


def test_kinds_are_summed_into_families() -> None:
    first, second = weeks_of(ROWS)
    assert (dict(first.sizes), first.total) == ({"legal": 40}, 40)
    assert dict(second.sizes) == {"follow": 5}


def test_every_layer_has_its_title_pattern_and_figure() -> None:
    made = stacked(weeks_of(ROWS), "Cut", "characters")
    assert "2026-01-05, Legal and company: 40" in made
    assert 'fill="url(#pt-legal)"' in made
    assert "<td>40</td>" in made
    assert " style=" not in made


def test_weeks_without_news_are_empty_bars() -> None:
    weeks = unbroken(weeks_of([*ROWS, ("2026-02-02", "legal", 1)]))
    assert [(each.week, each.total) for each in weeks] == [
        ("2026-01-05", 40), ("2026-01-12", 5), ("2026-01-19", 0), ("2026-01-26", 0), ("2026-02-02", 1),
    ]  # fmt: skip
    assert unbroken(()) == ()


def test_nothing_is_said_to_be_nothing() -> None:
    assert "Nothing to draw yet." in stacked((), "Cut", "characters")


KINDS = st.sampled_from([kind.value for kind in Kind])


@given(st.lists(st.tuples(st.dates().map(str), KINDS, st.integers(0, 10**9)), min_size=1, max_size=20))
def test_bars_stay_inside_the_chart(rows: list[tuple[str, str, int]]) -> None:
    made = stacked(weeks_of(rows), "Cut", "characters")
    heights = [float(found) for found in re.findall(r'<rect height="([\d.]+)"', made)]
    assert all(height <= 208.1 for height in heights)
    tops = [float(found) for found in re.findall(r' y="(-?[\d.]+)" width', made)]
    assert all(top >= 9.9 for top in tops)


@given(st.lists(st.floats(0, 1), max_size=60))
def test_a_line_stays_inside_its_box(values: list[float]) -> None:
    numbers = [float(found) for found in re.findall(r"[ML](-?[\d.]+) ", line(values, "share"))]
    assert all(0 <= number <= 132 for number in numbers)


def test_every_family_has_a_pattern() -> None:
    assert re.findall(r'id="pt-(\w+)"', patterns()) == [each.id for each in FAMILIES]
