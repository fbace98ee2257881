"""Kernels are built where they can be; where they cannot, nothing fails and one line says so."""

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

HERE = Path(__file__).parents[1]
TINY = "def twice(long number):\n    return 2 * number\n"
PROJECT = """
[project]
name = "tiny"
version = "1"
requires-python = ">=3.11"
[tool.hatch.build.targets.wheel]
packages = ["room"]
[tool.hatch.build.targets.wheel.hooks.custom]
"""
has_tools = pytest.mark.skipif(
    find_spec("Cython") is None or find_spec("setuptools") is None or shutil.which(os.environ.get("CC", "cc")) is None,
    reason="no Cython, setuptools or C compiler here",
)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree with the build file and one small kernel."""
    shutil.copy(HERE / "hatch_build.py", tmp_path)
    (tmp_path / "room/native").mkdir(parents=True)
    (tmp_path / "room/native/tiny.pyx").write_text(TINY)
    return tmp_path


def built(tree: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "hatch_build.py", *arguments], cwd=tree, env={**os.environ, **environment}, check=False,
        capture_output=True, text=True,
    )  # fmt: skip


def modules(tree: Path) -> list[Path]:
    return sorted(tree.glob("room/native/tiny.*.*"))


@has_tools
def test_a_kernel_is_built_once_and_again_when_its_source_changes(tree: Path) -> None:
    assert built(tree).returncode == 0
    (module,) = modules(tree)
    assert sorted(path.name for path in module.parent.iterdir()) == [module.name, "tiny.pyx"]
    first = module.stat().st_mtime_ns
    assert "compiled kernels tiny" in built(tree).stderr
    assert module.stat().st_mtime_ns == first
    (tree / "room/native/tiny.pyx").write_text(TINY.replace("2 *", "3 *"))
    assert built(tree).returncode == 0
    told = subprocess.run(
        [sys.executable, "-c", "from room.native import tiny; print(tiny.twice(2))"], cwd=tree, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    assert told.stdout.strip() == "6"


def test_without_a_compiler_nothing_fails_and_one_line_says_so(tree: Path) -> None:
    ended = built(tree, CC="/nowhere/cc")
    assert (ended.returncode, ended.stdout, modules(tree)) == (0, "", [])
    assert ended.stderr.count("\n") == 1
    assert "pure Python does the same" in ended.stderr


def test_without_cython_nothing_fails_and_the_line_names_it(tree: Path) -> None:
    (tree / "Cython").mkdir()
    (tree / "Cython/__init__.py").write_text("raise ModuleNotFoundError(\"No module named 'Cython'\")\n")
    ended = built(tree, PYTHONPATH=str(tree))
    assert (ended.returncode, modules(tree)) == (0, [])
    assert "No module named" in ended.stderr


def test_who_must_have_the_kernels_is_told_by_the_exit_code(tree: Path) -> None:
    assert built(tree, "--must", CC="/nowhere/cc").returncode == 1


@pytest.mark.skipif(find_spec("hatchling") is None, reason="no hatchling here")
def test_a_wheel_without_kernels_is_one_for_every_machine(tree: Path) -> None:
    (tree / "pyproject.toml").write_text(PROJECT)
    (tree / "room/__init__.py").touch()
    subprocess.run(
        [sys.executable, "-c", "from hatchling.build import build_wheel; build_wheel('.')"], cwd=tree, check=True,
        env={**os.environ, "CC": "/nowhere/cc"}, capture_output=True,
    )  # fmt: skip
    assert [path.name for path in tree.glob("*.whl")] == ["tiny-1-py3-none-any.whl"]


@has_tools
@pytest.mark.skipif(find_spec("hatchling") is None, reason="no hatchling here")
def test_a_wheel_with_kernels_says_for_which_machine(tree: Path) -> None:
    (tree / "pyproject.toml").write_text(PROJECT)
    (tree / "room/__init__.py").touch()
    subprocess.run(
        [sys.executable, "-c", "from hatchling.build import build_wheel; build_wheel('.')"], cwd=tree, check=True,
        capture_output=True,
    )  # fmt: skip
    (wheel,) = tree.glob("*.whl")
    assert "none-any" not in wheel.name
    shutil.unpack_archive(wheel, tree / "out", "zip")
    assert len(modules(tree / "out")) == 1


@pytest.fixture
def phrases(tree: Path) -> Path:
    """The folder of the phrases, in a tree that has what files them."""
    ignored = shutil.ignore_patterns("native", "model", "__pycache__", "*.filed")
    shutil.copytree(HERE / "cleaners", tree / "cleaners", ignore=ignored)
    return tree / "cleaners/chrome/phrases"


def test_phrases_are_filed_once_and_again_when_one_changes(tree: Path, phrases: Path) -> None:
    assert "filed" not in built(tree, CC="/nowhere/cc").stderr
    first = {path.name: path.stat().st_mtime_ns for path in phrases.glob("*.filed")}
    assert {name.split(".")[0] for name in first} == {path.stem.split("-")[0] for path in phrases.glob("*.toml")}
    (phrases / "da.toml").write_text((phrases / "da.toml").read_text("utf-8") + "\n", "utf-8")
    built(tree, CC="/nowhere/cc")
    again = {path.name: path.stat().st_mtime_ns for path in phrases.glob("*.filed")}
    assert {name for name in first if first[name] != again[name]} == {"da.filed"}
    assert not list(phrases.glob(".*"))


def test_where_phrases_cannot_be_filed_nothing_fails_and_one_line_says_why(tree: Path, phrases: Path) -> None:
    (phrases / ".en.filed.tmp").mkdir()
    ended = built(tree, CC="/nowhere/cc")
    assert ended.returncode == 0
    assert "phrases are filed anew by each process" in ended.stderr.splitlines()[0]
    assert "en.filed" in ended.stderr
    assert built(tree, "--must", CC="/nowhere/cc").returncode == 1
