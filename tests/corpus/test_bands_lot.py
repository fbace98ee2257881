import numpy as np
import pytest

from corpus import bands_lot
from corpus.bands_lot import Lot
from corpus.bands_segment import MemoryRun
from corpus.fingerprint_batch import Hashes

BAND, PHRASE, OTHER_PHRASE = 8, 9, 11


def keys(*numbers: int) -> Hashes:
    return np.array(numbers, np.uint64)


def earlier(*pairs: tuple[int, int]) -> MemoryRun:
    return MemoryRun(keys(*(key for key, _ in pairs)), np.array([text for _, text in pairs], np.uint32))


@pytest.mark.parametrize(
    ("lot", "run", "expected"),
    [
        pytest.param([keys(BAND)], [(BAND, 3)], [(3,)], id="a band"),
        pytest.param([keys(PHRASE)], [(PHRASE, 3)], [()], id="one phrase is a quotation"),
        pytest.param([keys(PHRASE, OTHER_PHRASE)], [(PHRASE, 3), (OTHER_PHRASE, 3)], [(3,)], id="two phrases"),
        pytest.param(
            [keys(PHRASE, OTHER_PHRASE)], [(PHRASE, 3), (OTHER_PHRASE, 4)], [()], id="a phrase of each of two"
        ),
        pytest.param([keys(BAND), keys(BAND)], [], [(), (7,)], id="among each other, the later one asks"),
        pytest.param([keys(BAND), keys(BAND)], [(BAND, 3)], [(3,), (3, 7)], id="both"),
        pytest.param([keys(), keys()], [(BAND, 3)], [(), ()], id="no keys"),
    ],
)
def test_what_each_text_of_a_lot_meets(
    lot: list[Hashes], run: list[tuple[int, int]], expected: list[tuple[int, ...]]
) -> None:
    assert Lot(7, lot).candidates([earlier(*run)]) == expected


def test_too_many_meetings_are_not_counted_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bands_lot, "MOST_MEETINGS", 5)
    assert Lot(7, [keys(BAND)] * 3).candidates([]) is None
    assert Lot(7, [keys(BAND)]).candidates([earlier(*((BAND, text) for text in range(6)))]) == [(0, 1, 2, 3, 4, 5)]
