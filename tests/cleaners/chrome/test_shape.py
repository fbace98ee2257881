"""The features of a line, and which lines are in doubt."""

from typing import Any, SupportsIndex

import pytest
from typing_extensions import override

from cleaners.chrome import shape as shapes
from cleaners.chrome.phrasebook import book
from cleaners.chrome.reading import Line, lines_of
from cleaners.chrome.shape import Shape
from cleaners.lines import blocks

LONG = "The ferry to the outer islands will sail every hour from Monday, " * 4 + "the port authority said."
AGAIN = LONG.replace("ferry", "boat")
PAGE = f"Ferries sail hourly\nBy J. Holt\n{LONG}\nA subheading\n{AGAIN}\n- Why you should read more\nEnd"


def shape(text: str) -> Shape:
    found = shapes.shape_of(lines_of(blocks(text), book("en")))
    assert found
    return found


def test_there_is_a_number_for_every_name() -> None:
    found = [shapes.features(shape(PAGE), number) for number in range(7)]
    assert {len(numbers) for numbers in found} == {len(shapes.NAMES)}
    assert set(shapes.NAMES) > shapes.RISING


@pytest.mark.parametrize(
    ("name", "number", "value"),
    [
        ("lines_behind_last_long", 5, 1),
        ("lines_before_first_long", 0, 2),
        ("weight_before", 1, 19),
        ("words", 0, 3),
        ("part_of_lines", 0, 0),
        ("lines_after", 0, 6),
        ("long_lines", 0, 2),
        ("prose_-1", 3, 1),
        ("prose_+1", 0, 0),
        ("weight_+2", 6, -1),
        ("bulleted", 5, 1),
        ("run", 0, 1),
        ("said_below", 4, 0),
    ],
)
def test_a_feature(name: str, number: int, value: float) -> None:
    assert shapes.features(shape(PAGE), number)[shapes.NAMES.index(name)] == value


def test_claims_beside_a_line_are_counted() -> None:
    laid = lines_of(blocks(PAGE), book("en"))
    claimed = shapes.shape_of(laid, {laid[5].block.start, laid[1].block.start})
    assert claimed
    last = dict(zip(shapes.NAMES, shapes.features(claimed, 6), strict=True))
    found = [last[name] for name in ("claimed_near", "claimed_above", "claimed_below")]
    assert found == pytest.approx([1, 2 / 6, 0])


def test_lines_around_the_long_paragraphs_are_in_doubt_but_not_the_title() -> None:
    found = shape(PAGE)
    assert [number for number in range(7) if shapes.is_doubtful(found, number)] == [1, 5, 6]


def test_a_page_without_long_paragraphs_is_not_judged() -> None:
    assert shapes.shape_of(lines_of(blocks("Did you see him?\nNo.\nDid you speak?\nNo."), book("en"))) is None


class Looked(tuple[Line, ...]):
    """Lines that count how often one of them is looked at."""

    __slots__ = ()
    times = 0

    @override
    def __getitem__(self, place: SupportsIndex | slice) -> Any:
        Looked.times += 1
        return super().__getitem__(place)


@pytest.mark.parametrize("behind", [10, 2_000])
def test_a_line_looks_at_its_neighbours_only_however_many_there_are(behind: int) -> None:
    found = shape(f"{LONG}\n{AGAIN}\n" + "End\n" * behind)
    looked = found._replace(lines=Looked(found.lines))
    Looked.times = 0
    shapes.rowed(looked, [behind // 2], frozenset(), {"end": 1})
    assert Looked.times <= 12
