"""Paid paragraphs with each letter moved by one go; what only looks odd stays."""

import codecs
import hashlib
from base64 import b64encode

import pytest

from cleaners.chrome import find
from cleaners.chrome.context import Context
from cleaners.clean import clean_html
from cleaners.cleaned import Cleaned, Rejected, Why
from cleaners.lines import blocks

STORIES = {
    "en": "The harbour master closed the old bridge on Friday, two days before the regatta, and nobody had been told.",
    "de": "Der Hafenmeister hat die alte Brücke am Freitag gesperrt, zwei Tage vor der Regatta, und niemand wusste es.",
    "fr": "Le capitaine du port a fermé le vieux pont vendredi, deux jours avant la régate, sans prévenir personne.",
    "pl": "Kapitan portu zamknął stary most w piątek, dwa dni przed regatami, i nikt o tym nie wiedział wcześniej.",
    "it": "Il capitano del porto ha chiuso il vecchio ponte venerdì, due giorni prima della regata, e tutti tacquero.",
    "hu": "A kikötő kapitánya pénteken lezárta a régi hidat, két nappal a regatta előtt, és senki sem tudott róla.",
}


def moved(text: str) -> str:
    return "".join(letter if letter.isspace() else chr(ord(letter) + 1) for letter in text)


def gone(lines: list[str]) -> dict[str, str]:
    text = "\n".join(lines)
    cuts = find(blocks(text), Context(), model=False)
    return {text[cut.start : cut.end]: cut.evidence for cut in cuts if cut.rule == "subscribe_paywall.ciphered"}


@pytest.mark.parametrize("lang", STORIES)
def test_moved_lines_go_and_the_others_stay(lang: str) -> None:
    story = STORIES[lang]
    found = gone([story, moved(story), "Why the bridge stays closed", moved(story[:50])])
    assert set(found) == {moved(story), moved(story[:50])}
    assert story[:40].removesuffix(" ") in found[moved(story)], "the evidence reads as the story did"


def test_markup_and_addresses_inside_do_not_hide_them() -> None:
    hidden = moved(f'<strong>{STORIES["de"]}</strong> <a href="https://paper.example/brücke-2031">Mehr dazu</a>')
    assert set(gone([STORIES["de"], hidden, moved(STORIES["de"])])) == {hidden, moved(STORIES["de"])}


def test_a_riddle_in_a_story_stays() -> None:
    riddle = moved("Who reads this has moved each letter")
    assert not gone([STORIES["en"], riddle, "So Caesar wrote to his generals, as far as anybody knows."])


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(" ".join(hashlib.sha512(bytes([n])).hexdigest() for n in range(4)), id="digests"),
        pytest.param(b64encode(hashlib.sha512(b"bridge").digest() * 3).decode(), id="base64"),
        pytest.param("f(b) = fj - of(b), f'(b) = fbj; buf.off(fb), fob.sub(off), job.buf.flush()", id="code"),
        pytest.param("50% off bookings of $500, 20% off bookings of $250, 10% off, 5% off to Fiji", id="offers"),
        pytest.param("FFS BFF, JFK OFF TO BOSTON, FBI BOSS OUT, SOS FOR BOTSFORD FC", id="headlines in capitals"),
        pytest.param(STORIES["en"].swapcase(), id="capitals"),
    ],
)  # fmt: skip
def test_what_only_looks_odd_stays(line: str) -> None:
    assert not gone([STORIES["en"], line, STORIES["de"]])


@pytest.mark.parametrize("lang", STORIES)
def test_letters_moved_by_thirteen_stay(lang: str) -> None:
    """So writers hide how a film ends."""
    assert not gone([STORIES[lang], codecs.encode(STORIES[lang], "rot13")])


def paid(sentences: int) -> str:
    """A page of a story whose rest is in cipher."""
    told = "".join(f"<p>{STORIES['en']} It was number {each} of all its closings.</p>" for each in range(sentences))
    hidden = "".join(f"<p>{moved(STORIES['en'])} {each}</p>" for each in range(4))
    return f"<html><head><title>The bridge</title></head><body><article><h1>The bridge</h1>{told}{hidden}</article>"


def test_a_story_whose_rest_is_in_cipher_is_behind_a_wall() -> None:
    found = clean_html(paid(20).encode())

    assert isinstance(found, Cleaned)
    assert found.metadata.paywalled
    assert moved("bridge") not in found.text


def test_a_few_lines_above_a_cipher_are_a_stub() -> None:
    found = clean_html(paid(1).encode())

    assert isinstance(found, Rejected)
    assert found.why is Why.PAYWALL_STUB
    assert "in cipher" in found.evidence
