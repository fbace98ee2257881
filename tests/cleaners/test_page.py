"""Bytes in, story out: a page of our own making, what is rejected, and what must hold for any page."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners import ledger, page
from cleaners.clean import clean_html
from cleaners.cleaned import Cleaned, Rejected, Why
from cleaners.kinds import Kind
from cleaners.page import document, judged
from cleaners.rules import Rules
from cleaners.story import WORDLESS, Model
from cleaners.story import model as shipped

SENTENCES = (
    "The harbour master closed the old swing bridge on Friday evening, two days before the summer regatta.",
    "Engineers had found hairline cracks in three of the eleven bearings that carry the turning platform.",
    "A ferry will take cyclists and walkers across until the parts arrive from the foundry in the north.",
    "Shopkeepers on the east bank, who live on passing trade, asked the council for a second boat at noon.",
    "The regatta itself goes ahead, said its organisers, though the masts must now come in by the outer lock.",
)
PAGE = """<!doctype html><html lang=en><head><title>Swing bridge closed - Harbour News</title>
<meta property="og:title" content="Swing bridge closed"><meta property="og:type" content="article"></head><body>
<header><nav><a href=/>Home</a> <a href=/sport>Sport</a> <a href=/weather>Weather</a></nav></header>
<main><article class=story><h1>Swing bridge closed</h1><div class="article-body">{body}</div></article>
<section class=related-stories><h2>Related stories</h2><ul><li><a href=/a>Ferry fares rise again in spring</a>
<li><a href=/b>Mayor opens the new fish hall</a><li><a href=/c>Storm damages the north pier</a></ul></section></main>
<footer><p>Copyright Harbour News. All rights reserved. <a href=/imprint>Imprint</a></p></footer></body></html>"""
WHOLE = PAGE.format(body="".join(f"<p>{sentence}</p>" for sentence in SENTENCES))


def cleaned(html: str, rules: Rules | None = None) -> Cleaned:
    outcome = clean_html(html.encode(), url="https://harbour.example/bridge", rules=rules or Rules())
    assert isinstance(outcome, Cleaned), outcome
    return outcome


def test_the_story_stays_and_everything_else_goes() -> None:
    page = cleaned(WHOLE)
    for sentence in SENTENCES:
        assert page.text.count(sentence) == 1
    for chrome in ("Sport", "Related", "Ferry fares", "Imprint", "Copyright"):
        assert chrome not in page.text


def test_the_cut_text_is_named_by_the_element_it_stood_in() -> None:
    page = cleaned(WHOLE)
    kinds = {page.raw_text[cut.start : cut.end].split()[0]: (cut.kind, cut.rule) for cut in page.cuts}
    assert kinds["Home"] == (Kind.NAVIGATION, "element.nav")
    assert kinds["Related"] == (Kind.RELATED, "element.related")
    assert kinds["Copyright"] == (Kind.OUTSIDE_STORY, "element.footer")


def test_a_kind_the_outlet_keeps_stays() -> None:
    assert "Home" in cleaned(WHOLE, Rules(off=frozenset({Kind.NAVIGATION}))).text


@pytest.mark.parametrize(
    ("body", "why"),
    [
        pytest.param(b"", Why.EMPTY, id="nothing"),
        pytest.param(b"\x89PNG\r\n\x1a\n", Why.NOT_HTML, id="picture"),
        pytest.param(b"<html><body><script>go()</script></body></html>", Why.EMPTY, id="only-a-script"),
        pytest.param(b"<p>Hello.</p>", Why.TOO_SHORT, id="a-greeting"),
        pytest.param(b"<div>" * 90_000, Why.TOO_COMPLEX, id="nested"),
    ],
)
def test_what_has_no_story_is_rejected_by_name(body: bytes, why: Why) -> None:
    outcome = clean_html(body)
    assert isinstance(outcome, Rejected)
    assert outcome.why is why


def test_text_for_readers_without_scripts_is_found() -> None:
    body = f"<body><noscript>{''.join(f'<p>{sentence}</p>' for sentence in SENTENCES)}</noscript></body>"
    assert SENTENCES[3] in document(body.encode()).page.raw_text


def test_every_block_has_a_score() -> None:
    parsed = document(WHOLE.encode())
    said = judged(parsed, "").scores
    assert len(said) == len(parsed.page.segments.text)
    assert np.all((said >= 0) & (said <= 1))


@pytest.mark.parametrize(
    ("text", "wordless"),
    [
        pytest.param(
            "The council has said that the new bridge over the river will be open to the public this year.",
            False,
            id="english",
        ),
        pytest.param(
            "Rada města včera rozhodla, že nový most přes řeku se otevře ještě letos na podzim.", True, id="czech"
        ),
    ],
)
def test_a_model_without_words_is_asked_where_the_lexicon_knows_too_few(
    monkeypatch: pytest.MonkeyPatch, text: str, *, wordless: bool
) -> None:
    seen: list[str] = []

    def model(name: str) -> Model:
        seen.append(name)
        return shipped(name)

    monkeypatch.setattr(page, "model", model)
    html = f"<html><head><meta property=og:type content=article></head><article><h1>{text}</h1>{f'<p>{text}</p>' * 3}"
    judged(document(html.encode()), "https://gazette.example/news/bridge")
    assert {name.endswith(WORDLESS) for name in seen} == {wordless}


@pytest.mark.parametrize(
    ("kind", "looked_at"),
    [("article", True), ("forum", True), ("service", False), ("product", False), ("listing", False)],
)
def test_spotters_are_asked_about_articles_and_threads_however_unlike_a_story_they_score(
    kind: str,
    looked_at: bool,  # noqa: FBT001 - a parameter
) -> None:
    headlines = "".join(f"<li><a href=/{number}>{sentence[:60]}</a></li>" for number, sentence in enumerate(SENTENCES))
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES) * 3
    parsed = document(PAGE.format(body=f"{body}<ul>{headlines}</ul>").encode())
    scores = np.full(len(parsed.page.segments.text), 0.4, np.float32)
    told = page.Judged(scores, kind, {})
    _, left = page.story(parsed.page, scores, Rules(), keep_at=0.3, told=told)
    assert bool(left) is looked_at


def test_the_same_page_gives_the_same_outcome() -> None:
    assert cleaned(WHOLE) == cleaned(WHOLE)


TAGS = st.sampled_from(
    ["p", "div", "li", "ul", "h2", "table", "td", "tr", "nav", "aside", "blockquote", "pre", "b", "a", "br"]
)
TEXTS = st.sampled_from(
    [*SENTENCES, "More", "Subscribe to our newsletter", "\u00ad", "橋は閉鎖された。", "1", "&lt;p&gt;"]
)
NODES = st.lists(st.tuples(TAGS, TEXTS), max_size=14).map(
    lambda pairs: "".join(f"<{tag}>{text}" for tag, text in pairs)
)


@given(NODES)
def test_cuts_and_kept_spans_tile_the_page(html: str) -> None:
    outcome = clean_html(html.encode() or b"<p>")
    if isinstance(outcome, Cleaned):
        kept = ledger.kept(len(outcome.raw_text), outcome.cuts)
        covered = sum(end - start for start, end in kept) + sum(cut.end - cut.start for cut in outcome.cuts)
        assert covered == len(outcome.raw_text)
        assert all(cut.evidence and cut.by and cut.rule for cut in outcome.cuts)


@given(st.binary(max_size=400))
def test_no_bytes_make_it_fail(body: bytes) -> None:
    assert isinstance(clean_html(body), Cleaned | Rejected)
