"""Rows of figures beside a story are the story's, though every story of the outlet has their words."""

import random
from collections.abc import Callable

import pytest

from cleaners.clean import clean_html, clean_text
from cleaners.cleaned import Cleaned
from cleaners.lines import blocks
from cleaners.sitememory import SiteMemory, dump, learn, load
from tests.cleaners.stories import sentence

BANNER = "Northshore Ledger"
BELOW = [
    "Every household of the coast owns a share of this paper and votes on its editors.",
    "Yesterday {many} people read us.",
    "Quay 4, open until {hour}:00",
    "Annual subscription: 48 pounds",
]
BELOW_DE = [
    "Jeder Haushalt der Küste besitzt einen Anteil an dieser Zeitung.",
    "{many} Leser sehen diese Seite gerade an.",
]

Form = tuple[str, list[str], list[str], list[str]]
# Language, rows above the story, rows behind it, and what the outlet prints behind these.
FORMS: dict[str, Form] = {
    "match": ("en", [], ["Match facts", "Half-time: {few}-{few}", "Attendance: {many}", "Venue: Marlow Park"], BELOW),
    "match above": ("en", ["Final score: {few}-{few}", "Attendance: {many}"], [], BELOW),
    "a result alone, above": ("en", ["Rovers {few}-{few} Thistle"], [], BELOW),
    "market": ("en", [], ["Dow Jones: {many} points ({few}.{few} per cent)", "Gold: ${many} an ounce"], BELOW),
    "market, in sentences": (
        "en",
        [],
        ["Gold closed at ${many} an ounce.", "Hay fetched {many} pounds a tonne."],
        BELOW,
    ),
    "weather": ("en", [], ["Friday: {few} degrees, rain", "Wind: {many} km/h"], BELOW),
    "German weather": ("de", [], ["Höchstwert: {few} Grad", "Pegel: {many} Zentimeter"], BELOW_DE),
    "council": ("en", [], ["The vote", "For: {few}", "Against: {few}", "Minutes approved: {day} May 2031"], BELOW),
    "deaths": (
        "en",
        ["Born: {day} May {year}", "Died: {day} June 2031"],
        ["Funeral: {day} July, {hour}:30", "Gifts: £{many}"],
        BELOW,
    ),
    "recipe": ("en", ["Serves {few}", "Calories: {many}"], ["Per portion", "Fat: {few} g", "Sugar: {few} g"], BELOW),
    "events": ("en", [], ["When: {day} May 2031, {hour}:30", "Doors: {hour}:00", "Tickets: £{few}"], BELOW),
    "blotter": ("en", [], ["{few} burglaries", "{few} arrests", "{many} calls"], BELOW),
    "cells": ("en", [], ["Attendance", "{many}", "Half-time", "{few}-{few}"], BELOW),
}


def filled(lines: list[str], chance: random.Random) -> list[str]:
    def figure(name: str) -> str:
        return str({"few": chance.randrange(9), "many": chance.randrange(1_000, 9_000)}.get(name, 0))

    days = {
        "day": f"{chance.randrange(1, 29)}",
        "hour": f"{chance.randrange(10, 20)}",
        "year": f"{chance.randrange(1920, 1950)}",
    }
    found = [line.format_map({**days, "few": "{few}", "many": "{many}"}) for line in lines]
    while any("{" in line for line in found):
        found = [line.replace("{few}", figure("few"), 1).replace("{many}", figure("many"), 1) for line in found]
    return found


def page(form: Form, chance: random.Random) -> tuple[list[str], list[str], list[str]]:
    """What stands above, in, and behind a story."""
    _, above, behind, below = form
    prose = [sentence(chance) for _ in range(6)]
    return [BANNER], [*filled(above, chance), *prose, *filled(behind, chance)], filled(below, chance)


def in_html(lines: list[str], lang: str) -> bytes:
    paragraphs = "".join(f"<p>{line}</p>" for line in lines)
    return f"<html lang={lang}><title>The tide</title><article><h1>The tide</h1>{paragraphs}</article></html>".encode()


def in_text(lines: list[str], lang: str, memory: SiteMemory) -> Cleaned:
    outcome = clean_text("\n".join(lines), lang=lang, memory=memory)
    assert isinstance(outcome, Cleaned)
    return outcome


def in_page(lines: list[str], lang: str, memory: SiteMemory) -> Cleaned:
    outcome = clean_html(in_html(lines, lang), memory=memory)
    assert isinstance(outcome, Cleaned)
    return outcome


