"""Phrases as they are filed, kept beside their sources when Winnow is built.

To read a language's files and to work out under what each phrase is to be found takes as long as to clean twenty pages,
five times as long for English, and comes out the same until a file changes. hatch_build.py keeps it, under its digest
and that of all it was made from; where nothing is kept, or something older or spoilt, it is worked out anew.
"""

import hashlib
import marshal
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

from cleaners.chrome import phrases
from cleaners.chrome.filing import FORMAT, Filed, Packed, file
from cleaners.chrome.phrases import LANGUAGES

SUFFIX: Final = ".filed"
_SIZE: Final = hashlib.sha256().digest_size
_HERE: Final = Path(__file__).parent
# What shapes a filed phrase, besides the language's own files.
_MADE_BY: Final = (
    *(_HERE / name for name in ("common.toml", "commonness.py", "filed.py", "filing.py", "pattern.py", "phrases.py")),
    _HERE.parent / "kinds.py",
    _HERE.parent / "spelling.py",
)


@cache
def filed(lang: str) -> Filed:
    """The phrases of a language, filed; as they were kept, where nothing has changed since.

    Raises:
        ValueError: a file names a family, a place or a force that does not exist.
    """
    sources = phrases.sources(lang)
    kept = read(sources) if sources else None
    return file(phrases.load(lang)) if kept is None else kept


def unkept() -> Iterator[tuple[Path, bytes]]:
    """What is to be kept of each language of which nothing is, or something older, and where: hatch_build.py writes it.

    Raises:
        OSError: the package was installed without its sources.
        ValueError: a file names a family, a place or a force that does not exist.
    """
    for lang in LANGUAGES:
        sources = phrases.sources(lang)
        place = _place(sources)
        if place is not None and read(sources) is None:
            yield place, image(sources, file(phrases.load(lang)))


def read(sources: Iterable[Traversable]) -> Filed | None:
    """What is kept of a language's files; None where nothing is, or it was made of others or is spoilt."""
    place = _place(sources)
    try:
        told = place.read_bytes() if place else b""
        raw = told[2 * _SIZE :]
        if told[: 2 * _SIZE] != _digest(sources) + hashlib.sha256(raw).digest():
            return None
        longest, every, *rest = marshal.loads(raw)  # noqa: S302 - as trusted as the modules that lie beside it
        first, prefix, words, parts = ({text: Packed(*under) for text, under in each.items()} for each in rest)
        return Filed(longest, every, first, prefix, words, parts)
    except OSError:  # nothing is kept, or the package was installed without its sources
        return None


def image(sources: Iterable[Traversable], filed: Filed) -> bytes:
    """What is to be kept of what a language's files were made into; `read` tells it.

    Raises:
        OSError: the package was installed without its sources.
    """
    plain: Any = (
        filed.longest,
        filed.phrases,
        *({text: tuple(under) for text, under in each.items()} for each in filed[2:]),
    )
    raw = marshal.dumps(plain, FORMAT)
    return _digest(sources) + hashlib.sha256(raw).digest() + raw


def _place(sources: Iterable[Traversable]) -> Path | None:
    """Where a language's phrases are kept; None where the package does not lie in a folder."""
    first = next(iter(sources))
    return first.with_suffix(SUFFIX) if isinstance(first, Path) else None


def _digest(sources: Iterable[Traversable]) -> bytes:
    """What tells that nothing has changed.

    Raises:
        OSError: the package was installed without its sources.
    """
    found = hashlib.sha256(_made_by())
    for source in sources:
        found.update(hashlib.sha256(source.name.encode() + b"\0" + source.read_bytes()).digest())
    return found.digest()


@cache
def _made_by() -> bytes:
    return b"".join(hashlib.sha256(made.read_bytes()).digest() for made in _MADE_BY)
