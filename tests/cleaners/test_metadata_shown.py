"""What a page shows beside its title, where it declares nothing: read when it can be read one way only."""

import pytest

from cleaners.clean import clean_html
from cleaners.cleaned import Sourced

PARAGRAPH = "The bridge over the river stays closed until spring, the mayor said, and the pillars have to be replaced."


def shown(line: str, head: str = "") -> tuple[Sourced | None, Sourced | None]:
    """Author and day of a story with such a line below its title."""
    html = f"<head>{head}</head><article><h1>Bridge stays closed until spring</h1>{line}" + f"<p>{PARAGRAPH}</p>" * 4
    facts = clean_html(html.encode()).metadata
    return facts.byline, facts.published_at


@pytest.mark.parametrize(
    ("line", "day"),
    [
        pytest.param("<p>March 3, 2026</p>", "2026-03-03", id="english"),
        pytest.param("<p>3rd of March 2026</p>", "2026-03-03", id="day-first"),
        pytest.param("<p>3. März 2026, 14.20 Uhr</p>", "2026-03-03T14:20:00", id="german"),
        pytest.param("<p>3 de marzo de 2026</p>", "2026-03-03", id="spanish"),
        pytest.param("<p>03.03.2026</p>", "2026-03-03", id="dots"),
        pytest.param("<div class=post-meta>Published Mar 3, 2026 in City news, five comments so far</div>", "2026-03-03", id="called-meta"),  # noqa: E501 - one case, one line
        pytest.param("<p>03/04/2026</p>", None, id="two-ways-to-read-it"),
        pytest.param("<p>Updated March 3, 2026</p>", None, id="a-change-is-no-publication"),
        pytest.param("<p>March 3, 2026 - May 9, 2026</p>", None, id="two-days"),
        pytest.param("<p>It opened on May 4, 2021.</p>", None, id="a-short-sentence"),
        pytest.param("<p>Am 12.05.2021 brannte die Brücke.</p>", None, id="a-short-german-sentence"),
        pytest.param("<p>4 de marzo de 2026.</p>", "2026-03-04", id="a-full-stop-makes-no-sentence"),
        pytest.param("<figure><img src=a><figcaption>The bridge, May 4, 2021</figcaption></figure>", None, id="of-a-picture"),  # noqa: E501 - one case, one line
        pytest.param("<p>Marchioness 3, 2026</p>", None, id="no-month"),
        pytest.param("<p>3 มีนาคม 2569 เวลา 10:15 น.</p>", "2026-03-03T10:15:00", id="an-hour-in-thai-ends-no-sentence"),
        pytest.param("<p>3. března 2026 v 10:15 hod.</p>", "2026-03-03T10:15:00", id="nor-in-czech"),
        pytest.param("<p>2026年03月03日 10:15　来源：港口网　作者：王小明　责任编辑：李四</p>", "2026-03-03T10:15:00", id="between-a-source-and-an-author"),  # noqa: E501, RUF001 - one case, one line
        pytest.param("<p>П'ятниця, 6 березня 2026</p>", "2026-03-06", id="a-weekday-with-an-apostrophe"),
        pytest.param("<p>Updated: March 4, 2026 | Published: March 3, 2026</p>", "2026-03-03", id="behind-the-change"),
        pytest.param("<p>Giriş Tarihi: 3 Mart 2026 10:15 Son Güncelleme: 4 Mart 2026 12:00</p>", "2026-03-03", id="two-days-of-which-one-is-the-change-s"),  # noqa: E501 - one case, one line
        pytest.param("<p>Pressemitteilung Nr. 45/2026 der Hafenbehörde vom 3. März 2026</p>", "2026-03-03", id="a-press-release"),  # noqa: E501 - one case, one line
        pytest.param("<p>Publish Date: Tue, 3 Mar 2026 Updated Date: Wed, 4 Mar 2026</p>", "2026-03-03", id="a-label-in-two-words"),  # noqa: E501 - one case, one line
        pytest.param("<p>2026-03-03 14:05 海灣報 記者王小明／港口報導</p>", "2026-03-03T14:05:00", id="a-moment-opens-the-line"),  # noqa: E501, RUF001 - one case, one line
        pytest.param("<p>On 4 March 2026 the board published the minutes of its meeting.</p>", None, id="a-sentence-about-publishing"),  # noqa: E501 - one case, one line
        pytest.param("<p>This article was first published on 4 March 2026.</p>", "2026-03-04", id="a-sentence-about-itself"),  # noqa: E501 - one case, one line
        pytest.param("<p>Martes 3 de marzo de 2026 a las diez y a las 14:05 hrs.</p>", None, id="a-sentence-about-two-times"),  # noqa: E501 - one case, one line
        pytest.param("<p>Miércoles 4 de marzo de 2026 a las 14:05 hrs.</p>", "2026-03-04T14:05:00", id="nothing-but-a-moment"),  # noqa: E501 - one case, one line
        pytest.param("<p>1 May 1931 – 3 March 2026</p>", None, id="a-life"),  # noqa: RUF001 - a dash
        pytest.param("<p>2026年3月3日に市立美術館で芸術祭が開幕する予定だ</p>", None, id="a-day-opens-a-sentence"),
        pytest.param("<p>The mayor promised on March 3, 2026 that the bridge would be open by now.</p>", None, id="in-a-sentence"),  # noqa: E501 - one case, one line
    ],
)  # fmt: skip
def test_a_day_is_read_where_there_is_one_and_never_guessed(line: str, day: str | None) -> None:
    _, published = shown(line)
    assert published == (Sourced(value=day, source="shown") if day else None)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        pytest.param("<p>By Ada Brook</p>", "Ada Brook", id="english"),
        pytest.param("<p>Von Ada van der Brook | 3. März 2026</p>", "Ada van der Brook", id="with-a-date"),
        pytest.param("<p>By Ada Brook August 3, 2026</p>", "Ada Brook", id="before-a-month"),
        pytest.param("<p>By Ada Brook Tuesday, Aug. 4, 2026</p>", "Ada Brook", id="before-a-weekday"),
        pytest.param("<p>By Theresa May</p>", "Theresa May", id="called-like-a-month"),
        pytest.param("<p>by and large</p>", None, id="no-name"),
        pytest.param("<p>By Ada Brook and Bo Kemp</p>", "Ada Brook, Bo Kemp", id="two"),
        pytest.param("<p>By Ada Brook, Bo Kemp and Cy Dunn</p>", "Ada Brook, Bo Kemp, Cy Dunn", id="three"),
        pytest.param("<p>Por Ada Brook y Bo Kemp</p>", "Ada Brook, Bo Kemp", id="two-in-spanish"),
        pytest.param("<p>By Ada Brook, Senior Editor</p>", "Ada Brook", id="with-a-trade"),
        pytest.param("<p>By The Currency Desk</p>", "The Currency Desk", id="a-word-that-ends-like-an-and"),
        pytest.param("<p>Автор: Анна Брук</p>", "Анна Брук", id="russian"),
        pytest.param("<p>Penulis: Ada Brook</p>", "Ada Brook", id="indonesian"),
        pytest.param("<p>بقلم: آدا بروك</p>", "آدا بروك", id="arabic"),
        pytest.param("<p>作者:张小明</p>", "张小明", id="chinese"),
        pytest.param("<p>文化新闻</p>", None, id="no-name-in-chinese"),
        pytest.param("<p>김민수 기자</p>", "김민수", id="korean"),
        pytest.param("<p>By Ada Brook's bridge they met every evening of that year</p>", None, id="a-sentence"),
    ],
)
def test_a_name_is_read_behind_by(line: str, name: str | None) -> None:
    byline, _ = shown(line)
    assert byline == (Sourced(value=name, source="shown") if name else None)


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        pytest.param("<p>Updated March 4, 2026</p>", None, "2026-03-04", id="changed-only"),
        pytest.param("<p>March 3, 2026 - Updated March 4, 2026</p>", "2026-03-03", "2026-03-04", id="both-in-a-line"),
        pytest.param("<p>Last updated on</p><p>March 4, 2026</p>", None, "2026-03-04", id="said-in-the-line-before"),
        pytest.param("<p>Reviewed by Bo</p><p>March 3, 2026</p>", "2026-03-03", None, id="a-reviewer-is-no-change"),
        pytest.param("<p>Zuletzt aktualisiert: 4. März 2026</p>", None, "2026-03-04", id="german"),
        pytest.param(
            "<p>Autor: Ada Brook, 3. 3. 2026 8:15, Aktualizováno: 4. 3. 2026</p>",
            "2026-03-03T08:15:00",
            "2026-03-04",
            id="czech",
        ),
        pytest.param("<p>เผยแพร่: 3 มี.ค. 2569 ปรับปรุง: 4 มี.ค. 2569</p>", "2026-03-03", "2026-03-04", id="thai"),
        pytest.param("<p>Обновлено: 4 марта 2026, 10:15</p>", None, "2026-03-04T10:15:00", id="russian"),
        pytest.param("<p>Publicado: 3 Mar 2026 | Última actualización: 4 Mar 2026</p>", "2026-03-03", "2026-03-04", id="spanish-noun"),  # noqa: E501 - one case, one line
        pytest.param("<p>Pubblicato il 3 marzo 2026 | Ultimo aggiornamento: 4 marzo 2026</p>", "2026-03-03", "2026-03-04", id="italian-noun"),  # noqa: E501 - one case, one line
        pytest.param("<p>dinsdag 3 maart 2026 • Aangepast woensdag 4 maart 2026</p>", "2026-03-03", "2026-03-04", id="dutch"),  # noqa: E501 - one case, one line
        pytest.param("<p>Mise à jour le 4 mars 2026</p>", None, "2026-03-04", id="french-noun"),
        pytest.param("<p>Endret 4. mars 2026</p>", None, "2026-03-04", id="norwegian"),
        pytest.param("<p>2026年3月4日 午後2時05分 更新</p>", None, "2026-03-04T14:05:00", id="behind-an-afternoon"),
        pytest.param("<p>更新 2026年3月4日</p>", None, "2026-03-04", id="japanese"),
        pytest.param("<p>Выставка откроется 4 марта 2026</p>", None, None, id="what-opens-on-a-day-in-russian"),
        pytest.param(
            "<p>نمایشگاه بزرگ کتاب هلم ۱۲ مهر ۱۴۰۳ در تالار شهر باز می‌شود</p>",
            None,
            None,
            id="what-opens-on-a-day-in-persian",
        ),
        pytest.param("<p>2026年3月4日に市立美術館で芸術祭が開幕</p>", None, None, id="what-opens-on-a-day-in-japanese"),
    ],
)  # fmt: skip
def test_the_day_of_a_change_is_not_that_of_publication(line: str, published: str | None, modified: str | None) -> None:
    html = f"<article><h1>Bridge stays closed until spring</h1>{line}" + f"<p>{PARAGRAPH}</p>" * 4
    facts = clean_html(html.encode()).metadata
    days = [day.value if day else None for day in (facts.published_at, facts.modified_at)]
    assert days == [published, modified]


