"""Readers' remarks below a story in plain text."""

import pytest

from cleaners.chrome import find
from cleaners.chrome.context import Context
from cleaners.kinds import Kind
from cleaners.lines import blocks

STORY = [
    "The harbour master closed the old bridge on Friday, two days before the regatta, the council said.",
    "It will open again when the bearings have come from the foundry in the north, perhaps in the spring.",
] * 4
STORY = [f"On day {number + 2}, as they say: {line}" for number, line in enumerate(STORY)]
NORA = "I crossed it every day for thirty years and nobody ever asked me what it costs to paint it."
ADA = "My uncle built the second pier. It was never as good as the first, he told us at every feast."


def gone(lines: list[str], lang: str = "en") -> list[str]:
    laid = blocks("\n".join(lines))
    cuts = {cut.start: cut for cut in find(laid, Context(lang=lang), model=False)}
    told = [block.text for block in laid if block.start in cuts and cuts[block.start].rule == "comments.remarks"]
    assert all(cut.kind is Kind.COMMENTS for cut in cuts.values() if cut.rule == "comments.remarks")
    return told


@pytest.mark.parametrize(
    ("lang", "remarks"),
    [
        pytest.param(
            "en", ["3 Comments", "1. Nora says:", NORA, "2. Ada says:", ADA, "Nora says:", ADA[:40]], id="names"
        ),
        pytest.param(
            "en", ["Comments", "Nora", NORA, "Reply", "Ada", ADA, "Reply", "Bo", ADA[:50], "Reply"], id="buttons"
        ),
        pytest.param(
            "de", ["Kommentare", "Nora", NORA, "Antworten", "Ada", ADA, "Antworten", NORA, "Antworten"], id="de"
        ),
        pytest.param(
            "en",
            ["2 Comments", "Nora", NORA, "Like", "2d", "Ada", ADA, "Like", "1d", "Bo", ADA[:50], "Like"],
            id="likes",
        ),
        pytest.param(
            "nl", ["3 reacties", "Nora", NORA, "Reageer", "Ada", ADA, "Reageer", "Bo", NORA, "Reageer"], id="nl"
        ),
        pytest.param("fr", ["3 commentaires", "Nora dit :", NORA, "Ada dit :", ADA, "Bo dit :", NORA[:50]], id="fr"),
    ],
)
def test_remarks_go_with_their_heading(lang: str, remarks: list[str]) -> None:
    laid = blocks("\n".join([*STORY, *remarks]))
    cuts = {cut.start for cut in find(laid, Context(lang=lang), model=False)}
    assert [block.text for block in laid if block.start not in cuts] == STORY


def test_what_stands_below_the_form_stays() -> None:
    remarks = ["Comments", "Nora says:", NORA, "Ada says:", ADA, "Nora says:", ADA[:40]]
    assert NORA not in gone([*STORY, *remarks, "Leave a Reply", STORY[0][:-4]])[-1:]
    assert STORY[0][:-4] not in gone([*STORY, *remarks, "Leave a Reply", STORY[0][:-4]])


@pytest.mark.parametrize(
    "page",
    [
        pytest.param([*STORY, "Nora says:", NORA, "Ada says:", ADA, "Nora says:", ADA[:40]], id="no heading"),
        pytest.param([STORY[0], "Comments", "Nora says:", NORA, "Ada says:", ADA, "Bo says:", ADA[:40]], id="no story"),
        pytest.param([*STORY, "Comments", "Nora says:", NORA, "Ada says:", ADA], id="two signs"),
        pytest.param([*STORY, "Comments", *STORY * 6, "Reply", "Reply", "Reply"], id="signs far below"),
        pytest.param(
            [*STORY, "A witness replied", NORA, "A second one replied", ADA, "Nobody else replied"], id="prose"
        ),
    ],
)
def test_what_is_no_thread_stays(page: list[str]) -> None:
    assert gone(page) == []


def test_elements_tell_more_than_lines() -> None:
    laid = [block._replace(tag="p") for block in blocks("\n".join([*STORY, "Comments", *["Nora says:", NORA] * 3]))]
    assert not [cut for cut in find(laid, Context(lang="en"), model=False) if cut.rule == "comments.remarks"]


THREAD = [
    line
    for name, said in (("Nora", NORA), ("Ada", ADA), ("Bo", "The ferry is lovely though."))
    for line in (name, "2 days ago", said, "Reply")
]


def test_remarks_that_no_phrase_heads_begin_with_a_name_and_a_time() -> None:
    assert set(THREAD[::4]) <= set(gone([*STORY, "What our friends think", *THREAD]))


def test_letters_without_times_and_buttons_stay() -> None:
    letters = [line for line in THREAD if line not in {"2 days ago", "Reply"}]
    assert gone([*STORY, "What our friends think", *letters]) == []
