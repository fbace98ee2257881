"""Trades behind names, words of classes, and values that name nobody."""

import pytest

from cleaners.metadata_trades import PATHS, calls_author, calls_day, is_nobody, parted, untraded


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Gil Trask Columnist", "Gil Trask", id="one-word"),
        pytest.param("Ina Roper Rural affairs correspondent", "Ina Roper", id="several"),
        pytest.param("Ina Roper Fenland affairs correspondent", "Ina Roper", id="affairs-of-anywhere"),
        pytest.param("Nora Feldt Journalistin/Redakteurin", "Nora Feldt", id="two-with-a-slash"),
        pytest.param("Nora Feldt Wirtschaftsredakteurin", "Nora Feldt", id="in-one-word"),
        pytest.param("Tessa Holt Staff Writer Holm Post", "Tessa Holt", id="with-a-paper"),
        pytest.param("TESSA HOLT SENIOR REPORTER", "TESSA HOLT", id="large"),
        pytest.param("Анна Лисова корреспондент", "Анна Лисова", id="russian"),
        pytest.param("Иван Новик", "Иван Новик", id="a-letter-is-none"),
        pytest.param("Courier Staff Writer", "", id="no-name"),
        pytest.param("Staff Writer", "", id="only-a-trade"),
        pytest.param("Ada van der Brook", "Ada van der Brook", id="none"),
        pytest.param("Rosa Reporteroni", "Rosa Reporteroni", id="begins-like-one"),
    ],
)
def test_a_trade_is_no_part_of_a_name(text: str, name: str) -> None:
    assert untraded(text) == name


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param(
            "By Ina Roper Rural affairs correspondent", "By Ina Roper, Rural affairs correspondent", id="none"
        ),
        pytest.param("By Ina Roper, Staff Writer", "By Ina Roper, Staff Writer", id="one-is-there"),
        pytest.param("Ina Roper | Staff Writer", "Ina Roper | Staff Writer", id="another-mark"),
        pytest.param("Nora Feldt Redakteurin Reporterin", "Nora Feldt, Redakteurin Reporterin", id="two-trades"),
        pytest.param("Staff Writer", "Staff Writer", id="only-a-trade"),
        pytest.param("By Ina Roper in Holm", "By Ina Roper in Holm", id="no-trade"),
    ],
)
def test_a_comma_parts_a_name_from_a_trade(line: str, told: str) -> None:
    assert parted(line) == told
    assert parted(told) == told


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ("artikel-autor", True), ("autorName", True), ("article__auteur", True), ("yazar", True), ("författare", True),
        ("autorefresh", False), ("hauteur-fixe", False), ("story", False), ("", False),
    ],
)  # fmt: skip
def test_classes_of_authors_are_known_in_other_languages(names: str, told: bool) -> None:  # noqa: FBT001 - a column
    assert calls_author(names) is told


def test_classes_of_days_are_known_too() -> None:
    assert calls_day("nota-fecha")
    assert not calls_day("nota")


def test_a_system_s_default_is_nobody() -> None:
    assert is_nobody("Author Name")
    assert is_nobody("La Rédaction")
    assert not is_nobody("Ada Author")


def test_paths_are_whole_parts_of_an_address() -> None:
    assert {"autor", "auteur", "autore", "författare"} <= set(PATHS)
    assert all(path.strip("/") == path for path in PATHS)
