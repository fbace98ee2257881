"""A page's language: what it says, unless its text plainly says otherwise."""

from pathlib import Path

import pytest

from cleaners import metadata_language
from cleaners.clean import clean_html, clean_text
from cleaners.cleaned import Cleaned, Sourced
from cleaners.metadata_language import checked, detected, primary

GERMAN = (
    "Die Brücke über den Fluss bleibt bis zum Frühjahr gesperrt, sagte die Bürgermeisterin am Dienstag. "
    "Die Pfeiler müssen erneuert werden, und das Geld dafür ist noch nicht bewilligt. "
    "Für die Anwohner fährt ein Bus, der an beiden Ufern hält und nichts kostet. "
)
ENGLISH = (
    "The bridge over the river stays closed until spring, the mayor said on Tuesday. "
    "The pillars have to be replaced, and the money for that has not been approved yet. "
    "For those who live nearby there is a bus that stops on both banks and is free of charge. "
)
SAID = Sourced(value="en-GB", source="html")


JAPANESE = "橋は春まで通行止めとなり、県は費用の承認を待っていると市長が火曜日に語った。"


@pytest.mark.parametrize(
    ("declared", "text", "value", "source"),
    [
        pytest.param(
            Sourced(value="ja", source="html"), JAPANESE * 12 + ENGLISH * 2, "ja", "html", id="a-translation-below"
        ),
        pytest.param(SAID, ENGLISH, "en-GB", "html", id="right"),
        pytest.param(SAID, GERMAN, "de", "detected", id="a-theme-installed-in-english"),
        pytest.param(SAID, GERMAN[:60], "en-GB", "html", id="too-short-to-prove-it-wrong"),
        pytest.param(SAID, "12 34 56 78 90 " * 40, "en-GB", "html", id="numbers-have-no-language"),
        pytest.param(SAID, "", "en-GB", "html", id="no-text"),
        pytest.param(None, GERMAN, "de", "detected", id="not-declared"),
        pytest.param(
            None, "桥梁将关闭至春季,市长周二表示。桥墩必须更换,资金尚未获批。" * 2, "zh", "detected", id="han"
        ),
        pytest.param(Sourced(value="nb-NO", source="html"), GERMAN, "de", "detected", id="another-country"),
    ],
)
def test_the_text_is_held_against_what_the_page_says(
    declared: Sourced | None, text: str, value: str, source: str
) -> None:
    language, confidence = checked(declared, text)
    assert language == Sourced(value=value, source=source)
    assert (confidence is not None) == (source == "detected")
    assert confidence is None or 0.6 <= confidence <= 1


@pytest.mark.parametrize("text", ["", "1 2 3", "Ada Brook", "OK"])
def test_a_text_without_words_has_no_language(text: str) -> None:
    assert checked(None, text) == (None, None)
    assert detected(text)[1] == 0.0


def test_languages_written_alike_are_not_played_off_against_each_other() -> None:
    danish = (
        "Broen over åen forbliver lukket indtil foråret, sagde borgmesteren tirsdag, og pengene mangler stadig. " * 3
    )
    said = Sourced(value="no", source="html")
    assert checked(said, danish)[0] == said


STORIES = Path(__file__).parents[1] / "data" / "printed"  # each file begins with a story, a blank line behind it

TOLD = "en de fr es it pt nl sv da no fi pl tr uk cs ro el id vi hi ar fa he ja ko zh".split()  # noqa: SIM905 (a list of words)


def story(lang: str) -> str:
    return (STORIES / f"{lang}.txt").read_text("utf-8").split("\n\n")[0]


@pytest.mark.parametrize("lang", TOLD)
def test_a_page_that_says_its_language_rightly_is_believed_without_the_detector(
    lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metadata_language, "detector", lambda: pytest.fail("the detector was asked"))
    said = Sourced(value=lang, source="html")
    assert checked(said, story(lang)) == (said, None)


@pytest.mark.parametrize(
    ("said", "told"), [("sv", "nl"), ("sv", "no"), ("tr", "pt"), ("tr", "nl"), ("uk", "ru"), ("ru", "uk"), ("fa", "ar")]
)
def test_small_words_that_a_neighbour_has_too_prove_nothing(said: str, told: str) -> None:
    found, chance = checked(Sourced(value=said, source="html"), story(told))
    assert found == Sourced(value=told, source="detected")
    assert chance


def test_the_language_of_a_tag_is_its_first_part() -> None:
    assert [primary(tag) for tag in ("de-AT", "pt_BR", "EN", "zh-Hans")] == ["de", "pt", "en", "zh"]


def test_a_page_names_the_language_of_its_story() -> None:
    html = f'<html lang="en"><body><article><h1>Brücke</h1><p>{GERMAN}</p><p>{GERMAN}</p></article>'
    outcome = clean_html(html.encode())
    assert isinstance(outcome, Cleaned)
    assert outcome.metadata.language == Sourced(value="de", source="detected")
    assert outcome.metadata.language_confidence is not None


def test_a_text_names_its_language_and_a_given_one_is_believed() -> None:
    outcome, given = clean_text(GERMAN), clean_text(GERMAN, lang="en")
    assert isinstance(outcome, Cleaned)
    assert isinstance(given, Cleaned)
    assert outcome.metadata.language == Sourced(value="de", source="detected")
    assert given.metadata.language is None


@pytest.mark.parametrize(("text", "lang"), [pytest.param(ENGLISH, "en", id="en"), pytest.param(GERMAN, "de", id="de")])
def test_a_text_full_of_common_words_is_told_without_the_detector(
    text: str, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = detected(text)
    monkeypatch.setattr(metadata_language, "detector", lambda: pytest.fail("the detector was asked"))
    assert detected(text) == asked == (lang, 1.0)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "De brug is dicht tot het voorjaar, zei de burgemeester, en het geld is er nog niet. " * 4, id="nl"
        ),
        pytest.param("Die brug is tot die lente gesluit, en die geld is nog nie goedgekeur nie. " * 4, id="af"),
        pytest.param(
            "Broen er stengt til v\xe5ren, sa ordf\xf8reren, og pengene er ikke bevilget enn\xe5. " * 4, id="nb"
        ),
        pytest.param(
            "D'Br\xe9ck ass bis an d'Fr\xe9ijoer zou, sot de Buergermeeschter, an d'Sue sinn net do. " * 4, id="lb"
        ),
        pytest.param("The bridge is closed, and it is to open on Monday again.", id="too few words"),
        pytest.param("Share Print Save Mail Comment Follow Subscribe Donate Contact " * 6, id="labels"),
    ],
)
def test_other_texts_are_left_to_the_detector(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Asked(Exception):  # noqa: N818 - nothing is wrong
        """The detector was asked."""

    def ask() -> None:
        raise Asked

    monkeypatch.setattr(metadata_language, "detector", ask)
    with pytest.raises(Asked):
        detected(text)
