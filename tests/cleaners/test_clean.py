"""Text in, story out: the gold documents, the adversarial cases and what must hold for any text."""

import json
import re
import unicodedata
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners import ledger
from cleaners.clean import clean_html, clean_text
from cleaners.cleaned import Cleaned, Rejected, Why
from cleaners.kinds import Kind
from cleaners.rules import RULES_VERSION, Rules

GOLD = Path(__file__).parents[2].parent / "shared" / "gold"
SEEDS = sorted(path.parent for path in GOLD.glob("*/raw.txt"))
CASES = sorted(GOLD.glob("adversarial/*.json"))
gold = pytest.mark.skipif(not SEEDS, reason="the gold documents are not part of the repository")

STORY = "The harbour master closed the old bridge on Friday, two days before the regatta.\nIt will open again in May."


def cleaned(text: str, lang: str | None = None) -> Cleaned:
    outcome = clean_text(text, lang=lang)
    assert isinstance(outcome, Cleaned), outcome
    return outcome


def normal(text: str) -> list[str]:
    """The gold's normal form, line by line."""
    text = re.sub("[\u00ad\u200b\u200e\u200f\u2060\ufeff]", "", unicodedata.normalize("NFC", text))
    squeezed = (re.sub(r"\s+", " ", line).strip() for line in re.split(r"\r\n?|\n", text))
    return [line for line in squeezed if line]


@gold
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_a_seed_comes_out_exact(seed: Path) -> None:
    raw = (seed / "raw.txt").read_bytes().decode()
    assert cleaned(raw).text + "\n" == (seed / "clean.txt").read_bytes().decode()


@gold
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_a_seeds_cuts_are_the_spans_and_kinds_of_the_gold(seed: Path) -> None:
    removed = json.loads((seed / "removed.json").read_text("utf-8"))
    cuts = cleaned((seed / "raw.txt").read_bytes().decode()).cuts
    assert [(cut.start, cut.end, cut.kind.value) for cut in cuts] == [
        (s["start"], s["end"], s["kind"]) for s in removed
    ]


@gold
@pytest.mark.parametrize("known", [True, False], ids=["language given", "language unknown"])
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_an_adversarial_case_comes_out_exact(path: Path, *, known: bool) -> None:
    case = json.loads(path.read_text("utf-8"))
    outcome = clean_text(case["raw"], lang=case["lang"] if known else None)
    if isinstance(outcome, Rejected):
        assert outcome.why.value == case["verdict"]
    else:
        assert case["verdict"] == "article"
        assert normal(outcome.text) == normal(case["clean"])


def test_every_cut_says_why_and_who() -> None:
    outcome = cleaned(f"{STORY}\n\u200bShare this article\nNo comments yet\n")
    assert [(cut.kind, outcome.raw_text[cut.start : cut.end]) for cut in outcome.cuts] == [
        (Kind.MARKUP, "\u200b"),
        (Kind.SOCIAL_SHARE, "Share this article"),
        (Kind.COMMENTS, "No comments yet"),
    ]
    assert all(cut.rule and cut.evidence and cut.by == f"rules@{RULES_VERSION}" for cut in outcome.cuts)


def test_a_kind_that_is_off_stays() -> None:
    text = f"{STORY}\nShare this article"
    outcome = clean_text(text, lang="en", rules=Rules(off=frozenset({Kind.SOCIAL_SHARE})))
    assert isinstance(outcome, Cleaned)
    assert outcome.text == text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("", Why.EMPTY, id="nothing"),
        pytest.param(" \r\n\u200b\ufeff\n", Why.EMPTY, id="blanks and marks"),
        pytest.param("Rain in the north.", Why.TOO_SHORT, id="one short sentence"),
        pytest.param("Page not found\nBack to home", Why.ERROR_PAGE, id="error"),
        pytest.param("\ud800", Why.TOO_SHORT, id="half a surrogate pair"),
    ],
)
def test_what_is_no_story_is_refused_by_name(text: str, why: Why) -> None:
    outcome = clean_text(text)
    assert isinstance(outcome, Rejected)
    assert (outcome.why, outcome.raw_text) == (why, text)
    assert outcome.evidence


