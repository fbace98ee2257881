"""What pages say is spelled out where it would act, and left as it is where a program reads it."""

import io

import pytest

from corpus.cli import spoken


def test_each_line_of_a_message_is_spelled_out() -> None:
    assert spoken.lines("one\x1b[2J\ntwo\u202e") == "one\u241b[2J\ntwo⟨RLO⟩"


def test_a_title_is_one_line_of_so_many_characters() -> None:
    assert spoken.title("=cmd\x07\n  and more", 9) == "=cmd\u2407 a"


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_story_is_spelled_out_for_terminals_only(monkeypatch: pytest.MonkeyPatch) -> None:
    story = "The ferry\x9b1m left."
    monkeypatch.setattr("sys.stdout", _Terminal())
    assert spoken.text(story) == "The ferry⟨U+009B⟩1m left."
    monkeypatch.setattr("sys.stdout", io.StringIO())
    assert spoken.text(story) == story
