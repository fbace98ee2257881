"""Which lines are near a title, and near which title."""

from cleaners.clean import clean_html
from cleaners.cleaned import Metadata
from cleaners.features import page_of
from cleaners.metadata_near import Around, near
from cleaners.segment import segment
from cleaners.segment_tree import parse

TITLE = "Bridge stays closed until spring"
PARAGRAPH = "The bridge over the river stays closed until spring, the mayor said, and the pillars have to be replaced."


def facts(body: str) -> Metadata:
    head = f"<meta property=og:type content=article><meta property=og:title content='{TITLE}'>"
    return clean_html((head + body).encode()).metadata


def test_a_line_that_says_the_title_is_one_though_it_is_no_heading() -> None:
    story = f"<p>{PARAGRAPH}</p>" * 9
    told = facts(f"<div>{TITLE}</div><div>By Ada Brook</div><div>March 3, 2026</div>{story}")
    assert told.byline is not None
    assert told.byline.value == "Ada Brook"
    assert told.published_at is not None
    assert told.published_at.value == "2026-03-03"


def test_the_day_somebody_joined_is_not_the_story_s() -> None:
    story = f"<p>{PARAGRAPH}</p>" * 9
    told = facts(f"<div>{TITLE}</div><div>Joined: 3 March 2026</div>{story}")
    assert told.published_at is None


def test_the_only_time_of_a_page_gives_way_to_the_day_by_the_title() -> None:
    post = "<blockquote>Seen from the pier <time datetime=2026-02-01T10:00>Feb 1</time></blockquote>"
    told = facts(f"<h1>{TITLE}</h1><p>March 3, 2026</p>" + f"<p>{PARAGRAPH}</p>" * 5 + post)
    assert told.published_at is not None
    assert told.published_at.value == "2026-03-03"


def test_a_company_that_is_its_site_gives_way_to_whom_the_page_names() -> None:
    site = "<meta property=og:site_name content='Harbour Daily'><meta name=author content='Harbour Daily'>"
    shown = facts(f"{site}<h1>{TITLE}</h1><p>By Ada Brook</p>" + f"<p>{PARAGRAPH}</p>" * 5)
    plain = facts(f"{site}<h1>{TITLE}</h1>" + f"<p>{PARAGRAPH}</p>" * 5 + "<p>Written by Carl Dune</p>")
    assert shown.byline is not None
    assert plain.byline is not None
    assert (shown.byline.value, plain.byline.value) == ("Ada Brook", "Harbour Daily")


def test_a_short_year_is_read_in_a_date_line_and_not_in_the_hint_of_a_form() -> None:
    story = f"<p>{PARAGRAPH}</p>" * 9
    told = facts(f"<h1>{TITLE}</h1><div class=date>12/16/16</div>{story}")
    form = facts(f"<h1>{TITLE}</h1><div class=date>Examples: today, last week, last month, 12/16/16</div>{story}")
    assert told.published_at is not None
    assert told.published_at.value == "2016-12-16"
    assert form.published_at is None


def test_the_day_of_another_story_s_card_below_a_short_one_is_not_its_own() -> None:
    cards = (
        "<aside><h2>Recent</h2><ul><li><a href=/x>Old mill sold to a brewer</a> <span>January 2, 2020</span></aside>"
    )
    told = facts(f"<article><h1>{TITLE}</h1>" + f"<p>{PARAGRAPH}</p>" * 6 + f"</article>{cards}")
    assert told.published_at is None


def test_the_word_for_a_change_may_stand_behind_its_day() -> None:
    head = "<meta property=og:type content=article>"
    story = (
        "<p>川にかかる橋は春まで通行止めになると、市長が月曜日に発表した。二本の橋脚を取り替える必要がある。</p>" * 6
    )
    line = "<p class=time>2026/3/3 6:30（2026/3/4 11:02更新）</p>"  # noqa: RUF001 - as Japanese has it
    told = clean_html(f"{head}<article><h1>橋は春まで通行止めに</h1>{line}{story}".encode()).metadata
    days = [day.value if day else None for day in (told.published_at, told.modified_at)]
    assert days == ["2026-03-03T06:30:00", "2026-03-04T11:02:00"]


def test_each_line_comes_once_nearest_first_and_pictures_not_at_all() -> None:
    lines = "<p>above</p><h1>Bridge</h1><p>one</p><figure><figcaption>two</figcaption></figure><p>three</p><p>four</p>"
    page = page_of(segment(parse(lines)))
    texts = [line.text for line in near(page, Around(title=1, first=5, last=5), "Bridge")]
    assert texts == ["one", "three", "four", "above"]
    assert near(page, Around(None, 5, 5), "") == ()


def test_below_a_title_that_is_no_heading_a_day_behind_the_text_is_anybodys() -> None:
    page = page_of(segment(parse(f"<div>{TITLE}</div>" + f"<p>{PARAGRAPH}</p>" * 5 + "<p>Posted March 3, 2026</p>")))
    headed = page_of(segment(parse(f"<h1>{TITLE}</h1>" + f"<p>{PARAGRAPH}</p>" * 5 + "<p>Posted March 3, 2026</p>")))
    assert not [line for line in near(page, Around(0, 1, 6), TITLE) if line.late]
    assert [line.text for line in near(headed, Around(0, 1, 6), TITLE) if line.late][-1] == "Posted March 3, 2026"


def test_the_day_of_today_in_the_page_s_own_header_is_no_day_of_publication() -> None:
    story = f"<h1>{TITLE}</h1>" + f"<p>{PARAGRAPH}</p>" * 9
    today = "<div>Saturday, November 28, 2026</div>"
    assert facts(f"<header>{today}</header><article>{story}</article>").published_at is None
    assert facts(f"<div class=navbar>{today}</div><article>{story}</article>").published_at is None
    own = facts(f"<article><header>{today}</header>{story}</article>").published_at
    assert own is not None
    assert own.value == "2026-11-28"


def test_times_of_a_live_blog_s_posts_are_no_day_of_publication() -> None:
    posts = "".join(
        f"<div><time datetime=2026-03-03T1{at}:05:00Z>1{at}:05</time><p>{PARAGRAPH}</p></div>" for at in (4, 3)
    )
    assert facts(f"<h1>{TITLE}</h1>{posts * 2}").published_at is None
    told = facts(
        f"<h1>{TITLE}</h1><time datetime=2026-03-03T14:05:00Z>14:05</time>" + f"<p>{PARAGRAPH}</p>" * 4
    ).published_at
    assert told is not None
    assert told.value == "2026-03-03T14:05:00+00:00"


def test_a_day_of_the_site_is_not_its_page_s() -> None:
    script = '<script type=application/ld+json>{"@type": "%s", "name": "Bay", "datePublished": "2010-01-01"}</script>'
    for kind, told in (("WebSite", None), ("Book", None), ("CreativeWork", "2010-01-01")):
        published = facts(script % kind + f"<h1>{TITLE}</h1>" + f"<p>{PARAGRAPH}</p>" * 4).published_at
        assert (published.value if published else None) == told


def test_a_change_may_be_told_in_greek_capitals() -> None:
    told = facts(
        f"<h1>{TITLE}</h1><p>12.03.2026 • 14:05 | ΑΝΑΝΕΩΘΗΚΕ: 13.03.2026 • 16:30</p>" + f"<p>{PARAGRAPH}</p>" * 4
    )
    days = [day.value if day else None for day in (told.published_at, told.modified_at)]
    assert days == ["2026-03-12T14:05:00", "2026-03-13T16:30:00"]