@pytest.mark.parametrize("mark", ["\u00ad", "\u200b"])
def test_a_text_of_a_million_invisible_marks_is_refused_as_a_page_is(mark: str) -> None:
    text = STORY + f"a{mark}" * 1_000_000
    outcome = clean_text(text)
    assert isinstance(outcome, Rejected)
    assert (outcome.why, outcome.evidence) == (Why.TOO_COMPLEX, "1000000 invisible marks, 200000 allowed")
    assert outcome.raw_text == text
    assert STORY in cleaned(f"{STORY}\n{mark * 1_000}").text


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_letters_hide_nothing_from_what_parsers_need_minutes_for(codec: str) -> None:
    outcome = clean_html(("<html><body>" + "<div>" * 20_000 + STORY).encode(codec))
    assert isinstance(outcome, Rejected)
    assert (outcome.why, outcome.evidence) == (Why.TOO_COMPLEX, "nested 20002 deep, 2500 allowed")
    sound = clean_html(f"<html><body><p>{STORY}</p>".encode(codec))
    assert isinstance(sound, Cleaned), sound
    assert sound.text == " ".join(STORY.split())


@given(st.text(alphabet="Share \u200b\u00adabc.\r\n\u2026'-0:") | st.text())
def test_cleaning_invents_nothing_and_accounts_for_everything(text: str) -> None:
    outcome = clean_text(text)
    if isinstance(outcome, Cleaned):
        kept = "".join(text[start:end] for start, end in ledger.kept(len(text), outcome.cuts))
        wanted = unicodedata.normalize("NFC", "".join(kept.split()))
        assert unicodedata.normalize("NFC", "".join(outcome.text.split())) == wanted


@pytest.mark.parametrize("odd", ["http://[", "http://[::1", "//[", "http://a:99999/", "\x00"])
def test_an_address_that_is_none_costs_no_page(odd: str) -> None:
    page = (
        f'<html><head><link rel="canonical" href="{odd}"></head><body><p>{"The ferry was late again. " * 20}</p></body>'
    )
    outcome = clean_html(page.encode(), url=odd)
    assert isinstance(outcome, Cleaned)
    assert "The ferry was late" in outcome.text


def test_what_breaks_off_above_a_paywall_is_marked_as_paywalled() -> None:
    told = " ".join(f"In its {year} year the mill by the weir ground corn for {year} villages." for year in range(20))
    page = f"<article><h1>The mill</h1><p>{told}</p><p>The miller, asked about it, said...</p>{{}}</article>"
    wall = "<p>This article is only for subscribers.</p><p>Subscribe now</p>"
    behind, open_ = (clean_html(page.format(end).encode()) for end in (wall, ""))
    assert isinstance(behind, Cleaned)
    assert behind.text.endswith("said...")
    assert behind.metadata.paywalled is True
    assert isinstance(open_, Cleaned)
    assert open_.metadata.paywalled is None


BROKEN_OFF = (
    "<p>The harbour master closed the old bridge on Friday, two days before the regatta, and nobody knows\u2026</p>"
)
WALL = "<div class=wall><h3>Subscribe to continue reading</h3><p>Already a subscriber? Log in</p></div>"


@pytest.mark.parametrize(
    ("inner", "outcome"),
    [
        pytest.param(BROKEN_OFF + WALL, Why.PAYWALL_STUB, id="inside"),
        pytest.param(BROKEN_OFF + "</article><article>" + WALL, Why.PAYWALL_STUB, id="beside"),
        pytest.param(BROKEN_OFF, None, id="breaks-off-without-a-wall"),
        pytest.param(BROKEN_OFF.replace("\u2026", ".") + WALL, None, id="whole"),
        pytest.param(WALL + BROKEN_OFF, None, id="a-demand-above-it"),
    ],
)
def test_a_wall_makes_a_stub_though_the_model_has_cut_it(inner: str, outcome: Why | None) -> None:
    html = f"<!doctype html><html lang=en><title>Bridge closed</title><article><h1>Bridge closed</h1>{inner}</article>"
    found = clean_html(html.encode())
    assert (found.why if isinstance(found, Rejected) else None) == outcome


