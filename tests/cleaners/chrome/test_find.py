"""What must hold for every story and every piece of chrome."""

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaners import chrome, ledger, lines
from cleaners.chrome import pattern, phrasebook, phrases
from cleaners.chrome.context import Context
from cleaners.chrome.phrases import Phrase
from cleaners.clean import clean_text
from cleaners.cleaned import Cleaned
from cleaners.kinds import Kind

EVERY = tuple(phrase for lang in phrases.LANGUAGES for phrase in phrases.load(lang))
SPACED = tuple(phrase for phrase in EVERY if phrase.spaced)
WORDS = ("harbour", "council", "Tuesday", "bridge", "ferries", "pilot", "school", "tower", "winter", "crane", "baker")
unhurried = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])

sentences = st.lists(st.sampled_from(WORDS), min_size=14, max_size=40).map(lambda said: f"The {' '.join(said)} waited.")
paragraphs = st.lists(sentences, min_size=2, max_size=5, unique=True)
titles = st.lists(st.sampled_from(WORDS), min_size=3, max_size=6, unique=True).map(
    lambda said: " ".join(said).capitalize()
)
catalogue = st.sampled_from(SPACED).flatmap(
    lambda phrase: st.sampled_from(pattern.examples(phrase.say, spaced=phrase.spaced)[:20])
)


def kept(text: str, lang: str = "") -> list[str]:
    """The lines that cleaning leaves."""
    cuts = chrome.find(lines.blocks(text), Context(lang=lang))
    return ledger.render(text, cuts, gap="\n").split("\n")


def story_of(title: str, told: list[str]) -> list[str]:
    return [title, told[0], f"The {title.lower()} again", *told[1:]]


@unhurried
@given(titles, paragraphs, st.lists(catalogue, min_size=1, max_size=4))
def test_chrome_behind_a_story_never_changes_it(title: str, told: list[str], said: list[str]) -> None:
    story = story_of(title, told)
    assert [line for line in kept("\n".join([*story, *said])) if line in story] == story


@unhurried
@given(titles, paragraphs, st.lists(catalogue, min_size=1, max_size=4))
def test_chrome_above_a_story_never_changes_it(title: str, told: list[str], said: list[str]) -> None:
    story = story_of(title, told)
    assert [line for line in kept("\n".join([*said, *story])) if line in story] == story


def test_a_title_below_topics_and_another_prompt_is_none_of_the_topics() -> None:
    story = story_of("Harbour council tuesday", [f"The {'harbour ' * 14}waited.", f"The {'bridge ' * 15}waited."])
    assert kept("\n".join(["tags", "just a moment", *story])) == story


def test_a_paragraph_beside_an_advertisement_stays_whatever_it_says() -> None:
    about = "Do I have to download the app? No, the desk sells tickets on paper, and you can also call a number."
    story = [f"The {'harbour ' * 14}waited.", about, f"The {'bridge ' * 15}waited.", f"The {'ferry ' * 15}waited."]
    assert kept("\n".join(story), "en") == story
    assert kept("\n".join([story[0], "Advertisement", *story[1:]]), "en") == story


def test_two_headings_of_small_print_above_a_story_swallow_none_of_it() -> None:
    story = story_of("Harbour council tuesday", [f"The {'harbour ' * 14}waited.", f"The {'bridge ' * 15}waited."])
    assert kept("\n".join(["Legal disclaimer", "Liability disclaimer", *story])) == story


@unhurried
@given(titles, paragraphs, catalogue)
def test_chrome_between_two_paragraphs_never_changes_them(title: str, told: list[str], said: str) -> None:
    story = [title, *told]
    assert [line for line in kept("\n".join([title, told[0], said, *told[1:]])) if line in story] == story


@unhurried
@given(titles, paragraphs, st.lists(catalogue, max_size=5), st.randoms(use_true_random=False))
def test_cleaning_twice_changes_nothing(title: str, told: list[str], said: list[str], chance: object) -> None:
    mixed = [*story_of(title, told), *said]
    getattr(chance, "shuffle")(mixed)  # noqa: B009 (hypothesis gives a Random without a public type)
    once = clean_text("\n".join(mixed), lang="en")
    if isinstance(once, Cleaned):
        twice = clean_text(once.text, lang="en")
        assert isinstance(twice, Cleaned)
        assert (twice.text, twice.cuts) == (once.text, ())


@cache
def book_without(lang: str) -> phrasebook.Book:
    """All phrases but those of one language."""
    return phrasebook.lay_out(phrase for phrase in EVERY if phrase.lang != lang)