@pytest.mark.parametrize(
    ("shown_day", "told"),
    [
        pytest.param("March 3, 2024", Sourced(value="2024-03-03", source="shown"), id="earlier"),
        pytest.param(
            "March 3, 2027", Sourced(value="2026-03-03T08:00:00", source="article:published_time"), id="later"
        ),
    ],
)
def test_a_publication_declared_for_the_day_of_the_last_change_gives_way_to_an_earlier_one(
    shown_day: str, told: Sourced
) -> None:
    head = "".join(
        f"<meta property='article:{name}_time' content='2026-03-03T08:00'>" for name in ("published", "modified")
    )
    _, published = shown(f"<p>{shown_day}</p>", head)
    assert published == told


def test_of_two_time_elements_in_a_line_one_may_be_called_that_of_the_change() -> None:
    html = (
        "<article><h1>Bridge stays closed until spring</h1><p>Posted on <time class='entry-date published' "
        "datetime=2026-03-03T08:00Z>March 3, 2026</time>"
        "<time class=updated datetime=2026-03-04T08:00Z>March 4, 2026</time>" + f"<p>{PARAGRAPH}</p>" * 4
    )
    facts = clean_html(html.encode()).metadata
    days = [day.value[:10] if day else None for day in (facts.published_at, facts.modified_at)]
    assert days == ["2026-03-03", "2026-03-04"]


