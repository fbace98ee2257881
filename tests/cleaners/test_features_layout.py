"""Blocks stand one character apart, are told apart by what they stand in, and rows of data are found."""

import pytest

from cleaners.features_layout import laid_out, layout
from cleaners.segment import segment
from cleaners.segment_tags import CODE
from cleaners.segment_tree import parse

TWO = [(0, 2)]


def test_blocks_stand_one_character_apart() -> None:
    found = layout(segment(parse("<p>one</p><h2>three</h2>")))
    assert found.starts.tolist() == [0, 4]
    assert found.ends.tolist() == [3, 9]
    assert list(found.codes) == [CODE["p"], CODE["h2"]]
    assert list(found.elements) == [CODE["body"], CODE["p"], CODE["h2"]]
    assert len(set(found.kinds)) == len(found.kinds)


@pytest.mark.parametrize(
    ("html", "rows"),
    [
        pytest.param("<tr><td>a<td>b", TWO, id="cells"),
        pytest.param("<tr><th>a<td>b", TWO, id="and-heads"),
        pytest.param("<tr><td>a", [], id="a-single-one"),
        pytest.param("<tr><td>a<td>b<br>c", [], id="a-cell-of-two-lines"),
        pytest.param("<tr><td>a<td><p>b</p>", [], id="more-than-a-line-in-a-cell"),
        pytest.param("<tr><td><table><tr><td>a<td>b</table><td>c", TWO, id="a-table-in-a-table"),
        pytest.param("<tr><td>a<td>b<tr><td><td>c<td>d", [(0, 2), (2, 4)], id="an-empty-cell"),
        pytest.param("<tr><td> <tr>", [], id="nothing"),
    ],
)
def test_rows_of_data_have_a_line_in_each_cell(html: str, rows: list[tuple[int, int]]) -> None:
    segments = segment(parse(f"<table>{html}</table>"))
    assert layout(segments).rows == rows
    assert laid_out(segments).rows == rows


def test_no_blocks_have_no_layout() -> None:
    found = layout(segment(parse("<p> </p>")))
    assert (len(found.starts), len(found.ends), found.kinds, found.codes, found.rows) == (0, 0, [], b"", [])
