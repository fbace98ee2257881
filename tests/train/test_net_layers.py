"""The way back through the net tells how the loss grows, and pages of a batch know nothing of one another."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from cleaners.segment_tags import BLOCK_TAGS
from cleaners.story_net import HEADS, TAGS
from train import net_layers
from train.net_layers import GAP, Batch, Weights, backward, forward, fresh

COLUMNS, WIDTH = 6, 5
SIZES = (7, 1, 12)


def some(seed: int, sizes: tuple[int, ...] = SIZES) -> tuple[Weights, Batch]:
    """Weights and pages in double precision, which a difference of losses needs."""
    chance = np.random.default_rng(seed)
    weights: dict[str, Any] = {name: value.astype(np.float64) for name, value in fresh(chance, COLUMNS, WIDTH).items()}
    biases = {name: value for name, value in weights.items() if name.endswith("_bias")}
    weights |= {name: chance.normal(scale=0.3, size=value.shape) for name, value in biases.items()}
    rows = sum(sizes) + GAP * len(sizes)
    starts = np.append(0, np.cumsum(np.array(sizes) + GAP)[:-1])
    real = np.zeros((rows, 1))
    for start, size in zip(starts.tolist(), sizes, strict=True):
        real[start : start + size] = 1
    inputs = chance.uniform(-1, 1, (rows, COLUMNS)) * real
    tags = chance.integers(0, len(BLOCK_TAGS), (rows, len(TAGS)))
    return weights, Batch(inputs, tags, real, starts, np.array(sizes, float))  # type: ignore[arg-type]


def loss(weights: Weights, batch: Batch, much: NDArray[np.float64]) -> float:
    return float((np.logaddexp(0, forward(weights, batch)[0]) * much * batch.real).sum())


@pytest.mark.parametrize("name", sorted(fresh(np.random.default_rng(0), COLUMNS, WIDTH)))
def test_the_way_back_tells_how_the_loss_grows(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(net_layers, "CAP", 0.9)  # so that values are cut off at the top, too
    weights, batch = some(3)
    much = np.random.default_rng(4).random((len(batch.inputs), len(HEADS)))
    odds, passed = forward(weights, batch)
    told = backward(weights, batch, passed, much * batch.real / (1 + np.exp(-odds)))[name]
    moved = 0
    for place in map(tuple, np.argwhere(np.abs(told) > 1e-4)[:40].tolist()):
        value, step = weights[name][place], 1e-6
        weights[name][place] = value + step
        more = loss(weights, batch, much)
        weights[name][place] = value - step
        less = loss(weights, batch, much)
        weights[name][place] = value
        assert (more - less) / (2 * step) == pytest.approx(told[place], rel=1e-3, abs=1e-5)
        moved += 1
    assert moved >= 2


def test_a_page_gets_the_same_answer_in_any_company() -> None:
    weights, batch = some(5)
    together = forward(weights, batch)[0]
    for start, size in zip(batch.starts.tolist(), SIZES, strict=True):
        rows = slice(start, start + size + GAP)
        alone = Batch(
            batch.inputs[rows], batch.tags[rows], batch.real[rows], np.zeros(1, np.int64), np.array([size], float)
        )
        assert forward(weights, alone)[0][:size] == pytest.approx(together[start : start + size])


def test_hidden_values_are_made_up_for_by_the_others() -> None:
    weights, batch = some(6, (400,))
    chance = np.random.default_rng(1)
    held = forward(weights, batch, chance, 0.25)[1].held[0]
    assert set(np.unique(held)) == {np.float32(0), np.float32(1 / 0.75)}
    assert held.mean() == pytest.approx(1, abs=0.1)
