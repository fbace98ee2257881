"""Tables, lists and listings of what is kept, and which of them lay out a page or are torn."""

import pytest

from cleaners.block import Block
from cleaners.page import document
from cleaners.tables import Table, tables

ROW = "<tr><td>3 May</td><td>06:00</td></tr><tr><td>4 May</td><td>07:00</td></tr>"


def found(html: str, lost: int = 0, *, lists: bool = True) -> tuple[Table, ...]:
    """The tables of a page whose first blocks are not kept."""
    page = document(html.encode()).page
    spans = zip(page.segments.text, page.starts.tolist(), page.ends.tolist(), strict=True)
    return tables(page, [Block(*span) for span in spans][lost:], lists=lists)


@pytest.mark.parametrize(
    ("html", "rows", "columns"),
    [
        pytest.param(f"<table>{ROW}</table>", 2, 2, id="cells"),
        pytest.param(ROW.join(("<table>", "</table>")).replace("<td>", "<td><p>"), 2, 2, id="paragraphs in cells"),
        pytest.param("<dl><dt>Day<dd>3 May<dt>Time<dd>19:30</dl>", 2, 2, id="terms"),
        pytest.param("<ul><li>3 May<li>4 May</ul>", 0, 0, id="items"),
        pytest.param("<ol><li><p>3 May</p><li><p>4 May</p></ol>", 0, 0, id="paragraphs in items"),
    ],
)
def test_rows_and_items_of_one_line_each_are_data(html: str, rows: int, columns: int) -> None:
    (table,) = found(html)
    assert (table.rows, table.columns, table.linked, table.code) == (rows, columns, False, False)


def test_lists_may_be_left_out() -> None:
    html = f"<ul><li>3 May<li>4 May</ul><table>{ROW}</table><pre>2031-05-03</pre><dl><dt>Day<dd>3 May<dt>Time<dd>7</dl>"
    assert found(html, lists=False) == found(html)[1:]
    assert not found("<ol><li>3 May<li>4 May</ol>", lists=False)


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<table><tr><td>Gazette</td><td>3 May</td></tr></table>", id="one row"),
        pytest.param("<table><tr><td>Gazette</td></tr><tr><td>3 May</td></tr></table>", id="one column"),
        pytest.param("<table>" + "<tr><td>3 May<p>It rains.</p></td><td>a<br>b</td></tr>" * 2 + "</table>", id="pages"),
        pytest.param("<ul><li><a href=/a>May 2031</a><li><a href=/b>June 2031</a></ul>", id="links"),
        pytest.param("<ul><li>A headline<div>3 May</div><li>Another<div>4 May</div></ul>", id="days below headlines"),
        pytest.param("<p>3 May</p><p>4 May</p>", id="paragraphs"),
    ],
)
def test_other_lines_are_none(html: str) -> None:
    assert not found(html)


def test_a_row_that_names_another_page_is_told() -> None:
    row = "<tr><td>3 May</td><td><a href=/a>The council wants a second bridge</a></td></tr>"
    assert [table.linked for table in found(f"<table>{row * 3}</table>")] == [True]


def test_what_is_left_of_a_table_is_none() -> None:
    assert found(f"<table>{ROW * 2}</table>", lost=2), "of its header nothing is"
    assert not found(f"<table>{ROW * 2}</table>", lost=4)


def test_a_listing_is_one_wherever_its_lines_stand() -> None:
    assert [table.code for table in found("<pre><code>2031-05-03,6</code></pre>")] == [True]
    assert [table.code for table in found("<pre><div>2031-05-03</div><div>2031-05-04</div></pre>")] == [True]
