"""The house itself: sizes, doors and doorways."""

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("scraper", "cleaners", "corpus", "newsroom")
CODE = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
KERNELS = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.p[yx][xi]"))
ALL = sorted([*CODE, *(ROOT / "tests").rglob("*.py"), *(ROOT / "bench").rglob("*.py"), *(ROOT / "train").rglob("*.py")])

MAX_LINES = 300

# numpy is a language of its own, click the command line's, rich the terminal's (diffs and progress);
# typing_extensions is Python's future.
EVERYWHERE = {"numpy", "click", "rich", "typing_extensions"}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", [*ALL, *KERNELS], ids=name)
def test_a_file_holds_one_idea(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= MAX_LINES, f"{name(path)} has {lines} lines; split it by its nouns"


@pytest.mark.parametrize("path", [p for p in CODE if p.name == "__init__.py"], ids=name)
def test_a_signboard_says_what_is_behind_it_and_imports_nothing(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    if name(path) != "cleaners/chrome/__init__.py":  # lists SPOTTERS, the order in which they are asked
        assert not list(imported(path))


def test_each_dependency_has_one_doorway() -> None:
    doorways: dict[str, set[str]] = defaultdict(set)
    for path in CODE:
        for module in imported(path):
            package = module.partition(".")[0]
            if package not in sys.stdlib_module_names and package not in {*ROOMS, *EVERYWHERE}:
                doorways[package].add(name(path))
    assert {package: files for package, files in doorways.items() if len(files) > 1} == {}


def test_no_room_speaks_of_this_machine() -> None:
    texts = {name(path): path.read_text(encoding="utf-8") for path in ALL}
    needles = [str(ROOT), str(Path.home()) + "/"]
    assert [place for place, text in texts.items() for needle in needles if needle in text] == []
