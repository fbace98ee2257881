from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import bands_segment
from corpus.bands_segment import MAX_POSTINGS, DiskRun, MemoryRun, Run, write

PAIRS = st.lists(st.tuples(st.sampled_from([0, 1, 2, 3, 10, 2**63, 2**64 - 1]), st.integers(0, 50)), max_size=60)


def memory_run(pairs: list[tuple[int, int]]) -> MemoryRun:
    return MemoryRun(np.array([key for key, _ in pairs], np.uint64), np.array([text for _, text in pairs], np.uint32))


def found(run: Run, *keys: int) -> list[tuple[int, int]]:
    got = run.find(np.array(keys, np.uint64))
    return list(zip(got[0].tolist(), got[1].tolist(), strict=True))


@given(st.lists(PAIRS, min_size=1, max_size=4), st.integers(1, 7), st.integers(1, 7))
def test_a_merged_file_holds_all_pairs_in_order(
    tmp_path_factory: pytest.TempPathFactory, lots: list[list[tuple[int, int]]], step: int, fence: int
) -> None:
    path = tmp_path_factory.mktemp("runs") / "merged.run"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bands_segment, "_MERGE_PAIRS", step)
        patch.setattr(bands_segment, "_FENCE", fence)
        write(path, [memory_run(lot) for lot in lots])
        merged = DiskRun(path)
        whole = sorted(pair for lot in lots for pair in lot)
        keys = merged.slice(0, len(merged))[0].tolist()
        assert keys == [key for key, _ in whole]
        for key in {0, 1, 2, 5, 2**63, 2**64 - 1}:
            assert sorted(found(merged, key)) == [pair for pair in whole if pair[0] == key]
        merged.close()


def test_memory_and_disk_find_the_same(tmp_path: Path) -> None:
    pairs = [(key * 1_000_003 % 2**40, key % 500) for key in range(5_000)]
    held = memory_run(pairs)
    write(tmp_path / "a.run", [held])
    kept = DiskRun(tmp_path / "a.run")
    keys = [pairs[7][0], 5, pairs[4_999][0], pairs[0][0]]
    assert found(kept, *keys) == found(held, *keys)
    assert found(kept, 5) == []
    kept.close()


def test_a_key_of_too_many_texts_is_cut_short(tmp_path: Path) -> None:
    held = memory_run([(3, text) for text in range(MAX_POSTINGS + 700)] + [(4, 1)])
    write(tmp_path / "a.run", [held])
    kept = DiskRun(tmp_path / "a.run")
    assert found(kept, 3) == found(held, 3) == [(3, text) for text in range(MAX_POSTINGS)]
    assert found(kept, 4) == [(4, 1)]
    kept.close()


def test_a_torn_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.run").write_bytes(b"x" * 13)
    with pytest.raises(ValueError, match="13 bytes"):
        DiskRun(tmp_path / "a.run")


def test_an_empty_run_finds_nothing(tmp_path: Path) -> None:
    write(tmp_path / "a.run", [memory_run([])])
    kept = DiskRun(tmp_path / "a.run")
    assert found(kept, 1) == []
    kept.close()
