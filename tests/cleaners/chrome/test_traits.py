"""Traits are what spotters go by: no line that one of them would cut is without the trait it asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners import spelling
from cleaners.block import Block
from cleaners.chrome import agencies, captions, dates, leftovers, marks
from cleaners.chrome.reading import lines_made
from cleaners.chrome.traits import (
    CAPTION,
    CODED,
    CREDIT,
    DATE,
    DATED,
    DIGIT,
    LABEL,
    LINKED,
    LINKS,
    MARKED,
    SIGNED,
    alone,
    traits_of,
)

ONE = "The harbour master closed the old bridge on Friday, two days before the regatta, the council said"


def traits(text: str) -> int:
    bare = spelling.bare(spelling.key(text))
    return traits_of(text, bare, ends=spelling.ends_sentence(bare))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{ONE}.", 0, id="prose"),
        pytest.param("The ferry sails again", 0, id="a headline"),
        pytest.param("12 May 2020", DIGIT | DATED | MARKED, id="a date"),
        pytest.param("Updated on 12 May at 9.30 am", DIGIT | DATED, id="a date and what stands around it"),
        pytest.param("2024\ub144 5\uc6d4 9\uc77c", DIGIT | DATED | MARKED, id="a date without blanks"),
        pytest.param("Nora Feldt, 12 May 2020", DIGIT, id="a name and a date"),
        pytest.param("12 ferries", DIGIT | MARKED, id="a number"),
        pytest.param("12 ferries sail.", DIGIT, id="a number in a sentence"),
        pytest.param(f"{ONE} on its way to the south on 12 May.", 0, id="a date in prose"),
        pytest.param(f"{ONE}. Photo: Ada Brook", CREDIT | LINKED, id="a credit"),
        pytest.param(f"{ONE}. Photo by: Ada Brook", CREDIT | LINKED, id="a credit to somebody"),
        pytest.param("The harbour master said on Friday: the bridge is old", 0, id="what somebody said"),
        pytest.param(
            f"{ONE}: it is old, its bearings are worn, and nobody has the money for new ones", 0, id="a colon"
        ),
        pytest.param(f"{ONE}. Read more", LINKED, id="a label behind a sentence"),
        pytest.param(f"{ONE} and wanted nothing more", 0, id="such words in a sentence"),
        pytest.param("showPaywall: false", CODED, id="a machine label"),
        pytest.param("true", CODED, id="a value"),
        pytest.param("The fee is low", 0, id="short words"),
        pytest.param("(dpa/Reuters)", SIGNED | MARKED, id="agencies"),
    ],
)
def test_what_a_line_has(text: str, expected: int) -> None:
    assert traits(text) == expected


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        pytest.param(Block("a", 0, 1), 0, id="plain text"),
        pytest.param(Block("a", 0, 1, "p", tokens=("story", "body")), 0, id="a paragraph"),
        pytest.param(Block("a", 0, 1, "figcaption"), CAPTION, id="a caption"),
        pytest.param(Block("a", 0, 1, "p", tokens=("image", "caption")), CAPTION, id="called a caption"),
        pytest.param(Block("a", 0, 1, "p", tokens=("a", "b", "c", "caption")), 0, id="inside what is called so"),
        pytest.param(Block("a", 0, 1, "p", link_density=0.9), LINKS, id="a link"),
        pytest.param(Block("a", 0, 1, "p", link_density=0.8), 0, id="a link in a sentence"),
    ],
)
def test_what_a_line_has_from_where_it_stands(block: Block, expected: int) -> None:
    (line,) = lines_made([block], [alone(block.text, "a", "a")], [()])
    assert line.traits == expected


def test_every_label_of_a_link_is_reached() -> None:
    assert max(map(len, leftovers.LABELS)) + 2 <= LABEL


SAID = [
    "WATCH: ",
    "#a",
    "#b",
    "\u2190 ",
    " \u2192",
    "home",
    " > ",
    "3 comments",
    "1:02",
    "READ MORE | ",
    "dpa",
    "reuters",
    "dpa-afx",
    "more",
    "read more",
    "Photo",
    "by",
    "a",
    "bridge",
    "12",
    "2024",
    "May",
    "\ub144",
    "days ago",
    "Photo by",
    "is",
    "isPaid",
    "false",
    "{{",
]


@given(
    st.lists(
        st.sampled_from([*SAID, ".", ":", " ", "!", "? ", "(", ")", "-", "/", "\u2026", "\xe9", "\u6c34"]), max_size=12
    )
)
def test_a_line_that_a_spotter_would_take_has_its_trait(parts: list[str]) -> None:
    text = "".join(parts)
    bare = spelling.bare(spelling.key(text))
    found = traits_of(text, bare, ends=False) if text else 0  # marks are asked for in what is no sentence only
    assert found & SIGNED or len(bare) > 60 or not agencies._agency(bare, text)  # noqa: SLF001 - what the trait stands for
    assert found & LINKED or not leftovers._link(bare)  # noqa: SLF001 - as above
    assert found & DATED or len(bare) > DATE or not dates.date_of(bare)
    assert found & CREDIT or not captions._CREDIT.search(bare)  # noqa: SLF001 - as above
    assert found & MARKED or not text.strip() or not marks._told(text.strip(), bare, 1)  # noqa: SLF001 - as above
    assert found & CODED or not text or not any(leftovers._spelled(text))  # noqa: SLF001 - as above
