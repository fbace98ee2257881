"""Texts are numbered and compared alike, however many come at a time."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import bands
from corpus.fingerprint import fingerprints
from corpus.store_file import Row
from tests.corpus.shelf import opened, prose, reworded

STORY = [prose(n) for n in range(3)]
TEXTS = [
    *STORY,
    *(reworded(text, 30, 31) for text in STORY),
    *("\n\n".join(text.split("\n\n")[:6]) for text in STORY),
    "",
    "…",
    f" {STORY[0]}\n",
]


def kept(folder: Path, lots: list[list[int]]) -> tuple[list[int], list[Row], list[Row]]:
    """The numbers of texts that come in lots, the rows of fingerprints and of twins."""
    numbers: list[int] = []
    with opened(folder) as store:
        for lot in lots:
            with store.transaction():
                numbers += store.texts.numbers(list(fingerprints([TEXTS[text] for text in lot])))
        fingerprint_rows = store.database.rows("SELECT * FROM fingerprints ORDER BY number")
        return numbers, fingerprint_rows, store.database.rows("SELECT * FROM twins ORDER BY one, other")


@settings(max_examples=25)
@given(st.lists(st.lists(st.integers(0, len(TEXTS) - 1), min_size=1, max_size=8), min_size=1, max_size=4))
def test_many_at_a_time_come_to_the_same_as_one_by_one(
    tmp_path_factory: pytest.TempPathFactory, lots: list[list[int]]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bands, "_LOT_TEXTS", 2)
        many = kept(tmp_path_factory.mktemp("many"), lots)
        texts = [text for lot in lots for text in lot]
        assert kept(tmp_path_factory.mktemp("all"), [texts]) == many
        assert kept(tmp_path_factory.mktemp("each"), [[text] for text in texts]) == many


def test_a_text_and_its_copies_have_one_number(tmp_path: Path) -> None:
    numbers, rows, twins = kept(tmp_path, [[0, 1, 0], [len(TEXTS) - 1, 3]])
    assert numbers == [1, 2, 1, 1, 3]
    assert [row[0] for row in rows] == [1, 2, 3]
    assert [row[:3] for row in twins] == [(1, 3, "near")]


def test_what_is_undone_is_numbered_again(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        made = list(fingerprints(TEXTS[:3]))
        before = store.texts.last
        store.connection.execute("BEGIN")
        assert store.texts.numbers(made) == [1, 2, 3]
        store.connection.rollback()
        store.texts.forget(before)
        with store.transaction():
            assert store.texts.numbers(made[1:]) == [1, 2]
