"""Pages are given to the net in whole units, a few at a time, and each time a little otherwise."""

import numpy as np
import pytest

from cleaners.features_names import NAMES
from cleaners.features_text import Floats
from cleaners.story_net import TAGS, TOP
from train import net_pages
from train.net_layers import GAP
from train.net_pages import COLUMNS, Page, altered, batch, dealt, measure, page
from train.pages import Labelled
from train.samples import Sample

CHARS = NAMES.index("log_chars")


def sample(rows: Floats, story: list[float], name: str = "a") -> Sample:
    sizes = np.full(len(rows), 9, np.float32)
    labelled = Labelled(name, "a.example", "article", "en", "", b"", "")
    return Sample(labelled, rows, np.array(story, np.float32), sizes, sizes, 1, sizes[:1])


def some_rows(seed: int, blocks: int) -> Floats:
    rows = np.random.default_rng(seed).normal(size=(blocks, len(NAMES))).astype(np.float32)
    rows[:, NAMES.index("log_words")] = 2
    rows[:, TAGS] = 3
    return rows


def some_page(blocks: int) -> Page:
    place = np.arange(1, blocks + 1, dtype=np.float32)[:, None]
    return Page(np.tile(place, (1, len(COLUMNS))), np.tile(place, (1, len(TAGS))).astype(np.int64), place, place)


def test_inputs_are_what_the_net_will_see() -> None:
    known = [sample(some_rows(seed, 40), [1.0] * 40) for seed in range(3)]
    lie = measure(known)
    found = page(known[0], (), lie)
    assert np.abs(found.inputs).max() < 1
    assert np.rint(found.inputs * TOP) == pytest.approx(found.inputs * TOP, abs=1e-3)
    at = COLUMNS.index(CHARS)
    away = known[0].rows[:, CHARS] - lie.centre[at]
    assert found.inputs[:, at] == pytest.approx(away / (abs(away) + lie.spread[at]), abs=0.5 / TOP + 1e-6)
    assert (found.tags == 3).all()


def test_a_long_page_does_not_say_alone_where_values_lie(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [np.full((size, len(NAMES)), value, np.float32) for size, value in ((5_000, 9), (60, 1), (60, 1))]
    assert (measure([sample(one, [0.0] * len(one)) for one in rows]).centre == 1).all()


def test_unclear_blocks_weigh_nothing() -> None:
    rows = some_rows(1, 4)
    known = sample(rows, [1, 0, 0.5, -1])
    found = page(known, (), measure([known]))
    assert (found.weight > 0).all(axis=1).tolist() == [True, True, False, False]
    assert found.wanted[:, 0].tolist() == [1, 0, 0, 0]


def test_every_page_is_dealt_once() -> None:
    pages = [some_page(blocks) for blocks in (900, 900, 20, 400, 3_000, 5, 2_000, 800, 700, 600, 900, 500, 600, 800)]
    dealt_out = list(dealt(pages, np.random.default_rng(1)))
    assert sorted(place for some in dealt_out for place in some) == list(range(len(pages)))
    assert len(dealt_out) > 1


def test_an_altered_page_keeps_its_blocks_in_order_and_each_with_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(net_pages, "_BLURRED", np.float32(0))
    monkeypatch.setattr(net_pages, "_HIDDEN", 0)
    chance = np.random.default_rng(2)
    sizes = set()
    for _ in range(60):
        found = altered(some_page(100), chance)
        rows = found.inputs[:, 0]
        assert (np.diff(rows) > 0).all()
        assert (found.tags[:, 0] == rows).all() and (found.wanted[:, 0] == rows).all()  # noqa: PT018 - one claim
        assert (found.weight[:, 0] == rows).all()
        sizes.add(len(rows))
    assert 100 in sizes
    assert min(sizes) < 90


def test_a_part_of_a_long_page_stands_for_more_than_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(net_pages, "_BLURRED", np.float32(0))
    monkeypatch.setattr(net_pages, "_HIDDEN", 0)
    found = altered(some_page(800), np.random.default_rng(3))
    assert len(found.inputs) == 500
    assert (np.diff(found.inputs[:, 0]) == 1).all()
    assert found.weight[:, 0] == pytest.approx(found.inputs[:, 0] * 1.6)


def test_columns_of_a_group_are_hidden_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(net_pages, "_BLURRED", np.float32(0))
    chance = np.random.default_rng(4)
    title = [COLUMNS.index(NAMES.index(name)) for name in ("after_title", "in_title", "title_seen")]
    seen = {tuple((altered(some_page(20), chance).inputs[:, title] == 0).all(axis=0)) for _ in range(80)}
    assert seen == {(True,) * 3, (False,) * 3}
    whole = some_page(20)
    altered(whole, chance)
    assert (whole.inputs == some_page(20).inputs).all()  # the page itself is left as it was


def test_pages_of_a_batch_stand_apart() -> None:
    found = batch([some_page(3), some_page(2)])
    assert found.inputs[:, 0].tolist() == [1, 2, 3, *[0] * GAP, 1, 2, *[0] * GAP]
    assert found.real[:, 0].tolist() == [1, 1, 1, *[0] * GAP, 1, 1, *[0] * GAP]
    assert found.starts.tolist() == [0, 3 + GAP]
    assert found.sizes.tolist() == [3, 2]
