"""Chrome of every language around a story of that language, and stories that only look like chrome."""

import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from cleaners.chrome.phrases import LANGUAGES
from cleaners.clean import clean_text
from cleaners.cleaned import Cleaned

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
