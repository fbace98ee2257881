"""Extractors are timed page by page in turn, and a crash takes its time too."""

import pytest

from bench.clean_times import better_of_two, in_turn


def test_every_extractor_has_a_page_before_any_has_the_next() -> None:
    asked: list[tuple[str, int]] = []

    def timed(name: str, number: int) -> float:
        asked.append((name, number))
        return float(len(asked))

    found = in_turn({name: lambda number, name=name: timed(name, number) for name in "ab"}, 2)  # type: ignore[misc] # bound per name
    assert asked == [("a", 0), ("b", 0), ("a", 1), ("b", 1)]
    assert found == {"a": [1.0, 3.0], "b": [2.0, 4.0]}


def test_a_page_is_extracted_twice_and_a_crash_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    seen: list[object] = []

    def extract(page: object) -> None:
        seen.append(page)
        raise ValueError(page)

    assert better_of_two(extract, "page") >= 0
    assert seen == ["page", "page"]
    assert capsys.readouterr().err == "ValueError\n" * 2
