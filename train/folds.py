"""Five folds by site, with what is dear to make kept in a cache: rows of features, and each fold's models.

The cache is keyed by the source of everything that shapes its entries, so a stale one is never read.
"""

import ast
import hashlib
import pickle
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, TypeVar

FOLDS: Final = 5
ROOT: Final = Path(__file__).parents[1]
CACHE: Final = Path(tempfile.gettempdir()) / "winnow-train"

Kept = TypeVar("Kept")


def fold(site: str) -> int:
    """Which fold a site belongs to: the same in every run."""
    return int(hashlib.md5(site.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def half(site: str) -> str:
    """Which half of the sites one belongs to: "A" is read while rules are written, "B" is only measured."""
    return "AB"[hashlib.sha1(b"half " + site.encode(), usedforsecurity=False).digest()[0] & 1]


def digest(patterns: Iterable[str], *settings: object) -> str:
    """A name for what these source files and settings make.

    Args:
        patterns: globs below the repository's root.
        settings: anything whose repr tells it from others.
    """
    told = hashlib.sha256(repr(settings).encode())
    for path in sorted({path for pattern in patterns for path in ROOT.glob(pattern)}):
        # Layout and comments change nothing.
        told.update(f"{path.relative_to(ROOT).as_posix()}\0{ast.dump(ast.parse(path.read_bytes()))}".encode())
    return told.hexdigest()[:16]


def kept(name: str, make: Callable[[], Kept], folder: Path = CACHE) -> Kept:
    """What `make` makes, from the cache where it has been made before; our own pickles only.

    Args:
        name: told by `digest`, so that a change of the source changes it.
        make: called when the cache has nothing under the name.
        folder: of the cache.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"{name}.pickle"
    if path.is_file():
        with path.open("rb") as stream:
            return pickle.load(stream)  # type: ignore[no-any-return] # noqa: S301 - written below, in a folder of ours
    made = make()
    beside = path.with_suffix(".tmp")
    with beside.open("wb") as stream:
        pickle.dump(made, stream, protocol=5)
    beside.replace(path)
    return made
