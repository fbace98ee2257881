"""The net learns what only a block's neighbours tell, and is the same net in whole numbers."""

from pathlib import Path

import numpy as np
import pytest

from cleaners.features_names import NAMES
from cleaners.features_text import Floats
from cleaners.segment_tags import BLOCK_TAGS
from cleaners.story_net import EXACT, HEADS, TOP, WEIGHT, Net, largest, load, odds
from train import net as trainer
from train.net import fit, together, whole_numbers, write
from train.net_layers import forward, fresh
from train.net_pages import COLUMNS, Measure, batch, measure, page
from train.pages import Labelled
from train.samples import Sample

LONG = NAMES.index("log_chars")
FLAT = Measure(np.zeros(len(COLUMNS), np.float32), np.ones(len(COLUMNS), np.float32))


def sample(seed: int, blocks: int = 60) -> Sample:
    """A page on which a block is story when the two before it are long, and its own looks tell nothing."""
    chance = np.random.default_rng(seed)
    long = chance.random(blocks) < 0.6
    rows = np.zeros((blocks, len(NAMES)), np.float32)
    rows[:, LONG] = np.where(long, 6, 3) + chance.normal(scale=0.2, size=blocks)
    rows[:, NAMES.index("log_words")] = 2
    story = np.zeros(blocks, np.float32)
    story[2:] = long[:-2] & long[1:-1]
    labelled = Labelled(f"page{seed}", f"{seed}.example", "article", "en", "", b"", "")
    sizes = np.full(blocks, 9, np.float32)
    return Sample(labelled, rows, story, sizes, sizes, 1, sizes[:1])


@pytest.fixture(scope="module")
def learnt() -> Net:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("train.net_pages._ROWS", 500)
        patch.setattr(trainer, "WIDTH", 12)
        return fit([sample(seed) for seed in range(80)], ())


def right(asked: Net, head: str) -> float:
    found = [
        ((odds(one.rows, asked)[:, HEADS.index(head)] > 0) == (one.story > 0)).mean()
        for one in map(sample, range(900, 920))
    ]
    return float(np.mean(found))


@pytest.mark.parametrize("head", HEADS)
def test_it_learns_what_only_the_blocks_before_tell(learnt: Net, head: str) -> None:
    assert np.mean([one.story.mean() for one in map(sample, range(900, 920))]) < 0.45
    assert right(learnt, head) > 0.97


def test_the_same_pages_and_seed_make_the_same_net(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trainer, "EPOCHS", 2)
    monkeypatch.setattr(trainer, "WIDTH", 4)
    pages = [sample(seed) for seed in range(6)]
    one, same, other = (fit(pages, (), seed) for seed in (1, 1, 2))
    rows = sample(99).rows
    assert odds(rows, one).tobytes() == odds(rows, same).tobytes()
    assert odds(rows, one).tobytes() != odds(rows, other).tobytes()


def test_nets_together_say_the_mean_of_what_they_say() -> None:
    chance = np.random.default_rng(8)
    members = [fresh(chance, len(COLUMNS), 6) for _ in range(3)]
    for weights in members:
        weights |= {name: value + 0.1 for name, value in weights.items() if name.endswith("_bias")}
    shown = batch([page(one, (), measure([one])) for one in map(sample, range(3))])
    said = [forward(weights, shown)[0] for weights in members]
    assert forward(together(members), shown)[0] == pytest.approx(np.mean(said, axis=0), abs=1e-4)
    assert np.abs(said[0] - said[1]).max() > 0.1


def test_in_whole_numbers_it_says_nearly_the_same() -> None:
    chance = np.random.default_rng(5)
    known = [
        Sample(
            one.page,
            chance.normal(size=one.rows.shape).astype(np.float32),
            *(one.story, one.chars, one.words),
            1,
            one.whole,
        )
        for one in map(sample, range(4))
    ]
    for one in known:
        one.rows[:, [NAMES.index(name) for name in ("tag", "tag_up1", "tag_up2", "tag_up3")]] = chance.integers(
            0, len(BLOCK_TAGS), (60, 4)
        )
        one.rows[:, NAMES.index("log_words")] = 2
    lie, weights = measure(known), fresh(chance, len(COLUMNS), 16)
    asked = whole_numbers(weights, lie)
    for one in known:
        exact: Floats = forward(weights, batch([page(one, (), lie)]))[0][: len(one.rows)]
        assert odds(one.rows, asked) == pytest.approx(exact, abs=0.08 * float(np.abs(exact).max()))
        assert np.corrcoef(odds(one.rows, asked).ravel(), exact.ravel())[0, 1] > 0.998


def test_weights_use_the_whole_of_a_byte_and_no_sum_grows_too_large() -> None:
    found = whole_numbers(fresh(np.random.default_rng(6), len(COLUMNS), 32), FLAT)
    for layer in (found.first, *found.around, found.last, found.out):
        assert np.abs(layer.weight).max() <= WEIGHT
    assert (np.abs(found.around[0].weight).max(axis=0) == WEIGHT).all()
    assert largest(found) < EXACT


def test_a_net_whose_sums_would_be_too_large_is_not_made() -> None:
    weights = fresh(np.random.default_rng(7), len(COLUMNS), 4)
    weights["out_bias"] += EXACT / TOP
    with pytest.raises(ValueError, match="a sum of this net may reach"):
        whole_numbers(weights, FLAT)


def test_what_is_written_is_what_is_read(learnt: Net, tmp_path: Path) -> None:
    write(learnt, tmp_path / "net.npz")
    again, rows = load(tmp_path / "net.npz"), sample(901).rows
    assert odds(rows, again).tobytes() == odds(rows, learnt).tobytes()
