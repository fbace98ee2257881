"""Days that stand near a title and are not those of publication: rather none than one of these."""

import pytest

from cleaners.clean import clean_html
from cleaners.metadata_near import Line
from cleaners.metadata_other_days import is_of_another

PARAGRAPH = "The bridge over the river stays closed until spring, the mayor said, and the pillars have to be replaced."


def shown(line: str, lang: str = "en") -> str | None:
    """The day of publication of a story with such a line below its title."""
    html = f"<html lang={lang}><article><h1>Bridge stays closed until spring</h1>{line}" + f"<p>{PARAGRAPH}</p>" * 4
    day = clean_html(html.encode()).metadata.published_at
    return day.value[:10] if day else None


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        pytest.param("<p>When: Thursday 26 February 2026, 7pm</p>", "en", id="when"),
        pytest.param("<dl><dt>When<dd>14 March 2026<dt>Where<dd>Drill hall</dl>", "en", id="when-in-the-line-before"),
        pytest.param("<ul><li>Date: 14 March 2026<li>Venue: Drill hall</ul>", "en", id="a-date-among-an-event-s-facts"),
        pytest.param("<dl><dt>Date<dd>14 March 2026<dt>Venue<dd>Drill hall</dl>", "en", id="and-in-lines-of-their-own"),
        pytest.param("<p>Date: 14 March 2026 | Venue: Drill hall</p>", "en", id="and-in-one-line"),
        pytest.param("<div>When: <time datetime=2026-02-26>26 February 2026</time></div>", "en", id="the-only-time"),
        pytest.param("<p>Doors open 26 February 2026</p>", "en", id="doors"),
        pytest.param("<p>Release date: 6 November 2025</p>", "en", id="release"),
        pytest.param("<div class=meta>Release date: March 3, 2026</div>", "en", id="release-called-meta"),
        pytest.param("<p>Deadline: March 3, 2026</p>", "en", id="deadline"),
        pytest.param("<p>Last harvest: 14 August 2025</p>", "en", id="a-label-of-anything"),
        pytest.param("<p>Born 3 May 1931, died 2 February 2026</p>", "en", id="a-life"),
        pytest.param("<p>Tuesday 17 February 2026 &ndash; 8°C</p>", "en", id="weather"),
        pytest.param("<div>Tuesday 17 February 2026</div><div>8°C, cloudy</div>", "en", id="weather-beside-it"),
        pytest.param("<p>14-16 March 2026</p>", "en", id="days-in-a-row"),
        pytest.param("<p>14 &ndash; 16 March 2026</p>", "en", id="days-in-a-row-with-blanks"),
        pytest.param("<p>6.3K views 23 replies last post by ada Sep 26, 2024</p>", "en", id="a-forum-s-last-word"),
        pytest.param("<p>Open until 14 March 2026</p>", "en", id="until"),
        pytest.param("<p>Next update: 4 March 2026</p>", "en", id="the-next-change"),
        pytest.param("<p>First broadcast 12 March 2011</p>", "en", id="broadcast"),
        pytest.param("<p>In memory of 12 March 2011</p>", "en", id="memory"),
        pytest.param("<p>Foto del 12 de marzo de 2019</p>", "es", id="a-picture-s"),
        pytest.param("<p>Photographed on 4 May 2021</p>", "en", id="a-verb-before-it"),
        pytest.param("<p>Urteil vom 4. Mai 2021</p>", "de", id="a-judgment"),
        pytest.param("<p>Élections du 4 mai 2026</p>", "fr", id="an-election"),
        pytest.param("<p>Foto van 4 mei 2021</p>", "nl", id="a-dutch-picture"),
        pytest.param("<p>Wyrok z 4 maja 2021</p>", "pl", id="a-polish-judgment"),
        pytest.param("<p>Hingga 4 Mei 2026</p>", "id", id="an-indonesian-deadline"),
        pytest.param("<p>2026年5月4日まで</p>", "ja", id="a-japanese-deadline"),
        pytest.param("<p>2021年5月4日撮影</p>", "ja", id="a-japanese-picture"),
        pytest.param("<p>次回：2026年5月4日</p>", "ja", id="the-next-time"),  # noqa: RUF001 - as it is written there
        pytest.param("<p>截止日期：2026年5月4日</p>", "zh", id="a-chinese-deadline"),  # noqa: RUF001 - Chinese
        pytest.param("<p>拍摄于2021年5月4日</p>", "zh", id="a-chinese-picture"),
        pytest.param("<p>마감 2026년 5월 4일</p>", "ko", id="a-korean-deadline"),
        pytest.param("<p>الموعد النهائي: 4 مايو 2026</p>", "ar", id="an-arabic-deadline"),
        pytest.param("<p>Version 2.3.2026</p>", "de", id="version"),
        pytest.param("<p>Konzert am 12. Mai 2026 im Hafensaal</p>", "de", id="with-its-place"),
        pytest.param("<p>Inscriptions jusqu'au 12 mars 2026</p>", "fr", id="french-deadline"),
        pytest.param("<p>Wann: 26. Februar 2026</p>", "de", id="german"),
        pytest.param("<p>Kinostart: 5. März 2026</p>", "de", id="german-film"),
        pytest.param("<p>Gestorben am 2. Februar 2026</p>", "de", id="german-life"),
        pytest.param("<p>† 2. Februar 2026</p>", "de", id="a-cross"),
        pytest.param("<p>vom 14.-16.03.2026</p>", "de", id="german-days-in-a-row"),
        pytest.param("<p>Quand : jeudi 26 février 2026</p>", "fr", id="french"),
        pytest.param("<p>Sortie le 5 mars 2026</p>", "fr", id="french-film"),
        pytest.param("<p>du 14 au 16 mars 2026</p>", "fr", id="french-days-in-a-row"),
        pytest.param("<p>¿Cuándo? 26 de febrero de 2026</p>", "es", id="spanish"),
        pytest.param("<p>Fecha de estreno: 5 de marzo de 2026</p>", "es", id="spanish-film"),
        pytest.param("<p>Quando: 26 febbraio 2026</p>", "it", id="italian"),
        pytest.param("<p>Data de estreia: 5 de março de 2026</p>", "pt", id="portuguese"),
        pytest.param("<p>Wanneer: 26 februari 2026</p>", "nl", id="dutch"),
        pytest.param("<p>Kiedy: 26 lutego 2026</p>", "pl", id="polish"),
        pytest.param("<p>När: 26 februari 2026</p>", "sv", id="swedish"),
        pytest.param("<p>Kdy: 26. února 2026</p>", "cs", id="czech"),
        pytest.param("<p>Когда: 26 февраля 2026</p>", "ru", id="russian"),
        pytest.param("<p>Ne zaman: 26 Şubat 2026</p>", "tr", id="turkish"),
        pytest.param("<p>開催日：2026年3月14日</p>", "ja", id="japanese"),  # noqa: RUF001 - as it is written there
        pytest.param("<p>일시: 2026년 3월 14일</p>", "ko", id="korean"),
    ],
)
def test_a_day_of_something_else_is_not_that_of_publication(line: str, lang: str) -> None:
    assert shown(line, lang) is None


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        pytest.param("<p>March 3, 2026</p>", "en", id="alone"),
        pytest.param("<p>Tuesday 3 March 2026</p>", "en", id="with-its-weekday"),
        pytest.param("<p>Published: March 3, 2026</p>", "en", id="published"),
        pytest.param("<p>Posted on March 3, 2026</p>", "en", id="posted"),
        pytest.param(
            "<p>Date: March 3, 2026</p><p>Contact: Ada Brook, 555 1234</p>", "en", id="date-of-a-press-release"
        ),
        pytest.param("<dl><dt>Date<dd>3 March 2026<dt>Author<dd>Ada Brook</dl>", "en", id="date-beside-the-author"),
        pytest.param("<p>FOR IMMEDIATE RELEASE: March 3, 2026</p>", "en", id="immediate-release"),
        pytest.param("<p>By Ada Brook | March 3, 2026</p>", "en", id="byline"),
        pytest.param("<p>Story by Ada Brook: 3 March 2026</p>", "en", id="byline-with-colon"),
        pytest.param("<p>London, 3 March 2026</p>", "en", id="dateline"),
        pytest.param("<p>10:15 - 3 March 2026</p>", "en", id="behind-a-clock"),
        pytest.param("<p>No. 1 - 3 March 2026</p>", "en", id="behind-a-number"),
        pytest.param("<p>Share this:</p><p>3 March 2026</p>", "en", id="behind-another-label"),
        pytest.param(
            "<p>3 March 2026</p><p>Up to 38°C are expected in the valley from Monday on</p>", "en", id="hot-news"
        ),
        pytest.param("<div class=post-meta>In print: 3 March 2026</div>", "en", id="a-label-in-an-element-called-meta"),
        pytest.param("<p>Stand: 3. März 2026</p>", "de", id="german-stand"),
        pytest.param("<p>Transport news, 3 March 2026</p>", "en", id="a-rubric"),
        pytest.param("<p>Nachricht vom 3. März 2026</p>", "de", id="german-news-of-a-day"),
        pytest.param("<p>Marlou, le 3 mars 2026</p>", "fr", id="french-dateline"),
        pytest.param("<p>Bericht van 3 maart 2026</p>", "nl", id="dutch-news-of-a-day"),
        pytest.param("<p>出版：2026年3月3日</p>", "zh", id="chinese-edition"),  # noqa: RUF001 - Chinese
        pytest.param("<p>日期：2026年3月3日</p>", "zh", id="chinese-date"),  # noqa: RUF001 - Chinese
        pytest.param("<p>発表：2026年3月3日</p>", "ja", id="japanese-release"),  # noqa: RUF001 - as it is written there
        pytest.param("<p>掲載日：2026年3月3日</p>", "ja", id="japanese-print"),  # noqa: RUF001 - as it is written there
        pytest.param("<p>작성일: 2026년 3월 3일</p>", "ko", id="korean-writing"),
        pytest.param("<p>تاريخ النشر: 3 مارس 2026</p>", "ar", id="arabic-publication"),
        pytest.param("<p>dimarts, 3 de març de 2026</p>", "ca", id="a-weekday-not-listed"),
        pytest.param("<p>Barcelona, dimarts 3 de març de 2026</p>", "ca", id="a-place-before-it"),
        pytest.param("<p>Thứ Ba, ngày 03/03/2026 14:05</p>", "vi", id="vietnamese"),
        pytest.param(
            "<p>3 March 2026 | News release | Reading time: 3 min (800 words in all)</p>", "en", id="a-long-line"
        ),
        pytest.param(
            "<p>Written by Ada Brook on March 3, 2026. Posted in News.</p>", "en", id="a-sentence-about-itself"
        ),
        pytest.param("<p>Ada Brook on 3 March 2026 in News</p>", "en", id="a-name-and-a-rubric"),
        pytest.param("<p>Pressemitteilung vom 3. März 2026</p>", "de", id="german-press"),
        pytest.param("<p>Berlin, den 3. März 2026</p>", "de", id="german-dateline"),
        pytest.param("<p>Date : 3 mars 2026</p>", "fr", id="french-date"),
        pytest.param("<p>Mis en ligne le 3 mars 2026</p>", "fr", id="french-online"),
        pytest.param("<p>Fecha de publicación: 3 de marzo de 2026</p>", "es", id="spanish"),
        pytest.param("<p>Data: 3 marzo 2026</p>", "it", id="italian"),
        pytest.param("<p>Geplaatst op 3 maart 2026</p>", "nl", id="dutch"),
        pytest.param("<p>Dodano: 3 marca 2026</p>", "pl", id="polish"),
        pytest.param("<p>Дата публикации: 3 марта 2026</p>", "ru", id="russian"),
        pytest.param("<p>Giriş: 3 Mart 2026</p>", "tr", id="turkish"),
        pytest.param("<p>掲載日：2026年3月3日</p>", "ja", id="japanese"),  # noqa: RUF001 - as it is written there
        pytest.param("<p>时间：2026年3月3日 来源：港口网</p>", "zh", id="chinese"),  # noqa: RUF001 - as it is written there
        pytest.param("<p>Közzétéve: 2026. március 3.</p>", "hu", id="hungarian"),
    ],
)
def test_a_day_of_publication_is_read_on(line: str, lang: str) -> None:
    assert shown(line, lang) == "2026-03-03"


def test_a_thread_s_start_date_is_that_of_its_publication() -> None:
    line = Line("3 March 2026", called=False, author=False, said="3 March 2026", changed="", before="Start date")
    assert not is_of_another([line], 0, "forum")
    assert is_of_another([line], 0, "article")
