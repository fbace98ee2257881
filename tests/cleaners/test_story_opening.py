"""A story's title and standfirst: told from other headings, kept, and never lost."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners.clean import clean_html
from cleaners.cleaned import Cleaned
from cleaners.page import document
from cleaners.rules import Rules
from cleaners.story_amid import KEPT
from cleaners.story_opening import _STANDFIRST, _VAGUE, _called, alike, opens_otherwise, spelled
from cleaners.story_rules import Told, settled
from tests.cleaners.gazette import PROSE, page, story


def test_the_title_of_the_head_is_the_title_of_the_text() -> None:
    assert story(page("<h1>Swing bridge reopens</h1>")) == ["Swing bridge reopens", *PROSE]


def test_a_page_without_a_title_line_gets_none() -> None:
    assert story(page("")) == PROSE


def test_the_name_of_the_paper_is_no_title() -> None:
    html = page("<h1>Swing bridge reopens</h1>").replace(
        "<main>", "<header><h1><a href=/>The Gazette</a></h1></header><main>"
    )
    assert story(html) == ["Swing bridge reopens", *PROSE]


def test_a_lower_heading_or_a_line_that_says_what_the_head_says_is_the_title_where_no_h1_is() -> None:
    for line in ("<h3>Swing bridge reopens</h3>", "<div>Swing bridge reopens</div>", "<p><b>Swing bridge reopens</b>"):
        assert story(page(line), Rules()) == PROSE
    header = "<header><h1><a href=/>The Gazette</a></h1><h1>Home</h1></header><main>"
    assert story(page("<h2>Swing bridge reopens</h2>").replace("<main>", header), Rules()) == PROSE


def test_a_lower_heading_that_says_what_the_head_says_goes_before_an_h1_that_does_not() -> None:
    html = page("<h2>Swing bridge reopens</h2>").replace("<main>", "<h1>Latest articles</h1><main>")
    told = document(html.encode()).page
    said = np.array([0.1, 0.5, *(0.9 for _ in told.starts[2:])], np.float32)
    title = settled(told, said, Told("Swing bridge reopens", "", title_in_text=False)).title
    assert title is not None
    assert told.segments.text[title] == "Swing bridge reopens"


@pytest.mark.parametrize("line", ["<h2>What the keeper found</h2>", "<p>Swing bridge</p>", "<p>A bridge reopens</p>"])
def test_a_line_that_says_something_else_is_none(line: str) -> None:
    told = document(page(line).encode()).page
    said = np.full(len(told.starts), 0.9, np.float32)
    assert settled(told, said, Told("Swing bridge reopens", "", title_in_text=False)).title is None


LEAD = "After two years of repairs, walkers may cross the river again."


@pytest.mark.parametrize(
    ("top", "head"),
    [
        pytest.param(f"<div class=article-standfirst>{LEAD}</div>", "", id="named by its class"),
        pytest.param(
            f"<div>{LEAD}</div>", f'<meta name=description content="{LEAD}">', id="the page's own description"
        ),
    ],
)
def test_a_standfirst_stays(top: str, head: str) -> None:
    assert story(page(f"<h1>Swing bridge reopens</h1>{top}", head=head)) == ["Swing bridge reopens", LEAD, *PROSE]


@pytest.mark.parametrize(
    "lead",
    [
        pytest.param(
            '<div class="preamble"><span>Nach zwei Jahren darf man wieder über den Fluss</span></div>', id="word"
        ),
        pytest.param(
            '<div class="lead">市民は来年秋から再び川を渡れるようになる。</div>', id="few characters that say much"
        ),
    ],
)
def test_a_standfirst_is_told_by_its_class_in_other_countries_too(lead: str) -> None:
    parsed = document(f"<h1>Swing bridge reopens</h1>{lead}<p>{'Story. ' * 60}</p>".encode())
    told = settled(parsed.page, np.array([0.1, 0.01, 0.9], np.float32), Told("", "", title_in_text=False))
    assert told.scores[1] >= told.keep_at


BYLINE = "<div>By Ada Brook</div>"
SUMMARY = (
    f"{LEAD} Here is what the repairs have cost so far, who is going to pay for them, and when you may walk there."
)


@pytest.mark.parametrize(
    ("line", "description", "news", "kept"),
    [
        pytest.param(f"<p class=excerpt>{SUMMARY}</p>", "", False, False, id="called a summary"),
        pytest.param(f"<p>{SUMMARY}</p>", SUMMARY, False, False, id="the head's description"),
        pytest.param(f"<p>{SUMMARY}</p>", "", False, True, id="neither, so it opens the story"),
        pytest.param(f"<p class=excerpt>{SUMMARY}</p>", SUMMARY, True, True, id="of news"),
        pytest.param(f"<p class=excerpt>{LEAD}</p>", LEAD, False, True, id="short"),
        pytest.param(f"<p class=standfirst>{SUMMARY}</p>", SUMMARY, False, True, id="called a standfirst"),
    ],
)
def test_a_long_summary_is_no_standfirst_where_no_news_are(
    line: str, description: str, *, news: bool, kept: bool
) -> None:
    parsed = document(f"<h1>Swing bridge reopens</h1>{line}{BYLINE}<p>{'Story. ' * 60}</p>".encode())
    said = np.array([0.1, 0.1, 0.0, 0.9], np.float32)
    told = settled(parsed.page, said, Told("Swing bridge reopens", description, title_in_text=False, news=news))
    assert bool(told.scores[1] >= told.keep_at) is kept


@pytest.mark.parametrize(
    ("news", "between", "kept"),
    [
        pytest.param(True, f"{BYLINE}<div>Published on 12 May 2031, 10:12</div>", True, id="of news, below a byline"),
        pytest.param(True, f"{BYLINE}<p>{LEAD}</p>", False, id="of news, below a sentence"),
        pytest.param(False, BYLINE, False, id="of no news"),
    ],
)
def test_a_vague_name_counts_below_a_byline_of_news(between: str, *, news: bool, kept: bool) -> None:
    line = f"<div class=description>{LEAD}</div>"
    parsed = document(f"<h1>Swing bridge reopens</h1>{between}{line}<p>{'Story. ' * 60}</p>".encode())
    said = np.array([0.1, *[0.0] * (len(parsed.page.segments.text) - 2), 0.9], np.float32)
    told = settled(parsed.page, said, Told("Swing bridge reopens", "", title_in_text=False, news=news))
    assert bool(told.scores[-2] >= told.keep_at) is kept


@pytest.mark.parametrize(
    ("top", "scores", "news", "kept"),
    [
        pytest.param(f"<h2>Bridge reopens</h2><div>{LEAD}</div>", [0.0, 0.2], True, True, id="below a second headline"),
        pytest.param(f"<h2>Bridge reopens</h2><div>{LEAD}</div>", [0.0, 0.2], False, False, id="on no news page"),
        pytest.param(f"<h2>Bridge reopens</h2><div>{LEAD}</div>", [0.0, 0.05], True, False, id="hardly likely"),
        pytest.param(f"{BYLINE}<p>{LEAD}</p>", [0.0, 0.2], True, True, id="below a byline"),
        pytest.param(f"{BYLINE}<p>{LEAD[:-1]}</p>", [0.0, 0.2], True, False, id="no sentence"),
        pytest.param(f"{BYLINE}<ul><li>{LEAD}</ul>", [0.0, 0.2], True, False, id="an item of a list"),
        pytest.param(f"{BYLINE}<p><a href=/a>{LEAD}</a></p>", [0.0, 0.2], True, False, id="a link"),
        pytest.param(f"{BYLINE * 12}<p>{LEAD}</p>", [*[0.0] * 12, 0.2], True, False, id="far below the title"),
        pytest.param(
            f"{BYLINE * 12}<h2>A bridge that reopens</h2>{BYLINE}<p>{LEAD}</p>",
            [*[0.0] * 14, 0.2],
            True,
            True,
            id="far below it and near the second",
        ),
        pytest.param(
            f"{BYLINE * 12}<h2>What you may read</h2>{BYLINE}<p>{LEAD}</p>",
            [*[0.0] * 14, 0.2],
            True,
            False,
            id="near a heading of something else",
        ),
    ],
)
def test_sentences_between_headline_and_story_are_the_standfirst_of_news(
    top: str, scores: list[float], *, news: bool, kept: bool
) -> None:
    parsed = document(f"<h1>Swing bridge reopens</h1>{top}{BYLINE}<p>{'Story. ' * 60}</p>".encode())
    said = np.array([0.1, *scores, 0.0, 0.9], np.float32)
    told = settled(parsed.page, said, Told("Swing bridge reopens", "", title_in_text=False, news=news))
    assert bool(told.scores[-3] >= told.keep_at) is kept


@pytest.mark.parametrize(
    ("headline", "kept"),
    [
        pytest.param("A bridge that reopens", True, id="in words of the head's title"),
        pytest.param("What you may read", False, id="in others"),
    ],
)
def test_so_they_are_below_a_headline_that_is_not_told_as_the_title(headline: str, *, kept: bool) -> None:
    html = f"<h3>{headline}</h3>{BYLINE}<p>{LEAD}</p>{BYLINE}<p>{'Story. ' * 60}</p>"
    said = np.array([0.0, 0.0, 0.2, 0.0, 0.9], np.float32)
    told = settled(document(html.encode()).page, said, Told("Swing bridge reopens", "", title_in_text=False, news=True))
    assert told.title is None
    assert bool(told.scores[2] >= told.keep_at) is kept


@pytest.mark.parametrize(
    ("html", "scores"),
    [
        pytest.param(f"<h2>A bridge that reopens</h2><p>{LEAD}</p>", [0.0, 0.0], id="no story"),
        pytest.param(f"<p>{LEAD}</p><h1>Swing bridge reopens</h1>", [0.9, 0.0], id="nothing below the title"),
    ],
)
def test_nothing_is_raised_on_a_news_page_without_a_story_below_its_title(html: str, scores: list[float]) -> None:
    said = np.array(scores, np.float32)
    told = settled(document(html.encode()).page, said, Told("Swing bridge reopens", "", title_in_text=False, news=True))
    assert told.scores.tolist() == said.tolist()


def test_no_sentence_is_raised_above_what_is_told_as_the_standfirst() -> None:
    parsed = document(f"<h1>Bridge</h1>{BYLINE}<p>{LEAD}</p><p class=dek>A walk</p><p>{'Story. ' * 60}</p>".encode())
    said = np.array([0.1, 0.0, 0.2, 0.0, 0.9], np.float32)
    assert settled(parsed.page, said, Told("Bridge", "", title_in_text=False, news=True)).scores[2] == KEPT
    dek = "<p class=dek>A walk of two hours along the river</p>"
    named = document(f"<h1>Bridge</h1>{BYLINE}<p>{LEAD}</p>{dek}<p>{'Story. ' * 60}</p>".encode())
    assert settled(named.page, said, Told("Bridge", "", title_in_text=False, news=True)).scores[2] < KEPT


@pytest.mark.parametrize(
    ("lead", "score", "kept"),
    [
        pytest.param("<div class=author-description>{}</div>", 0.05, False, id="a name that notes have too"),
        pytest.param("<div class=author-description>{}</div>", 0.3, True, id="such a name, and likely"),
        pytest.param("<div class=article-standfirst>{}</div>", 0.05, True, id="a name of standfirsts only"),
        pytest.param("<div class=subtitle-row><div>{}</div></div>", 0.05, False, id="the name of all around it"),
    ],
)
def test_further_behind_a_title_a_name_alone_tells_less(lead: str, score: float, *, kept: bool) -> None:
    line = "Ada Brook has written about bridges for thirty years"
    parsed = document(f"<h1>Swing bridge reopens</h1><p>Share</p>{lead.format(line)}<p>{'Story. ' * 60}</p>".encode())
    told = settled(parsed.page, np.array([0.1, 0.01, score, 0.9], np.float32), Told("", "", title_in_text=False))
    assert bool(told.scores[2] >= told.keep_at) is kept


@pytest.mark.parametrize(
    "called",
    [
        pytest.param("sub_header mt15", id="two words"),
        pytest.param("subtitulo", id="Spanish"),
        pytest.param("article__sub-title", id="within a name"),
    ],
)
def test_a_standfirst_set_as_the_only_h1_is_no_title(called: str) -> None:
    """Some papers set the headline as an <h2> above it."""
    html = page(f"<h2>Swing bridge reopens</h2><h1 class='{called}'>{LEAD[:-1]}</h1>")
    outcome = clean_html(html.encode())
    assert isinstance(outcome, Cleaned)
    assert outcome.text.split("\n\n") == [LEAD[:-1], *PROSE]
    assert outcome.metadata.title is not None
    assert outcome.metadata.title.value.startswith("Swing bridge reopens")


NOTICES = (
    "<div><p>To give you the best of this site we keep small files on your device, as do those we work with.</p></div>"
)
MENU = "<ul>" + "".join(f"<li><a href=/{at}>Rubric {at}</a></li>" for at in range(30)) + "</ul>"
BELOW = "<h1>Swing bridge reopens</h1>" + "".join(f"<p>{line}</p>" for line in PROSE[:2])


@pytest.mark.parametrize(
    ("body", "title", "kept"),
    [
        pytest.param(NOTICES + MENU + BELOW, "Swing bridge reopens - The Gazette", False, id="far above the title"),
        pytest.param(NOTICES + BELOW, "Swing bridge reopens - The Gazette", True, id="close to it"),
        pytest.param(NOTICES + MENU + BELOW, "The Gazette", True, id="above a heading that may be any"),
        pytest.param(f"{NOTICES}{MENU}<h1>Swing bridge reopens</h1>", "Swing bridge reopens", True, id="nothing below"),
        pytest.param(
            f"<h2>Swing bridge reopens</h2>{NOTICES}{MENU}{BELOW}",
            "Swing bridge reopens",
            True,
            id="a second title",
        ),
        pytest.param(
            f"{NOTICES}{MENU}<h1>Swing bridge reopens</h1><p>By Ada Brook.</p>",
            "Swing bridge reopens",
            True,
            id="hardly anything below",
        ),
    ],
)
def test_a_notice_far_above_the_title_is_no_story(body: str, title: str, *, kept: bool) -> None:
    parsed = document(body.encode())
    texts = parsed.page.segments.text
    scores = np.array([0.6 if len(text) > 60 else 0.05 for text in texts], np.float32)
    told = settled(parsed.page, scores, Told(title, "", title_in_text=False))
    notice = next(place for place, text in enumerate(texts) if text.startswith("To give you"))
    assert bool(told.scores[notice] >= told.keep_at) is kept


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        pytest.param("No car, no excuses.", True, id="a sentence"),
        pytest.param("Ada Brook Nora Pike", False, id="who wrote it"),
    ],
)
def test_a_short_standfirst_is_one_where_it_is_the_description_word_for_word(line: str, *, kept: bool) -> None:
    body = f"<h1>Swing bridge reopens</h1><p>{line}</p>" + "".join(f"<p>{text}</p>" for text in PROSE)
    parsed = document(body.encode())
    scores = np.array([0.1, 0.1, *[0.9] * len(PROSE)], np.float32)
    told = settled(parsed.page, scores, Told("Swing bridge reopens", line, title_in_text=False))
    assert bool(told.scores[1] >= told.keep_at) is kept


TITLES = st.text(st.sampled_from("abAB1_ -\u00e4\u00df\u0130\u212a\u0301\u4e00"), max_size=14)


@given(TITLES, TITLES)
def test_what_opens_otherwise_is_spelled_otherwise(text: str, title: str) -> None:
    wanted = spelled(title)
    assert not (opens_otherwise(text, wanted) and wanted and (alike(spelled(text), wanted) or spelled(text) == wanted))


def test_each_name_of_a_standfirst_calls_an_element_so() -> None:
    assert all(_called(f"x {name}") == (True, name not in _VAGUE) for name in (*_STANDFIRST, "sub-title", "subHead x"))
