"""The line model: how likely a doubtful line is chrome, by small trees trained on labelled lines.

It knows no site and hardly a language, only how lines look among their neighbours; train/chrome.py
made it. It is asked after the rules, only about plain text, and only where they leave a line in doubt.
What it may cut of a page is bounded: see `chosen`.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from importlib.resources import as_file, files
from typing import Final

import numpy as np

from cleaners.chrome import shape as shapes
from cleaners.chrome.reading import Line, cut_of
from cleaners.cleaned import Cut
from cleaners.code import is_code
from cleaners.features_text import Floats
from cleaners.kinds import Kind
from cleaners.story import Model, log_odds, probabilities

LINE_MODEL_VERSION: Final = 8  # bump when the trees change
_LEAST: Final = 0.5  # chance; a line that is likelier story stays, however little it weighs (decision 28)
# Share of a page that may be lost, as far as the chances tell. With one threshold for all lines, two pages
# in a hundred more lose a hundredth of their story, and fewer come out spotless; see decisions 12, 16 and 28.
_BUDGET: Final = 0.001
_MOST: Final = 500  # doubtful lines; a page with more is a list or a log, no article. Of 852 pages none has 300


@cache
def trees() -> Model:
    """The trees, read once.

    Raises:
        ValueError: they were trained on other features than `shape.py` reads.
    """
    with as_file(files("cleaners.chrome") / "line_model.npz") as path, np.load(path) as numbers:
        if tuple(numbers["names"]) != shapes.NAMES:
            raise ValueError("line_model.npz was trained on other features: run train/chrome.py")
        return Model(feature=numbers["feature"].astype(np.int32), threshold=numbers["threshold"], leaf=numbers["leaf"])


def chances(rows: Floats, model: Model | None = None) -> list[float]:
    """How likely lines with these features are chrome, from 0 to 1."""
    found: list[float] = probabilities(log_odds(rows, model or trees())).tolist()
    return found


def chosen(likely: Mapping[int, float], shares: Mapping[int, float]) -> list[int]:
    """The lines that go, the likeliest first, as long as what may be lost with them stays within the budget.

    A line that is next to nothing of its page costs next to nothing when the model errs; a long paragraph
    goes only when the model is sure.

    Args:
        likely: for each doubtful line the chance that it is chrome.
        shares: what part of the page each is.
    """
    left = _BUDGET
    found: list[int] = []
    for number in sorted(likely, key=lambda number: (-likely[number], number)):
        risk = shares[number] * (1 - likely[number])
        if likely[number] >= _LEAST and risk <= left:
            left -= risk
            found.append(number)
    return found


def find(lines: tuple[Line, ...], claimed: AbstractSet[int], model: Model | None = None) -> Iterator[Cut]:
    """A cut for each doubtful line that is likely chrome.

    Args:
        lines: all of the page, those the rules claim included.
        claimed: the offsets of those.
        model: another one than the one that ships.
    """
    shape = shapes.shape_of(lines, claimed)
    if shape is None:
        return
    asked = [number for number in shapes.doubtful(shape) if lines[number].block.start not in claimed]
    if not asked or len(asked) > _MOST:
        return
    told = zip(asked, chances(shapes.rows(shape, asked), model), strict=True)
    # Code is short lines like those of menus, of which a manual has dozens.
    likely = {n: chance for n, chance in told if chance >= _LEAST and not is_code(lines[n].block.text)}
    shares = {n: lines[n].weight / max(1, shape.sizes[-1]) for n in likely}
    for number in sorted(chosen(likely, shares)):
        line = lines[number]
        yield cut_of(
            line,
            line.said[0].kind if line.said else Kind.OTHER,
            "other.line_model",
            f"chance {likely[number]:.2f}",
            by=f"lines@{LINE_MODEL_VERSION}",
        )