@pytest.mark.parametrize("without", ["en", "de", "fr", "ru"])
@unhurried
@given(titles, paragraphs, st.lists(catalogue, max_size=6))
def test_a_phrase_file_less_only_ever_keeps_more(without: str, title: str, told: list[str], said: list[str]) -> None:
    laid = lines.blocks("\n".join([*said[:2], *story_of(title, told), *said[2:]]))
    every, fewer = book_without(""), book_without(without)
    ruled = {c.start for c in chrome.find(laid, Context(), phrases=every, model=False)}
    assert {c.start for c in chrome.find(laid, Context(), phrases=fewer, model=False)} <= ruled
    # The line model sees how a line stands among those the rules claim, so its own cuts may differ; nothing else may.
    cut = {c.start for c in chrome.find(laid, Context(), phrases=every)}
    more = [c.rule for c in chrome.find(laid, Context(), phrases=fewer) if c.start not in cut]
    assert not more or "other.line_model" in more


@unhurried
@given(
    st.lists(
        st.sampled_from([phrase for phrase in EVERY if phrase.force == "sure" and phrase.at == "whole"]), max_size=3
    )
)
def test_a_sure_line_is_cut_wherever_it_stands(said: list[Phrase]) -> None:
    told = [
        f"The {word} waited for the ferry until the lamps on the quay were lit, the baker told us."
        for word in WORDS[:4]
    ]
    shown = [pattern.examples(phrase.say, spaced=phrase.spaced)[0] for phrase in said]
    page = [told[0], *shown[:1], told[1], *shown[1:], *told[2:]]
    assert kept("\n".join(page)) == told


def test_every_character_has_one_reason() -> None:
    text = "Read more\nRead more\nSign up for our newsletter\n404\nPage not found"
    cuts = chrome.find(lines.blocks(text), Context())
    assert sum(end - start for start, end in ledger.kept(len(text), cuts)) == text.count("\n")


def test_a_kind_that_is_off_is_not_cut() -> None:
    laid = lines.blocks("Share this article\nNo comments yet")
    assert [cut.kind for cut in chrome.find(laid, Context(off=frozenset({Kind.COMMENTS})))] == [Kind.SOCIAL_SHARE]


@pytest.mark.parametrize(
    ("lang", "spoken"),
    [
        pytest.param("tr", ["\u2014 Kap\u0131y\u0131 a\u00e7!", "\u2014 Gel, dedi.", "\u2014 Devam\u0131n\u0131 oku."]),
        pytest.param(
            "pl", ["\u2013 Otw\u00f3rz drzwi!", "\u2013 Chod\u017a, powiedzia\u0142a.", "\u2013 Czytaj dalej."]
        ),
        pytest.param("sv", ["\u2013 \u00d6ppna d\u00f6rren!", "\u2013 Kom hit, sa hon.", "\u2013 L\u00e4s vidare."]),
    ],
)
def test_who_speaks_behind_a_dash_among_others_asks_nobody_to_click(lang: str, spoken: list[str]) -> None:
    story = ["The harbour waited for the pilot all winter long, and the council waited with it in the tower."] * 2
    text = "\n".join([story[0], *spoken, f"{story[1]} Twice."])
    assert kept(text, lang) == text.split("\n")
    prompts = [spoken[2], f"\u2014 {spoken[2].split(' ', 1)[1]}"]
    assert not set(prompts) & set(kept("\n".join([story[0], *prompts]), lang))  # nobody else speaks


def test_a_menu_s_words_go_however_many_stand_in_the_first_line_one_after_another() -> None:
    menu = ["Zum Inhalt springen", "Startseite", "Lokales", "Sport", "Kultur", "Politik", "Wirtschaft"]
    told = ["Die Nachrichten wurden am dritten Tag verlesen, und beide Angeklagte lächelten dabei die ganze Zeit."]
    assert kept("\n".join([*menu, *told, *told[0].split(", ")]), "de")[0] == told[0]


def test_a_question_above_the_story_is_its_title() -> None:
    question = "Was sagen Sie zum Fahrverbot?"
    told = ["Doris Kemp, Rentnerin: „Endlich.“", "Tarik Noor, Student: „Welches Verbot?“"]
    assert kept("\n".join([question, *told]), "de") == [question, *told]
    assert kept("\n".join(["Anzeige", question, *told]), "de") == [question, *told]
    assert kept("\n".join([told[0], told[1], question, "Kommentare"]), "de") == told