@pytest.mark.parametrize(
    ("lang", "line", "day"),
    [
        pytest.param("de", "<p class=date>05.03.26 | 14:30</p>", "2026-03-05T14:30:00", id="a-language-that-writes-so"),
        pytest.param("en", "<p class=date>05.03.26 | 14:30</p>", None, id="another"),
        pytest.param("de", "<p>Erschienen 05.03.26 um 14:30 Uhr</p>", "2026-03-05T14:30:00", id="behind-its-label"),
        pytest.param("de", "<p>Haltbar 05.03.26</p>", None, id="behind-another"),
    ],
)
def test_a_short_year_is_read_in_the_page_s_language(lang: str, line: str, day: str | None) -> None:
    html = f"<html lang={lang}><article><h1>Bridge stays closed</h1>{line}"
    published = clean_html(
        (html + "<p>12 34 56 78</p>" + f"<p>{'Ma Lo Ta Ri. ' * 9}</p>" * 4).encode()
    ).metadata.published_at
    assert (published.value if published else None) == day


def test_a_time_element_beside_the_title_says_which_day_is_meant() -> None:
    line = (
        "<p><time datetime=2026-04-03T10:00Z>3/4/2026</time> by Ada Brook</p><p><time datetime=2019-01-01>x</time></p>"
    )
    byline, published = shown(line)
    assert byline == Sourced(value="Ada Brook", source="shown")
    assert published == Sourced(value="2026-04-03T10:00:00+00:00", source="time")


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        pytest.param("<p>Written by</p><p>Ada Brook</p>", "Ada Brook", id="below-by"),
        pytest.param("<p class=article-author>Ada Brook</p>", "Ada Brook", id="the-class-says-so"),
        pytest.param("<p class=article-author>Read all of it</p>", None, id="the-class-of-a-sentence"),
        pytest.param("<p>Ada Brook</p>", None, id="a-bare-name"),
        pytest.param("<p>Written by</p><p>our staff</p>", None, id="nobody-below-by"),
    ],
)
def test_a_name_is_read_where_the_page_says_that_it_is_one(lines: str, name: str | None) -> None:
    byline, _ = shown(lines)
    assert byline == (Sourced(value=name, source="shown") if name else None)


