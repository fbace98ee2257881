"""winnow clean: a page or a text in, its story out."""

import json
from pathlib import Path

import click

from cleaners.cleaned import Rejected
from corpus.cli import spoken, streams
from corpus.cli.examples import examples
from corpus.cli.exits import Exit, Stop
from corpus.cli.options import json_option, not_the_input, print_json, read_input, write_output

EXAMPLES = examples(
    "winnow clean article.txt                       # text that somebody else extracted",
    "winnow clean page.html --url https://a.example/b",
    "winnow clean --ledger cuts.json article.txt    # where every removed character went",
    "curl -s https://a.example/b | winnow clean --json",
)


def _language(_context: click.Context, _option: click.Parameter, said: str | None) -> str | None:
    from cleaners.metadata_values import language_tag  # noqa: PLC0415 - heavy: only a command that runs pays for it

    if said and not language_tag(said):
        raise click.BadParameter(f"{said!r} is no language; say de, pt-BR or zh-Hant, or leave it out")
    return language_tag(said) if said else None


@click.command("clean", epilog=EXAMPLES)
@click.argument("source", metavar="[FILE]", default="-")
@click.option(
    "--as",
    "form",
    type=click.Choice(["auto", "html", "text"]),
    default="auto",
    show_default=True,
    help="What the input is; auto goes by the file's name, then by its first bytes.",
)
@click.option("--url", default="", help="Where the page came from; helps with links and dates.")
@click.option(
    "--lang", default=None, callback=_language, help="The text's language, such as de; detected when not given."
)
@click.option(
    "--ledger", "ledger_path", type=click.Path(path_type=Path, dir_okay=False), help="Write every cut here, as JSON."
)
@json_option
def command(*, source: str, form: str, url: str, lang: str | None, ledger_path: Path | None, as_json: bool) -> None:
    """Cut a page or a text down to its story and print it.

    FILE is an HTML page or a plain text; "-", the default, is standard input.
    Exit code 4: there is no story in it; the reason is on standard error.
    """
    from corpus.build.clean import clean_input  # noqa: PLC0415 - heavy: only a command that runs pays for it
    from corpus.ledger_file import ledger  # noqa: PLC0415 - as above

    if ledger_path is not None:
        _has_a_place_of_its_own(ledger_path, source)
    outcome = clean_input(read_input(source), name=source, form=form, url=url, lang=lang)
    if ledger_path is not None:
        write_output(ledger_path, json.dumps(ledger(outcome), ensure_ascii=False, indent=1) + "\n")
    if as_json:
        text = "" if isinstance(outcome, Rejected) else outcome.text
        print_json({"text": text, **ledger(outcome)})
    elif not isinstance(outcome, Rejected):
        click.echo(spoken.text(outcome.text))
    if isinstance(outcome, Rejected):
        raise Stop(Exit.NO_STORY, f"{source}: no story: {outcome.why} ({outcome.evidence})")


def _has_a_place_of_its_own(ledger_path: Path, source: str) -> None:
    """End the command where the ledger and the text would take each other's place."""
    not_the_input("--ledger", ledger_path, source)
    named = not ledger_path.is_relative_to("/dev") and not ledger_path.is_relative_to("/proc")
    if named and ledger_path.is_file() and streams.is_output(ledger_path):  # said as /dev/stdout, it is meant
        raise Stop(Exit.USAGE, f"--ledger {ledger_path}: is where the text goes; name another file")
