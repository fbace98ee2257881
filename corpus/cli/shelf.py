"""The kept corpus, as commands that only read it open it."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.cli.exits import Exit, Stop
from corpus.cli.spoken import title
from corpus.document import Document
from corpus.places import DATABASE, RAW
from corpus.store import Store
from corpus.store_file import StoreError

SHOWN = 5  # candidates listed when a name is not clear


@contextmanager
def opened(data: Path, *, wanted: str = "") -> Iterator[Store]:
    """The corpus of a data folder, for reading; a crawl may go on meanwhile.

    Args:
        data: the folder.
        wanted: what was no file and is looked for here, for the message where there is no corpus.
    """
    try:
        with Store.open(database_of(data, wanted=wanted), readonly=True) as store:
            yield store
    except StoreError as error:
        raise Stop(Exit.UNHEALTHY, str(error)) from error


def database_of(data: Path, *, wanted: str = "") -> Path:
    """The database of a data folder, or the end of the command with what makes one; `wanted` as for `opened`."""
    path = data / DATABASE
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        raise _missing(data, wanted) from None
    except OSError as error:
        raise Stop(Exit.USAGE, f"{data}: cannot be read: {error.strerror}; name a data folder with --data") from error
    if not stat.S_ISREG(mode):
        raise Stop(Exit.UNHEALTHY, f"{path}: no file; move it away and run: winnow doctor --repair --data {data}")
    return path


def _missing(data: Path, wanted: str) -> Stop:
    """What to say where there is no database: the archive may be there still."""
    if any((data / RAW).glob("*.warc*")):
        lost = f"its database is lost; `winnow doctor --repair --data {data}` makes it anew from the archive"
        return Stop(Exit.UNHEALTHY, f"{data}: {lost}")
    no_file = f"{wanted}: no such file; and " if wanted else ""
    return Stop(Exit.USAGE, f"{no_file}{data}: no corpus here yet; `winnow crawl --data {data}` makes one")


def the_document(store: Store, name: str, *, files: bool = False) -> Document:
    """The one document that an id, the beginning of one, or an address names; `files`: it may name a file too."""
    found = store.find(name)
    current = {document.addresses.identity: document for document in reversed(found)}
    if len(current) == 1:
        return next(iter(current.values()))
    if not found:
        hint = f"; `winnow fetch {name}` asks for it" if name.startswith(("http://", "https://")) else ""
        no_file = "no such file, and " if files else ""
        raise Stop(Exit.USAGE, f"{name}: {no_file}no document with that id or address in the corpus{hint}")
    listed = "\n".join(f"  {document.id}  {title(document.title or document.text, 60)}" for document in found[:SHOWN])
    raise Stop(Exit.USAGE, f"{name}: {len(found)} documents begin so; name one:\n{listed}")


def has_outlet(store: Store, name: str) -> None:
    """End the command where an outlet is asked for of which there is no document: a slip of the pen, mostly."""
    if not name:
        return
    known = [str(outlet) for (outlet,) in store.database.rows("SELECT DISTINCT outlet FROM documents ORDER BY outlet")]
    if name not in known:
        listed = f"; there are: {', '.join(known)}" if known else ""
        raise Stop(Exit.USAGE, f"--outlet {name}: no document in the corpus is of this outlet{listed}")
