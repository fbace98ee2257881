import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import bands, bands_lot
from corpus.bands import BandIndex, IndexDamageError
from corpus.fingerprint_batch import Hashes


def keys(*numbers: int) -> Hashes:
    return np.array(numbers, np.uint64)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts move from the dict to memory, and from memory to disk, after a handful."""
    monkeypatch.setattr(bands, "_FRESH_TEXTS", 3)
    monkeypatch.setattr(bands, "_HELD_TEXTS", 6)


def filled(folder: Path, texts: int, *, first: int = 1) -> BandIndex:
    """An index in which text n has band 2n, the band 1000 if it is even, and anchors 2n+1 and 2n+3."""
    index = BandIndex.open(folder)
    for text in range(first, first + texts):
        index.add(text, keys(2 * text, *([1000] if text % 2 == 0 else []), 2 * text + 1, 2 * text + 3))
        index.settle()
    return index


@pytest.mark.parametrize("texts", [1, 2, 3, 5, 6, 7, 40], ids=lambda n: f"{n} texts")
def test_texts_are_found_wherever_they_lie(tmp_path: Path, texts: int) -> None:
    index = filled(tmp_path, texts)
    for text in range(1, texts + 1):
        assert index.candidates(keys(2 * text)) == (text,)
    assert index.candidates(keys(1000)) == tuple(range(2, texts + 1, 2))
    assert len(index) == texts * 3 + texts // 2
    index.close()


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param((8,), (4,), id="a band"),
        pytest.param((9,), (), id="one anchor is a quotation"),
        pytest.param((9, 11), (4,), id="two anchors"),
        pytest.param((9, 11, 13), (4, 5), id="two anchors each"),
        pytest.param((7001,), (), id="an unknown key"),
        pytest.param((), (), id="no key"),
    ],
)
@pytest.mark.parametrize("texts", [5, 9], ids=["in memory", "on disk"])
def test_a_band_or_two_anchors_make_a_candidate(
    tmp_path: Path, asked: tuple[int, ...], expected: tuple[int, ...], texts: int
) -> None:
    index = filled(tmp_path, texts)
    assert index.candidates(keys(*asked)) == expected
    index.close()


def test_what_is_on_disk_outlives_the_process_and_the_rest_is_told(tmp_path: Path) -> None:
    filled(tmp_path, 8).close()
    again = BandIndex.open(tmp_path)
    assert again.covers == 6
    assert again.candidates(keys(1000)) == (2, 4, 6)
    for text in (7, 8):
        again.add(text, keys(1000))
    assert again.candidates(keys(1000)) == (2, 4, 6, 7, 8)
    again.close()


def test_an_undone_transaction_is_forgotten(tmp_path: Path) -> None:
    index = filled(tmp_path, 4)
    index.add(5, keys(10, 1000))
    index.forget(4)
    assert index.candidates(keys(10, 1000)) == (2, 4)
    index.add(5, keys(10))
    assert index.candidates(keys(10)) == (5,)
    index.close()


def test_segments_stay_few_and_only_listed_ones_lie_in_the_folder(tmp_path: Path) -> None:
    index = filled(tmp_path, 200)
    listed = json.loads((tmp_path / "manifest.json").read_text())["segments"]
    assert sorted(path.name for path in tmp_path.glob("*.run")) == sorted(listed)
    assert len(listed) <= 6
    index.compact()
    assert len(list(tmp_path.glob("*.run"))) == 1
    assert index.covers == 200
    assert index.candidates(keys(1000)) == tuple(range(2, 201, 2))
    index.close()


def test_what_a_crash_left_is_swept(tmp_path: Path) -> None:
    filled(tmp_path, 8).close()
    (tmp_path / "00000099.run").write_bytes(b"half a segm")
    (tmp_path / ".manifest.json.abc.tmp").write_bytes(b"{")
    BandIndex.open(tmp_path).close()
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".json", ".run"]


def _cut_short(folder: Path) -> None:
    path = next(folder.glob("*.run"))
    path.write_bytes(path.read_bytes()[:-1])


def _lost(folder: Path) -> None:
    next(folder.glob("*.run")).unlink()


def _garbled(folder: Path) -> None:
    (folder / "manifest.json").write_text("{")


def _other_algorithm(folder: Path) -> None:
    path = folder / "manifest.json"
    path.write_text(path.read_text().replace("16x4", "42x3"))


@pytest.mark.parametrize("harm", [_cut_short, _lost, _garbled, _other_algorithm])
def test_damage_is_named_and_clearing_begins_anew(tmp_path: Path, harm: object) -> None:
    filled(tmp_path, 8).close()
    assert callable(harm)
    harm(tmp_path)
    with pytest.raises(IndexDamageError):
        BandIndex.open(tmp_path)
    BandIndex.clear(tmp_path)
    index = BandIndex.open(tmp_path)
    assert (index.covers, len(index)) == (0, 0)
    index.close()


@settings(max_examples=40)
@given(st.lists(st.lists(st.integers(0, 12), max_size=4), max_size=30), st.sets(st.integers(0, 29)))
def test_answers_do_not_depend_on_where_texts_lie(
    tmp_path_factory: pytest.TempPathFactory, texts: list[list[int]], flushes: set[int]
) -> None:
    index = BandIndex.open(tmp_path_factory.mktemp("index"))
    for number, own in enumerate(texts, 1):
        index.add(number, keys(*sorted({2 * key for key in own})))
        if number in flushes:
            index.flush()
    for key in range(13):
        expected = tuple(number for number, own in enumerate(texts, 1) if key in own)
        assert index.candidates(keys(2 * key)) == expected
    index.close()


LOTS = st.lists(st.lists(st.lists(st.integers(0, 25), max_size=4), min_size=1, max_size=9), max_size=8)


@settings(max_examples=100)
@given(LOTS, st.sets(st.integers(0, 7)), st.sets(st.integers(0, 7)), st.integers(0, 40))
def test_filing_many_at_a_time_finds_what_one_by_one_finds(
    tmp_path_factory: pytest.TempPathFactory,
    lots: list[list[list[int]]],
    flushes: set[int],
    undone: set[int],
    most: int,
) -> None:
    many, each = (BandIndex.open(tmp_path_factory.mktemp(name)) for name in ("many", "each"))
    first = 1
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bands, "_LOT_TEXTS", 3)
        patch.setattr(bands_lot, "MOST_MEETINGS", most)
        for number, lot in enumerate(lots):
            own = [keys(*sorted(set(text))) for text in lot]
            assert many.file(first, own) == [each._file_one(text, key) for text, key in enumerate(own, first)]  # noqa: SLF001
            if number in undone:
                for index in (many, each):
                    index.forget(first)
                first += 1
                continue
            first += len(own)
            for index in (many, each):
                index.settle()
                if number in flushes:
                    index.flush()
            assert many.covers == each.covers
    assert len(many) == len(each)
    many.close()
    each.close()
