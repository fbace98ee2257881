import tomllib
from importlib.resources import files

import numpy as np
import pytest

from cleaners.features_names import NAMES
from cleaners.page import document
from cleaners.page_type import ARTICLE, TYPES, PageType
from cleaners.story_places import apart
from cleaners.story_teasers import teasers
from tests.cleaners.test_story_places import PROSE, STORY


def away(body: str, kind: str = ARTICLE) -> list[str]:
    """The texts that stand apart of a page on which the model would keep every block."""
    page = document(f"<html><body>{body}</body></html>".encode()).page
    blocks = len(page.starts)
    rows = np.zeros((blocks, len(NAMES)), np.float32)
    found = apart(page, rows, np.full(blocks, 0.6, np.float32), PageType(kind, np.zeros(len(TYPES), np.float32)))
    return [page.segments.text[at] for at, reason in found.items() if reason.rule == "teasers.broken-off"]


TEASERS = [line[:75] + "..." for line in PROSE[:3]]
CARDS = "".join(f"<li><h3>A story</h3><p class=sub>{line}</p></li>" for line in TEASERS)


def test_teasers_that_break_off_are_of_other_stories() -> None:
    assert away(f"<article>{STORY}</article><ul>{CARDS}</ul>") == TEASERS


@pytest.mark.parametrize("kind", [kind for kind in TYPES if kind != ARTICLE])
def test_teasers_are_what_a_list_is_made_of(kind: str) -> None:
    assert away(f"<article>{STORY}</article><ul>{CARDS}</ul>", kind) == []


def test_a_page_of_teasers_keeps_them() -> None:
    assert away(f"<p>{PROSE[0]}</p><ul>{CARDS}</ul>") == []


def test_a_single_teaser_is_left_to_the_model() -> None:
    assert away(f"<article>{STORY}</article><p class=sub>{TEASERS[0]}</p>") == []


def test_a_story_that_trails_off_now_and_then_keeps_its_lines() -> None:
    assert away("".join(f"<p>{line}{'..' if at in {2, 5} else ''}</p>" for at, line in enumerate(PROSE))) == []


def boxes(link: str, headline: str = "<h2><a href=/a>Another story</a></h2>", count: int = 3) -> str:
    """So many teasers, each with a text of its own."""
    closing = f"<h3><a href=/a>{link}</a></h3>" if link else ""
    return "".join(
        f"<div class=next>{headline}<p>{line} {at}</p>{closing}</div>" for at, line in enumerate(PROSE[:count])
    )


def reads_on(body: str) -> int:
    """How many blocks of a page are teasers that close with a link to read on."""
    page = document(f"<html><body>{body}</body></html>".encode()).page
    found = teasers(page, np.full(len(page.starts), 0.9, np.float32), news=False)
    return sum(reason.rule == "teasers.read-on" for reason in found.values())


@pytest.mark.parametrize(
    "link", ["READ THE REST", "Read More \u00bb", "\u203a Weiterlesen", "Lire la suite\u2026", "続きを読む"]
)
def test_headline_text_and_a_link_to_read_on_is_a_teaser(link: str) -> None:
    assert reads_on(f"<h1>Bridge</h1><div>{STORY}</div>{boxes(link)}") == 9  # three blocks of three teasers


@pytest.mark.parametrize("link", ["Read more", "weiter lesen \u2192", "[Lire la suite\u2026]", "もっと読む"])
def test_a_link_that_says_only_that_closes_a_teaser_whose_headline_is_none(link: str) -> None:
    plain = boxes(link, headline="<b>Another story</b>")
    assert reads_on(f"<h1>Bridge</h1><div>{STORY}</div>{plain}") == 9


def test_all_phrases_are_spelled_as_links_are_compared() -> None:
    for each in tomllib.loads((files("cleaners") / "teasers.toml").read_text("utf-8"))["whole"]:
        assert reads_on(boxes(each, headline="<b>Another story</b>")) == 9, each


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(boxes("Buy on Amazon"), id="products-of-a-test"),
        pytest.param(
            boxes("Read our full review", headline="<h2>The second plank</h2>"), id="headlines-that-lead-nowhere"
        ),
        pytest.param(boxes(""), id="no-link"),
        pytest.param(boxes("Read more", count=1), id="one"),
        pytest.param(boxes("Read more", headline="<h1><a href=/a>Bridge</a></h1>"), id="titles"),
        pytest.param(f"<div>{boxes('Read more').replace('div', 'span')}</div>", id="not-in-elements-of-their-own"),
    ],
)
def test_what_is_laid_out_in_another_way_is_left_to_the_model(body: str) -> None:
    assert reads_on(f"<h1>Bridge</h1><div>{STORY}</div>{body}") == 0
