"""Columns that lie in rows are looked up there when they are asked for, and the same ones from then on."""

import copy
import pickle
from dataclasses import fields

import numpy as np
import pytest

from cleaners.features import page_of
from cleaners.segment import segment, segment_purely
from cleaners.segment_kinds import KINDS, Kinds
from cleaners.segment_records import BLOCKS, CONTAINERS, Containers, Segments, found
from cleaners.segment_tree import parse

HTML = b"<h1>t</h1><nav>a <a href=x>b</a></nav><div class='c d'><p>e <b>f</b><br>g<img></div><table><tr><td>1<td>2"


class Three:
    """Rows in which every number tells where it stands."""

    asked = 0

    def column(self, place: int) -> list[int]:
        self.asked += 1
        return [100 * row + place for row in range(3)]

    seen = column


@pytest.mark.parametrize(("record", "places"), [(Segments, BLOCKS), (Containers, CONTAINERS), (Kinds, KINDS)])
def test_each_column_comes_from_its_place_and_only_once(record: type, places: dict[str, int]) -> None:
    rows = Three()
    segments = found(["a"] * 3, ["w"] * 3, rows, rows, rows)
    holder = next(one for one in (segments, segments.within, segments.kinds) if type(one) is record)
    for name, place in places.items():
        assert getattr(holder, name) == [place, 100 + place, 200 + place]
        assert getattr(holder, name) is getattr(holder, name)
    assert rows.asked == len(places)
    told = {field.name for field in fields(record)} - {"rows", "text", "words", "within", "kinds"}
    assert told == set(places)


def test_what_is_no_column_is_not_there() -> None:
    segments = found([], [], Three(), Three(), Three())
    with pytest.raises(AttributeError, match="Segments has no colour"):
        _ = segments.colour


def test_copies_and_pickles_hold_the_columns_without_the_rows() -> None:
    tree = parse(HTML)  # one for both: columns hold where its nodes lie in memory
    segments = segment(tree)
    for again in (copy.deepcopy(segments), pickle.loads(pickle.dumps(segments))):  # noqa: S301 - our own
        assert again == segments == segment_purely(tree)
        assert (again.rows, again.within.rows, again.kinds.rows) == (None, None, None)


@pytest.mark.skipif(segment(parse(HTML)).rows is None, reason="no compiled walk")
def test_a_view_of_rows_is_read_as_the_list_of_them() -> None:
    within = segment(parse(HTML)).within
    assert within.rows is not None
    for place in CONTAINERS.values():
        view, numbers = within.rows.seen(place), within.rows.column(place)
        assert view == numbers == list(view) == [view[at] for at in range(len(view))]
        assert [view[at - len(view)] for at in range(len(view))] == numbers
        assert [view.index(each) for each in numbers] == [numbers.index(each) for each in numbers]
        assert [view.count(each) for each in (*numbers, -7)] == [numbers.count(each) for each in (*numbers, -7)]
        assert -7 not in view
        for part in (slice(None), slice(1, 4), slice(-3, None), slice(None, None, -2), slice(9, 2), slice(2, 99)):
            assert view[part] == numbers[part]
        for wrong in (len(view), -len(view) - 1):
            with pytest.raises(IndexError, match=f"no row {wrong} of {len(view)}"):
                _ = view[wrong]
        with pytest.raises(TypeError):
            _ = view["1"]  # type: ignore[call-overload]
    with pytest.raises(IndexError, match="no column 99"):
        within.rows.seen(99)


def test_the_walk_knows_where_its_blocks_stand() -> None:
    walked, purely = page_of(segment(parse(HTML))), page_of(segment_purely(parse(HTML)))
    assert walked.raw_text == purely.raw_text
    for one, other in ((walked.starts, purely.starts), (walked.ends, purely.ends)):
        assert np.array_equal(one, other)
        assert one.dtype == other.dtype
        assert one.flags.c_contiguous
