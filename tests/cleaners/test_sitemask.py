"""What makes two lines one: days and numbers aside, the same words."""

import pytest

from cleaners.sitemask import is_fixed, mask, name_of


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("Updated 3 March 2031, 14:05", "Updated 28 June 2030, 9:55", True, id="English date"),
        pytest.param("Stand: Montag, 3. März 2031", "Stand: Freitag, 12. Mai 2031", True, id="German date"),
        pytest.param(
            "2026年10月7日\uff08金曜日\uff09号", "2025年3月12日\uff08月曜日\uff09号", True, id="Japanese date"
        ),
        pytest.param("10월 7일 금요일 오전 9시", "3월 12일 월요일 오후 11시", True, id="Korean date"),
        pytest.param("10月7日 星期三 上午", "3月12日 星期天 下午", True, id="Chinese date"),
        pytest.param("17 comments", "4 comments", True, id="number"),
        pytest.param("Tide table for Brigg", "Tide table for Ashby", False, id="a name is no date"),
        pytest.param("Read on", "Read on 4", False, id="a number that is not there"),
        pytest.param("2025", "2026", False, id="years at the head of a table"),
        pytest.param("12 : 3", "7 : 1", False, id="results"),
    ],
)
def test_dates_and_numbers_are_blotted_out(one: str, other: str, *, same: bool) -> None:
    assert (mask(one) == mask(other)) is same
    assert (name_of(one) == name_of(other)) is same


@pytest.mark.parametrize(
    ("line", "fixed"),
    [
        ("Everybody who reads this paper may come along", True),
        ("Everybody may come on Wednesday", False),
        ("Everybody may come at 7", False),
    ],
)
def test_a_line_without_days_and_numbers_is_fixed(line: str, *, fixed: bool) -> None:
    assert is_fixed(line) is fixed
