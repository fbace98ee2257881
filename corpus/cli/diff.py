"""winnow diff: what was cut, and why."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from corpus.cli.examples import examples
from corpus.cli.exits import Exit, Stop
from corpus.cli.options import (
    colour_option,
    data_option,
    json_option,
    print_json,
    read_input,
    wants_colour,
    write_output,
)

if TYPE_CHECKING:
    from corpus.inspect.selection import Only
    from corpus.inspect.terminal import Mode
    from corpus.inspect.view import View

EXAMPLES = examples(
    "winnow diff article.txt                 # a file: cleaned now, shown with every cut",
    "winnow diff k3f9                        # a kept document, by id or the beginning of one",
    "winnow diff https://a.example/b         # a kept document, by any address it came through",
    "winnow diff article.txt --view stat     # how much each rule took",
    "winnow diff article.txt --html cuts.html",
)


@click.command("diff", epilog=EXAMPLES)
@click.argument("what", metavar="ID|URL|FILE|-")
@click.option(
    "--view",
    "mode",
    type=click.Choice(["inline", "side", "unified", "stat"]),
    default="inline",
    show_default=True,
    help="How it is laid out; unified is a patch from raw to cleaned.",
)
@click.option("--only", type=click.Choice(["all", "removed", "kept"]), default="all", show_default=True)
@click.option(
    "--rule", default=None, help="Show one rule's cuts, such as repeats.exact, or a family's, such as repeats."
)
@click.option(
    "--html", "html_path", type=click.Path(path_type=Path, dir_okay=False), help="Write a self-contained page instead."
)
@click.option("--exit-code", is_flag=True, help=f"End with {Exit.CHANGES:d} when anything was cut.")
@click.option("--width", type=click.IntRange(min=40), default=None, help="Columns; the terminal's when not given.")
@data_option
@json_option
@colour_option
def command(
    *,
    what: str,
    mode: str,
    only: str,
    rule: str | None,
    html_path: Path | None,
    exit_code: bool,
    width: int | None,
    data: Path,
    as_json: bool,
    colour: str,
) -> None:
    """Show what was cut from a document or a file, and why."""
    from corpus.inspect.terminal import render_terminal  # noqa: PLC0415 - heavy: only a command that runs pays for it

    view = _view(what, data)
    if html_path is not None:
        _write_page(view, html_path)
    elif as_json:
        print_json(_values(view))
    else:
        columns = width or shutil.get_terminal_size().columns
        layout, which = cast("Mode", mode), cast("Only", only)
        shown = render_terminal(view, mode=layout, only=which, rule=rule, width=columns, colour=wants_colour(colour))
        click.echo(shown, nl=not shown.endswith("\n"), color=True)
    if exit_code and view.cuts:
        raise Stop(Exit.CHANGES)


def _view(what: str, data: Path) -> "View":
    from cleaners.cleaned import Cleaned  # noqa: PLC0415 - as above
    from corpus.build.clean import clean_input  # noqa: PLC0415 - as above
    from corpus.inspect.view import View  # noqa: PLC0415 - as above

    if what == "-" or Path(what).is_file():
        outcome = clean_input(read_input(what), name=what)
        return View.of_cleaned(outcome) if isinstance(outcome, Cleaned) else View.of_rejected(outcome)
    return _kept(what, data)


def _kept(what: str, data: Path) -> "View":
    from corpus.cli.shelf import opened, the_document  # noqa: PLC0415 - as above
    from corpus.inspect.stored import stored_view  # noqa: PLC0415 - as above

    with opened(data) as store:
        return stored_view(store, the_document(store, what))


def _write_page(view: "View", path: Path) -> None:
    from corpus.inspect.page import render_html  # noqa: PLC0415 - as above

    write_output(path, render_html(view))
    click.echo(f"wrote {path}", err=True)


def _values(view: "View") -> dict[str, object]:
    cuts = [
        {
            "start": cut.start,
            "end": cut.end,
            "kind": str(cut.kind),
            "rule": cut.rule,
            "evidence": cut.evidence,
            "by": cut.by,
            "text": view.raw_text[cut.start : cut.end],
        }
        for cut in view.cuts
    ]
    return {
        "id": view.doc,
        "title": view.title,
        "characters": len(view.raw_text),
        "rejected": view.rejected,
        "cuts": cuts,
    }
