"""The net says what whole numbers say, whoever adds them, and no sum of it is too large for that."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaners import story_net
from cleaners.features_names import NAMES
from cleaners.features_text import Floats
from cleaners.segment_tags import BLOCK_TAGS
from cleaners.story_net import (
    AROUND,
    EXACT,
    HEADS,
    STEPS,
    TAGS,
    TOP,
    WEIGHT,
    Layer,
    Net,
    largest,
    load,
    net,
    odds,
)
from train.net import write

WIDTH = 3


def some_net(seed: int) -> Net:
    chance = np.random.default_rng(seed)
    columns = np.setdiff1d(np.arange(len(NAMES)), TAGS)[:9]

    def layer(inputs: int, outputs: int) -> Layer:
        return Layer(
            chance.integers(-WEIGHT, WEIGHT + 1, (inputs, outputs)).astype(np.float32),
            chance.integers(-9_999, 9_999, outputs).astype(np.float32),
            chance.uniform(0.001, 0.02, outputs).astype(np.float32),
        )

    return Net(
        columns=columns,
        centre=chance.normal(size=len(columns)).astype(np.float32),
        spread=chance.uniform(0.1, 2, len(columns)).astype(np.float32),
        tags=chance.integers(-999, 999, (len(TAGS) * len(BLOCK_TAGS), WIDTH)).astype(np.float32),
        first=layer(len(columns), WIDTH),
        around=tuple(layer(AROUND * WIDTH, WIDTH) for _ in STEPS),
        whole=chance.integers(-WEIGHT, WEIGHT + 1, (2 * WIDTH, WIDTH)).astype(np.float32),
        last=layer(WIDTH, WIDTH),
        out=layer(WIDTH, len(HEADS)),
    )


def some_rows(seed: int, blocks: int) -> Floats:
    chance = np.random.default_rng(seed)
    rows = chance.normal(scale=3, size=(blocks, len(NAMES))).astype(np.float32)
    rows[:, TAGS] = chance.integers(0, len(BLOCK_TAGS), (blocks, len(TAGS)))
    return rows


def handed_on(sums: list[int], layer: Layer) -> list[int]:
    """Whole numbers in, whole numbers out; between them one product and one rounding, as IEEE 754 has them."""
    scaled = [
        np.rint(np.float32(total + int(bias)) * scale)
        for total, bias, scale in zip(sums, layer.bias, layer.scale, strict=True)
    ]
    return [min(max(int(value), 0), TOP) for value in scaled]


def added(values: list[int], weight: Floats) -> list[int]:
    return [sum(value * int(one) for value, one in zip(values, column, strict=True)) for column in weight.T]


def by_hand(rows: Floats, asked: Net) -> list[list[float]]:
    """What a net says, block by block, in Python's own whole numbers."""
    values: list[list[int]] = []
    for row in rows:
        away = [row[column] - centre for column, centre in zip(asked.columns, asked.centre, strict=True)]
        inputs = [
            int(np.rint(one / (abs(one) + by) * np.float32(TOP))) for one, by in zip(away, asked.spread, strict=True)
        ]
        sums = added(inputs, asked.first.weight)
        for place, column in enumerate(TAGS):
            told = asked.tags[place * len(BLOCK_TAGS) + int(row[column])]
            sums = [total + int(more) for total, more in zip(sums, told, strict=True)]
        values.append(handed_on(sums, asked.first))
    for step, layer in zip(STEPS, asked.around, strict=True):
        beyond = [[0] * WIDTH] * (AROUND * step)
        padded = beyond + values + beyond
        seen = [
            [value for at in range(-(AROUND // 2), AROUND // 2 + 1) for value in padded[len(beyond) + here + at * step]]
            for here in range(len(values))
        ]
        values = [handed_on(added(one, layer.weight), layer) for one in seen]
    columns = list(zip(*values, strict=True))
    page = [round(sum(column) / len(values)) for column in columns] + [max(column) for column in columns]
    more = added(page, asked.whole)
    last = [
        handed_on([a + b for a, b in zip(added(one, asked.last.weight), more, strict=True)], asked.last)
        for one in values
    ]
    return [
        [float(np.float32(total + int(bias)) * scale) for total, bias, scale in zip(
            added(one, asked.out.weight), asked.out.bias, asked.out.scale, strict=True
        )]
        for one in last
    ]  # fmt: skip


@settings(max_examples=40)
@given(st.integers(0, 999), st.integers(1, 12))
def test_it_says_what_python_s_whole_numbers_say_to_the_last_bit(seed: int, blocks: int) -> None:
    asked, rows = some_net(seed), some_rows(seed + 1, blocks)
    assert odds(rows, asked).tolist() == by_hand(rows, asked)


@pytest.mark.parametrize("many", [1, 7, 50, 10_000_000], ids=lambda many: f"{many}-multiplications")
def test_how_a_product_is_cut_up_changes_nothing(many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, rows = net(), some_rows(1, 300)
    said = odds(rows, asked)
    monkeypatch.setattr(story_net, "_SMALL", many)
    assert odds(rows, asked).tobytes() == said.tobytes()


@pytest.mark.parametrize("order", ["C", "F"])
def test_how_the_rows_lie_changes_nothing(order: str) -> None:
    rows = some_rows(2, 200)
    laid = np.asarray(rows, order="F" if order == "F" else "C")
    assert odds(laid, net()).tobytes() == odds(rows, net()).tobytes()


def test_a_page_without_blocks_gets_no_answers() -> None:
    assert odds(np.zeros((0, len(NAMES)), np.float32), net()).shape == (0, len(HEADS))


def test_what_stands_around_a_block_counts_and_what_stands_far_away_does_not() -> None:
    # Without what the whole page says.
    asked = replace(some_net(5), whole=np.zeros((2 * WIDTH, WIDTH), np.float32))
    rows = some_rows(3, 60)
    moved = rows.copy()
    moved[30] = -rows[30]
    moved[30, TAGS] = rows[30, TAGS]
    changed = np.flatnonzero((odds(moved, asked) != odds(rows, asked)).any(axis=1))
    reach = AROUND // 2 * sum(STEPS)
    assert 30 - reach <= changed.min() < 30 < changed.max() <= 30 + reach


def test_no_sum_of_the_shipped_net_leaves_what_float32_holds_exactly() -> None:
    asked = net()
    assert largest(asked) < EXACT
    layers = (asked.first, *asked.around, asked.last, asked.out)
    for numbers in (asked.tags, asked.whole, *(part for one in layers for part in (one.weight, one.bias))):
        assert (numbers == np.rint(numbers)).all()


def test_the_largest_sum_counts_every_part_of_each_layer() -> None:
    flat = some_net(4)
    heavy = Layer(np.full((WIDTH, 2), -9_000, np.float32), np.full(2, 5, np.float32), flat.out.scale)
    assert largest(replace(flat, out=heavy)) == TOP * 9_000 * WIDTH + 5
    tags = np.zeros((len(TAGS) * len(BLOCK_TAGS), WIDTH), np.float32)
    tags[[0, 1, len(BLOCK_TAGS)], 1] = 10_000_000, 12_000_000, -11_000_000
    first = Layer(np.ones((9, WIDTH), np.float32), np.full(WIDTH, -7, np.float32), flat.first.scale)
    assert largest(replace(flat, tags=tags, first=first)) == 9 * TOP + 7 + 12_000_000 + 11_000_000
    whole = np.full((2 * WIDTH, WIDTH), 20_000, np.float32)
    last = Layer(np.ones((WIDTH, WIDTH), np.float32), np.full(WIDTH, 3, np.float32), flat.last.scale)
    assert largest(replace(flat, whole=whole, last=last)) == TOP * (2 * WIDTH * 20_000 + WIDTH) + 3


def test_a_net_whose_sums_could_be_too_large_is_refused(tmp_path: Path) -> None:
    asked, rows = some_net(9), some_rows(6, 40)
    write(asked, tmp_path / "fine.npz")
    assert odds(rows, load(tmp_path / "fine.npz")).tobytes() == odds(rows, asked).tobytes()
    heavy = replace(asked.first, bias=np.full(WIDTH, EXACT, np.float32))
    write(replace(asked, first=heavy), tmp_path / "large.npz")
    with pytest.raises(ValueError, match=r"large\.npz: a sum of this net may reach \d+, 16777216 is too much"):
        load(tmp_path / "large.npz")
