"""Train the net that is asked beside the trees, in numpy, and turn what it has learnt into whole numbers."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cleaners.features_text import Floats
from cleaners.story_net import AROUND, EXACT, STEPS, TOP, WEIGHT, Layer, Net, largest
from train.net_layers import CAP, Weights, backward, forward, fresh
from train.net_pages import COLUMNS, Measure, Page, altered, batch, dealt, measure, page
from train.samples import Sample

WIDTH: Final = 24
MEMBERS: Final = 2  # nets that learn from beginnings of their own
EPOCHS: Final = 20
_STEP: Final = 3e-3
_DECAY: Final = 0.02
_LOST: Final = 0.2  # of a layer's values, each time
_MOMENTS: Final = (0.9, 0.999)
_WARM: Final = 0.05  # of all steps, until the steps have their full length
# How many blocks, or values of a page, stand side by side before a layer of that name.
_BLOCKS: Final = {"last_weight": 1, "whole": 2} | {f"around{step}_weight": AROUND for step in STEPS}
_FLAT: Final = 1e-6  # weights below it are none


def fit(learnt_from: Sequence[Sample], doubted: Collection[str], seed: int = 1) -> Net:
    """A net of these pages.

    Args:
        learnt_from: the pages.
        doubted: names of those whose gold text is likely incomplete.
        seed: of all chance in it.
    """
    lie = measure(learnt_from)
    pages = [page(sample, doubted, lie) for sample in learnt_from]
    members = [trained(pages, chance) for chance in np.random.default_rng(seed).spawn(MEMBERS)]
    return whole_numbers(together(members), lie)


def trained(pages: Sequence[Page], chance: np.random.Generator) -> Weights:
    """Weights that make the loss over these pages small, by Adam with steps that grow, then shrink."""
    found = fresh(chance, len(COLUMNS), WIDTH)
    means = {name: np.zeros_like(value) for name, value in found.items()}
    squares = {name: np.zeros_like(value) for name, value in found.items()}
    batches = [some for _ in range(EPOCHS) for some in dealt(pages, chance)]
    for number, some in enumerate(batches):
        shown = [altered(pages[place], chance) for place in some]
        slopes = _slopes(found, shown, chance)
        length = float(np.sqrt(sum(float((slope**2).sum()) for slope in slopes.values())))
        short = np.float32(min(1, 1 / length))
        done = number / len(batches)
        step = _STEP * min(1, done / _WARM) * (1 + np.cos(np.pi * done)) / 2
        fade = [1 - rate ** (number + 1) for rate in _MOMENTS]
        for name in found:
            slope = short * slopes[name]
            means[name] += np.float32(1 - _MOMENTS[0]) * (slope - means[name])
            squares[name] += np.float32(1 - _MOMENTS[1]) * (slope**2 - squares[name])
            move = means[name] / np.float32(fade[0]) / (np.sqrt(squares[name] / np.float32(fade[1])) + np.float32(1e-8))
            decay = np.float32(0 if name.endswith("_bias") else _DECAY)
            found[name] -= np.float32(step) * (move + decay * found[name])
    return found


def _slopes(found: Weights, pages: Sequence[Page], chance: np.random.Generator) -> Weights:
    """How the loss grows with each weight: cross entropy of every block, as much as it weighs."""
    shown = batch(pages)
    odds, passed = forward(found, shown, chance, _LOST)
    said = 1 / (1 + np.exp(-odds))
    error = np.zeros_like(odds)
    for start, one in zip(shown.starts.tolist(), pages, strict=True):
        here = slice(start, start + len(one.inputs))
        error[here] = (said[here] - one.wanted) * one.weight / np.float32(len(pages) * 30)
    return backward(found, shown, passed, error)


def together(members: Sequence[Weights]) -> Weights:
    """Several nets as one, as wide as all of them: given the same, it says the mean of what they say."""
    found = {name: np.concatenate([one[name] for one in members], axis=-1) for name in members[0]}
    for name, blocks in _BLOCKS.items():
        found[name] = _side_by_side([one[name] for one in members], blocks)
    found["out_weight"] = np.concatenate([one["out_weight"] for one in members]) / np.float32(len(members))
    found["out_bias"] = np.mean([one["out_bias"] for one in members], axis=0)
    return found


def _side_by_side(parts: Sequence[Floats], blocks: int) -> Floats:
    """Weights between layers in which nobody hears of the others.

    Args:
        parts: of each net, blocks x its width by its width.
        blocks: how often a net's values stand in what the layer is given, the other nets' beside them.
    """
    width = parts[0].shape[1]
    found = np.zeros((blocks, len(parts), width, len(parts), width), np.float32)
    for place, part in enumerate(parts):
        found[:, place, :, place] = part.reshape(blocks, width, width)
    return found.reshape(blocks * len(parts) * width, len(parts) * width)


def whole_numbers(learnt: Weights, lie: Measure) -> Net:
    """What a net has learnt as bytes: each output's weights as large as they may be, its sums scaled to match.

    Raises:
        ValueError: a sum could be larger than float32 holds exactly.
    """
    given, handed = 1 / TOP, CAP / TOP  # what one more of an input, and of a layer's value, stands for

    def layer(name: str, unit: float, result: float, *beside: str) -> tuple[Layer, Floats]:
        most = np.max([np.abs(learnt[one]).max(axis=0) for one in (f"{name}_weight", *beside)], axis=0)
        larger = WEIGHT / np.maximum(most, _FLAT)
        return Layer(
            weight=np.rint(learnt[f"{name}_weight"] * larger).astype(np.float32),
            bias=np.rint(learnt[f"{name}_bias"] * larger / unit).astype(np.float32),
            scale=(unit / larger / result).astype(np.float32),
        ), larger

    first, larger = layer("first", given, handed, "tags")
    last, louder = layer("last", handed, handed, "whole")
    found = Net(
        columns=np.array(COLUMNS, np.intp),
        centre=lie.centre,
        spread=lie.spread,
        tags=np.rint(learnt["tags"] * larger / given).astype(np.float32),
        first=first,
        around=tuple(layer(f"around{step}", handed, handed)[0] for step in STEPS),
        whole=np.rint(learnt["whole"] * louder).astype(np.float32),
        last=last,
        out=layer("out", handed, 1)[0],
    )
    if largest(found) >= EXACT:
        raise ValueError(f"a sum of this net may reach {largest(found)}, {EXACT} is too much")
    return found


def write(net: Net, path: Path) -> None:
    """Save a net as cleaners/story_net.py reads it, in as few bytes as its numbers need."""
    numbers: dict[str, NDArray[Any]] = {
        "columns": net.columns.astype(np.int16),
        "centre": net.centre,
        "spread": net.spread,
        "tags": net.tags.astype(np.int16),
        "whole": net.whole.astype(np.int8),
    }
    layers = {"first": net.first, "last": net.last, "out": net.out}
    layers |= {f"around{step}": layer for step, layer in zip(STEPS, net.around, strict=True)}
    for name, layer in layers.items():
        numbers[f"{name}_weight"] = layer.weight.astype(np.int8)
        numbers[f"{name}_bias"] = layer.bias.astype(np.int32)
        numbers[f"{name}_scale"] = layer.scale
    np.savez_compressed(path, allow_pickle=False, **numbers)
