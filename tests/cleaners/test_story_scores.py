"""What scores between two figures."""

import numpy as np

from cleaners.story_scores import between, between_purely


def test_what_scores_as_much_as_the_one_figure_and_less_than_the_other() -> None:
    scores = np.array([0.1, 0.3, 0.2, 0.05, 1.0, 0.25], np.float32)
    assert between(scores, 0.1, 0.3) == between_purely(scores, 0.1, 0.3) == [0, 2, 5]
    assert between(scores, 0.3) == [1, 4]
    assert between(scores[:0], 0.3) == []
