"""Rows of labels amid a plain text are a site's buttons; alone, behind a colon or with bullets they stay."""

import pytest

from cleaners.clean import clean_text
from cleaners.cleaned import Cleaned

ABOVE = (
    "The ferry to Orsay was cancelled for the third day on Tuesday, leaving forty lorries on the quay.",
    "The operator blamed a cracked shaft, and said that a spare part was on its way from a yard in Gdansk.",
)
BELOW = (
    "Islanders have asked for a second ship since the winter of 2019, when the only one lay in dock for weeks.",
    "The minister said she would decide on Friday, and that she would take the ferry to say so if it ran.",
)


def left(*lines: str) -> list[str]:
    """What stays of some lines amid a story."""
    outcome = clean_text("\n".join((*ABOVE, *lines, *BELOW)), lang="en")
    assert isinstance(outcome, Cleaned)
    said = outcome.text.split("\n")
    assert [line for line in said if line in ABOVE + BELOW] == [*ABOVE, *BELOW]
    return [line for line in said if line in lines]


@pytest.mark.parametrize("bar", [("Share", "Save", "Print"), ("Comments", "Share"), ("Privacy", "Terms", "Contact us")])
def test_labels_in_a_row_are_a_bar(bar: tuple[str, ...]) -> None:
    assert not left(*bar)


@pytest.mark.parametrize(
    "lines",
    [
        ("Share",),
        ("Share", "Sorrow", "Print"),
        ("The remote has three buttons:", "Share", "Save", "Print"),
        ("* Share", "* Save", "* Print"),
        ("Share.", "Save."),
    ],
)
def test_other_labels_stay(lines: tuple[str, ...]) -> None:
    assert left(*lines) == list(lines)


def test_each_names_how_many_stand_together() -> None:
    outcome = clean_text("\n".join((*ABOVE, "Share", "Save", "Print", *BELOW)), lang="en")
    assert isinstance(outcome, Cleaned)
    assert {(cut.rule, cut.evidence) for cut in outcome.cuts} == {("social_share.bar", "3 labels in a row")}
