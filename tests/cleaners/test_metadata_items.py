"""Microdata: what the story's own item says, and nothing of the items inside and beside it."""

import pytest

from cleaners.metadata_head import read_purely
from cleaners.metadata_items import Items
from cleaners.segment_tree import Tree, parse

STORY = "<article itemscope itemtype='https://schema.org/NewsArticle'>"
DAY = "<meta itemprop=datePublished content=2026-03-03>"


def items(tree: Tree) -> Items:
    return read_purely(tree).items


@pytest.mark.parametrize(
    ("html", "name", "values"),
    [
        pytest.param(f"{STORY}{DAY}", "datePublished", ("2026-03-03",), id="content"),
        pytest.param(f"{STORY}<time itemprop=datePublished datetime=2026-03-03>3 March", "datePublished",
                     ("2026-03-03",), id="datetime"),
        pytest.param(f"{STORY}<abbr itemprop=datePublished title=2026-03-03>3 March", "datePublished", ("2026-03-03",),
                     id="the-title-of-an-abbreviation"),
        pytest.param(f"{STORY}<p itemprop=headline>Bridge\n <b>closed</b></p>", "headline", ("Bridge closed",),
                     id="text"),
        pytest.param(f"{STORY}<i itemprop='author creator'>Ada Brook</i>", "author", ("Ada Brook",), id="two-words"),
        pytest.param(f"{STORY}<div itemprop=author itemscope itemtype=https://schema.org/Person>Our desk: "
                     "<a itemprop=name>Ada Brook</a>, joined 2011</div>", "author", ("Ada Brook",), id="a-person"),
        pytest.param(f"{STORY}<i itemprop=author>Ada</i><i itemprop=author>Bo</i><i itemprop=author>Ada</i>", "author",
                     ("Ada", "Bo"), id="several-once-each"),
        pytest.param(f"{STORY}{DAY}</article>{STORY}{DAY.replace('03-03', '01-01')}", "datePublished", ("2026-03-03",),
                     id="the-first-of-two-stories"),
        pytest.param(f"{DAY}", "datePublished", ("2026-03-03",), id="without-an-item"),
        pytest.param(f"{STORY}{DAY.replace('itemprop', 'itemProp')}", "datePublished", ("2026-03-03",),
                     id="an-attribute-in-letters-of-any-size"),
    ],
)  # fmt: skip
def test_a_property_of_the_story_is_read(html: str, name: str, values: tuple[str, ...]) -> None:
    assert items(parse(html)).values[name] == values


@pytest.mark.parametrize("kind", ["Comment", "Answer", "ImageObject", "VideoObject", "Review", "Organization"])
def test_what_is_said_of_something_on_the_page_is_not_said_of_the_story(kind: str) -> None:
    found = items(parse(f"{STORY}<div itemscope itemtype='https://schema.org/{kind}'>{DAY}</div>"))
    assert "datePublished" not in found.values
    assert "datePublished" in found.named


def test_a_review_that_is_the_page_has_a_day() -> None:
    assert (
        items(parse(f"<div itemscope itemtype='http://schema.org/Review'>{DAY}")).first("datePublished") == "2026-03-03"
    )


def test_the_text_of_a_whole_card_is_no_value() -> None:
    assert items(parse(f"{STORY}<div itemprop=author>{'Member since 2011, 4,000 posts. ' * 20}")).values == {}


def test_a_page_without_microdata_has_none() -> None:
    found = items(parse("<p>Bridge closed"))
    assert (found.values, found.named, found.first("author")) == ({}, frozenset(), "")


CARD = (
    "<div itemscope itemtype='https://schema.org/NewsArticle'>"
    "<a href=/ferry><b itemprop=headline>Ferry late</b></a><i itemprop=author>Bo Hill</i></div>"
)


def test_what_a_card_says_of_another_story_is_not_said_of_the_page_s() -> None:
    own = f"{STORY}<h1 itemprop=headline>Bridge closed</h1><i itemprop=author>Ada Brook</i></article>"
    found = items(parse(f"<title>Bridge closed - Courier</title>{CARD}{own}"))
    assert (found.values["headline"], found.values["author"]) == (("Bridge closed",), ("Ada Brook",))
    assert "author" not in items(parse(f"<title>Bridge closed - Courier</title>{CARD}")).values


@pytest.mark.parametrize("title", ["<title>Ferry late - Courier</title>", "", "<title></title>"])
def test_a_story_whose_headline_leads_to_itself_is_no_card(title: str) -> None:
    assert items(parse(title + CARD)).values["author"] == ("Bo Hill",)
