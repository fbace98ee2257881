"""Runs never overlap."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.lock import LockedError, holding

OTHER = "import sys, pathlib; from corpus.lock import holding\nwith holding(pathlib.Path(sys.argv[1])): print('held')"


def test_a_second_run_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "data" / "winnow.lock"
    with holding(path), pytest.raises(LockedError) as caught, holding(path):
        pass
    assert caught.value.holder == os.getpid()
    with holding(path):
        pass


def test_the_lock_of_another_process_ends_with_it(tmp_path: Path) -> None:
    path = tmp_path / "winnow.lock"
    root = Path(__file__).parents[2]
    with holding(path):
        other = subprocess.run(
            [sys.executable, "-c", OTHER, path], cwd=root, capture_output=True, text=True, check=False
        )
        assert "LockedError" in other.stderr
    subprocess.run([sys.executable, "-c", OTHER, path], cwd=root, check=True)
    with holding(path):
        pass
