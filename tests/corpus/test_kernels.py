"""Whoever asks is told which kernels run."""

from corpus.kernels import told


def test_each_kernel_is_named() -> None:
    assert all(name in told() for name in ("trees", "prints", "hashes"))
