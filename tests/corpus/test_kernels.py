"""Whoever asks is told which kernels run."""

from pathlib import Path

import pytest

from corpus.kernels import told

SOURCES = sorted(Path(__file__).parents[2].glob("*/native/*.pyx"))


def test_there_are_kernels() -> None:
    assert SOURCES


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_each_kernel_is_named(source: Path) -> None:
    assert source.stem in told()
