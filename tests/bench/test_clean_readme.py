"""The README's table: made of what was measured, put where the marks are, and nowhere else."""

from pathlib import Path

import pytest

from bench import clean_readme
from train.pages import Labelled
from train.score import Score

PAGES = [
    Labelled(name=name, site=name, page_type=kind, lang="en", url="", body=b"", gold="x")
    for name, kind in (("a", "news"), ("b", "article"), ("c", "forum"))
]
TABLE = {
    "ours": {"a": Score(1, 0, 0, 1), "b": Score(0.9, 0.1, 0.05, 0), "c": Score(0.5, 0.2, 0.1, 0)},
    "trafilatura": dict.fromkeys("abc", Score(0.8, 0.05, 0.02, 0)),
    "ours, no hints": dict.fromkeys("abc", Score(0, 0, 0, 0)),
}
TIMES = {"ours": [2.0, 4.0], "trafilatura": [30.0, 30.0]}


def test_each_timed_extractor_has_a_row_of_means_and_its_speed() -> None:
    rows = clean_readme.text(TABLE, PAGES, TIMES).splitlines()
    assert rows[2] == (
        "| ours | 1.000 | 0.0% | 0.0% | 100% | 0.900 | 10.0% | 5.0% | 0% | 0.700 | 15.0% | 7.5% | 0% | 10.0 |"
    )
    assert rows[3].startswith("| trafilatura | 0.800 |")
    assert rows[3].endswith("| 1.0 |")
    assert rows[4] == ""
    assert len({row.count("|") for row in rows[:4]}) == 1


def test_only_what_is_between_the_marks_is_written(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("Above\n<!-- bench-clean: begin -->\nold\n<!-- bench-clean: end -->\nBelow\n")
    clean_readme.write(readme, TABLE, PAGES, TIMES)
    clean_readme.write(readme, TABLE, PAGES, TIMES)
    text = readme.read_text()
    assert text.startswith("Above\n<!-- bench-clean: begin -->\n| |")
    assert text.endswith("<!-- bench-clean: end -->\nBelow\n")
    assert "old" not in text


def test_a_file_without_marks_is_left_as_it_is(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("Above\n")
    with pytest.raises(ValueError, match="begin"):
        clean_readme.write(readme, TABLE, PAGES, TIMES)
    assert readme.read_text() == "Above\n"