def taught(pages: list[list[str]], lang: str = "en") -> SiteMemory:
    memory = SiteMemory(outlet="ledger")
    for number, lines in enumerate(pages):
        memory = learn(memory, blocks("\n".join(lines)), story=str(number), lang=lang)
    return load(dump(memory))


@pytest.mark.parametrize("clean", [in_text, in_page])
@pytest.mark.parametrize("every", [1, 4], ids=["of every story", "of three in four"])
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_rows_stay_and_the_template_goes(
    form: Form, every: int, clean: Callable[[list[str], str, SiteMemory], Cleaned]
) -> None:
    chance = random.Random(11)
    plain: Form = (form[0], [], [], form[3])
    pages = [page(form if every == 1 or number % every else plain, chance) for number in range(30)]
    memory = taught([[*top, *story, *end] for top, story, end in pages], form[0])
    for top, story, end in pages[20:]:
        kept = clean([*top, *story, *end], form[0], memory).text.splitlines()
        assert [line for line in kept if line not in {"", "The tide"}] == story


def told(lines: Callable[[int], list[str]], *, above: bool = False) -> tuple[list[str], list[str]]:
    """The lines of the last of thirty pages that have such lines around their story, and what is left of them."""
    chance = random.Random(12)
    pages = []
    for number in range(30):
        prose, around = [sentence(chance) for _ in range(5)], lines(number)
        pages.append([BANNER, *around, *prose] if above else [BANNER, *prose, *around, BELOW[0]])
    kept = in_text(pages[-1], "en", taught(pages)).text.splitlines()
    return lines(29), [line for line in lines(29) if line in kept]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(lambda n: [f"{n * 7} readers are on this page now.", f"Views: {n * 31}"], id="who reads"),
        pytest.param(lambda n: [f"Comments: {n * 3}", f"Reading time: {n} minutes"], id="what is counted"),
        pytest.param(lambda n: ["Telephone: 01234 567890", f"Updated {1 + n % 28} May 2031"], id="a telephone"),
        pytest.param(
            lambda _: ["Adults 2 pounds, children 50 pence", "Ferry: 3 pounds"], id="prices that never change"
        ),
        pytest.param(
            lambda n: [f"Water temperature: {5 + n // 5} degrees", f"Pound: $1.{20 + n // 5}"], id="widgets of the day"
        ),
        pytest.param(lambda n: [BELOW[0][:-1] + " twice.", f"Wind: {n} km/h"], id="beyond a sentence of the paper's"),
    ],
)
def test_what_says_nothing_of_the_story_goes(lines: Callable[[int], list[str]]) -> None:
    _, left = told(lines)
    assert not left


def test_a_single_figure_above_the_stories_is_the_days() -> None:
    assert told(lambda n: [f"Water temperature at the pier today: {n} degrees"], above=True)[1] == []
    both = [lambda n: [f"Depth: {n} km", f"Magnitude: {n % 7}.{n % 10}"], lambda n: [f"Final score: {n % 7}-{n % 4}"]]
    for lines in both:
        around, left = told(lines, above=True)
        assert left == around


def test_names_and_figures_in_elements_of_their_own_stay_together() -> None:
    chance = random.Random(13)
    pages = []
    for _ in range(30):
        rows = [
            ("Attendance", str(chance.randrange(900, 9_000))),
            ("Referee", chance.choice(["Ann Sole", "Ray Pratt"])),
        ]
        rows.append(("Corners", str(chance.randrange(1, 14))))
        pages.append(([sentence(chance) for _ in range(6)], [cell for row in rows for cell in row]))
    memory = taught([[BANNER, *prose, *cells, *BELOW[:1]] for prose, cells in pages])
    prose, cells = pages[-1]
    pairs = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in zip(cells[::2], cells[1::2], strict=True))
    body = "".join(f"<p>{line}</p>" for line in prose) + f"<dl>{pairs}</dl><p>{BELOW[0]}</p>"
    outcome = clean_html(f"<html lang=en><article><h1>The tide</h1>{body}</article></html>".encode(), memory=memory)
    assert isinstance(outcome, Cleaned)
    assert set(cells) <= set(outcome.text.splitlines())
    assert BELOW[0] not in outcome.text


def test_a_list_of_numbers_below_a_name_that_is_no_row_takes_nothing_along() -> None:
    lines = ["What the harbour reads", "1", "The mill", "2", "The quay"]
    assert "What the harbour reads" not in told(lambda _: lines)[1]
