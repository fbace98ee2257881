import pytest

from cleaners.metadata_dates import written
from cleaners.metadata_months import MONTHS, month


@pytest.mark.parametrize(
    "line",
    [
        "12. Mrz. 2026",
        "Jueves, 12 de marzo del 2026",
        "12 de març de 2026",
        "12. března 2026",
        "12. marts 2026",
        "12. maaliskuuta 2026",
        "2026. március 12.",
        "12 martie 2026",
        "12. ožujka 2026.",
        "12 Mart 2026 Perşembe",
        "Kamis, 12 Maret 2026",
        "Ngày 12 tháng 3 năm 2026",
        "Четверг, 12 марта 2026 года",
        "12 березня 2026",
        "Πέμπτη 12 Μαρτίου 2026",
        "الخميس 12 مارس 2026",
        "١٢ مارس ٢٠٢٦",
        "12 آذار 2026",
        "12 במרץ 2026",
        "12 मार्च 2026",
        "১২ মার্চ ২০২৬",
        "2026年3月12日",
        "2026年03月12日 06:15",
        "2026년 3월 12일",
        "2026. 3. 12. 오전 6:15",
        "2026/3/12",
        "12. 3. 2026",
        "12 มีนาคม 2569",
        "۲۱ اسفند ۱۴۰۴",
        "12. marec 2026",
        "Mac 12, 2026",
        "Machi 12, 2026",
        "12 сакавіка 2026",
        "12 наурыз 2026",
        "12 մարտի 2026",
        "12 மார்ச் 2026",
        "மார்ச் 12, 2026",
        "12 మార్చి 2026",
        "12 മാർച്ച് 2026",
        "12 ಮಾರ್ಚ್ 2026",
        "12 માર્ચ 2026",
        "12 مارچ 2026",
        "12 მარტი 2026",
        "12. märts 2026",
        "2026. gada 12. marts",
        "2026 m. kovo 12 d.",
        "2026. márc. 12.",
        "12 Март 2026",
        "12 Mär 2026",
        "12 آذار/مارس 2026",
        "２０２６年３月１２日",
        "12-Mar-2026",
    ],
)
def test_a_day_is_read_in_the_languages_of_the_pages_we_meet(line: str) -> None:
    assert written(line) == ("2026-03-12",)


@pytest.mark.parametrize("line", ["२०८१-०३-१२", "३१ मार्च २०८१", "3/4/2026", "2026. 13. 12.", "12 Blumen 2026"])
def test_a_day_of_another_calendar_or_of_no_month_is_none(line: str) -> None:
    assert not any(written(line))


def test_the_month_that_two_languages_call_alike_is_told_by_the_dot_before_it() -> None:
    assert written("12. listopada 2026.") == ("2026-10-12",)
    assert written("12 listopada 2026") == ("2026-11-12",)


def test_there_are_twelve_months() -> None:
    assert set(MONTHS.values()) == set(range(1, 13))
    assert month("MÄRZ") == 3
    assert month("blumen") == 0


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("21. Okt. 2024", "2024-10-21"), ("3 ene 2024", "2024-01-03"), ("7 gen 2024", "2024-01-07"),
        ("3 févr. 2024", "2024-02-03"), ("6 mrt 2024", "2024-03-06"), ("5 abr. 2024", "2024-04-05"),
        ("12 lug 2024", "2024-07-12"), ("3 Ağu 2024", "2024-08-03"), ("2 set 2024", "2024-09-02"),
        ("4 paź 2024", "2024-10-04"), ("4 Οκτ 2024", "2024-10-04"), ("5. des. 2024", "2024-12-05"),
    ],
)  # fmt: skip
def test_a_month_is_read_by_its_first_letters(line: str, day: str) -> None:
    assert written(line) == (day,)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        pytest.param("3 de setiembre de 2025", "2025-09-03", id="setiembre"),
        pytest.param("3 ian. 2026", "2026-01-03", id="romanian"),
        pytest.param("3 كانون الثاني 2026", "2026-01-03", id="second-kanun"),
        pytest.param("3 كانون الأول 2025", "2025-12-03", id="first-kanun"),
        pytest.param("3 تشرين الأول 2025", "2025-10-03", id="first-teshrin"),
        pytest.param("3 تشرين الثاني 2025", "2025-11-03", id="second-teshrin"),
        pytest.param("3 тра 2025", "", id="no-month"),
    ],
)
def test_a_month_by_another_name_is_the_same_month(line: str, day: str) -> None:
    assert written(line) == (day,)
