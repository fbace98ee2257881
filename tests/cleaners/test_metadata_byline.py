"""Whom a line near the title names, and whom it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners import metadata_byline
from cleaners.metadata_byline import by, marked, named, within
from cleaners.metadata_near import Line


def line(text: str, *, called: bool = False, author: bool = False, before: str = "", late: bool = False) -> Line:
    return Line(text, called, author, text, "", before, late=late)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("By Ada Brook in Harbour news on Mar 3, 2026", "Ada Brook", id="section-behind"),
        pytest.param("By Ada Brook @adabrook", "Ada Brook", id="handle-behind"),
        pytest.param("BY ADA BROOK abrook@harbour.example", "ADA BROOK", id="address-behind"),
        pytest.param("By Ada Brook Published 3 May 2026", "Ada Brook", id="a-word-of-the-day-s-behind"),
        pytest.param("Words: Ada Brook. Pictures: Bo Kemp", "Ada Brook", id="words-and-pictures"),
        pytest.param("Text: Ada Brook Foto: Bo Kemp", "Ada Brook", id="text-and-picture"),
        pytest.param("Reporting by Ada Brook; editing by Bo Kemp", "Ada Brook", id="an-editor-is-no-author"),
        pytest.param("Guest post by Ada Brook", "Ada Brook", id="a-guest"),
        pytest.param("Interview by Ada Brook", "Ada Brook", id="an-interview"),
        pytest.param("By Ada Brook For The Harbour Herald", "Ada Brook", id="for-a-paper"),
        pytest.param("By Our Fenland Correspondent", "", id="our-own"),
        pytest.param("Article rédigé par Ada Brook", "Ada Brook", id="french-article"),
        pytest.param("取材・文＝山田太郎 写真＝鈴木一郎", "山田太郎", id="japanese-and-pictures"),  # noqa: RUF001 - Japanese
        pytest.param("By Dr. Ada de la Brook-O'Hill, PhD", "Dr. Ada de la Brook-O'Hill, PhD", id="a-long-name"),
        pytest.param("Por Ada María de los Ríos Pérez", "Ada María de los Ríos Pérez", id="longer"),
        pytest.param("Por Ada dos Santos e Bo Lima", "Ada dos Santos, Bo Lima", id="portuguese-particle"),
        pytest.param("Door Ada Brook en Bo de Wit", "Ada Brook, Bo de Wit", id="a-particle-in-the-second"),
        pytest.param("Ein Kommentar von Ada Brook", "Ada Brook", id="a-german-opinion"),
        pytest.param("Von unserer Korrespondentin Ada Brook", "Ada Brook", id="our-correspondent"),
        pytest.param("Von unserer Küste bis Ada Brook", "", id="our-coast"),
        pytest.param("Propos recueillis par Ada Brook", "Ada Brook", id="french-interview"),
        pytest.param("Par Ada Brook avec AFP", "Ada Brook", id="with-an-agency"),
        pytest.param("A cura di Ada Brook", "Ada Brook", id="italian"),
        pytest.param("Texto: Ada Brook / Fotos: Bo Kemp", "Ada Brook", id="spanish-text"),
        pytest.param("Skrevet af Ada Brook", "Ada Brook", id="danish"),
        pytest.param("Yazar: Ada Brook", "Ada Brook", id="turkish"),
        pytest.param("文＝山田太郎", "山田太郎", id="japanese"),  # noqa: RUF001 - as Japanese has it
        pytest.param("取材・文：山田太郎", "山田太郎", id="japanese-report"),  # noqa: RUF001 - as Japanese has it
        pytest.param("記者 王小明 報導", "王小明", id="reports-behind"),
        pytest.param("来源：晚报 作者：王小明 责任编辑：李四", "王小明", id="between-source-and-editor"),  # noqa: RUF001 - Chinese
        pytest.param("来源：晚报 责任编辑：李四", "", id="an-editor-alone"),  # noqa: RUF001 - as Chinese has it
        pytest.param("[항구신문=김민수 기자]", "김민수", id="korean-in-brackets"),
        pytest.param("كتبت - سارة علي", "سارة علي", id="arabic-dash"),
        pytest.param("Written by: राहुल शर्मा", "राहुल शर्मा", id="english-before-hindi"),
        pytest.param("โดย: สมชาย ใจดี", "สมชาย ใจดี", id="thai-by"),
        pytest.param("โดย สมชาย ใจดี", "", id="thai-by-in-a-sentence"),
        pytest.param("by Ada Brook@adabrook Mar 3, 2026", "Ada Brook", id="handle-without-a-space"),
        pytest.param("Par Ada Brook Publié hier à 13h59", "Ada Brook", id="published-behind"),
        pytest.param("March 3, 2026 11:44 am PST by Ada Brook", "Ada Brook", id="clock-before"),
        pytest.param("by Ada Brook / March 3, 2026 /", "Ada Brook", id="slashes"),
        pytest.param("Ada Brook, @adabrook", "Ada Brook", id="name-and-handle"),
        pytest.param("Posted by dockhand_7 on Friday March 6, 2026", "dockhand_7", id="a-member-posted"),
        pytest.param("Thread starter dockhand_7", "dockhand_7", id="thread-starter"),
        pytest.param("Post by dockhand_7 » 3 Mar 2026, 18:36", "dockhand_7", id="a-member's-post"),
        pytest.param("By Ada Brook, MD, RDN", "Ada Brook, MD, RDN", id="degrees"),
        pytest.param("By Ada Brook, Ph.D. Reviewed by Bo Kemp, DVM", "Ada Brook, Ph.D.", id="a-degree-and-a-reviewer"),
        pytest.param("By Ada Brook, HNN", "Ada Brook", id="an-agency-is-no-degree"),
        pytest.param("Ada Brook | July 2, 2026", "Ada Brook", id="beside-a-day"),
        pytest.param("Ada Brook | Senior Writer | July 2, 2026", "Ada Brook", id="with-a-trade-between"),
        pytest.param("Dec 26, 2026 • Ada Brook in Rivers", "Ada Brook", id="behind-a-day"),
        pytest.param("City News | July 2, 2026", "", id="a-rubric-beside-a-day"),
        pytest.param("Ada Brook | Harbour Bridge", "", id="beside-no-day"),
        pytest.param("Stand by Harbour Bridge until it opens", "", id="by-in-a-sentence"),
        pytest.param("Ada Brook", "", id="a-bare-name"),
        pytest.param("Share by email", "", id="a-button"),
        pytest.param("Texto de la nueva Ley", "", id="a-text-of-something"),
        pytest.param("Additional editing by Bo Kemp", "", id="additional-editing"),
        pytest.param("Szerző: Ada Brook 2026.03.12.", "Ada Brook", id="hungarian"),
        pytest.param("Teksti: Ada Brook 12.3.2026", "Ada Brook", id="finnish"),
        pytest.param("Autors: Ada Brook, 12.03.2026", "Ada Brook", id="latvian"),
        pytest.param("লেখা: তানিয়া রহমান 12.03.2026", "তানিয়া রহমান", id="bengali"),
        pytest.param("லேசான மழை பெய்தது", "", id="tamil-without-a-word-that-says-so"),
        pytest.param("எழுதியவர்: கவிதா முருகன்", "கவிதா முருகன்", id="tamil"),
        pytest.param("เรื่องโดย วิภา ศรีสุข | 12 มี.ค. 2569", "วิภา ศรีสุข", id="thai"),
        pytest.param("입력 2026.03.12. 오전 9:14 김민정 기자", "김민정", id="korean-behind-the-day"),
        pytest.param("18.09.2026, 14:30 Uhr Von Ada Brook", "Ada Brook", id="behind-a-24-hour-clock"),
        pytest.param("18/09/2026 14h30 par Ada Brook", "Ada Brook", id="behind-a-french-clock"),
        pytest.param("03/25/2026 - By Ada Brook, Staff Writer", "Ada Brook", id="behind-a-dash"),
        pytest.param("By Ada Brook Columnist", "Ada Brook", id="trade-behind"),
        pytest.param("By Ada Brook Rural affairs correspondent", "Ada Brook", id="trade-of-small-letters"),
        pytest.param("Von Ada Brook Journalistin/Redakteurin", "Ada Brook", id="german-trade"),
        pytest.param(
            "By Ada Brook, Chief Political Correspondent and Bo Kemp", "Ada Brook, Bo Kemp", id="two-and-a-trade"
        ),
        pytest.param("By Ada Brook went to see the editor", "", id="a-trade-in-a-sentence"),
        pytest.param("記者林美玉／台北報導", "林美玉", id="chinese-with-a-place"),  # noqa: RUF001 - as Chinese has it
        pytest.param("記者會在台北舉行", "", id="a-press-conference"),
        pytest.param("김민정 기자가 현장을 찾았다.", "", id="korean-in-a-sentence"),
    ],
)
def test_a_name_is_read_from_a_line_that_says_so(text: str, name: str) -> None:
    assert named(line(text)) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Harbour Desk, last changed today by Ada Brook", "Ada Brook", id="by-amid"),
        pytest.param("Guide by Ada Brook", "Ada Brook", id="guide-by"),
        pytest.param("Photo by Ada Brook", "", id="photographer"),
        pytest.param("Reviewed by Ada Brook", "", id="reviewer"),
    ],
)
def test_by_is_looked_for_amid_lines_that_are_called_meta_data(text: str, name: str) -> None:
    assert named(line(text, called=True)) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Ada Brook", "Ada Brook", id="whole"),
        pytest.param("Ada Brook July 3, 2026", "Ada Brook", id="day-behind"),
        pytest.param("Dec 17, 2026 Ada Brook", "", id="day-before-in-one-part"),
        pytest.param("Dec. 19, 2026 · Ada Brook", "Ada Brook", id="day-before-apart"),
        pytest.param("Ada Brook | HNN | Updated: Oct 9, 2026", "Ada Brook", id="agency-behind"),
        pytest.param("Harbour Desk 2026年04月28日", "Harbour Desk", id="japanese-day-behind"),
        pytest.param("Ada Brook and Bo Kemp", "Ada Brook, Bo Kemp", id="two"),
        pytest.param("July 3, 2026", "", id="only-a-day"),
        pytest.param("Sun Dec 17, 2026 11:23 am", "", id="weekday-and-month"),
        pytest.param("View Profile", "", id="a-button"),
        pytest.param("About the Author", "", id="a-heading"),
        pytest.param("Senior Editor", "", id="a-trade"),
        pytest.param("Courier Staff Writer", "", id="a-trade-of-a-paper"),
        pytest.param("Ada Brook Columnist", "Ada Brook", id="with-a-trade"),
        pytest.param("the bridge stays closed", "", id="no-large-letters"),
    ],
)
def test_an_element_that_names_an_author_names_one(text: str, name: str) -> None:
    assert within(text) == name
    assert marked([line(text, author=True)]) == name


def test_a_word_in_another_script_may_stand_on_the_line_before() -> None:
    assert named(line("তানিয়া রহমান", before="লেখা:")) == "তানিয়া রহমান"
    assert named(line("তানিয়া রহমান", before="ঢাকা")) == ""


def test_one_word_is_a_name_where_the_element_says_so_and_no_full_name_stands_by() -> None:
    assert marked([line("Yolanda 3/4/2026", author=True)]) == "Yolanda"
    assert marked([line("Harbourside", author=True), line("Ada Brook", author=True)]) == "Ada Brook"
    assert marked([line("March 2026", author=True)]) == ""
    assert marked([line("Yolanda")]) == ""


def test_what_stands_amid_the_text_is_another_s() -> None:
    assert marked([line("Ada Brook", author=True, late=True)]) == ""
    assert named(line("Thread starter dockhand_7", late=True)) == ""


def test_the_line_before_may_say_that_a_name_follows() -> None:
    assert named(line("Ada Brook", before="Written by:")) == "Ada Brook"
    assert named(line("Ada Brook", before="Closed by")) == ""


def test_by_amid_any_other_line_tells_nothing() -> None:
    assert named(line("Harbour Desk, last changed today by Ada Brook")) == ""


def test_a_line_says_by() -> None:
    assert by("By Ada Brook")
    assert not by("Ada Brook")


def test_long_lines_of_large_letters_are_soon_read() -> None:
    for text in (
        "Aa " * 39,
        "x by A" * 19,
        "By " + "A." * 58,
        "posted by a " * 9,
        "By Aa Bb " + "Rural " * 18,
        "By Aa Bb writer " * 7,
    ):
        assert len(named(line(text, called=True)) + marked([line(text, author=True)])) <= 120


PIECES = (
    "By ", "BY", "by: ", "Von ", "Ada Brook", "Brook", " ", " | ", "· ", "(", "2026", "2026, ", "3 pm ", "14:30 Uhr ",
    "٣ PM ", "Posted ", "asked ", "Thread Starter: ", "on ", "@ada", "»", "é", "\u017f",
    "Dal nostro inviato ", "Textos y fotos: ", "af: ", "AUTORE: ", "di", "Text de ", "contributor ", "haber: ", "\t",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_what_a_pattern_is_not_asked_about_it_does_not_match(text: str) -> None:
    assert by(text) == (metadata_byline._BY.search(text) is not None)  # noqa: SLF001 - asked of the beginning alone
    if metadata_byline._STARTED.search(text):  # noqa: SLF001 - as above
        assert "by" in text.lower() or text.lower().startswith("thread")
