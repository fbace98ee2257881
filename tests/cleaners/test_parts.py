"""Stories on several pages: one text, one ledger that tiles it, nothing said twice, nothing lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners import ledger
from cleaners.cleaned import Cleaned, Cut, Metadata, Rejected, Sourced, Why
from cleaners.kinds import Kind
from cleaners.parts import joined, on_its_own
from cleaners.rules import Rules

TITLE = Metadata(title=Sourced(value="Ferries run late", source="h1"))
LONG = "The ferry left the harbour an hour late, because the crew was small."


def part(raw_text: str, *cuts: tuple[int, int], metadata: Metadata | None = None) -> Cleaned:
    made = tuple(Cut(start=a, end=b, kind=Kind.PROMO, rule="promo.x", evidence="", by="t") for a, b in cuts)
    text = ledger.render(raw_text, made, gap="\n\n")
    return Cleaned(page_digest="d", raw_text=raw_text, text=text, cuts=made, metadata=metadata or Metadata())


def whole(*parts: Cleaned, rules: Rules | None = None) -> Cleaned:
    outcome = joined(parts, rules or Rules(min_chars=1))
    assert isinstance(outcome, Cleaned)
    return outcome


def test_parts_follow_each_other_and_cuts_move_along() -> None:
    made = whole(part("Menu\nOne.", (0, 5), metadata=TITLE), part("Two.\nShare", (5, 10)), part("Three."))
    assert made.raw_text == "Menu\nOne.\nTwo.\nShare\nThree."
    assert made.text == "One.\n\nTwo.\n\nThree."
    assert [made.raw_text[cut.start : cut.end] for cut in made.cuts] == ["Menu\n", "Share"]
    assert made.metadata == TITLE


@pytest.mark.parametrize(
    ("second", "left"),
    [
        pytest.param("Ferries run late\nTwo.", "Two.", id="the headline at the top of each part"),
        pytest.param("Two.\nBy Ann", "Two.", id="a note at the end of each part"),
        pytest.param(f"Two.\n{LONG}\nThree.", "Two.\n\nThree.", id="a telling paragraph anywhere"),
        pytest.param("Two.\n* * *\nThree.", "Two.\n\n* * *\n\nThree.", id="a mark between paragraphs stays"),
        pytest.param(f"Ferries run late\n{LONG}\n* * *\nBy Ann", "", id="the first part once more"),
        pytest.param("Two.\nFerries run late again", "Two.\n\nFerries run late again", id="no line that is alike only"),
    ],
)
def test_what_a_later_part_repeats_is_cut_as_a_duplicate(second: str, left: str) -> None:
    first = part(f"Ferries run late\n{LONG}\n* * *\nBy Ann")
    made = whole(first, part(second))
    assert made.text == "\n\n".join(filter(None, (first.text, left)))
    for cut in made.cuts:
        assert (cut.kind, cut.rule) == (Kind.DUPLICATE, "parts.repeated")
        at = int(cut.evidence.removeprefix("as at "))
        assert made.raw_text[at:].startswith(made.raw_text[cut.start : cut.end].strip())


def test_a_page_with_all_of_the_story_behind_its_first_page_makes_it_whole_once() -> None:
    first, rest = (
        part(f"Ferries run late\n{LONG}\nWhy\nTwo."),
        f"Ferries run late\n{LONG}\nWhy\nTwo.\nThree.\nWhy\nFour.",
    )
    assert whole(first, part(rest)).text == rest.replace("\n", "\n\n")


def test_a_line_that_was_cut_above_is_no_copy_below() -> None:
    assert whole(part("Menu\nOne.", (0, 4)), part("Menu\nTwo.")).text == "One.\n\nMenu\n\nTwo."


def test_duplicates_stay_where_an_outlet_keeps_them() -> None:
    made = whole(part(LONG), part(LONG), rules=Rules(off=frozenset({Kind.DUPLICATE})))
    assert made.text == f"{LONG}\n\n{LONG}"


def test_the_whole_is_judged_and_not_its_parts() -> None:
    short = part("Ten words are not many for a story.")
    refused = joined([short], Rules(min_chars=60))
    assert isinstance(refused, Rejected)
    assert refused.why is Why.TOO_SHORT
    assert isinstance(
        joined([short, part("With twice as many of them, it is one after all.")], Rules(min_chars=60)), Cleaned
    )


@pytest.mark.parametrize(
    ("why", "again"),
    [pytest.param(Why.TOO_SHORT, True, id="short"), pytest.param(Why.ERROR_PAGE, False, id="an error page")],
)
def test_only_a_part_that_is_short_is_read_again(why: Why, *, again: bool) -> None:
    rules = Rules(min_chars=60, title_in_text=True)
    refused = Rejected(page_digest="d", why=why, evidence="")
    assert on_its_own(refused, rules) == (replace(rules, min_chars=0) if again else None)
    assert on_its_own(part(LONG), rules) is None


LINES = st.lists(st.sampled_from(["", "a", "b", "* * *", LONG, "By Ann", "Menu"]), min_size=1, max_size=6).map(
    "\n".join
)


@given(st.lists(LINES, min_size=1, max_size=5))
def test_the_ledger_tiles_the_joined_text_and_every_line_is_kept_once_at_least(raw_texts: list[str]) -> None:
    outcome = joined([part(raw) for raw in raw_texts], Rules(min_chars=0))
    raw, cuts = outcome.raw_text, outcome.cuts if isinstance(outcome, Cleaned) else ()
    assert raw == "\n".join(raw_texts)
    assert sum(b - a for a, b in ledger.kept(len(raw), cuts)) + sum(cut.end - cut.start for cut in cuts) == len(raw)
    if isinstance(outcome, Cleaned):
        assert outcome.text == ledger.render(raw, cuts, gap="\n\n")
        assert set(filter(None, raw.split("\n"))) <= set(outcome.text.split("\n"))
