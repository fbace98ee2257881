"""A compiled kernel is used when it fits, and pure Python does the same work when it does not."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleaners import kernels

MODULE = "SOURCE = {digest!r}\n"
EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"  # of an empty source


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose modules stand for compiled ones, forgotten afterwards."""
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delenv(kernels.PURE, raising=False)
    monkeypatch.setattr(kernels, "_KNOWN", {})
    importlib.invalidate_caches()
    yield tmp_path
    sys.modules.pop("stand_in", None)


def put(room: Path, digest: str, source: str | None = "") -> None:
    (room / "stand_in.py").write_text(MODULE.format(digest=digest))
    if source is not None:
        (room / "stand_in.pyx").write_text(source)


def test_a_module_built_from_the_source_beside_it_is_used(room: Path) -> None:
    put(room, EMPTY)
    assert kernels.compiled("stand_in").SOURCE == EMPTY
    assert kernels.told() == "compiled kernels: stand_in"


def test_a_module_without_its_source_is_used(room: Path) -> None:
    put(room, "any", source=None)
    assert kernels.compiled("stand_in") is not None


def test_a_stale_module_is_left_and_said_so(room: Path) -> None:
    put(room, EMPTY, source="changed since")
    with pytest.warns(RuntimeWarning, match="stand_in: was built from another source"):
        assert kernels.compiled("stand_in") is None
    assert kernels.told().startswith("pure Python for stand_in: was built from another source")


def test_a_module_that_does_not_fit_is_left_and_told_to_who_asks(room: Path) -> None:
    put(room, EMPTY)
    assert kernels.compiled("stand_in", lambda _: "another parser") is None
    assert kernels.told() == "pure Python for stand_in: another parser"


def test_a_module_that_was_not_built_is_no_reason_to_warn(room: Path) -> None:
    assert kernels.compiled("stand_in") is None
    assert kernels.told() == "pure Python for stand_in: not built"


def test_a_setting_asks_for_pure_python(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(room, EMPTY)
    monkeypatch.setenv(kernels.PURE, "1")
    assert kernels.compiled("stand_in") is None
    assert kernels.told() == "pure Python for stand_in: WINNOW_PURE is set"
