from pathlib import Path

import pytest

from corpus.export.sink import exporting
from corpus.export.withdrawn import lines, write
from corpus.store_file import Row

ROWS: list[Row] = [("a" * 16, 1), ("b" * 16, 0)]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        pytest.param("es-bulk", ['{"delete": {"_id": "aaaaaaaaaaaaaaaa"}}'], id="a delete action"),
        pytest.param(
            "jsonl", ['{"id": "aaaaaaaaaaaaaaaa", "why": "replaced by a later version"}'], id="a line of JSON"
        ),
    ],
)
def test_how_one_is_told(form: str, expected: list[str]) -> None:
    assert [line.decode().rstrip("\n") for line in lines(iter(ROWS[:1]), form)] == expected


def test_all_go_into_one_file_and_none_into_none(tmp_path: Path) -> None:
    with exporting(tmp_path) as sink:
        assert write(iter(ROWS), sink, "corpus-more1", "txt") == 2
        assert write(iter([]), sink, "corpus-more2", "txt") == 0
        assert [path.name for path in sink.files] == ["corpus-more1-withdrawn.jsonl"]
    assert (tmp_path / "corpus-more1-withdrawn.jsonl").read_text("utf-8").count("\n") == 2
