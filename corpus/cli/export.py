"""winnow export: the corpus in other tools' formats."""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.cli.examples import examples
from corpus.cli.exits import Exit, Stop
from corpus.cli.options import data_option, json_option, moment_option, print_json

if TYPE_CHECKING:
    from corpus.export.piece import Piece
    from corpus.export.sink import Sink
    from corpus.store import Store
    from corpus.store_find import Wanted

EXAMPLES = examples(
    "winnow export -f jsonl -o out",
    "winnow export -f parquet -o out --only originals --lang de",
    "winnow export -f txt -o out --since 2026-10-01",
    "winnow export -f jsonl -o out --where \"length > 2000 AND title LIKE '%Hafen%'\" --with raw,cuts",
)

FORMATS = ("parquet", "jsonl", "txt")
EXTRAS = ("raw", "cuts")


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
@click.option("--with", "extras", default="", metavar="raw,cuts", help="Also the raw text, the cuts, or both.")
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
    extras: str,
    data: Path,
    as_json: bool,
) -> None:
    """Write the corpus for other tools. The files appear whole or not at all.

    What an export of the same format left in the folder is replaced.
    """
    from corpus.cli.shelf import opened  # noqa: PLC0415 - heavy: only a command that runs pays for it
    from corpus.export.sink import exporting  # noqa: PLC0415 - as above
    from corpus.store_find import QueryError, Wanted  # noqa: PLC0415 - as above

    wanted = Wanted(
        outlet=outlet, lang=lang, since=moment_option("--since", since), originals=only == "originals", where=where
    )
    wished = _extras(extras)
    try:
        with opened(data) as store, exporting(out) as sink:
            count = _writer(form, wished)(_counted(_pieces(store, wanted, wished)), sink)
            files = [str(path) for path in sink.files]
    except QueryError as error:
        raise Stop(Exit.USAGE, str(error)) from error
    except OSError as error:
        raise Stop(Exit.UNHEALTHY, f"{out}: {error.strerror}; nothing was exported") from error
    if as_json:
        print_json({"documents": count, "format": form, "files": files})
    else:
        click.echo(f"export ok documents={count} files={len(files)} in {out}")


def _writer(form: str, extras: frozenset[str]) -> "Callable[[Iterator[Piece], Sink], int]":
    from corpus.export import jsonl, parquet, txt  # noqa: PLC0415 - as above

    writers: dict[str, Callable[[Iterator[Piece], Sink], int]] = {
        "jsonl": jsonl.write,
        "parquet": partial(parquet.write, raw="raw" in extras),
        "txt": txt.write,
    }
    return writers[form]


def _pieces(store: "Store", wanted: "Wanted", extras: frozenset[str]) -> "Iterator[Piece]":
    from corpus.export.piece import Piece  # noqa: PLC0415 - as above

    for document in store.documents(wanted):
        yield Piece(
            document=document,
            cuts=store.cuts(document.id) if "cuts" in extras else (),
            raw_text=(store.raw_text(document.id) or "") if "raw" in extras else "",
        )


def _counted(pieces: "Iterator[Piece]") -> "Iterator[Piece]":
    """Progress on a terminal, every thousand documents."""
    shown = sys.stderr.isatty()
    for number, piece in enumerate(pieces, start=1):
        if shown and number % 1000 == 0:
            click.echo(f"\r{number:,} documents", err=True, nl=False)
        yield piece


def _extras(listed: str) -> frozenset[str]:
    named = frozenset(word.strip() for word in listed.split(",") if word.strip())
    if named - set(EXTRAS):
        raise Stop(Exit.USAGE, f"--with {listed}: expected one or both of {', '.join(EXTRAS)}")
    return named
