"""Failpoints: off they do nothing, on they end things where they say, and each stands somewhere in the code."""

import errno
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from scraper.failpoint import POINTS, VARIABLE, passed, reading

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r'failpoint\.passed\("([^"]+)"\)')


def test_without_an_order_nothing_happens() -> None:
    assert VARIABLE not in os.environ
    for point in POINTS:
        passed(point)
        reading("")(point)


def test_the_disk_is_full_the_third_time_and_ever_after() -> None:
    come_by = reading("store.kept:3:full")
    for point in ("store.kept", "archive.written", "store.kept"):
        come_by(point)
    for _ in range(2):
        with pytest.raises(OSError, match="space") as caught:
            come_by("store.kept")
        assert caught.value.errno == errno.ENOSPC
    come_by("archive.written")


@pytest.mark.parametrize("order", ["store", "store.kept:x", "store.kept:1:burn", "store.kept:-1"])
def test_an_order_nobody_understands_is_refused(order: str) -> None:
    with pytest.raises(ValueError, match=VARIABLE):
        reading(order)


def test_the_environment_kills() -> None:
    code = (
        "from scraper import failpoint; failpoint.passed('store.kept'); failpoint.passed('store.kept'); print('alive')"
    )
    for nth, ended in ((2, -signal.SIGKILL), (3, 0)):
        environment = {**os.environ, VARIABLE: f"store.kept:{nth}"}
        assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, check=False).returncode == ended


def test_every_point_stands_in_the_code_and_no_other_does() -> None:
    files = [path for room in ("scraper", "corpus") for path in (ROOT / room).rglob("*.py")]
    found = {name for path in files if path.name != "failpoint.py" for name in NAMED.findall(path.read_text("utf-8"))}
    assert found == set(POINTS)
