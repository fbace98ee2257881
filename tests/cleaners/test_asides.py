"""Notes for those who listen go from inside a line; brackets of a story stay."""

import pytest

from cleaners import lines
from cleaners.asides import taken
from cleaners.clean import clean_html, clean_text
from cleaners.cleaned import Cleaned
from cleaners.kinds import Kind
from cleaners.rules import Rules
from cleaners.sitememory import SiteMemory, learn

STORY = "The harbour master closed the old bridge on Friday, two days before the regatta, the council said."


def left(line: str, lang: str = "en") -> str:
    outcome = clean_text(f"{STORY}\n\n{line}\n\n{STORY.replace('Friday', 'Monday')}", lang=lang)
    assert isinstance(outcome, Cleaned)
    return outcome.text.split("\n\n")[1]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "The report (opens in a new window) says the bearings were dry for years.",
            "The report says the bearings were dry for years.",
            id="in a sentence",
        ),
        pytest.param(
            "They had read the report(Opens in a new tab).", "They had read the report.", id="glued, before a full stop"
        ),
        pytest.param(
            "Das steht im Bericht (öffnet in neuem Fenster) und im Brief [externer Link] der Stadt an den Kreis.",
            "Das steht im Bericht und im Brief der Stadt an den Kreis.",
            id="two",
        ),
        pytest.param(
            "橋は来週の月曜日に開くと、市の報告書\uff08新しいウィンドウで開きます\uff09は述べている。",
            "橋は来週の月曜日に開くと、市の報告書は述べている。",
            id="wide brackets",
        ),
        pytest.param("The hatch (it opens in a new way) was shut.", "", id="other words"),
        pytest.param("A link must say “(opens in a new window)”, the court found.", "", id="quoted"),
        pytest.param("The bridge (built in 1911) opens a new window on the town.", "", id="a bracket of the story"),
    ],
)
def test_a_note_about_a_link_goes_and_its_sentence_stays(line: str, expected: str) -> None:
    assert left(line) == (expected or line)


def test_a_bracket_ends_in_its_own_line() -> None:
    said = lines.blocks("The report (opens in\na new window) is out.")
    assert taken(said) == ([], said)


def test_on_a_page_too_and_every_character_is_accounted_for() -> None:
    body = (
        f"<html><body><article><h1>The bridge</h1><p>{STORY}</p><p>The <a href=/r>report"
        f"<span class=sr-only> (opens in a new window)</span></a> says so.</p><p>{STORY}</p></article></body></html>"
    )
    outcome = clean_html(body.encode(), url="https://example.org/bridge")
    assert isinstance(outcome, Cleaned)
    assert "The report says so." in outcome.text
    (cut,) = [cut for cut in outcome.cuts if cut.rule == "navigation.aside"]
    assert outcome.raw_text[cut.start : cut.end] == " (opens in a new window)"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Read more (opens in a new window)", "", id="at its end"),
        pytest.param("Sign up for our newsletter (opens in a new tab) today", "", id="inside it"),
        pytest.param("(Opens in a new window)", "", id="all of it"),
        pytest.param("(Opens in a new window) He was glad of it.", "He was glad of it.", id="before a sentence"),
    ],
)
def test_what_stands_around_a_note_is_heard_as_it_reads_without_it(line: str, expected: str) -> None:
    outcome = clean_text(f"{STORY}\n\n{STORY.replace('Friday', 'Monday')}\n\n{line}", lang="en")
    assert isinstance(outcome, Cleaned)
    assert outcome.text.split("\n\n")[2:] == ([expected] if expected else [])


def test_notes_stay_where_navigation_is_kept() -> None:
    line = "The report (opens in a new window) says the bearings were dry for years."
    outcome = clean_text(f"{STORY}\n\n{line}", lang="en", rules=Rules(off=frozenset({Kind.NAVIGATION})))
    assert isinstance(outcome, Cleaned)
    assert line in outcome.text


def test_a_template_line_with_a_note_is_learnt_as_it_is_looked_for() -> None:
    template = "All our harbour walks (opens in a new window) at a glance, month by month"
    memory = SiteMemory(outlet="harbour", template="")
    for name in ("Ada", "Berit", "Carl", "Dora", "Emil", "Frida", "Gustav", "Hedda"):
        told = "\n\n".join(
            f"{name} said that the {thing} had been {STORY.lower()}" for thing in ("rope", "sail", "keel")
        )
        memory = learn(memory, lines.blocks(f"{told}\n\n{template}"), story=name)
    outcome = clean_text(f"{STORY}\n\n{STORY.replace('Friday', 'Monday')}\n\n{template}", lang="en", memory=memory)
    assert isinstance(outcome, Cleaned)
    assert template[:20] not in outcome.text


def test_a_line_of_nothing_but_notes_costs_no_more_than_its_length() -> None:
    many = 20_000
    (line,) = lines.blocks("The mayor (opens in a new window) spoke " * many)
    notes, (left,) = taken([line])
    assert len(notes) == many
    assert left.text.split() == ["The", "mayor", "spoke"] * many
