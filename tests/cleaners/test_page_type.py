"""The type of a page: told by the shipped model for pages that leave no doubt."""

import numpy as np
import pytest

from cleaners.clean import clean_html
from cleaners.features import features
from cleaners.hints import hints
from cleaners.lexicon import nothing
from cleaners.page import document, judged
from cleaners.page_type import TYPES, PageType, page_type, type_model
from cleaners.page_type_columns import columns
from cleaners.story import Model, model

PROSE = (
    "The harbour master closed the old swing bridge on Friday evening, two days before the summer regatta.",
    "Engineers had found hairline cracks in three of the eleven bearings that carry the turning platform.",
    "A ferry will take cyclists and walkers across until the parts arrive from the foundry in the north.",
    "Shopkeepers on the east bank, who live on passing trade, asked the council for a second boat at noon.",
)
STORY = (
    "<html><head><title>Bridge closed</title><meta property=og:type content=article>"
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-03-04"}</script></head>'
    f"<body><article><h1>Bridge closed</h1>{''.join(f'<p>{line}</p>' for line in PROSE)}</article></body></html>"
)
POSTS = "".join(
    f"<div class='post forum-post'><div class=user>member{n}<span class=rank>Rank</span></div>"
    f"<div class=message>{line}</div></div>"
    for n, line in enumerate(PROSE)
)
THREAD = (
    '<html><head><title>Cracks in bearings?</title><meta name=generator content="phpBB"><script '
    'type="application/ld+json">{"@type": "DiscussionForumPosting", "headline": "Cracks"}</script></head>'
    f"<body class=forum><h1>Cracks in bearings?</h1><div class='thread topic'>{POSTS}</div></body></html>"
)
SHELF = (
    "<html><head><title>Bearing 12</title><meta property=og:type content=product><script type='application/ld+json'>"
    '{"@type": "Product", "name": "Bearing 12", "offers": {"@type": "Offer", "price": "29.00"}}</script></head>'
    "<body class='product-template'><div class=product><h1>Bearing 12</h1><span class=product-price>$ 29.00</span>"
    "<form action=/cart class=product-form><label>Quantity</label><button>Add to cart</button></form>"
    "<div class=product-description><p>Steel, eleven to a bridge.</p><ul><li>40 mm<li>Greased</ul></div>"
    "</div><div class=product-reviews><h2>Reviews</h2><p>Turns well.</p></div></body></html>"
)


@pytest.mark.parametrize(
    ("html", "url", "expected"),
    [
        pytest.param(STORY, "https://gazette.example/2026/03/04/bridge-closed-after-cracks.html", "article", id="news"),
        pytest.param(THREAD, "https://bearings.example/forum/viewtopic.php?t=12", "forum", id="forum"),
        pytest.param(SHELF, "https://shop.example/products/bearing-12", "product", id="product"),
    ],
)
def test_a_page_that_leaves_no_doubt_is_told(html: str, url: str, expected: str) -> None:
    parsed = document(html.encode())
    row = columns(parsed.page, features(parsed.page, hints(parsed.head), nothing()), parsed.head, url)
    told = page_type(row, type_model())
    assert told.name == expected
    assert told.chances.sum() == pytest.approx(1, abs=1e-5)
    assert len(told.chances) == len(TYPES)


def test_the_type_is_a_field_of_the_page() -> None:
    assert clean_html(STORY.encode()).metadata.page_type == "article"


def test_a_nonsense_address_is_no_error() -> None:
    parsed = document(STORY.encode())
    row = columns(parsed.page, features(parsed.page, hints(parsed.head), nothing()), parsed.head, "http://[")
    assert np.isfinite(row).all()


def test_the_shipped_model_asks_for_columns_we_have() -> None:
    parsed = document(STORY.encode())
    row = columns(parsed.page, features(parsed.page, hints(parsed.head), nothing()), parsed.head, "")
    assert type_model().feature.max() < len(row)
    assert len(type_model().feature) % len(TYPES) == 0


@pytest.mark.parametrize(
    ("html", "url", "name"),
    [
        pytest.param(STORY, "https://gazette.example/2026/03/04/bridge-closed-after-cracks.html", "story", id="news"),
        pytest.param(THREAD, "https://bearings.example/forum/viewtopic.php?t=12", "other", id="forum"),
        pytest.param(SHELF, "https://shop.example/products/bearing-12", "other", id="product"),
        pytest.param(
            SHELF.replace('"Product"', '"NewsArticle"'), "https://shop.example/products/bearing-12", "story",
            id="whatever it looks like, it says that it is news",
        ),
    ],
)  # fmt: skip
def test_articles_and_other_pages_are_asked_of_models_of_their_own(
    monkeypatch: pytest.MonkeyPatch, html: str, url: str, name: str
) -> None:
    asked: list[str] = []

    def chosen(name: str) -> Model:
        asked.append(name)
        return model(name)

    monkeypatch.setattr("cleaners.page.model", chosen)
    judged(document(html.encode()), url)
    assert asked == [name]


@pytest.mark.parametrize(
    ("article", "share"),
    [
        pytest.param(0.29, 0.0, id="surely another page"), pytest.param(0.5, 0.5, id="either"),
        pytest.param(0.6, 0.75, id="rather an article"), pytest.param(0.71, 1.0, id="surely an article"),
    ],
)  # fmt: skip
def test_both_models_are_asked_about_a_page_of_a_doubtful_type(
    monkeypatch: pytest.MonkeyPatch, article: float, share: float
) -> None:
    chances = np.full(len(TYPES), (1 - article) / (len(TYPES) - 1), np.float32)
    chances[0] = article
    monkeypatch.setattr("cleaners.page.page_type", lambda *_: PageType("service", chances))
    monkeypatch.setattr("cleaners.page.model", lambda name: 2.0 if name.startswith("story") else -2.0)
    monkeypatch.setattr("cleaners.page.log_odds", lambda rows, says: np.full(len(rows), says, np.float32))
    said = judged(document(b"<p>Two ferries were moored at the quay all night."), "").scores
    assert said == pytest.approx(1 / (1 + np.exp(2 - 4 * share)), abs=1e-4)


def test_the_two_models_differ() -> None:
    story, other = model("story").leaf, model("other").leaf
    assert not np.array_equal(story, other[: len(story)])
