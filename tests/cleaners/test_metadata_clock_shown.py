"""A time of day without a zone is read where it touches the day, and nowhere else."""

# ruff: noqa: RUF001 - words in many alphabets

import pytest

from cleaners.metadata_clock_shown import is_moment, timed

DAY = "2026-03-12"


@pytest.mark.parametrize(
    ("said", "lang", "told"),
    [
        pytest.param("March 12, 2026 at 2:05 p.m.", "en", "T14:05:00", id="english"),
        pytest.param("March 12, 2026 at 5:00 a.m. ET", "en", "T05:00:00", id="a-zone-that-is-two"),
        pytest.param("12 March 2026, 14:05 GMT", "en", "T14:05:00+00:00", id="a-zone"),
        pytest.param("14:05, 12 March 2026", "en", "T14:05:00", id="before-its-day"),
        pytest.param("Published at 14:05 on 12 March 2026", "en", "T14:05:00", id="before-its-day-in-words"),
        pytest.param("Stand: 12.03.2026, 18:30 Uhr", "de", "T18:30:00", id="german"),
        pytest.param("12. März 2026 um 9.05 Uhr", "de", "T09:05:00", id="german-stop"),
        pytest.param("Publié le 12 mars 2026 à 14h05", "fr", "T14:05:00", id="french"),
        pytest.param("Publié à 14 h 05, le 12 mars 2026", "fr", "T14:05:00", id="french-in-canada"),
        pytest.param("Publié le 12 mars 2026 à 9 h", "fr", "T09:00:00", id="french-hour"),
        pytest.param("12 de marzo de 2026 - 02:05 p. m.", "es", "T14:05:00", id="spanish"),
        pytest.param("Miércoles 12.03.2026/14:05", "es", "T14:05:00", id="behind-a-slash"),
        pytest.param("12 Marzo 2026 alle 14:05", "it", "T14:05:00", id="italian"),
        pytest.param("12. mar. 2026 kl. 14.05", "da", "T14:05:00", id="danish"),
        pytest.param("2026-03-12 14.05", "sv", "T14:05:00", id="swedish"),
        pytest.param("2026. március 12. 14:05", "hu", "T14:05:00", id="hungarian"),
        pytest.param("12 Mart 2026 Perşembe, 14:05", "tr", "T14:05:00", id="behind-a-weekday"),
        pytest.param("14:05 12.03.2026", "ru", "T14:05:00", id="russian"),
        pytest.param("2026年3月12日 午後2時05分", "ja", "T14:05:00", id="japanese"),
        pytest.param("등록 2026년 3월 12일 오후 2:05", "ko", "T14:05:00", id="korean"),
        pytest.param("2026年03月12日 09:05 来源：海湾晚报", "zh", "T09:05:00", id="chinese"),
        pytest.param("12 มี.ค. 2569 14:05 น.", "th", "T14:05:00", id="thai"),
        pytest.param("12 Maret 2026, 14.05", "id", "T14:05:00", id="indonesian"),
        pytest.param("الخميس 12 مارس 2026 - 2:05 م", "ar", "T14:05:00", id="arabic"),
        pytest.param("۲۱ اسفند ۱۴۰۴ - ۱۴:۰۵", "fa", "T14:05:00", id="persian"),
        pytest.param("Thu, 12 Mar 2026 02:05 PM (IST)", "hi", "T14:05:00+05:30", id="indian"),
        pytest.param("Thu, 12 Mar 2026 02:05 PM (IST)", "en", "T14:05:00", id="a-zone-that-is-three"),
        pytest.param("By: Ada Brook - Reporter | 02:05 PM March 12, 2026", "en", "T14:05:00", id="behind-a-name"),
        pytest.param("Published 14:05, 12 Mar 2026", "en", "T14:05:00", id="behind-a-label"),
        pytest.param("2026 m. kovo 12 d. 14:05", "lt", "T14:05:00", id="lithuanian"),
        pytest.param("el 12 de març de 2026 a les 14:05", "ca", "T14:05:00", id="catalan"),
        pytest.param("Mac 12, 2026 @ 2:05pm", "ms", "T14:05:00", id="behind-an-at"),
        pytest.param("12 March 2026", "en", "", id="no-time"),
        pytest.param("12 March 2026 14.05", "en", "", id="a-stop-where-nobody-writes-one"),
        pytest.param("12 March 2026, 2:05 अपराह्न में", "xx", "T14:05:00", id="half-in-hindi"),
        pytest.param("12 March 2026, 2:05 in the afternoon", "en", "", id="half-in-words"),
        pytest.param("Listen 12:34 | 12 March 2026", "en", "", id="a-length-before-the-day"),
        pytest.param("4:32 | 12 March 2026", "en", "", id="a-length-alone-before-it"),
        pytest.param("12 March 2026 | 4:32", "en", "", id="a-length-behind-it"),
        pytest.param("12 March 2026 · 12:10 min", "en", "", id="a-length-in-minutes"),
        pytest.param("12 March 2026, 10:15 - 12:30", "en", "", id="a-span"),
        pytest.param("12 March 2026, 10:15 and 12:30", "en", "", id="two"),
        pytest.param("12 March 2026, won 3:2", "en", "", id="a-score"),
        pytest.param("12 mars 2026 · 2h de lecture", "fr", "", id="hours-to-read"),
        pytest.param("12 March 2026, 25:15", "en", "", id="no-such-hour"),
        pytest.param("12 March 2026, 19:15 PM", "en", "", id="nor-half"),
    ],
)
def test_a_time_is_read_beside_its_day(said: str, lang: str, told: str) -> None:
    assert timed(DAY, said, lang) == DAY + told


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        pytest.param("Miércoles 12 de marzo de 2026 a las 14:05 hrs.", True, id="day-and-time"),
        pytest.param("Wednesday, 12 March 2026 at 2:05 p.m.", True, id="english"),
        pytest.param("On Wednesday, 12 March 2026 it rained.", False, id="and-a-verb"),
        pytest.param("Marlow, 12 March 2026", False, id="and-a-place"),
    ],
)
def test_a_line_may_be_a_moment_and_nothing_else(text: str, is_one: bool) -> None:  # noqa: FBT001
    assert is_moment(text) is is_one
