"""A short run of every target, the same inputs each time; `make fuzz` goes on where this stops."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.seeds import SEEDS
from tests.fuzz.strategy import inputs
from tests.fuzz.targets import TARGETS

FOUND = Path(__file__).parents[1] / "data" / "fuzz"
CASES = sorted(path for path in FOUND.rglob("*") if path.is_file())
EXAMPLES = 40


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_once_broke_a_reader_does_so_no_more(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_understands_its_seeds(name: str) -> None:
    for seed in SEEDS[name]:
        TARGETS[name](seed)


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_but_the_promised_happens(name: str) -> None:
    @settings(
        max_examples=EXAMPLES, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
    )
    @given(inputs(name))
    def run(data: bytes) -> None:
        TARGETS[name](data)

    run()


@settings(max_examples=30, derandomize=True, database=None, deadline=None)
@given(st.data())
def test_inputs_are_made_of_seeds_and_words(data: st.DataObject) -> None:
    assert isinstance(data.draw(inputs("address")), bytes)
