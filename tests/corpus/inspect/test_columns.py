"""Side by side: both columns keep their place in every script."""

from cleaners.kinds import Kind
from corpus.inspect.columns import side_lines
from corpus.inspect.paint import cells, painted
from corpus.inspect.selection import selected
from corpus.inspect.view import View
from tests.corpus.inspect.samples import plain, view_of


def _rows(view: View, width: int = 60) -> list[str]:
    return painted(side_lines(view, selected(view, "all", None), width), colour=False).splitlines()


def test_what_went_has_its_reason_on_the_right() -> None:
    rows = _rows(plain())
    assert rows[0].split() == ["raw", "clean"]
    assert any(row.startswith("5 Bridge at Lindow reopens    - Copy of ¶2") for row in rows)
    assert rows[-1].endswith("- Newsletter")


def test_wide_characters_do_not_shift_the_right_column() -> None:
    view = view_of(
        ["古桥修缮完工古桥修缮完工古桥修缮完工古桥修缮完工\n", ("登录", Kind.NAVIGATION, "nav.login", "登录")]
    )
    rows = _rows(view)[1:]
    marks = [cells(row[: row.index(" - ")]) for row in rows if " - " in row]
    assert len(set(marks)) == 1
    assert all(cells(row) <= 60 for row in rows)


def test_a_line_cut_inside_shows_both_sides() -> None:
    rows = _rows(plain())
    assert "  two years of repairs        ~ two years of repairs." in rows
    assert "  [-Share this story-].       ~" in rows
