"""What an outlet's setting keeps, though the model left it out and did not say what it was."""

import pytest

from cleaners.clean import clean_html
from cleaners.cleaned import Cleaned
from cleaners.kinds import Kind
from cleaners.rules import Rules

TEXTS = (
    "The swing bridge across the estuary will shut on 3 March for nine weeks, the harbour board confirmed on Tuesday.",
    "Drivers will be sent around by the coast road, a detour that takes an hour and ten minutes in light traffic.",
    "Two passenger ferries will leave every ten minutes between six in the morning and eleven at night.",
    "Shopkeepers on the quay fear for the Easter trade, because takings fell by a third the last time.",
)
GERMANS = (
    "Die Drehbrücke über die Mündung wird am 3. März für neun Wochen gesperrt, teilte die Hafenbehörde am Montag mit.",
    "Autofahrer werden über die Küstenstraße umgeleitet, was bei wenig Verkehr eine Stunde und zehn Minuten dauert.",
    "Zwei Fähren sollen zwischen sechs Uhr morgens und elf Uhr abends alle zehn Minuten ablegen.",
    "Die Händler am Kai bangen um das Ostergeschäft, denn beim letzten Mal sanken die Einnahmen um ein Drittel.",
)
CARDS = "".join(
    f"<div class=card><h3><a href=/{number}>Council votes on tax {number}</a></h3><span>By Otto Other</span></div>"
    for number in range(5)
)
MENU = "<nav>" + "".join(f"<a href=/{number}>Section {number}</a> " for number in range(9)) + "</nav>"


def page(byline: str, texts: tuple[str, ...], behind: str = "") -> bytes:
    told = "".join(f"<p>{text}</p>" for text in texts)
    head = '<title>Bridge to close for nine weeks</title><meta property="og:type" content="article">'
    meta = f'<div class="td-module-meta-info">{byline}</div>'
    story = (
        f"<article><header><h1>Bridge to close for nine weeks</h1>{meta}</header><div class=text>{told}</div></article>"
    )
    cards = f"<aside class=related><h2>Related</h2>{CARDS}</aside>"
    return f"<html><head>{head}</head><body>{MENU}{story}{behind}{cards}<footer>Imprint</footer></body></html>".encode()


def cleaned(html: bytes, *off: Kind) -> str:
    outcome = clean_html(html, rules=Rules(off=frozenset(off)))
    assert isinstance(outcome, Cleaned), outcome
    return outcome.text


@pytest.mark.parametrize(
    ("byline", "texts"),
    [
        ("<div>By <a href=/m>Maura Tennant</a></div>", TEXTS),
        ("<span>By Maura Tennant</span>", TEXTS),
        ("<div class=autor>Von <a href=/m>Maura Tennant</a></div>", GERMANS),
    ],
)
def test_a_byline_stays_where_bylines_are_kept(byline: str, texts: tuple[str, ...]) -> None:
    html = page(byline, texts)
    assert "Maura Tennant" not in cleaned(html)
    assert "Maura Tennant" not in cleaned(html, Kind.CAPTION_CREDIT)
    kept = cleaned(html, Kind.BYLINE_DATE)
    assert "Maura Tennant" in kept.split("\n\n")[0]
    assert "Otto Other" not in kept
    assert "Section 1" not in kept


def test_nothing_but_the_kind_stays() -> None:
    html = page("<div>By Maura Tennant</div>", TEXTS)
    assert cleaned(html, Kind.BYLINE_DATE).split("\n\n")[1:] == list(TEXTS)
    assert cleaned(html, Kind.LEGAL) == cleaned(html)


def test_a_page_without_a_story_has_nothing_to_keep() -> None:
    html = b"<html><body><nav><a href=/a>By Maura Tennant</a></nav></body></html>"
    assert not isinstance(clean_html(html, rules=Rules(off=frozenset({Kind.BYLINE_DATE}))), Cleaned)
