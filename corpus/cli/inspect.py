"""winnow inspect: look at what was cut, in a browser."""

import webbrowser
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.cli.examples import examples
from corpus.cli.exits import Exit, Stop
from corpus.cli.options import data_option, new_exceptions_option

if TYPE_CHECKING:
    from corpus.inspect.view import View
    from corpus.store import Store

EXAMPLES = examples(
    "winnow inspect --open              # the local web app, in the browser",
    "winnow inspect --static pages      # a folder of pages with an index, to look at from disk",
)


@click.command("inspect", epilog=EXAMPLES)
@click.option("--open", "opened_too", is_flag=True, help="Open it in the browser.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, show_default=True, help="0 takes a free one.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Where it listens; loopback unless told otherwise."
)
@click.option(
    "--static",
    "static_folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Write every document as a page of its own into this folder instead.",
)
@data_option
@new_exceptions_option
def command(
    *, opened_too: bool, port: int, host: str, static_folder: Path | None, data: Path, exceptions_path: Path
) -> None:
    """Search, filter and compare what was cut, keep paragraphs and undo it, in a local web app.

    Needs the extra: pip install 'winnow[inspect]'. Ctrl-C ends it.
    """
    from corpus.cli.shelf import opened  # noqa: PLC0415 - heavy: only a command that runs pays for it

    if static_folder is not None:
        with opened(data) as store:
            count = _written(store, static_folder)
        click.echo(f"inspect ok documents={count} in {static_folder}")
        return
    with opened(data):
        pass  # says what is wrong with the corpus before anything listens
    _serve(data, exceptions_path, host, port, opened_too=opened_too)


def _written(store: "Store", folder: Path) -> int:
    """Write the pages; returns how many. Faults of the corpus have names of their own, an OSError is the folder's."""
    from corpus.inspect.index import write_static  # noqa: PLC0415 - as above

    try:
        return write_static(_views(store), folder)
    except OSError as error:
        said = f"{folder}: {error.strerror}; what lies there is not complete, name another folder"
        raise Stop(Exit.UNHEALTHY, said) from error


def _views(store: "Store") -> "Iterator[View]":
    from corpus.inspect.stored import stored_view  # noqa: PLC0415 - as above

    return (stored_view(store, document) for document in store.documents())


def _serve(data: Path, exceptions: Path, host: str, port: int, *, opened_too: bool) -> None:
    try:
        from corpus.inspect.web.serve import Place, PortError, serve  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise Stop(Exit.USAGE, f"{error.name} is missing; pip install 'winnow[inspect]'") from error

    def ready(address: str) -> None:
        click.echo(address)
        if opened_too:
            webbrowser.open(address)

    try:
        serve(data, exceptions, Place(host=host, port=port), ready=ready)
    except PortError as error:
        raise Stop(Exit.USAGE, str(error)) from error
