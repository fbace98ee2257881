"""A bomb costs little memory and little time, whatever it claims to be."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.bodies import BOMBS

ROOT = Path(__file__).parents[2]
MAX_EXTRA_MB = 64
MAX_CPU_S = 5.0


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_costs_little(name: str) -> None:
    """In a process of its own: peak memory is a process's high-water mark, and this one's is long past it."""
    command = [sys.executable, "-m", "tests.hostile.defuse", name]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    assert found["outcome"] == "oversize"
    assert found["extra_mb"] <= MAX_EXTRA_MB
    assert found["cpu_s"] <= MAX_CPU_S
