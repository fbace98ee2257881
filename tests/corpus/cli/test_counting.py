"""Counting lets everything through, one by one, and says nothing where nobody watches."""

from collections.abc import Iterator

import pytest

from corpus.cli.counting import counted


def test_items_pass_unchanged_and_as_they_come(capsys: pytest.CaptureFixture[str]) -> None:
    taken: list[int] = []

    def source() -> Iterator[int]:
        for number in range(3):
            taken.append(number)
            yield number

    for seen, number in enumerate(counted(source(), "counting"), start=1):
        assert len(taken) == seen
        assert number == seen - 1
    assert capsys.readouterr() == ("", "")
