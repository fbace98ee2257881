"""The other extractor votes for what it keeps, and only votes."""

import numpy as np
import pytest

from cleaners import page
from cleaners.clean import clean_html
from cleaners.rules import Rules
from cleaners.second_opinion import votes, weighed

STORY = (
    "The harbour master closed the old swing bridge on Friday evening, two days before the summer regatta.",
    "Engineers had found hairline cracks in three of the eleven bearings that carry the turning platform.",
    "A ferry will take cyclists and walkers across until the parts arrive from the foundry in the north.",
)


def test_it_votes_for_the_story_and_not_for_the_menu() -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in STORY)
    html = f"<html><body><nav><a href=/>Home</a></nav><article><h1>Bridge</h1>{body}</article></body></html>"
    assert votes(html, ("Home", *STORY)).tolist() == [0.0, 1.0, 1.0, 1.0]


def test_a_page_it_finds_nothing_in_gets_no_vote() -> None:
    assert votes("<html><body></body></html>", ("a", "b")).tolist() == [0.0, 0.0]


def test_a_vote_moves_a_doubtful_score_more_than_a_sure_one() -> None:
    scores = np.array([0.5, 0.5, 0.99], np.float32)
    assert weighed(scores, np.array([1, 0, 0], np.float32)) == pytest.approx([0.6225, 0.3775, 0.9836], abs=1e-3)


URL = "https://gazette.example/2026/03/04/bridge-closed-after-cracks.html"
HTML = (
    "<html><head><title>Bridge</title><meta property=og:type content=article>"
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-03-04"}</script></head>'
    f"<body><nav><a href=/>Home</a></nav><article><h1>A</h1>{''.join(f'<p>{line}</p>' for line in STORY)}</article>"
    "<p>All rights</p></body>"
)


@pytest.mark.parametrize(
    ("doubtful", "wanted", "asked"),
    [
        pytest.param(1.0, True, True, id="doubtful"),
        pytest.param(1.0, False, False, id="not-wanted"),
        pytest.param(0.0, True, False, id="sure"),
    ],
)
def test_it_is_asked_about_doubtful_articles_where_wanted_and_the_cuts_say_so(
    monkeypatch: pytest.MonkeyPatch, doubtful: float, *, wanted: bool, asked: bool
) -> None:
    monkeypatch.setattr(page, "_DOUBTFUL", doubtful)
    outcome = clean_html(HTML.encode(), url=URL, rules=Rules(second_opinion=wanted))
    assert outcome.metadata.page_type == "article"
    scored = [cut.evidence for cut in getattr(outcome, "cuts", ()) if cut.evidence.startswith("score")]
    assert scored
    assert all(("second opinion keeps" in evidence) is asked for evidence in scored)
