"""Rows of the page: each paragraph once, each cut with its card."""

import re

from hypothesis import given

from cleaners.kinds import Kind
from corpus.inspect.rows import Extras, rows, rule_numbers
from corpus.inspect.view import About, Paragraph, Piece, View
from tests.corpus.inspect.samples import plain, view_of
from tests.corpus.inspect.test_view import views


@given(views())
def test_every_paragraph_has_one_row(view: View) -> None:
    made = rows(view)
    assert re.findall(r'<li id="p(\d+)"', made) == [str(para.number) for para in view.paragraphs]
    assert made.count("<details") == made.count("</details>")


def test_states_and_edges_of_groups() -> None:
    classes = re.findall(r'<li id="p\d+" class="row ([^"]*)"', rows(plain()))
    assert [name.split()[0] for name in classes] == ["cut", "keep", "part", "keep", "cut", "cut", "cut"]
    assert "first" in classes[5].split()
    assert "last" not in classes[5].split()
    assert "last" in classes[6].split()
    assert "gap" in classes[1].split()


def test_a_copy_links_to_what_it_repeats() -> None:
    assert '<a href="#p2" class="to-twin">¶2</a>' in rows(plain())


def test_cards_end_with_the_command_that_keeps() -> None:
    assert "<code>winnow keep 7c1e04¶5</code>" in rows(plain())
    assert "winnow keep" not in rows(view_of([("x", Kind.LEGAL, "legal.x", "")], About()))


def test_cards_can_end_otherwise() -> None:
    def acts(para: Paragraph, piece: Piece) -> str:
        return f"{para.number}-{piece.cut.kind.value if piece.cut else ''}<"

    assert "5-duplicate&lt;" in rows(plain(), Extras(acts=acts))  # type: ignore[arg-type] # text, not Html: it must be escaped


def test_rules_are_numbered_by_kind() -> None:
    numbers = rule_numbers(plain())
    assert sorted(numbers.values()) == [1, 2, 3, 4, 5]
    assert numbers[Kind.NEWSLETTER, "newsletter.prompt"] == 5


def test_side_by_side_has_what_stays() -> None:
    made = rows(plain())
    assert '<div class="clean" dir="auto">Cyclists had the first hour to themselves, walkers' in made
    assert made.count('class="clean"') == 3
