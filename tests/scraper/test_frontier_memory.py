"""The frontier's memory does not grow with what it holds."""

from bench.frontier import measured


def test_memory_is_flat_from_ten_thousand_to_a_hundred_thousand_addresses() -> None:
    small, large = measured(10_000), measured(100_000)
    assert large.peak_mb <= small.peak_mb * 1.1
