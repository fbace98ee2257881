"""winnow export: the corpus in other tools' formats."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.cli.examples import examples
from corpus.cli.exits import Exit, Stop
from corpus.cli.options import data_option, json_option, moment_option, print_json
from corpus.places import CLEAN, RAW

if TYPE_CHECKING:
    from corpus.export.order import Exported, Order

EXAMPLES = examples(
    "winnow export -f jsonl -o out",
    "winnow export -f parquet -o out --only originals --lang de --split train=0.98,test=0.02",
    "winnow export -f jsonl -o out --since-export      # what is new, changed or withdrawn since the last time",
    "winnow export -f dolma -o out --shard-size 500MB --since 2026-10-01",
    "winnow export -f jsonl -o out --where \"length > 2000 AND title LIKE '%Hafen%'\" --with raw,cuts",
)

FORMATS = ("parquet", "jsonl", "txt", "vrt", "dolma", "es-bulk", "tei")
EXTRAS = ("raw", "cuts")

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*(k|m|g|)(i?)b?", re.IGNORECASE)
_POWERS = {"": 0, "k": 1, "m": 2, "g": 3}
_MAX_SIZE = 1e18  # bytes, more than any file system has
_ONE_FILE_A_DOCUMENT = ("txt", "tei")


@click.command("export", epilog=EXAMPLES)
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), required=True, help="What to write.")
@click.option(
    "-o", "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder to write into."
)
@click.option("--only", type=click.Choice(["all", "originals"]), default="all", show_default=True, help="Copies too?")
@click.option("--lang", default="", help="One language, such as de; finds de-AT too.")
@click.option("--outlet", default="", help="One outlet.")
@click.option(
    "--since", default=None, metavar="DATE", help="Published (or fetched, where no date is given) from then on."
)
@click.option(
    "--where", default="", metavar="SQL", help="A condition over the corpus's columns; a wrong one lists them."
)
@click.option("--split", default="", metavar="NAME=SHARE,…", help="Parts; all copies of a story go into one.")
@click.option("--shard-size", default="", metavar="SIZE", help="Begin a new file at this size, such as 500MB.")
@click.option("--with", "extras", default="", metavar="raw,cuts", help="Also the raw text, the cuts, or both.")
@click.option("--since-export", "more", is_flag=True, help="What is new, changed or withdrawn since then.")
@data_option
@json_option
def command(
    *,
    form: str,
    out: Path,
    only: str,
    lang: str,
    outlet: str,
    since: str | None,
    where: str,
    split: str,
    shard_size: str,
    extras: str,
    more: bool,
    data: Path,
    as_json: bool,
) -> None:
    """Write the corpus for other tools. The files appear whole or not at all.

    What an earlier export left in the folder is replaced; with --since-export new files are added to it. An id that
    comes again takes the place of the earlier one; one in a -withdrawn file is to be dropped from the part which that
    file is named after: a later version replaced it, or the selection asks for it no more. Some were never there.
    The selection must be that of the export before: with another one everything is to be exported anew.
    """
    from corpus.export.order import Order  # noqa: PLC0415 - heavy: only a command that runs pays for it
    from corpus.store_find import Wanted  # noqa: PLC0415 - as above

    _apart(out, data)
    wished = _extras(extras)
    order = Order(
        format=form,
        folder=out,
        wanted=Wanted(
            outlet=outlet, lang=lang, since=moment_option("--since", since), originals=only == "originals", where=where
        ),
        raw="raw" in wished,
        cuts="cuts" in wished,
        shard_bytes=_bytes(shard_size, form),
        split=_split(split),
        more=more,
    )
    done = _exported(data, order)
    if as_json:
        files = [str(path) for path in done.files]
        print_json({"documents": done.documents, "withdrawn": done.withdrawn, "format": form, "files": files})
    else:
        gone = f" withdrawn={done.withdrawn}" if done.withdrawn else ""
        click.echo(f"export ok documents={done.documents}{gone} files={len(done.files)} in {out}")


def _apart(out: Path, data: Path) -> None:
    """End the command where the export would lie among what the corpus is made of, and be read as a part of it."""
    folder, own = out.resolve(), data.resolve()
    if folder == own or any(folder.is_relative_to(own / part) for part in (CLEAN, RAW)):
        raise Stop(Exit.USAGE, f"-o {out}: is where the corpus itself lies; name a folder of its own, such as out")


def _exported(data: Path, order: "Order") -> "Exported":
    """The order carried out, or the end of the command with why it cannot be."""
    from corpus.cli.shelf import has_outlet, opened  # noqa: PLC0415 - as above
    from corpus.export.order import OrderError, export  # noqa: PLC0415 - as above
    from corpus.store_find import QueryError  # noqa: PLC0415 - as above

    with opened(data) as store:
        has_outlet(store, order.wanted.outlet)
        try:
            return export(store, order, watch=_progress())
        except (OrderError, QueryError) as error:
            raise Stop(Exit.USAGE, str(error)) from error
        except OSError as error:  # the folder's: those of the corpus have names of their own
            raise Stop(Exit.UNHEALTHY, f"{order.folder}: {error.strerror}; nothing was exported") from error


def _progress() -> Callable[[int], None]:
    """Progress on a terminal, every thousand documents."""
    shown = sys.stderr.isatty()

    def watch(number: int) -> None:
        if shown and number % 1000 == 0:
            click.echo(f"\r{number:,} documents", err=True, nl=False)

    return watch


def _extras(listed: str) -> frozenset[str]:
    named = frozenset(word.strip() for word in listed.split(",") if word.strip())
    if named - set(EXTRAS):
        raise Stop(Exit.USAGE, f"--with {listed}: expected one or both of {', '.join(EXTRAS)}")
    return named


def _split(stated: str) -> tuple[tuple[str, float], ...]:
    """train=0.98,test=0.02 as names and shares."""
    parts: list[tuple[str, float]] = []
    for part in filter(None, map(str.strip, stated.split(","))):
        name, _, share = part.partition("=")
        try:
            parts.append((name.strip(), float(share)))
        except ValueError as error:
            raise Stop(Exit.USAGE, f"--split {stated}: expected shares such as train=0.98,test=0.02") from error
    return tuple(parts)


def _bytes(stated: str, form: str) -> int:
    """500MB as bytes; 0 where nothing is stated."""
    if not stated:
        return 0
    found = _SIZE.fullmatch(stated.strip())
    size = float(found[1]) * (1024 if found[3] else 1000) ** _POWERS[found[2].lower()] if found else 0
    if not 1 <= size < _MAX_SIZE:
        raise Stop(Exit.USAGE, f"--shard-size {stated}: expected a size such as 500MB or 2GiB")
    if form in _ONE_FILE_A_DOCUMENT:
        raise Stop(Exit.USAGE, f"--shard-size: {form} has a file for each document; leave it out")
    return int(size)
