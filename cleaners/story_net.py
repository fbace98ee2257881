"""A small net that reads a block amid its neighbours, asked beside the trees: it errs elsewhere than they do.

Every sum in it is one of whole numbers that float32 holds exactly, in whatever order a processor adds them: bytes
times bytes, all below 2**24. Between the sums stand single additions, divisions and roundings, which IEEE 754 settles
to the last bit. So it says the same on every machine, though BLAS does the work.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cleaners.features_names import NAMES
from cleaners.features_text import Floats
from cleaners.segment_tags import BLOCK_TAGS

TOP: Final = 255  # of an input, up or down, and of what a layer hands on
WEIGHT: Final = 127  # of a weight, up or down
EXACT: Final = 2**24  # float32 holds every whole number up to here
STEPS: Final = (1, 2)  # blocks from one neighbour to the next, in each layer that looks around
AROUND: Final = 5  # blocks such a layer looks at, its own in the middle
TAGS: Final = tuple(map(NAMES.index, ("tag", "tag_up1", "tag_up2", "tag_up3")))  # columns that name an element
HEADS: Final = ("story", "other")  # for articles, for all other pages; as the models of trees are called
# BLAS starts threads for products of more multiplications, which wait for one another longer than they work.
_SMALL: Final = 2**18
_FIRST_TAG: Final = np.arange(len(TAGS))[:, None] * len(BLOCK_TAGS)


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """Whole numbers, but for the scale."""

    weight: Floats  # inputs x outputs
    bias: Floats  # outputs
    scale: Floats  # outputs: what one more in a sum is worth to the next layer


@dataclass(frozen=True, slots=True, eq=False)
class Net:
    """What a net has learnt."""

    columns: NDArray[np.intp]  # the features it reads as quantities
    centre: Floats  # of each such column
    spread: Floats  # how far from the centre a value is half of the most it can be
    tags: Floats  # for each of TAGS and each element, what it adds to the first layer's sums
    first: Layer
    around: tuple[Layer, ...]  # one for each of STEPS
    whole: Floats  # what the page's mean and greatest values add to the last sums
    last: Layer
    out: Layer  # one output for each of HEADS, log odds


@cache
def net() -> Net:
    """The net that ships with the package, read at first use."""
    with as_file(files("cleaners") / "model" / "net.npz") as path:
        return load(path)


def load(path: Path) -> Net:
    """A net as `train` writes it.

    Raises:
        ValueError: its sums could be larger than float32 holds exactly.
    """
    with np.load(path) as numbers:
        found = _read(dict(numbers))
    if (most := largest(found)) >= EXACT:
        raise ValueError(f"{path.name}: a sum of this net may reach {most}, {EXACT} is too much")
    return found


def _read(numbers: Mapping[str, NDArray[Any]]) -> Net:
    def layer(name: str) -> Layer:
        return Layer(*(numbers[f"{name}_{part}"].astype(np.float32) for part in ("weight", "bias", "scale")))

    return Net(
        columns=numbers["columns"].astype(np.intp),
        centre=numbers["centre"],
        spread=numbers["spread"],
        tags=numbers["tags"].astype(np.float32),
        first=layer("first"),
        around=tuple(layer(f"around{step}") for step in STEPS),
        whole=numbers["whole"].astype(np.float32),
        last=layer("last"),
        out=layer("out"),
    )


def largest(asked: Net) -> int:
    """What no sum of a net can exceed, whatever the page."""
    by_tag = np.abs(asked.tags).reshape(len(TAGS), len(BLOCK_TAGS), -1).max(axis=1).sum(axis=0)
    layers = (asked.first, *asked.around, asked.last, asked.out)
    more = (by_tag, *(0 for _ in asked.around), TOP * np.abs(asked.whole).sum(axis=0), 0)
    return max(
        int((TOP * np.abs(layer.weight).sum(axis=0) + np.abs(layer.bias) + extra).max())
        for layer, extra in zip(layers, more, strict=True)
    )


def odds(rows: Floats, asked: Net) -> Floats:
    """The log odds that each block is story: blocks x HEADS.

    Args:
        rows: the blocks of one page in their order, by features, as `features.NAMES` has them.
        asked: the net.
    """
    if not len(rows):
        return np.zeros((0, len(HEADS)), np.float32)
    sums = _times(_inputs(rows, asked), asked.first.weight)
    for places in rows.T[list(TAGS)].astype(np.intp) + _FIRST_TAG:
        sums += asked.tags.take(places, axis=0, mode="clip")
    values = _handed_on(sums, asked.first)
    for step, layer in zip(STEPS, asked.around, strict=True):
        values = _handed_on(_times(_neighbours(values, step), layer.weight), layer)
    sums = _times(values, asked.last.weight)
    sums += _page(values) @ asked.whole
    sums = _times(_handed_on(sums, asked.last), asked.out.weight)
    return (sums + asked.out.bias) * asked.out.scale


def _inputs(rows: Floats, asked: Net) -> Floats:
    """Each quantity as a whole number between -255 and 255, the nearer to an end the slower: blocks x columns."""
    away = rows.T.take(asked.columns, axis=0, mode="clip")  # column by column, as `features` has filled them
    away -= asked.centre[:, None]
    size = np.abs(away)
    size += asked.spread[:, None]
    away /= size
    away *= np.float32(TOP)
    return np.rint(away, out=away).T


def _times(values: Floats, weight: Floats) -> Floats:
    """A product of matrices, a few rows at a time."""
    found = np.empty((len(values), weight.shape[1]), np.float32)
    many = max(1, _SMALL // weight.size)
    for start in range(0, len(values), many):
        np.matmul(values[start : start + many], weight, out=found[start : start + many])
    return found


def _handed_on(sums: Floats, layer: Layer) -> Floats:
    """What a layer hands on: whole numbers between 0 and 255. The sums are used up."""
    sums += layer.bias
    sums *= layer.scale
    np.rint(sums, out=sums)
    return np.clip(sums, 0, TOP, out=sums)


def _neighbours(values: Floats, step: int) -> Floats:
    """Each block's values and those of its neighbours side by side; nothing stands beyond the page's ends."""
    edge = AROUND // 2 * step
    padded = np.zeros((len(values) + 2 * edge, values.shape[1]), np.float32)
    padded[edge : edge + len(values)] = values
    return np.concatenate([padded[at : at + len(values)] for at in range(0, 2 * edge + 1, step)], axis=1)


def _page(values: Floats) -> Floats:
    """The mean and the greatest of each value on the page."""
    mean = np.rint(values.sum(axis=0, dtype=np.float64) / len(values)).astype(np.float32)
    return np.concatenate((mean, values.max(axis=0)))
