"""What a page's data says of its story, whatever form it comes in: the same body, the same kind."""

import json

import pytest

from cleaners.features import NEWS
from cleaners.hints import hints, plain
from cleaners.metadata_head import read
from cleaners.segment_tree import parse

FIRST = "The bridge over the river stays closed until spring, the mayor said on Tuesday, and “nobody” was surprised."
SECOND = "The pillars have to be replaced, and the money for that & the works has not been approved yet by the council."
BODY = f"{FIRST} {SECOND}"
IN_HTML = f"<p>{FIRST}</p>\n<div class='x'><p>{SECOND.replace('&', '&amp;')}</p><!-- a > b --></div>"
ESCAPED = IN_HTML.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def head_of(script: str) -> str:
    return f'<script type="application/ld+json">{script}</script>'


def ld(body: object, kind: object = "NewsArticle") -> str:
    return head_of(json.dumps({"@type": kind, "headline": "Bridge", "articleBody": body}))


def body(page: str) -> str:
    return hints(read(parse(page))).body


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(ld(BODY), id="plain"),
        pytest.param(ld(f"{FIRST}\n\n {SECOND}"), id="lines"),
        pytest.param(ld([FIRST, SECOND]), id="array"),
        pytest.param(ld(IN_HTML), id="html"),
        pytest.param(ld(ESCAPED), id="html-escaped"),
        pytest.param(ld(ESCAPED.replace("&", "&amp;")), id="html-escaped-twice"),
        pytest.param(ld(BODY.replace("“", "&ldquo;").replace("”", "&#8221;").replace("&", "&amp;")), id="entities-twice"),  # noqa: E501 - one case, one line
        pytest.param(head_of(json.dumps([{"@type": "WebSite"}, {"@graph": [{"@type": "Article", "articleBody": BODY}]}])),  # noqa: E501 - one case, one line
                     id="graph-in-an-array"),
        pytest.param(head_of(json.dumps({"@type": "WebPage", "mainEntity": {"@type": "Article", "articleBody": BODY}})),
                     id="nested"),
        pytest.param(ld("A summary of it.") + ld(BODY), id="the-longest-of-two"),
        pytest.param(f'<script type="application/ld+json">{{"@type":"Article","articleBody":"{BODY}"', id="cut-off-behind"),  # noqa: E501 - one case, one line
        pytest.param(ld(f"{BODY} <a href='https://harbour.exa"), id="cut-off-in-a-tag"),
    ],
)  # fmt: skip
def test_a_body_is_read_in_every_form(page: str) -> None:
    assert body(page) == BODY


def test_a_body_cut_off_in_the_middle_is_read_as_far_as_it_goes() -> None:
    text = BODY * 2
    assert body(f'<script type="application/ld+json">{{"@type":"Article","articleBody":"{text[:250]}') == text[:250]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(ld("The bridge is closed."), id="summary"),
        pytest.param(ld(None), id="null"),
        pytest.param(ld({"@value": 3}), id="a-number"),
        pytest.param(ld("<p></p>" * 200), id="tags-only"),
        pytest.param("<p>no data", id="none"),
    ],
)
def test_what_is_no_body_is_none(page: str) -> None:
    assert body(page) == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("if a < b and c > d", "if a < b and c > d", id="signs-are-no-tags"),
        pytest.param("AT&T and R&D;", "AT&T and R&D;", id="ampersands"),
        pytest.param("one<br>two", "one two", id="words-stay-apart"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_plain_text_stays(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        pytest.param(ld(BODY), NEWS, id="json-ld"),
        pytest.param(ld(BODY, ["Thing", "http://schema.org/NewsArticle"]), NEWS, id="several-types"),
        pytest.param("<div itemscope itemtype='https://schema.org/NewsArticle'><h1 itemprop=headline>Bridge", NEWS,
                     id="microdata"),
        pytest.param("<body itemscope itemtype='http://schema.org/WebPage'><article itemscope itemtype="
                     "'http://schema.org/NewsArticle'><h1 itemprop=headline>Bridge", NEWS, id="an-item-in-an-item"),
        pytest.param("<div itemscope itemtype='http://schema.org/Comment'><i itemprop=author>Ada", 0, id="a-comment"),
        pytest.param("<meta property=og:type content=article>", 1, id="og"),
        pytest.param("<meta property=og:type content=news>", 6, id="og-news"),
        pytest.param("<p>", 0, id="unsaid"),
    ],
)  # fmt: skip
def test_a_page_says_what_kind_it_is(page: str, kind: int) -> None:
    assert hints(read(parse(page))).kind == kind
