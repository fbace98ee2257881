"""Dates that head what stands below them, of a timeline or a ticker, beside those that say when a story was written."""

import pytest

from cleaners import chrome
from cleaners.block import Block
from cleaners.chrome.context import Context
from cleaners.lines import blocks

TITLE = "The bridge affair: a timeline"
LEAD = "The harbour master closed the old bridge on Friday, two days before the regatta, the council said."


def gone(page: list[str], lang: str = "en") -> list[str]:
    text = "\n\n".join(page)
    return [text[cut.start : cut.end] for cut in chrome.find(blocks(text), Context(lang=lang), model=False)]


def test_two_dates_between_two_sentences_each_are_a_timeline() -> None:
    told = ["March 2031", "A lorry cracks the arch.", "1 May 2031", "The mayor resigns.", "Nobody is charged."]
    assert not gone([TITLE, LEAD, *told])
    assert gone([TITLE, LEAD, *told[2:]]) == ["1 May 2031"], "one alone says when something was written"


def test_a_date_below_a_question_that_is_the_title_heads_nothing() -> None:
    assert gone(["Who has the key?", "1 May 2031", LEAD, "March 2031", "A lorry cracks the arch."]) == [
        "1 May 2031",
        "March 2031",
    ]


@pytest.mark.parametrize("byline", [[], ["14.05.2031, 08:00 Uhr"]])
def test_the_first_time_of_a_ticker_stands_below_its_title(byline: list[str]) -> None:
    ticker = [
        line
        for hour in (9, 10, 11, 12, 13)
        for line in (f"{hour}.15 Uhr", f"Auf der Brücke steht um {hour} Uhr noch immer ein Baum quer, sagt sie.")
    ]
    assert gone(["Der Sturm im Rückblick", *byline, *ticker], "de") == byline


def test_a_timeline_of_short_sentences_begins_right_below_its_title() -> None:
    told = ["12 March 2014", "Rust is found.", "3 June 2019", "An arch cracks.", "8 May 2023", "The bridge is shut."]
    told += [
        "2 May 2024",
        "The mayor resigns.",
        "Today",
        "The bridge is shut, and nobody has been charged with a thing.",
    ]
    assert not gone([TITLE, *told])
    assert gone([TITLE, "9 May 2024", *told]) == ["9 May 2024"], "as new as the newest"
    assert not set(gone([TITLE, *told[:4], "Read more: A boat in the trees", *told[4:]])) & set(told)


def test_an_agenda_is_headed_by_its_days() -> None:
    days = [
        "Viernes 7",
        "Concierto de la banda.",
        "Sábado 8",
        "Mercado de plantas.",
        "Domingo 9",
        "Ruta de las fuentes.",
    ]
    last = "Si llueve, todo se pasa al polideportivo, que está a diez minutos a pie de la estación de autobuses."
    assert not gone(["Qué hacer este fin de semana", *days, last], "es")


def test_days_of_readers_comments_head_nothing() -> None:
    remarks = ["Comments", "Reply", "3 May 2031", "I disagree.", "Reply", "4 May 2031", "So do I."]
    assert {"3 May 2031", "4 May 2031"} <= set(gone([TITLE, LEAD, LEAD[4:], *remarks]))


def test_days_that_are_headings_stay_above_their_programme() -> None:
    told = [(TITLE, 1), (LEAD, 0), ("Friday 14 June", 3), ("opening at six", 0), ("Saturday 15 June", 3), ("parade", 0)]
    page, at = [], 0
    for text, level in told:
        page.append(Block(text, at, at + len(text), tag=f"h{level}" if level else "p", heading=level))
        at += len(text) + 1
    assert not chrome.find(page, Context(lang="en"))
    flat = [block._replace(tag="p", heading=0) for block in page]
    assert {flat[2].start, flat[4].start} <= {cut.start for cut in chrome.find(flat, Context(lang="en"))}
