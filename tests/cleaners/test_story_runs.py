"""Which runs of items and terms are looked at."""

import numpy as np
import pytest

from cleaners.segment_tags import CODE
from cleaners.story_runs import ITEMS, TERMS, Elements, runs

P, LI, DT, DD = (CODE[name] for name in ("p", "li", "dt", "dd"))


@pytest.mark.parametrize(
    ("elements", "codes", "scores", "linked", "expected"),
    [
        pytest.param(ITEMS, [P, LI, LI, P], [0.9, 0.1, 0.1, 0.9], None, [(1, 3)], id="between two that stay"),
        pytest.param(ITEMS, [P, LI, LI, P], [0.9, 0.1, 0.1, 0.4], None, [], id="none behind stays"),
        pytest.param(ITEMS, [P, LI, LI, P], [0.4, 0.1, 0.1, 0.9], None, [], id="none before stays"),
        pytest.param(ITEMS, [P, LI, LI], [0.9, 0.3, 0.1], None, [(1, 3)], id="begins likely, at the end"),
        pytest.param(ITEMS, [P, LI, LI], [0.9, 0.1, 0.9], None, [], id="ends likely"),
        pytest.param(ITEMS, [LI, LI, P], [0.9, 0.9, 0.9], None, [], id="at the very beginning"),
        pytest.param(ITEMS, [P, LI, LI, P], [0.9, 0.9, 0.9, 0.9], [0, 1, 0, 0], [], id="begins with a link"),
        pytest.param(ITEMS, [P, LI, LI, P], [0.9, 0.9, 0.9, 0.9], [1, 0, 1, 1], [(1, 3)], id="links further on"),
        pytest.param(TERMS, [P, DT, DD, DT, P], [0.9] * 5, None, [(1, 4)], id="terms and what they mean"),
        pytest.param(TERMS, [P, LI, LI, P], [0.9] * 4, None, [], id="others"),
        pytest.param(ITEMS, [P, LI, P, LI, LI], [0.9] * 5, None, [(1, 2), (3, 5)], id="two"),
        pytest.param(ITEMS, [], [], None, [], id="nothing"),
    ],
)
def test_runs(
    elements: Elements,
    codes: list[int],
    scores: list[float],
    linked: list[int] | None,
    expected: list[tuple[int, int]],
) -> None:
    assert runs(bytes(codes), np.array(scores, np.float32), 0.5, 0.3, elements, linked) == expected
