"""Names beside a date: who wrote it, and titles that look like a name."""

import unicodedata

import pytest

from cleaners import chrome
from cleaners.chrome.context import Context
from cleaners.lines import blocks

EN = "The council of Lime decided on Monday night, by nine votes to six, to take the fountain off the square."
RU = "Депутаты Липовки в понедельник девятью голосами против шести решили убрать фонтан на Липовой площади."
HE = "מועצת העיר תרזה החליטה ביום שני בערב, בתשעה קולות מול שישה, להסיר את המזרקה הישנה מהכיכר."
KO = "보리수시 의회는 월요일 저녁 9대 6으로 광장의 분수를 철거하기로 결정했다. 공사는 3월에 시작된다."


def gone(page: list[str], title: str = "") -> set[str]:
    text = "\n".join(page)
    return {text[cut.start : cut.end] for cut in chrome.find(blocks(text), Context(title=title), model=False)}


@pytest.mark.parametrize(
    ("page", "names"),
    [
        pytest.param(["Fountain to go", "Nora Feldt", "3 March 2024", EN], {"Nora Feldt"}, id="below a title"),
        pytest.param(["Nora Feldt", "3 March 2024", "Fountain to go", EN], {"Nora Feldt"}, id="above a title"),
        pytest.param(["Ada Kemp", "3 March 2024", EN], set(), id="a name that is the title"),
        pytest.param(["Ada Kemp", "3 March 2024", "Nora Feldt", EN], {"Nora Feldt"}, id="a name below such a title"),
        pytest.param(["Город закрывает старый фонтан", "3 ноября 2026", RU], set(), id="a Russian title"),
        pytest.param(["Липовка без фонтана", "Марта Сталь", "3 ноября 2026", RU], {"Марта Сталь"}, id="a Russian name"),
        pytest.param(["המזרקה בתרזה תיסגר", "3 בנובמבר 2026", HE], set(), id="a Hebrew title"),
        pytest.param(["המזרקה תיסגר בקרוב מאוד", "מרים שטאל", "3 בנובמבר 2026", HE], {"מרים שטאל"}, id="a Hebrew name"),
        pytest.param(["시의회 분수 철거 결정", "2026.11.03", KO], set(), id="a Korean title"),
        pytest.param(["시의회 분수 철거", "2026.11.03", KO], set(), id="a Korean title of three words"),
    ],
)  # fmt: skip
def test_a_name_beside_a_date_is_a_byline_and_a_title_stays(page: list[str], names: set[str]) -> None:
    date = next(line for line in page if "20" in line and len(line) < 20)
    assert gone(page) == {*names, date}


@pytest.mark.parametrize(
    ("line", "is_credit"),
    [
        ("Protokoll: Petra Lohm und Karl Ruf", True),
        ("Das Gespräch führte Petra Lohm.", False),
        ("Propos recueillis par Claire Lohm", True),
        ("Propos recueillis par hasard", False),
        ("Interview: Priya Nandakumar", True),
        ("Interview: four men and a dog", False),
        ("Rozmawiała Petra Lom", True),
        ("Rozmawiała z nim długo", False),
        ("Беседовала Петра Лом", True),
        ("Беседовала долго и тихо", False),
        ("Intervista di Clara Lomi", True),
        ("Tekst: Petra Lom", True),
    ],
)
def test_who_asked_the_questions(line: str, *, is_credit: bool) -> None:
    assert gone([EN, EN[4:], line]) == ({line} if is_credit else set())


@pytest.mark.parametrize(
    ("line", "is_byline"),
    [
        ("Lo Penn, journalist", True),
        ("Lo Penn Journalist", True),
        ("Lukáš Pen, redaktor", True),
        ("Марта Сталь, корреспондент", True),
        ("Nora Feldt, Senior Reporter", True),
        ("Lo Penn, Science Editor", True),
        ("Lo Penn | Holt Free Press", True),
        ("Lo Penn \u00b7 Senior Political Correspondent", True),
        ("Lo Penn @lopenn", True),
        ("Lo Penn 305-555-0199", True),
        ("Lo Penn Nov 14, 2031", True),
        ("Lo Penn \u2013 Nov 14, 2031 5:02 PM", True),
        ("Lo Penn, the mayor and editor", True),
        ("Mills and markets, an editor", False),
        ("Lo Penn | Harbour", False),
        ("A prize for a journalist", False),
        ("Lime mourns a reporter", False),
    ],
)
def test_a_name_with_a_calling_below_the_title(line: str, *, is_byline: bool) -> None:
    assert gone(["Fountain to go", line, EN]) == ({line} if is_byline else set())
    assert not gone([line, EN]), "the first line is the title"


def test_where_the_title_is_known_a_name_on_top_is_a_byline() -> None:
    assert "Ada Kemp" in gone(["Ada Kemp", "3 March 2024", EN], title="Fountain to go")


@pytest.mark.parametrize(
    "spelled",
    [
        pytest.param(lambda text: text.replace(" ", "\u00a0"), id="no-break blanks"),
        pytest.param(lambda text: text.replace(" ", "  "), id="doubled blanks"),
        pytest.param(lambda text: f"\u200f{text}\u200e", id="direction marks"),
        pytest.param(lambda text: text.replace("r", "r\u00ad"), id="soft hyphens"),
        pytest.param(lambda text: unicodedata.normalize("NFD", text), id="decomposed"),
    ],
)
def test_a_byline_is_one_however_it_is_spelled(spelled: object) -> None:
    page = ["Fountain to go", "Nóra Feldt", "3 March 2024", EN, "Home > Lime > Fountains"]
    assert callable(spelled)
    assert gone([spelled(line) for line in page]) == {spelled(line) for line in (page[1], page[2], page[4])}


@pytest.mark.parametrize(
    ("line", "is_signed"),
    [
        ("Wednesday March 3, 2031 11:44 am PST by Nora Feldt", True),
        ("11/28/2031 11:00 AM PST BY HARBOUR STAFF", True),
        ("3.3.2031 von Nora Feldt", True),
        ("Harbour Post Staff 2031年04月28日 08時00分", True),
        ("3 March 2031 by the sea", False),
        ("Win a boat by 3 March 2031", False),
        ("The Old Pier, Harbour Road, Monday 3 March 2031", False),
        ("Chapter Two 1931", False),
        ("2031年04月28日 東京", False),
        pytest.param("Por Nora Feldt 3.3.2031 14:47 4 min de lectura", True, id="how long it takes to read"),
        pytest.param("Autor: Nora Feldt 3.3.2031 Czas czytania: 3 min", True, id="a label before each"),
        pytest.param("Haber: Nora Feldt 03.03.2031 08:12 3 dk okuma", True, id="turkish"),
        pytest.param("Nora Feldt ran 3 min", False, id="no day"),
    ],
)
def test_a_name_and_a_date_in_one_line(line: str, *, is_signed: bool) -> None:
    assert gone(["Fountain to go", line, EN]) == ({line} if is_signed else set())


def test_a_day_with_a_name_may_be_the_title() -> None:
    assert not gone(["Black Friday 27 November 2031", EN])
    assert gone(["Black Friday 27 November 2031", EN], title="Shops fear the day") == {"Black Friday 27 November 2031"}
