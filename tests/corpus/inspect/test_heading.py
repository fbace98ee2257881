"""The words around a diff say what is known and nothing else."""

import pytest

from cleaners.kinds import Kind
from corpus.inspect.heading import facts, group_key, reason, share, summary
from corpus.inspect.view import About, View
from tests.corpus.inspect.samples import plain, view_of


@pytest.mark.parametrize(
    ("ratio", "expected"),
    [(0.0, "0 %"), (0.004, "<1 %"), (0.5, "50 %"), (0.995, ">99 %"), (1.0, "100 %")],
)
def test_shares_never_round_to_nothing_or_all(ratio: float, expected: str) -> None:
    assert share(ratio) == expected


def test_known_facts_are_listed() -> None:
    assert facts(plain()) == ("lindow-post", "en", "fetched 2026-03-04 17:30 UTC", "7c1e04")
    assert facts(view_of(["a"], About())) == ()


def test_the_summary_counts() -> None:
    assert summary(view_of(["abc", ("d", Kind.LEGAL, "legal.x", "")])) == "kept 3 of 4 characters, 1 cut, 25 % removed"
    assert summary(View(raw_text="", text="", cuts=())) == "no text"


def test_a_reason_names_kind_rule_twin_and_evidence() -> None:
    assert reason(plain().paragraphs[4].reasons) == "Copy of ¶2 (repeats.exact, rules@1): offset 35"


def test_many_reasons_are_counted_not_listed() -> None:
    view = view_of([(f"ad {n}\n", Kind.JOB_ADS, "jobs.list", f"ad {n}") for n in range(5)])
    pieces = [piece for para in view.paragraphs for piece in para.reasons]
    assert reason(pieces) == "Job ads (jobs.list, rules@1): ad 0; ad 1; ad 2 and 2 more"
    assert len(group_key(pieces)) == 1


def test_hostile_evidence_stays_on_its_line() -> None:
    view = view_of([("x", Kind.OTHER, "a\x1b.b", "e\nf\x1b]0;t\x07")])
    assert reason(view.paragraphs[0].reasons) == "Other (a␛.b, rules@1): e f␛]0;t␇"