def test_what_a_page_declares_goes_first() -> None:
    head = "<meta name=author content='Carl Dune'><meta property='article:published_time' content='2026-01-02'>"
    byline, published = shown("<p>By Ada Brook, March 3, 2026</p>", head)
    assert byline == Sourced(value="Carl Dune", source="author")
    assert published == Sourced(value="2026-01-02", source="article:published_time")


def test_without_a_title_nothing_is_near_it() -> None:
    html = f"<p>By Ada Brook, March 3, 2026</p><p>{PARAGRAPH}</p>"
    facts = clean_html(html.encode()).metadata
    assert (facts.byline, facts.published_at) == (None, None)


def test_the_days_of_a_life_are_not_the_page_s() -> None:
    _, published = shown('<p class="dates">March 3, 1931 \u2014 May 17, 2024</p>')
    assert published is None
    _, published = shown('<p class="dates">May 17, 2024</p>')
    assert published == Sourced(value="2024-05-17", source="shown")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        pytest.param("Last modified on Wed 4 Mar 2026 11.20 GMT", "2026-03-04T11:20:00+00:00", id="on-a-weekday"),
        pytest.param("Updated: March 4, 2026 | Published: March 3, 2026", "2026-03-04", id="before-the-publication"),
        pytest.param("What the council modified in the plan for May 4, 2026", None, id="a-headline"),
    ],
)
def test_a_day_behind_a_word_for_a_change_is_that_of_the_change(line: str, day: str | None) -> None:
    html = f"<h1>Bridge stays closed until spring</h1><p>{line}</p>" + f"<p>{PARAGRAPH}</p>" * 4
    assert clean_html(html.encode()).metadata.modified_at == (Sourced(value=day, source="shown") if day else None)


@pytest.mark.parametrize("declared", ["Pixel Works Ltd.", "harbour.example"])
def test_a_name_that_is_shown_goes_before_a_company_or_the_site_s_address(declared: str) -> None:
    head = f'<meta name=author content="{declared}"><link rel=canonical href="https://www.harbour.example/bridge">'
    assert shown("<p>By Ada Brook</p>", head)[0] == Sourced(value="Ada Brook", source="shown")
    assert shown("<p>The bridge at dawn</p>", head)[0] == Sourced(value=declared, source="author")


def test_a_person_who_is_declared_goes_before_one_who_is_shown() -> None:
    assert shown("<p>By Ada Brook</p>", "<meta name=author content='Bo Hill'>")[0] == Sourced(
        value="Bo Hill", source="author"
    )


def test_a_day_that_is_only_shown_below_the_story_is_not_its_own() -> None:
    time = "<time datetime=2026-03-05T10:00:00Z>5 March 2026</time>"
    story = "<h1>Bridge stays closed until spring</h1>" + f"<p>{PARAGRAPH}</p>" * 4
    remark = f"<b>Old Salt</b> {time}<p>About time somebody said so, and said it loudly.</p>"
    for html, told in (
        (f"<article>{story}</article><div class=comments><div class=comment>{remark}</div></div>", None),
        (f"<article>{story}<p>Published on {time}</p></article>", "2026-03-05T10:00:00+00:00"),
    ):
        published = clean_html(html.encode()).metadata.published_at
        assert (published.value if published else None) == told
