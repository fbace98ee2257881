"""Labels: what the gold text has is story, where it has it; copies and chance matches are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from train.labels import labels

ONE = "The harbour master closed the old swing bridge on Friday evening"
TWO = "Engineers had found hairline cracks in three of the bearings"
GOLD = f"{ONE}\nWhat now\n{TWO}"


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param([ONE, "What now", TWO], [1, 1, 1], id="all"),
        pytest.param(["Menu", ONE, "What now", TWO, "Imprint"], [0, 1, 1, 1, 0], id="chrome-around"),
        pytest.param([ONE, "What now", TWO, "What now"], [1, 1, 1, 0], id="a-short-copy"),
        pytest.param([ONE, "What now", TWO, ONE], [1, 1, 1, 0], id="a-copy-below"),
        pytest.param([ONE, "--", TWO], [1, -1, 1], id="no-words"),
        pytest.param(["Something else entirely was written here by somebody"], [0], id="nothing-of-it"),
        pytest.param([], [], id="no-blocks"),
    ],
)  # fmt: skip
def test_a_block_is_story_where_the_gold_has_it(blocks: list[str], expected: list[float]) -> None:
    assert labels(blocks, GOLD) == expected


def test_a_block_half_in_the_gold_is_half_story() -> None:
    (share,) = labels([f"{ONE} {' '.join('xyz' * 1 for _ in range(11))}"], GOLD)
    assert share == pytest.approx(0.5, abs=0.05)


@given(st.lists(st.text("ab c\n", max_size=20), max_size=10), st.text("ab c\n", max_size=60))
def test_there_is_one_share_for_each_block(blocks: list[str], gold: str) -> None:
    found = labels(blocks, gold)
    assert len(found) == len(blocks)
    assert all(share == -1 or 0 <= share <= 1 for share in found)
