"""A walk finds what py3langid finds, and says what it is worth to the last bit."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from cleaners import kernels

compiled = kernels.compiled("cleaners.native.detector")
pytestmark = pytest.mark.skipif(compiled is None, reason="the compiled walk was not built")
STATES, FEATURES, LANGUAGES = 5, 4, 3
Model = tuple[NDArray[np.uint32], NDArray[np.uint16], NDArray[np.int32], NDArray[np.uint16]]


def some(seed: int) -> Model:
    chance = np.random.default_rng(seed)
    return (
        chance.integers(0, STATES, 3 * 256).astype(np.uint32),
        chance.integers(0, 3, STATES).astype(np.uint16),
        chance.integers(-1, FEATURES, STATES).astype(np.int32),
        chance.normal(size=(FEATURES, LANGUAGES)).astype(np.float16).view(np.uint16),
    )


@given(st.integers(0, 99), st.lists(st.binary(max_size=40), min_size=1, max_size=3))
def test_each_text_is_walked_as_python_walks_it(seed: int, texts: list[bytes]) -> None:
    moves, rows, features, table = some(seed)
    walk = compiled.Walk(moves, rows, features, table)
    for text in texts:
        state, met = 0, dict[int, int]()
        for letter in text:
            state = int(moves[int(rows[state]) * 256 + letter])
            if features[state] >= 0:
                met[int(features[state])] = met.get(int(features[state]), 0) + 1
        times, worth = (np.frombuffer(raw, np.float32) for raw in walk.read(text))
        assert times.tolist() == [*met.values()]
        assert np.array_equal(worth, table.view(np.float16)[[*met]].astype(np.float32).ravel())


def test_every_finite_number_of_16_bits_is_read_as_numpy_reads_it() -> None:
    halves = np.arange(1 << 16, dtype=np.uint16)
    finite = halves[np.isfinite(halves.view(np.float16))].reshape(1, -1)
    walk = compiled.Walk(np.zeros(256, np.uint32), np.zeros(1, np.uint16), np.zeros(1, np.int32), finite)
    assert walk.read(b"a")[1] == finite.view(np.float16).astype(np.float32).tobytes()


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        pytest.param(0, np.full(768, STATES, np.uint32), id="no such state"),
        pytest.param(1, np.full(STATES, 3, np.uint16), id="no such row"),
        pytest.param(1, np.zeros(0, np.uint16), id="no states"),
        pytest.param(2, np.full(STATES, FEATURES, np.int32), id="no such feature"),
        pytest.param(2, np.zeros(STATES + 1, np.int32), id="features of others"),
        pytest.param(3, np.full((FEATURES, LANGUAGES), 0x7C00, np.uint16), id="infinite"),
        pytest.param(3, np.zeros((0, LANGUAGES), np.uint16), id="no table"),
    ],
)
def test_a_model_that_does_not_fit_is_refused(place: int, wrong: NDArray[np.generic]) -> None:
    parts = list[NDArray[np.generic]](some(1))
    parts[place] = wrong
    with pytest.raises(ValueError, match=r"\w"):
        compiled.Walk(*parts)
