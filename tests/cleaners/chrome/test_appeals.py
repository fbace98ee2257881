"""Appeals: what bids the reader in words of its own goes, and what a story says to its readers stays."""

import pytest

from cleaners import chrome
from cleaners.chrome import appeals
from cleaners.chrome.context import Context
from cleaners.lines import blocks
from cleaners.spelling import bare, key

EN = [
    "The harbour master closed the old bridge on Friday, two days before the regatta, the council said.",
    "It will open again when the bearings have come from the foundry in the north, perhaps in the spring.",
    "Until then boats wait at the quay, and those who sail them sit in the inn and tell of other bridges.",
]
DE = [
    "Die Hafenmeisterin hat die alte Brücke am Freitag gesperrt, zwei Tage vor der Regatta, wie der Rat mitteilte.",
    "Geöffnet wird sie, wenn die Lager aus der Gießerei im Norden gekommen sind, vielleicht im Frühjahr.",
    "Bis dahin warten die Boote am Kai, und wer sie segelt, sitzt im Gasthaus und erzählt von anderen Brücken.",
]
GUIDE = [
    "If you want to mend a bridge yourself, you need rope, tar, two friends and the better part of a summer.",
    "First you take off the planks and number them, for you will not remember which of them went where.",
    "Then you scrape the beams until your arms hurt, and you do it again on the next day if it is dry.",
]


def kept(story: list[str], line: str, lang: str = "en") -> bool:
    """Whether a line stays between two paragraphs of a story."""
    said = blocks("\n".join([story[0], line, *story[1:]]))
    cuts = {cut.start for cut in chrome.find(said, Context(lang=lang), model=False) if cut.rule.endswith(".appeal")}
    return said[1].start not in cuts


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Pssst... pop your name down for our village mail and I'll keep you posted"),
        ("en", "Inspired to go? Our travel desk can plan it for you"),
        ("en", "Do you have gnomes back? Send us a picture"),
        ("en", "Your £20 could help a family reach a lawyer"),
        ("en", "The whole reaction is in our Final Whistle podcast, for free"),
        ("de", "Haben Sie Ihren Zwerg zurück? Schicken Sie uns ein Foto"),
        ("de", "Bestellen Sie hier ein kostenloses Probeheft"),
        ("de", "Du willst nichts verpassen? Trag dich in meinen Reisebrief ein, er kommt einmal im Monat."),
        ("de", "Die ganze Geschichte hören Sie in unserem Podcast „Hinter Mauern“, überall, wo es Podcasts gibt."),
        ("de", "Alle Tests jetzt im E-Paper lesen"),
    ],
)
def test_an_appeal_goes(lang: str, line: str) -> None:
    assert not kept(EN if lang == "en" else DE, line, lang)


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        pytest.param("en", "Follow the advice of the coastguard and sign up for alerts from the embassy.", id="advice"),
        pytest.param("en", "Join by 1 March and you pay £40 for the year, half of what it costs.", id="a club"),
        pytest.param("en", "“Sign up for our newsletter and get the tide table for free,” the sign says.", id="quoted"),
        pytest.param("en", "Sign up for our free newsletter today, the council told its readers.", id="told"),
        pytest.param("en", "He gets our newsletter for free.", id="of somebody"),
        pytest.param("en", "call centers, our producers, and a company website", id="the rest of a sentence"),
        pytest.param("en", "Bring your own mug and get a discount on mulled wine.", id="a market"),
        pytest.param("de", "Bringen Sie Ihre eigene Tasse mit, dann wird der Glühwein günstiger.", id="Markt"),
        pytest.param("de", "Möchten Sie hier bleiben?", id="Frage"),
        pytest.param("de", "Fünf Artikel im Monat bleiben kostenlos, danach kostet das Abo 9,99 Euro.", id="Abo"),
    ],
)
def test_what_a_story_says_stays(lang: str, line: str) -> None:
    assert kept(EN if lang == "en" else DE, line, lang)


def test_a_story_that_speaks_to_its_readers_needs_more() -> None:
    line, offer = "Take the village bulletin", "Grab our bulletin"
    speaking = [*EN, *EN[:2], GUIDE[1].replace("you ", "one ").replace("First one take", "Take")]
    assert not kept(EN, line)
    assert kept(speaking, line)
    assert not kept(speaking, offer)


def test_a_text_that_speaks_to_them_throughout_is_not_searched() -> None:
    offer = "Want more? Download our free bridge checklist and get a weekly email for you and yours today"
    assert not kept(EN, offer)
    assert kept(GUIDE, offer)


def test_what_a_story_is_about_is_no_goods() -> None:
    line = "Get the bridge printable"
    about = [text.replace("bridge", "bridge of the printable") for text in EN]
    assert not kept(EN, line)
    assert kept([*about, *about], line)


def test_what_is_bidden_of_each_item_stays() -> None:
    items = [
        text for name in "ABC" for text in (f"Bridge {name} has new bearings and a new keeper.", "Read our tips here")
    ]
    said = blocks("\n".join([*EN, *items, *EN]))
    assert not [cut for cut in chrome.find(said, Context(lang="en"), model=False) if cut.rule.endswith(".appeal")]


@pytest.mark.parametrize(
    "line", ["Tell us about it", "Do you read what they write about you?", "Möchten Sie hier bleiben?"]
)
def test_questions_of_an_interview_stay(line: str) -> None:
    asked = ["What did you tell them?", "Was it cold?", "And then?"]
    assert kept([EN[0], *asked, *EN[1:]], line)


def test_other_languages_and_html_are_not_asked() -> None:
    line = "Bestellen Sie hier ein kostenloses Probeheft"
    assert kept(DE, line, "nl")


def test_a_line_is_weighed_by_what_it_joins() -> None:
    def points(text: str, lang: str = "en") -> int:
        return appeals.weighed(bare(key(text)), text, lang).points

    assert points("The bridge is closed") == 0
    assert (
        points("Get the bridge open") < points("Get the bridge newsletter") < points("Get our free bridge newsletter")
    )
    assert points("Get our free newsletter") > points("She said to get our free newsletter")
    assert appeals.voice("you will need a rope", "You will need a rope", "en") == (True, False)
    assert appeals.voice("we need a rope", "We need a rope", "en") == (False, True)
    assert appeals.voice("'you need a rope', he says", "“You need a rope”, he says", "en") == (False, False)
