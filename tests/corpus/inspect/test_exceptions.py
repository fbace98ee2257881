"""Exceptions take cuts back, no more and no less, and the file says what was asked."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners.kinds import Kind
from cleaners.ledger import kept
from corpus.inspect.exceptions import (
    Exceptions,
    ExceptionsError,
    Off,
    block_name,
    entry_text,
    keep_of,
    read,
    spared,
)
from tests.corpus.inspect.samples import cleaned, cut

RAW = "Menu\nThe bridge is open.\nGet the let\u00adter\nGet the letter\nMore words."
PAGE = cleaned(
    RAW,
    [
        cut((0, 4), kind=Kind.NAVIGATION, rule="navigation.menu"),
        cut((25, 40), kind=Kind.NEWSLETTER, rule="newsletter.prompt"),
        cut((41, 55), kind=Kind.DUPLICATE, rule="repeats.exact"),
    ],
)


def _kept(number: int, **more: str) -> Exceptions:
    return Exceptions(keeps=(keep_of(RAW, number, outlet="gull", **more),))


def test_a_kept_paragraph_comes_back_and_invisible_marks_do_not() -> None:
    page = spared(PAGE, _kept(3), outlet="gull")
    assert page.text == "The bridge is open.\nGet the letter\nGet the letter\nMore words."
    assert [found.rule for found in page.cuts] == ["navigation.menu", "markup.invisible"]


@pytest.mark.parametrize(
    ("exceptions", "outlet", "doc"),
    [
        pytest.param(Exceptions(), "gull", "", id="none"),
        pytest.param(_kept(3), "harbour", "", id="another outlet"),
        pytest.param(_kept(3, doc="a"), "gull", "b", id="another document"),
        pytest.param(_kept(2), "gull", "", id="a paragraph that was kept anyway"),
        pytest.param(Exceptions(offs=(Off(outlet="gull", rule="newsletter.pro"),)), "gull", "", id="part of a rule"),
    ],
)
def test_what_is_not_meant_is_left_as_it_is(exceptions: Exceptions, outlet: str, doc: str) -> None:
    assert spared(PAGE, exceptions, outlet=outlet, doc=doc) is PAGE


@pytest.mark.parametrize("rule", ["navigation.menu", "navigation"])
def test_a_rule_that_is_off_cuts_nothing(rule: str) -> None:
    page = spared(PAGE, Exceptions(offs=(Off(outlet="gull", rule=rule),)), outlet="gull")
    assert page.text.startswith("Menu\nThe bridge")


@pytest.mark.parametrize(
    "more", ["", " and every neighbour who has a chair to bring is welcome to sit down by the fire"]
)
@pytest.mark.parametrize(
    ("rule", "doc", "stays"),
    [
        pytest.param("memory.template", "", True, id="a line of the outlet's memory"),
        pytest.param("memory.template", "d", False, id="the same, but in one document"),
        pytest.param("dates.line", "", False, id="a line of another rule"),
    ],
)
def test_a_template_line_that_is_kept_everywhere_is_kept_on_other_days(
    rule: str, doc: str, more: str, *, stays: bool
) -> None:
    kept_line, other, unlike = (
        f"The mill opens on {when}{more}" for when in ("Monday, 3 March", "Friday, 28 June", "the hill")
    )
    raw = f"{other}\nThe bridge is open.\n{unlike}"
    spans = [(0, len(other)), (len(raw) - len(unlike), len(raw))]
    page = cleaned(raw, [cut(span, kind=Kind.OTHER, rule=rule) for span in spans])
    keep = keep_of(kept_line, 1, outlet="gull", doc=doc)
    left = spared(page, Exceptions(keeps=(replace(keep, rule=rule),)), outlet="gull", doc="e")
    assert left.text == (f"{other}\nThe bridge is open." if stays else "The bridge is open.")


def test_what_has_no_end_is_no_file_of_exceptions() -> None:
    with pytest.raises(ExceptionsError, match="name a file of exceptions"):
        read(Path("/dev/zero"))


def test_the_space_between_paragraphs_stays_as_it_was() -> None:
    from dataclasses import replace  # noqa: PLC0415 - for this test alone

    html = replace(PAGE, text="The bridge is open.\n\nMore words.")
    assert spared(html, _kept(1), outlet="gull").text == "Menu\n\nThe bridge is open.\n\nMore words."


def test_part_of_a_wide_cut_can_be_kept() -> None:
    raw = "one\ntwo\nthree"
    page = cleaned(raw, [cut((0, 13), kind=Kind.OUTSIDE_STORY, rule="story.model")])
    left = spared(page, Exceptions(keeps=(keep_of(raw, 2, outlet="o"),)), outlet="o")
    assert left.text == "two"
    assert [(found.start, found.end) for found in left.cuts] == [(0, 4), (7, 13)]


@given(st.sets(st.integers(1, 5)), st.booleans())
def test_the_ledger_stays_whole(numbers: set[int], off: bool) -> None:  # noqa: FBT001 - hypothesis's form
    keeps = tuple(keep_of(RAW, number, outlet="o") for number in numbers)
    offs = (Off(outlet="o", rule="repeats"),) if off else ()
    page = spared(PAGE, Exceptions(keeps=keeps, offs=offs), outlet="o")
    kept(len(page.raw_text), page.cuts)
    assert set(PAGE.text.split()) <= set(page.text.split())


def test_blocks_are_named_by_their_words() -> None:
    assert block_name("Get  the let\u00adter ") == block_name("Get the letter")
    assert block_name("Get the letter") != block_name("Get the letters")


@pytest.mark.parametrize("number", [0, 6, -1])
def test_there_is_no_such_paragraph(number: int) -> None:
    with pytest.raises(ExceptionsError, match="5 paragraphs"):
        keep_of(RAW, number, outlet="o")


def test_adding_twice_is_once_and_without_undoes() -> None:
    entry, rule = keep_of(RAW, 3, outlet="o"), Off(outlet="o", rule="a")
    both = Exceptions().adding(entry).adding(entry).adding(rule).adding(rule)
    assert (len(both.keeps), len(both.offs)) == (1, 1)
    assert both.without(entry).without(rule) == Exceptions()


def test_adding_again_forgets_neither_the_rule_nor_the_reason() -> None:
    entry = replace(keep_of(RAW, 3, outlet="o", reason="the weekly poem"), rule="related.run")
    again = Exceptions().adding(entry).adding(keep_of(RAW, 3, outlet="o"))
    assert again.keeps == (entry,)
    wider = Exceptions().adding(replace(entry, doc="d")).adding(keep_of(RAW, 3, outlet="o"))
    assert [(each.doc, each.rule, each.reason) for each in wider.keeps][1] == ("", "related.run", "")
    assert again.adding(replace(entry, rule="", reason="a song")).keeps == (replace(entry, reason="a song"),)
    shorter = Exceptions(keeps=(replace(entry, quote="as a person wrote it"),))
    assert shorter.adding(entry) == shorter
    off = Off(outlet="o", rule="a", reason="too eager")
    assert Exceptions().adding(off).adding(Off(outlet="o", rule="a")).offs == (off,)


def test_a_missing_file_is_no_exceptions(tmp_path: Path) -> None:
    assert read(tmp_path / "exceptions.toml") == Exceptions()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("[[keep]\n", "mend it", id="not toml"),
        pytest.param(f"x = {'[' * 9000}", "mend it", id="a deep nest"),
        pytest.param(f"x = {'9' * 5000}", "mend it", id="an endless number"),
        pytest.param("keep = 1", "must be written as", id="not a table"),
        pytest.param('[[keep]]\noutlet = "a"', "lacks block", id="lacks a key"),
        pytest.param('[[off]]\noutlet = "a"\nrule = "b"\nsite = "c"', "unknown keys: site", id="unknown key"),
        pytest.param('[[off]]\noutlet = "a"\nrule = 7', "strings only", id="not a string"),
        pytest.param('[[kep]]\noutlet = "a"\nblock = "b"', "`kep` is none of", id="a name that is none"),
    ],
)
def test_a_file_that_cannot_be_meant_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "exceptions.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ExceptionsError, match=said):
        read(path)


def test_an_entry_reads_well() -> None:
    assert entry_text(Off(outlet="gull", rule="legal", reason='says "no"')) == (
        '[[off]]\noutlet = "gull"\nrule = "legal"\nreason = "says \\"no\\""\n'
    )
