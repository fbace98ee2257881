"""A change is accepted or turned down by group, span by span, and what is turned down stays as it was."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners.cleaned import Cleaned, Cut, Rejected, Why
from cleaners.kinds import Kind
from cleaners.ledger import kept, render
from corpus.inspect.exceptions import Exceptions, Reject, read
from corpus.inspect.exceptions_file import revise
from corpus.reclean import Change, compared
from corpus.review import Group, Side, covers, decided, groups, held_by, lifted, reject_of, rest
from tests.corpus.test_reclean import DOCUMENT

RAW = "".join(f"line {number:02}\n" for number in range(12))
RULES = ("promo.house", "legal.rights", "related.list")


def cut(start: int, end: int, rule: str = RULES[0]) -> Cut:
    return Cut(start=start, end=end, kind=Kind.PROMO, rule=rule, evidence="", by="t")


def change(before: tuple[Cut, ...], after: tuple[Cut, ...], raw_text: str = RAW) -> Change:
    document = replace(DOCUMENT, text=render(raw_text, before, gap="\n\n"), outlet="gull")
    now = Cleaned(page_digest="d", raw_text=raw_text, text=render(raw_text, after, gap="\n\n"), cuts=after)
    return compared(document, raw_text, before, now)


def held(*names: str) -> Exceptions:
    return Exceptions(rejects=tuple(reject_of(name) for name in names))


def test_a_change_has_a_group_for_each_rule_and_side() -> None:
    found = groups(change((cut(0, 8, "old.one"),), (cut(8, 16, "new.one"), cut(24, 28, "new.two"))))
    assert {group.name: size for group, size in found.items()} == {
        "cut:promo/new.one": 8,
        "cut:promo/new.two": 4,
        "kept:promo/old.one": 8,
    }


def test_nothing_held_is_the_change_itself() -> None:
    whole = change((), (cut(0, 8),))
    assert decided(whole, held_by(Exceptions())) is whole
    assert rest(whole, whole, "run") is None


def test_all_held_is_no_change() -> None:
    whole = change((), (cut(0, 8),))
    assert decided(whole, held_by(held("promo.house"))) is None
    assert decided(whole, held_by(held("promo"))) is None
    assert decided(whole, held_by(held("kept:promo.house"))) is whole
    assert decided(whole, held_by(held("legal/promo.house"))) is whole


def test_of_two_groups_one_is_held() -> None:
    both = change((cut(0, 8, "old.one"),), (cut(16, 24, "new.one"),))
    left = decided(both, held_by(held("new")))
    assert left is not None
    assert isinstance(left.now, Cleaned)
    assert (left.now.cuts, left.now.text) == ((), render(RAW, (), gap="\n\n"))
    left = decided(both, held_by(held("old")))
    assert left is not None
    assert isinstance(left.now, Cleaned)
    assert [each.rule for each in left.now.cuts] == ["old.one", "new.one"]
    after = rest(both, left, "run-2")
    assert after is not None
    assert [group.name for group in groups(after)] == ["kept:promo/old.one"]
    assert after.document.provenance.run == "run-2"


def test_only_what_is_accepted_is_written() -> None:
    both = change((cut(0, 8, "old.one"),), (cut(16, 24, "new.one"),))
    left = decided(both, held_by(Exceptions(), [reject_of("kept:old.one")]))
    assert left is not None
    assert [group.name for group in groups(left)] == ["kept:promo/old.one"]


def test_a_page_rejected_today_changes_whole_or_not_at_all() -> None:
    gone = compared(DOCUMENT, RAW, (), Rejected(page_digest="d", why=Why.ERROR_PAGE, evidence="404"))
    assert decided(gone, held_by(Exceptions())) is gone
    assert decided(gone, held_by(held("verdict"))) is None


RUNS = st.lists(st.tuples(st.integers(0, len(RAW)), st.integers(1, 20), st.sampled_from(RULES)), max_size=5)


def _settled(runs: list[tuple[int, int, str]]) -> tuple[Cut, ...]:
    found: list[Cut] = []
    at = 0
    for start, size, rule in sorted(runs):
        low, high = max(at, start), min(len(RAW), start + size)
        if low < high:
            found.append(cut(low, high, rule))
            at = high
    return tuple(found)


@given(RUNS, RUNS, st.sets(st.sampled_from([f"{side}:{rule}" for side in Side for rule in RULES])))
def test_held_groups_keep_every_character_where_it_was(
    old: list[tuple[int, int, str]], new: list[tuple[int, int, str]], names: set[str]
) -> None:
    before, after = _settled(old), _settled(new)
    whole = change(before, after)
    holds = held_by(held(*names))
    left = decided(whole, holds)
    cuts = left.now.cuts if left and isinstance(left.now, Cleaned) else before
    kept(len(RAW), cuts)  # tiles
    if left is not None:
        assert not any(holds(group, "gull") for group in groups(left))
        again = rest(whole, left, "run")
        # What is not written is held, so that doing it again changes nothing: to the letter but for reasons.
        assert again is None or decided(again, holds) is None or left.now is whole.now


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("promo.house", Reject(rule="promo.house"), id="a rule"),
        pytest.param("promo", Reject(rule="promo"), id="a family"),
        pytest.param("cut:promo", Reject(rule="promo", side="cut"), id="a side"),
        pytest.param("legal/promo", Reject(rule="promo", kind="legal"), id="a kind"),
        pytest.param("kept:legal/a.b", Reject(rule="a.b", kind="legal", side="kept"), id="all three, as reported"),
    ],
)
def test_groups_are_named_as_they_are_reported(name: str, expected: Reject) -> None:
    assert reject_of(name) == expected


@pytest.mark.parametrize("name", ["", "cut:", "legal/", "lost:promo"])
def test_what_names_nothing_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="expected RULE"):
        reject_of(name)


def test_a_group_names_itself() -> None:
    group = Group(side=Side.CUT, kind="legal", rule="legal.section")
    assert covers(reject_of(group.name), group, "any")
    assert not covers(reject_of(group.name, outlet="gull"), group, "harbour")
    assert not covers(reject_of("legal.sect"), group, "any")


def test_accepting_takes_a_rejection_back() -> None:
    known = held("cut:promo/promo.house", "legal")
    assert lifted(known, [reject_of("promo")]).rejects == (reject_of("legal"),)
    assert lifted(known, [reject_of("kept:promo")]) == known
    assert lifted(known, []) == known


def test_rejections_are_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / "exceptions.toml"
    entry = Reject(rule="a.b", kind="legal", side="kept", outlet="gull", reason="a “quote”")
    revise(path, lambda known: known.adding(entry))
    assert read(path).rejects == (entry,)
    assert read(path).adding(Reject(rule="a.b", kind="legal", side="kept", outlet="gull")).rejects[0].reason == ""
    assert read(path).without(entry) == Exceptions()
