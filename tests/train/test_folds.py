"""Folds by site, and a cache that forgets when the source changes."""

from pathlib import Path

from train.folds import FOLDS, digest, fold, half, kept


def test_a_site_is_always_in_the_same_fold() -> None:
    assert fold("gazette.example") == fold("gazette.example")
    assert {fold(f"outlet{number}.example") for number in range(99)} == set(range(FOLDS))


def test_a_site_is_always_in_the_same_half_and_halves_are_no_folds() -> None:
    sites = [f"outlet{number}.example" for number in range(400)]
    assert [half(site) for site in sites] == [half(site) for site in sites]
    assert 160 < sum(half(site) == "A" for site in sites) < 240
    assert {(fold(site), half(site)) for site in sites} == {(number, side) for number in range(FOLDS) for side in "AB"}


def test_what_was_made_is_not_made_again(tmp_path: Path) -> None:
    made: list[int] = []

    def make() -> int:
        made.append(1)
        return 7

    assert [kept("a", make, tmp_path), kept("a", make, tmp_path)] == [7, 7]
    assert made == [1]
    assert kept("b", lambda: 8, tmp_path) == 8


def test_settings_and_source_name_what_they_make() -> None:
    assert digest(["train/folds.py"]) == digest(["train/folds.py"])
    assert len({digest(["train/folds.py"]), digest(["train/folds.py"], 1), digest(["train/labels.py"])}) == 3
