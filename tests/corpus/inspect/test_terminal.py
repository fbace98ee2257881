"""The terminal view: complete, within its width, and deaf to what page text tries."""

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners.kinds import Kind
from corpus.inspect.paint import cells
from corpus.inspect.selection import Only
from corpus.inspect.terminal import Mode, render_terminal
from corpus.inspect.view import About, View
from tests.corpus.inspect.samples import gold_views, plain, view_of

MODES: tuple[Mode, ...] = get_args(Mode)
SGR = re.compile(r"\x1b\[[0-9;]*m")
HOSTILE = "\x1b]0;owned\x07 \x9b2J \x1b[2J \u202eevil\u2066 \r over \x08\x08 \U000e0041 \x00 end"


def _drawn(view: View, mode: Mode = "inline", rule: str | None = None, only: Only = "all") -> str:
    return render_terminal(view, mode=mode, only=only, rule=rule, width=80, colour=False)


EXPECTED = """\
Bridge at Lindow reopens
lindow-post · en · fetched 2026-03-04 17:30 UTC · 7c1e04
https://news.example/2026/bridge
"""


def test_the_head_says_what_it_is() -> None:
    assert _drawn(plain()).startswith(EXPECTED)


def test_marks_tell_kept_cut_and_changed_without_colour() -> None:
    rows = _drawn(plain()).splitlines()
    assert "- 1 │ Enable scripts to read this page." in rows
    assert "  2   Bridge at Lindow reopens" in rows
    assert "    ┌ Share buttons (share.prompt, rules@1): Share this" in rows
    assert any(row.startswith("~ 3 │ The stone bridge") for row in rows)
    assert "~   │ [-Share this story-]." in rows
    assert "  4   Cyclists had the first hour to them·selves, walkers the rest of the day." in rows
    assert "    ┌ Copy of ¶2 (repeats.exact, rules@1): offset 35" in rows


def test_neighbours_with_one_reason_share_a_heading() -> None:
    rows = _drawn(plain()).splitlines()
    heading = rows.index("    ┌ Newsletter (newsletter.prompt, rules@1): morning letter; e-mail address")
    assert rows[heading + 1 :] == ["- 6 │ Get the morning letter", "- 7 │ Your e-mail address"]


def test_folds_count_what_is_out_of_sight() -> None:
    assert "    ⋮ 1 removed paragraph not shown" in _drawn(plain(), only="kept").splitlines()
    assert "    ⋮ 3 kept and 2 removed paragraphs not shown" in _drawn(plain(), rule="newsletter", only="removed")


def test_an_unknown_rule_is_named_with_those_that_cut() -> None:
    assert "no cut by letters; rules that cut here: banner.script," in _drawn(plain(), rule="letters")


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("colour", [False, True])
def test_hostile_text_stays_text(mode: Mode, *, colour: bool) -> None:
    about = About(title=HOSTILE, address=HOSTILE, outlet=HOSTILE, doc=HOSTILE)
    view = view_of([HOSTILE, (HOSTILE, Kind.OTHER, f"r{HOSTILE}", HOSTILE)], about)
    drawn = render_terminal(view, mode=mode, only="all", rule=None, width=80, colour=colour)
    left = SGR.sub("", drawn) if colour else drawn
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]", left)


@given(st.sampled_from(MODES), st.sampled_from(get_args(Only)), st.integers(1, 120), st.text(max_size=90))
def test_lines_keep_to_the_width(mode: Mode, only: Only, width: int, text: str) -> None:
    view = view_of([f"{text} kept\n", (f"x{text}\n", Kind.TAGS, "tags.list", text), "古桥修缮完工"], About(title=text))
    drawn = render_terminal(view, mode=mode, only=only, rule=None, width=width, colour=False)
    if mode != "unified":  # a diff's lines are the document's
        assert max(cells(row) for row in drawn.split("\n")) <= max(width, 40)


@pytest.mark.parametrize("mode", ["inline", "side"])
def test_colour_changes_no_word(mode: Mode) -> None:
    coloured = render_terminal(plain(), mode=mode, only="all", rule=None, width=80, colour=True)
    bare = [row.rstrip() for row in SGR.sub("", coloured).splitlines()]
    assert bare == _drawn(plain(), mode).splitlines()
    assert "\x1b[9;31m" in coloured  # struck through as well as coloured


@pytest.mark.parametrize("view", gold_views(), ids=lambda view: view.doc)
def test_gold_seeds_show_every_word(view: View) -> None:
    drawn = _drawn(view)
    words = "".join(re.sub(r"(?m)^[-~ ] +\d* [│ ] ", "", drawn).split())
    assert all("".join(para.pieces[0].text.split()) in words for para in view.paragraphs)


def test_a_page_without_a_story_says_why() -> None:
    view = View(raw_text="", text="", cuts=(), rejected="empty")
    assert "no story: empty" in _drawn(view)
    assert "no text" in _drawn(view, "stat")
