"""Scores by type of page, and how two runs differ."""

from pathlib import Path

import pytest

from train.folds import FOLDS, fold
from train.outcomes import Outcome
from train.pages import Labelled
from train.score import Score, _compare, figures, groups, scored

# Stands for metrics.py beside the labelled pages.
MEASURES = """
def words(text, gold):
    return {"f1": float(text == gold)}

def lines(text, gold, headlines):
    return {"chrome": 0.25, "loss": 0.0 if text else 1.0, "spotless": text == gold and headlines == ("The mill",)}
"""


def page(name: str, page_type: str) -> Labelled:
    return Labelled(name, f"{name}.example", page_type, "en", "", b"", "It turns.", ("The mill",))


def test_an_outcome_has_four_figures_and_a_rejection_counts_as_an_empty_text(tmp_path: Path) -> None:
    (tmp_path / "metrics.py").write_text(MEASURES, "utf-8")
    mill = page("mill", "news")
    assert scored(Outcome(mill, "It turns."), tmp_path) == Score(1, 0.25, 0, 1)
    assert scored(Outcome(mill, "", "rejected: empty"), tmp_path) == Score(0, 0.25, 1, 0)


def test_news_are_no_part_of_the_benchmark() -> None:
    known = [page("mill", "news"), page("weir", "article"), page("flour", "forum")]
    assert {name: [one.name for one in members] for name, members in groups(known).items()} == {
        "news": ["mill"],
        "article": ["weir"],
        "forum": ["flour"],
        "all WCXB": ["weir", "flour"],
    }


def test_figures_are_means_over_pages() -> None:
    known = [page("weir", "article"), page("flour", "article")]
    assert figures({"weir": Score(1, 0, 0, 1), "flour": Score(0.5, 0.5, 0, 0)}, known) == Score(0.75, 0.25, 0, 0.5)


def test_two_runs_differ_by_a_mean_with_its_error_and_a_mean_for_each_fold(capsys: pytest.CaptureFixture[str]) -> None:
    known = [page(f"outlet{number}", "article") for number in range(30)]
    assert {fold(one.site) for one in known} == set(range(FOLDS))
    before = {one.name: Score(0.5, 0, 0, 0) for one in known}
    after = {one.name: Score(0.6 if fold(one.site) else 0.5, 0, 0, 0) for one in known}
    _compare(before, after, known)
    shown = capsys.readouterr().out.splitlines()
    better = sum(fold(one.site) > 0 for one in known) / 30
    error = (better * (1 - better) * 30 / 29) ** 0.5 / 10 / 30**0.5
    assert shown[0] == (
        f"article   words F1  {better / 10:+.4f} (standard error {error:.4f}) "
        "by fold +0.0000 +0.1000 +0.1000 +0.1000 +0.1000"
    )
    assert len(shown) == 8  # four figures, of the articles and of all
