"""A story in one paragraph among the headlines of others is an article; a list below an introduction is none."""

import numpy as np
import pytest

from cleaners.clean import clean_html
from cleaners.cleaned import Cleaned
from cleaners.page import document
from cleaners.page_brief import retold
from cleaners.page_type import TYPES, PageType

LISTING = PageType("listing", np.eye(len(TYPES), dtype=np.float32)[TYPES.index("listing")])
TEXT = (
    "Forty farmers in the eastern counties will sow barley this spring from seed that has lain in a freezer since "
    "before the war, in a trial meant to find grain that can stand both a wet March and a dry June."
)
TITLE = "<h1 class=entry-title>Seed bank opens its vault to growers hit by two failed harvests</h1>"
DAY = (
    '<div class=meta>By <a href=/d>Daniel Okafor</a> <time datetime="2026-02-17T07:45:00+00:00">17.02.2026</time></div>'
)
HEADLINES = (
    "Council tax to rise by 4.9 per cent after late-night vote", "Teenager rescued from flooded quarry by cyclist",
    "New hospital wing delayed again as contractor pulls out", "Lighthouse keeper's diary sells for £31,000 at auction",
    "Rail strike off after union accepts revised rota", "How a village choir ended up on a film soundtrack",
)  # fmt: skip
CARDS = "".join(
    f"<div class=card><h3><a href=/t{number}>{text}</a></h3></div>" for number, text in enumerate(HEADLINES)
)
RELATED = f"<footer><div class=td-related><h4>Related stories</h4>{CARDS}</div></footer>"
MENU = (
    "<ul class=sf-menu>" + "".join(f"<li><a href=/c/{number}>Part {number}</a></li>" for number in range(12)) + "</ul>"
)


def page(article: str, behind: str = "") -> bytes:
    head = '<title>Seed bank opens its vault</title><meta property="og:type" content="article">'
    side = f"<aside><h4>Most read</h4>{CARDS}</aside><footer><a href=/i>Imprint</a></footer>"
    return f"<html lang=en><head>{head}</head><body>{MENU}{article}{behind}{side}</body></html>".encode()


@pytest.mark.parametrize(
    ("article", "name"),
    [
        pytest.param(f"<article>{TITLE}{DAY}<div><p>{TEXT}</p></div>{RELATED}</article>", "article", id="brief"),
        pytest.param(f"<article>{TITLE}{DAY}<p>{TEXT}</p></article>", "article", id="related-elsewhere"),
        pytest.param(f"<article>{TITLE}<div><p>{TEXT}</p></div>{RELATED}</article>", "listing", id="no-day"),
        pytest.param(f"<article>{TITLE}<div><p>{TEXT}</p></div>{DAY}</article>", "listing", id="day-behind"),
        pytest.param(f"{TITLE}{DAY}<div><p>{TEXT}</p></div>{RELATED}", "listing", id="no-article"),
        pytest.param(f"<article>{TITLE}{DAY}{RELATED}</article>", "listing", id="no-prose"),
        pytest.param(f"<article>{TITLE}{DAY}<div><p>{TEXT}</p></div></article>" * 3, "listing", id="several"),
        pytest.param(f"<article>{TITLE}{DAY}" + f"<div class=card><p>{TEXT}</p></div>" * 3 + "</article>", "listing",
                     id="prose-in-cards"),
    ],
)  # fmt: skip
def test_a_brief_is_told_by_its_day_and_its_prose_in_one_element(article: str, name: str) -> None:
    parsed = document(page(article))
    assert retold(parsed.page, LISTING, parsed.head.times).name == name


@pytest.mark.parametrize("name", ["forum", "product", "service", "documentation", "collection"])
def test_no_other_type_is_told_anew(name: str) -> None:
    parsed = document(page(f"<article>{TITLE}{DAY}<div><p>{TEXT}</p></div>{RELATED}</article>"))
    kind = PageType(name, LISTING.chances)
    assert retold(parsed.page, kind, parsed.head.times) is kind


def test_a_brief_keeps_its_story_and_no_headlines() -> None:
    outcome = clean_html(page(f"<article>{TITLE}{DAY}<div><p>{TEXT}</p></div>{RELATED}</article>"))
    assert isinstance(outcome, Cleaned)
    assert outcome.text == TEXT
    assert outcome.metadata.page_type == "article"
