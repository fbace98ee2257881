"""The net of cleaners/story_net.py in floating point, and how an error at its end reaches each of its weights.

Pages stand one behind the other in a batch, with gaps between them so wide that no layer looks across.
"""

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaners.features_text import Floats, Ints
from cleaners.segment_tags import BLOCK_TAGS
from cleaners.story_net import AROUND, HEADS, STEPS, TAGS

CAP: Final = 8.0  # the most a layer hands on
GAP: Final = AROUND // 2 * max(STEPS)
_KINDS: Final = len(BLOCK_TAGS)
Weights = dict[str, Floats]


class Batch(NamedTuple):
    """Some pages, a row for each block and each place of a gap."""

    inputs: Floats  # rows x columns, between -1 and 1
    tags: Ints  # rows x TAGS
    real: Floats  # rows x 1: 1 for a block, 0 in a gap
    starts: Ints  # the row each page begins with
    sizes: Floats  # blocks of each page


@dataclass(frozen=True, slots=True)
class Passed:
    """What the way forward has left for the way back."""

    values: list[Floats]  # of each layer
    open: list[NDArray[np.bool_]]  # where a layer's value follows its sum
    seen: list[Floats]  # what each layer but the first was given
    held: list[Floats]  # which of a layer's values the next one was shown, and how much louder
    page: Floats  # pages x twice the width: mean, then greatest
    owner: Ints  # the page of each row


def fresh(chance: np.random.Generator, columns: int, width: int) -> Weights:
    """Weights to begin with."""

    def some(rows: int, outputs: int, size: float) -> Floats:
        return np.asarray(chance.standard_normal((rows, outputs)) * size, np.float32)

    found = {
        "first_weight": some(columns, width, 1.5 * (2 / columns) ** 0.5),
        "tags": some(len(TAGS) * _KINDS, width, 0.1),
        "last_weight": some(width, width, (2 / width) ** 0.5),
        "whole": some(2 * width, width, 0.5 * width**-0.5),
        "out_weight": some(width, len(HEADS), 0.5 * (2 / width) ** 0.5),
    }
    for step in STEPS:
        found[f"around{step}_weight"] = some(AROUND * width, width, (2 / (AROUND * width)) ** 0.5)
    for name in [name for name in found if name.endswith("_weight")]:
        found[name.replace("_weight", "_bias")] = np.zeros(found[name].shape[1], np.float32)
    return found


def forward(
    weights: Weights, batch: Batch, chance: np.random.Generator | None = None, lost: float = 0.0
) -> tuple[Floats, Passed]:
    """The log odds of each row, and what the way back needs.

    Args:
        weights: of the net.
        batch: the pages.
        chance: draws which values are hidden from the next layer; nothing is hidden without one.
        lost: the share of them.
    """
    kept = Passed([], [], [], [], np.zeros(0, np.float32), np.zeros(0, np.int64))
    sums = batch.inputs @ weights["first_weight"] + weights["first_bias"]
    for place, codes in enumerate(batch.tags.T):
        sums += weights["tags"][codes + place * _KINDS]
    values = _handed_on(sums, batch.real, kept)
    for step in STEPS:
        kept.seen.append(_neighbours(_shown(values, chance, lost, kept), step))
        sums = kept.seen[-1] @ weights[f"around{step}_weight"] + weights[f"around{step}_bias"]
        values = _handed_on(sums, batch.real, kept)
    page = np.concatenate(
        (np.add.reduceat(values, batch.starts) / batch.sizes[:, None], np.maximum.reduceat(values, batch.starts)),
        axis=1,
    )
    owner = np.repeat(np.arange(len(batch.starts)), np.diff(np.append(batch.starts, len(values))))
    kept.seen.append(_shown(values, chance, lost, kept))
    sums = kept.seen[-1] @ weights["last_weight"] + weights["last_bias"] + (page @ weights["whole"])[owner]
    kept.seen.append(_shown(_handed_on(sums, batch.real, kept), chance, lost, kept))
    odds = kept.seen[-1] @ weights["out_weight"] + weights["out_bias"]
    return odds, Passed(kept.values, kept.open, kept.seen, kept.held, page, owner)


def backward(weights: Weights, batch: Batch, passed: Passed, error: Floats) -> Weights:
    """How the loss grows with each weight.

    Args:
        weights: of the net.
        batch: what was passed forward.
        passed: what that left.
        error: how the loss grows with each row's log odds.
    """
    found: Weights = {}

    def layer(name: str, seen: Floats, slope: Floats) -> Floats:
        found[f"{name}_weight"], found[f"{name}_bias"] = seen.T @ slope, slope.sum(axis=0)
        return np.asarray(slope @ weights[f"{name}_weight"].T, np.float32)

    slope = layer("out", passed.seen[-1], error) * passed.held[-1] * passed.open[-1]
    by_page = np.add.reduceat(slope, batch.starts)
    found["whole"] = passed.page.T @ by_page
    slope = layer("last", passed.seen[-2], slope) * passed.held[-2]
    slope += _through_page(by_page @ weights["whole"].T, batch, passed)
    for place in reversed(range(len(STEPS))):
        slope *= passed.open[place + 1]
        slope = layer(f"around{STEPS[place]}", passed.seen[place], slope)
        slope = _gathered(slope, STEPS[place]) * passed.held[place]
    slope *= passed.open[0]
    found["first_weight"], found["first_bias"] = batch.inputs.T @ slope, slope.sum(axis=0)
    found["tags"] = np.concatenate(
        [(codes[:, None] == np.arange(_KINDS)).astype(np.float32).T @ slope for codes in batch.tags.T]
    )
    return found


def _handed_on(sums: Floats, real: Floats, kept: Passed) -> Floats:
    kept.open.append((sums > 0) & (sums < CAP) & (real > 0))
    kept.values.append(np.clip(sums, 0, CAP) * real)
    return kept.values[-1]


def _shown(values: Floats, chance: np.random.Generator | None, lost: float, kept: Passed) -> Floats:
    """The values without those that are hidden, the others louder by as much."""
    held = np.ones((1, 1), np.float32)
    if chance is not None:
        held = (chance.random(values.shape, np.float32) >= lost).astype(np.float32) / np.float32(1 - lost)
    kept.held.append(held)
    return values * held


def _neighbours(values: Floats, step: int) -> Floats:
    edge, rows = AROUND // 2 * step, len(values)
    padded = np.pad(values, ((edge, edge), (0, 0)))
    return np.concatenate([padded[at : at + rows] for at in range(0, 2 * edge + 1, step)], axis=1)


def _gathered(slope: Floats, step: int) -> Floats:
    """The way back through `_neighbours`."""
    edge, rows, width = AROUND // 2 * step, len(slope), slope.shape[1] // AROUND
    padded = np.zeros((rows + 2 * edge, width), np.float32)
    for place, at in enumerate(range(0, 2 * edge + 1, step)):
        padded[at : at + rows] += slope[:, place * width : (place + 1) * width]
    return padded[edge : edge + rows]


def _through_page(slope: Floats, batch: Batch, passed: Passed) -> Floats:
    """The way back through a page's mean and greatest values; equal ones share it."""
    values, owner = passed.values[-2], passed.owner
    width = values.shape[1]
    greatest = (values == passed.page[owner, width:]) & (values > 0)
    shared = slope[:, width:] / np.maximum(np.add.reduceat(greatest.astype(np.float32), batch.starts), 1)
    mean = slope[:, :width] / batch.sizes[:, None]
    return np.asarray(mean[owner] * batch.real + greatest * shared[owner], np.float32)
