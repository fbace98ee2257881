"""Every kind is drawn, and no two alike."""

import re

from cleaners.kinds import Kind
from corpus.inspect.icons import PATHS


def test_every_kind_has_a_drawing_of_its_own() -> None:
    assert set(PATHS) == set(Kind)
    assert len(set(PATHS.values())) == len(Kind)


def test_drawings_are_paths() -> None:
    assert all(re.fullmatch(r"M[-MmLlHhVvCcSsQqTtAaZz0-9. ]+", path) for path in PATHS.values())
