"""Chrome of every language around a story of that language, and stories that only look like chrome."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from cleaners.chrome import find
from cleaners.chrome.context import Context
from cleaners.chrome.phrasebook import Book, lay_out
from cleaners.chrome.phrases import LANGUAGES, load
from cleaners.clean import clean_text
from cleaners.cleaned import Cleaned
from cleaners.lines import blocks

DATA: Final = Path(__file__).parents[2] / "data"
AROUND: Final[dict[str, dict[str, list[str]]]] = tomllib.loads((DATA / "chrome_by_language.toml").read_text("utf-8"))
STAY: Final[list[dict[str, Any]]] = tomllib.loads((DATA / "stories_that_stay.toml").read_text("utf-8"))["stay"]
KNOWN: Final = pytest.mark.parametrize("known", [True, False], ids=["language given", "language unknown"])


def kept(page: list[str], lang: str | None) -> list[str]:
    """The lines that cleaning leaves."""
    result = clean_text("\n".join(page), lang=lang)
    return [line for line in result.text.split("\n") if line] if isinstance(result, Cleaned) else [result.why]


def test_every_language_is_tried() -> None:
    assert AROUND.keys() == set(LANGUAGES)
    assert {case["lang"] for case in STAY} == set(LANGUAGES)


@KNOWN
@pytest.mark.parametrize("lang", AROUND)
def test_all_of_it_at_once_leaves_the_story(lang: str, *, known: bool) -> None:
    page = AROUND[lang]
    whole = [*page["above"], *page["story"][:2], *page["between"], *page["story"][2:], *page["behind"]]
    assert kept(whole, lang if known else None) == page["story"]


@pytest.mark.parametrize("lang", AROUND)
def test_a_cleaned_page_stays_as_it_is(lang: str) -> None:
    page = AROUND[lang]
    once = kept([*page["above"], *page["story"], *page["behind"][::2]], lang)
    assert kept(once, lang) == once


@cache
def book_without(lang: str) -> Book:
    """All phrases but those of one language."""
    return lay_out(phrase for each in LANGUAGES if each != lang for phrase in load(each))


@pytest.mark.parametrize("lang", AROUND)
def test_without_a_phrase_file_more_is_kept_and_never_less(lang: str) -> None:
    page = AROUND[lang]
    laid = blocks("\n".join([*page["above"], *page["story"], *page["behind"]]))
    cut = {found.start for found in find(laid, Context(), phrases=book_without(""))}
    for without in LANGUAGES:
        less = {found.start for found in find(laid, Context(), phrases=book_without(without))}
        assert less <= cut
        assert less != cut or without != lang


@KNOWN
@pytest.mark.parametrize("lang", AROUND)
def test_one_line_never_changes_the_story(lang: str, *, known: bool) -> None:
    page = AROUND[lang]
    for line in (*page["above"], *page["between"], *page["behind"]):
        for place in (0, 2, 3, 4):
            whole = [*page["story"][:place], line, *page["story"][place:]]
            assert [said for said in kept(whole, lang if known else None) if said != line] == page["story"], line


@pytest.mark.parametrize("lang", AROUND)
def test_most_lines_go_without_any_other_beside_them(lang: str) -> None:
    """What needs company is a headline under its heading, or a button too short to stand for itself."""
    page = AROUND[lang]
    alone = [line for line in page["behind"] if line in kept([*page["story"], line], lang)]
    assert len(alone) <= 3, alone


@KNOWN
@pytest.mark.parametrize("case", STAY, ids=[f"{case['lang']}: {case['what']}" for case in STAY])
def test_a_story_that_looks_like_chrome_stays(case: dict[str, Any], *, known: bool) -> None:
    assert kept(case["story"], case["lang"] if known else None) == case["story"]


@KNOWN
@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Support our journalism from £5 a month"),
        ("en", "Listen to our new podcast on Apple Podcasts or Spotify"),
        ("en", "Buy the book now for £9.99"),
        ("en", "Become a patron on Patreon"),
        ("de", "Jetzt unseren Newsletter abonnieren"),
        ("de", "Unterstützen Sie unseren Journalismus"),
        ("de", "Folgen Sie uns auf Facebook und Instagram"),
        ("de", "Laden Sie unsere App herunter"),
        ("de", "Die Kommentare werden moderiert. Bitte beachten Sie unsere Netiquette."),
        ("fr", "Les commentaires sont modérés."),
        ("es", "Los comentarios son moderados."),
        ("tr", "Bültenimize abone olun"),
        ("tr", "Gazeteciliğimizi destekleyin"),
        ("fa", "از روزنامه‌نگاری ما حمایت کنید"),
        ("he", "תמכו בעיתונות שלנו"),
        ("zh", "订阅我们的新闻通讯"),
        ("zh", "支持我们的新闻报道"),
        ("zh", "下载我们的应用"),
        ("ja", "私たちの報道を支援してください"),
        ("ko", "뉴스레터를 구독하세요"),
        ("ko", "저희 언론을 후원해 주세요"),
        ("ko", "앱을 다운로드하세요"),
    ],
)
def test_a_whole_prompt_in_mid_story_goes_by_itself(lang: str, line: str, *, known: bool) -> None:
    story = AROUND[lang]["story"]
    for place in (2, 3):
        assert kept([*story[:place], line, *story[place:]], lang if known else None) == story
