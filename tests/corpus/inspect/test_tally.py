"""Figures and the strip agree with the cuts."""

from cleaners.kinds import Kind
from corpus.inspect.paint import Line
from corpus.inspect.tally import stat_lines, strip
from tests.corpus.inspect.samples import plain, view_of


def _text(line: Line) -> str:
    return "".join(span.text for span in line)


def test_the_strip_shows_where_it_was_cut() -> None:
    view = view_of(["kept " * 4, ("cut! " * 4, Kind.LEGAL, "legal.x", "")])
    assert _text(strip(view, 26)) == "██████░░░░░░  █ kept ░ cut"
    assert [span.style for span in strip(view, 26)[4:8]] == ["", "", "magenta", "magenta"]


def test_a_small_cut_is_not_lost_in_the_strip() -> None:
    assert "▒" in _text(strip(view_of(["kept " * 900, ("x", Kind.TAGS, "tags.x", ""), "kept " * 900]), 40))


def test_an_empty_document_has_no_strip() -> None:
    assert strip(view_of([]), 40) == ()


def test_each_kind_and_rule_has_a_line() -> None:
    rows = [_text(line).split() for line in stat_lines(plain(), 80, None)]
    assert ["Newsletter", "2", "41", "14", "%", "░░"] in rows
    assert ["newsletter.prompt", "2", "41", "14", "%"] in rows
    assert len(rows) == 1 + 2 * 5


def test_one_rule_can_be_asked_for() -> None:
    rows = [_text(line) for line in stat_lines(plain(), 80, "share")]
    assert [row.split()[0] for row in rows[1:]] == ["Share", "share.prompt"]


def test_nothing_cut_is_said() -> None:
    assert [_text(line) for line in stat_lines(view_of(["a"]), 80, None)] == ["nothing was cut"]
