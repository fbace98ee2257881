"""winnow diff: what was cut, and why."""

import shutil
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from corpus.cli.diff_options import go_together
from corpus.cli.examples import examples
from corpus.cli.exits import Exit, Stop
from corpus.cli.options import (
    colour_option,
    data_option,
    json_option,
    not_the_input,
    print_json,
    read_input,
    wants_colour,
    write_output,
)

if TYPE_CHECKING:
    from corpus.inspect.selection import Only
    from corpus.inspect.terminal import Mode
    from corpus.inspect.view import View

_MAX_WIDTH = 10_000  # columns; lines are filled up to the width
EXAMPLES = examples(
    "winnow diff article.txt                 # a file: cleaned now, shown with every cut",
    "winnow diff k3f9                        # a kept document, by id or the beginning of one",
    "winnow diff https://a.example/b         # a kept document, by any address it came through",
    "winnow diff article.txt --view stat     # how much each rule took",
    "winnow diff article.txt --html cuts.html",
    "winnow diff article.txt --view unified | patch article.txt",
    "winnow diff k3f9 --versions             # its cleanings; `winnow reclean --apply` adds one",
    "winnow diff k3f9 --version 1..          # what changed from the first one to the current",
)


@click.command("diff", epilog=EXAMPLES)
@click.argument("what", metavar="ID|URL|FILE|-")
@click.option(
    "--view",
    "mode",
    type=click.Choice(["inline", "side", "unified", "stat"]),
    default="inline",
    show_default=True,
    help="How it is laid out; unified, in a pipe or file, is a patch from raw to cleaned.",
)
@click.option("--only", type=click.Choice(["all", "removed", "kept"]), default="all", show_default=True)
@click.option(
    "--rule", default=None, help="Show one rule's cuts, such as repeats.exact, or a family's, such as repeats."
)
@click.option(
    "--html", "html_path", type=click.Path(path_type=Path, dir_okay=False), help="Write a self-contained page instead."
)
@click.option("--exit-code", is_flag=True, help=f"End with {Exit.CHANGES:d} when anything was cut.")
@click.option("--versions", "list_versions", is_flag=True, help="List the cleanings of a kept document.")
@click.option("--version", metavar="N|N..M|N..", help="The cuts of an earlier cleaning, or what changed between two.")
@click.option(
    "--width", type=click.IntRange(40, _MAX_WIDTH), default=None, help="Columns; the terminal's when not given."
)
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
    list_versions: bool,
    version: str | None,
    width: int | None,
    data: Path,
    as_json: bool,
    colour: str,
) -> None:
    """Show what was cut from a document or a file, and why.

    Exit code 4: there is no story in the file; the reason is on standard error.
    """
    from corpus.cli.diff_versions import between, listed  # noqa: PLC0415 - heavy: only a command that runs pays for it

    compares = bool(version and ".." in version)
    given = {
        "--versions": list_versions,
        "--version N..M": compares,
        "--version": version,
        "--html": html_path,
        "--json": as_json,
        "--view": mode != "inline",
        f"--view {mode}": True,
        "--only": only != "all",
        "--rule": rule,
        "--exit-code": exit_code,
    }
    go_together({name for name, value in given.items() if value})
    columns = width or min(shutil.get_terminal_size().columns, _MAX_WIDTH)
    out = Out(width=columns, colour=wants_colour(colour), as_json=as_json, html=html_path)
    if html_path is not None:
        not_the_input("--html", html_path, what)
    if list_versions:
        listed(what, data, as_json=as_json)
    elif compares:
        _end(differs=between(what, data, version or "", out), exit_code=exit_code)
    else:
        view = _view(what, data, version)
        _show(view, cast("Mode", mode), cast("Only", only), rule, out)
        if view.rejected:
            raise Stop(Exit.NO_STORY, f"{what}: no story: {view.rejected}")
        _end(differs=bool(view.cuts), exit_code=exit_code)


def _end(*, differs: bool, exit_code: bool) -> None:
    if exit_code and differs:
        raise Stop(Exit.CHANGES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Out:
    """Where and how something is shown."""

    width: int  # cells of a line
    colour: bool
    as_json: bool
    html: Path | None  # a file to write instead


def _show(view: "View", mode: "Mode", only: "Only", rule: str | None, out: Out) -> None:
    from corpus.inspect.terminal import render_terminal  # noqa: PLC0415 - as above

    if out.html is not None:
        _write_page(view, out.html)
    elif out.as_json:
        print_json(_values(view, rule))
    elif mode == "unified" and not out.colour and not sys.stdout.isatty():
        from corpus.inspect.unified import unified_diff  # noqa: PLC0415 - as above

        click.echo(unified_diff(view).encode(), nl=False)  # bytes: a patch is the text's, whatever the locale's are
    else:
        shown = render_terminal(view, mode=mode, only=only, rule=rule, width=out.width, colour=out.colour)
        click.echo(shown, nl=not shown.endswith("\n"), color=True)


def _view(what: str, data: Path, version: str | None) -> "View":
    from cleaners.cleaned import Cleaned  # noqa: PLC0415 - as above
    from corpus.build.clean import clean_input  # noqa: PLC0415 - as above
    from corpus.inspect.view import View  # noqa: PLC0415 - as above

    if version:
        from corpus.cli.diff_versions import earlier  # noqa: PLC0415 - as above

        return earlier(what, data, version)
    if what == "-" or _is_readable(what):
        outcome = clean_input(read_input(what), name=what)
        view = View.of_cleaned(outcome) if isinstance(outcome, Cleaned) else View.of_rejected(outcome)
        return view if view.title else replace(view, title="standard input" if what == "-" else Path(what).name)
    return _kept(what, data)


def _is_readable(what: str) -> bool:
    """Whether a file, a pipe or a device has this name; a name that is too long for one names none."""
    try:
        return Path(what).exists() and not Path(what).is_dir()
    except OSError:
        return False


def _kept(what: str, data: Path) -> "View":
    from corpus.cli.shelf import opened, the_document  # noqa: PLC0415 - as above
    from corpus.inspect.stored import stored_view  # noqa: PLC0415 - as above

    with opened(data, wanted=what) as store:
        return stored_view(store, the_document(store, what, files=True))


def _write_page(view: "View", path: Path) -> None:
    from corpus.inspect.page import render_html  # noqa: PLC0415 - as above

    write_output(path, render_html(view))
    if str(path) != "-":
        click.echo(f"wrote {path}", err=True)


def _values(view: "View", rule: str | None) -> dict[str, object]:
    from corpus.inspect.view import of_rule  # noqa: PLC0415 - as above

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
        if not rule or of_rule(cut, rule)
    ]
    return {
        "id": view.doc,
        "title": view.title,
        "characters": len(view.raw_text),
        "rejected": view.rejected,
        "cuts": cuts,
    }