def test_a_brief_that_goes_on_behind_a_wall_is_kept_and_said_to_be_paid_for() -> None:
    told = " ".join(
        f"On day {day} the harbour master closed bridge {day}, and the ferry took it on." for day in range(20)
    )
    html = f"<html lang=en><title>Bridges</title><article><h1>Bridges</h1><p>{told}</p>{BROKEN_OFF}{WALL}</article>"
    found = clean_html(html.encode())
    assert isinstance(found, Cleaned)
    assert found.metadata.paywalled


APOLOGY = (
    "What you wanted to read is not here any more, for we have looked everywhere, in the cellar and in the attic too. "
    "You may go back to where you came from, or begin again with the day's news."
)


@pytest.mark.parametrize(
    ("heading", "why"),
    [
        pytest.param("Page not found", Why.ERROR_PAGE, id="not-found"),
        pytest.param("403 Forbidden", Why.ERROR_PAGE, id="forbidden"),
        pytest.param("Are you a robot?", Why.CHALLENGE, id="challenge"),
        pytest.param("Something went wrong with the count, the minister admits", None, id="a-headline-that-begins-so"),
        pytest.param("What was lost in the attic", None, id="a-headline"),
    ],
)
def test_a_title_that_says_what_is_wrong_refuses_a_short_page(heading: str, why: Why | None) -> None:
    html = f"<html lang=en><title>{heading}</title><body><h1>{heading}</h1><p>{APOLOGY}</p>"
    found = clean_html(html.encode())
    assert (found.why if isinstance(found, Rejected) else None) == why


def test_a_title_of_a_long_page_is_a_headline_whatever_it_says() -> None:
    told = "".join(
        f"<p>{line}</p>" for line in (APOLOGY, STORY, STORY.replace("bridge", "ferry"), *STORY.split(" in "))
    )
    html = f"<html lang=en><title>Page not found</title><article><h1>Page not found</h1>{told * 2}</article>"
    assert isinstance(clean_html(html.encode()), Cleaned)


@pytest.mark.parametrize(
    ("text", "lang", "why"),
    [
        pytest.param("The server encountered an internal error and was unable to answer you.", "en", Why.ERROR_PAGE, id="500"),  # noqa: E501 - one case, one line
        pytest.param("The server is temporarily unable to service your request at the moment.", "en", Why.ERROR_PAGE, id="503"),  # noqa: E501 - one case, one line
        pytest.param("The requested URL /news/2026/bridge was not found on this server, sorry.", "en", Why.ERROR_PAGE, id="404"),  # noqa: E501 - one case, one line
        pytest.param("We recognise you are attempting to access this website from a country where we may not be read.", "en", Why.ERROR_PAGE, id="451"),  # noqa: E501 - one case, one line
        pytest.param("We have detected unusual activity from your network. Tick the box and then go on to the site.", "en", Why.CHALLENGE, id="challenge"),  # noqa: E501 - one case, one line
        pytest.param("Bitte bestätigen Sie, dass Sie kein Roboter sind, um auf unseren Seiten weiterzulesen.", "de", Why.CHALLENGE, id="german-challenge"),  # noqa: E501 - one case, one line
        pytest.param("The server at the inn was unable to carry all the plates that night, and so the guests helped.", "en", None, id="a-waiter"),  # noqa: E501 - one case, one line
    ],
)  # fmt: skip
def test_what_servers_say_is_no_story(text: str, lang: str, why: Why | None) -> None:
    found = clean_html(f"<html lang={lang}><title>x</title><body><h1>harbour.example</h1><p>{text}</p>".encode())
    assert (found.why if isinstance(found, Rejected) else None) == why


def test_a_page_of_soft_hyphens_is_refused_before_each_becomes_a_cut() -> None:
    outcome = clean_html(f"<p>{'a&shy;' * 250_000}</p>".encode())

    assert isinstance(outcome, Rejected)
    assert (outcome.why, outcome.evidence) == (Why.TOO_COMPLEX, "250000 invisible marks, 200000 allowed")


def test_a_page_goes_by_the_name_it_came_with_or_by_its_digest() -> None:
    page = b"<p>Nothing happened in the harbour today."
    assert clean_html(page, digest="sha256:known").page_digest == "sha256:known"
    assert clean_html(page).page_digest == f"sha256:{sha256(page).hexdigest()}"
