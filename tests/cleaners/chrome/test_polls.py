"""Polls amid a plain text go with their question and answers; other questions stay."""

import pytest

from cleaners import chrome
from cleaners.chrome.context import Context
from cleaners.lines import blocks

ONE = "The harbour master closed the old bridge on Friday, two days before the regatta, the council said."
TWO = "It will open again when the bearings have come from the foundry in the north, perhaps in the spring."


def kept(lines: list[str], lang: str, rule: str = "") -> list[str]:
    """The lines that the rules leave of some between two paragraphs, or one of the rules."""
    said = blocks("\n".join([ONE, *lines, TWO]))
    cuts = {cut.start for cut in chrome.find(said, Context(lang=lang), model=False) if rule in {"", cut.rule}}
    return [block.text for block in said if block.start not in cuts][1:-1]


@pytest.mark.parametrize(
    ("lang", "poll"),
    [
        ("en", ["Should the bridge be torn down?", "Yes, at once", "Only the rail", "No", "1,204 votes"]),
        ("en", ["Should the bridge stay?", "Yes", "No", "Vote to see results"]),
        ("de", ["Soll die Brücke bleiben?", "Ja, unbedingt", "Nein", "Ist mir egal", "Ergebnis anzeigen"]),
    ],
)
def test_a_poll_goes(lang: str, poll: list[str]) -> None:
    assert kept(poll, lang) == []


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["Should the bridge be torn down?", "Yes", "No"], id="no count"),
        pytest.param(["Should the bridge be torn down?", "Yes", "12 votes"], id="one answer"),
        pytest.param(["The bridge", "Yes", "No", "12 votes"], id="no question"),
        pytest.param(["Should it go?", TWO, "Yes", "No", "12 votes"], id="a paragraph between"),
    ],
)
def test_other_lines_stay(lines: list[str]) -> None:
    assert kept(lines, "en", "feedback.poll") == lines
