"""Pages as another extractor gives them: which lines are story, which chrome, and which teach nothing."""

import pytest

from train.extracted import labelled, text
from train.labels import labels
from train.pages import Labelled

TOLD = [
    f"The mill by the weir turned for the {day} day, and the miller counted {day} sacks of flour by nightfall."
    for day in ("first", "second", "third", "fourth", "fifth", "sixth")
]
TITLE = "A mill turns again"
TAIL = "Seven ferries you should not miss"


def page(gold: list[str], page_type: str = "article") -> Labelled:
    told = "".join(f"<p>{line}</p>" for line in TOLD)
    body = f"<html><body><main><article><h1>{TITLE}</h1>{told}<p>{TAIL}</p></article></main></body></html>"
    return Labelled(
        "mill", "gazette.example", page_type, "en", "https://gazette.example/m", body.encode(), "\n".join(gold)
    )


def keeps(lines: list[str], gold: list[str], often: frozenset[str] = frozenset()) -> list[bool | None] | None:
    """The label of each line; None for a page that is left out."""
    one = labelled(page(gold), "\n".join(lines), labels(lines, "\n".join(gold)), often)
    return [line["keep"] for line in one["lines"]] if one else None


def test_what_the_main_text_has_is_story_and_what_stands_behind_it_is_chrome() -> None:
    assert keeps([*TOLD, TAIL], TOLD) == [True] * 6 + [False]


def test_in_mid_story_a_line_without_evidence_teaches_nothing() -> None:
    middle = [*TOLD[:3], TAIL, *TOLD[3:]]
    assert keeps(middle, TOLD) == [True] * 3 + [None] + [True] * 3
    assert keeps(middle, TOLD, frozenset({TAIL.casefold()})) == [True] * 3 + [False] + [True] * 3


def test_a_line_that_says_chrome_is_evidence() -> None:
    assert keeps([*TOLD[:3], "Subscribe to our newsletter", *TOLD[3:]], TOLD) == [True] * 3 + [False] + [True] * 3


def test_a_main_text_that_lacks_sections_tells_nothing_of_what_stands_behind_it() -> None:
    assert keeps([*TOLD[:4], TAIL], TOLD) == [True] * 4 + [None]


def test_a_page_hardly_labelled_is_left_out() -> None:
    assert (
        keeps([*TOLD[:2], *(f"{number}: {TAIL}, as nobody told {number} of us" for number in range(9))], TOLD) is None
    )
    assert keeps([TAIL] * 5, TOLD) is None


def test_only_articles_teach() -> None:
    pytest.importorskip("resiliparse", reason="of the extra bench")
    assert text(page(TOLD, "forum")) is None
    found = text(page([TITLE, *TOLD]))
    assert found is not None
    assert [share for share in found[2] if share >= 0.85] == found[2][:7]
