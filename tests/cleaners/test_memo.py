"""What was asked before is not asked again, and what is kept does not grow without end."""

import pytest

from cleaners.memo import remembered


def test_what_was_asked_is_not_asked_again_until_there_is_too_much() -> None:
    asked: list[str] = []

    @remembered(2)
    def size(text: str) -> int:
        asked.append(text)
        return len(text)

    assert [size("a"), size("bc"), size("a"), size("bc")] == [1, 2, 1, 2]
    assert asked == ["a", "bc"]
    assert [size("def"), size("def"), size("a")] == [3, 3, 1]
    assert asked == ["a", "bc", "def", "a"]


def test_what_fails_is_not_kept() -> None:
    @remembered(2)
    def number(text: str) -> int:
        return int(text)

    for _ in range(2):
        with pytest.raises(ValueError, match="invalid"):
            number("a")
    assert number("1") == 1
