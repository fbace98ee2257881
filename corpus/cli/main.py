"""winnow: the command's entry. Commands are imported when called, so that --help is quick."""

import importlib
import sys
from collections.abc import Sequence

import click
from typing_extensions import override

from corpus.cli import streams
from corpus.cli.examples import examples
from corpus.cli.exits import Exit, Stop

# One line each, so that listing them imports none of them.
COMMANDS = {
    "crawl": "fetch what is new, clean it, keep it",
    "fetch": "fetch one address and show what became of it",
    "clean": "cut a page or a text down to its story",
    "diff": "show what was cut, and why",
    "inspect": "look at the cuts in a browser",
    "keep": "take a cut back",
    "reclean": "clean archived pages again with today's rules",
    "story": "show the copies of a story",
    "explain": "say where a record comes from and what was done to it",
    "verify": "make a record's text again from the archive, and compare",
    "export": "write the corpus for other tools",
    "stats": "count documents, cuts and rejections",
    "sources": "list, check or begin a sources.toml",
    "doctor": "verify what is stored, and mend it",
    "schedule": "print units for systemd, cron or launchd",
    "completion": "print a shell's completion script",
}


class Commands(click.Group):
    """A group whose commands live in corpus/cli/<name>.py, as `command`."""

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"corpus.cli.{cmd_name}").command
        assert isinstance(command, click.Command)  # noqa: S101 - a command file without its command is a bug
        return command

    @override
    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    @override
    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            close = _closest(args[0])
            hint = f"; did you mean `winnow {close}`?" if close else f"; there are: {', '.join(COMMANDS)}"
            raise click.UsageError(f"no such command: {args[0]}{hint}", ctx) from None


def _closest(name: str) -> str:
    import difflib  # noqa: PLC0415 - only a mistyped name needs it

    return next(iter(difflib.get_close_matches(name, COMMANDS, n=1)), "")


def _version(ctx: click.Context, _parameter: click.Parameter, asked: bool) -> None:  # noqa: FBT001 - click's form
    if asked:
        from importlib.metadata import version  # noqa: PLC0415 - slow, and rarely asked

        from corpus.kernels import told  # noqa: PLC0415 - as above

        click.echo(f"winnow {version('winnow')} ({told()})")
        ctx.exit()


EXAMPLES = examples(
    "winnow crawl                    # what is new since last time",
    "winnow clean page.html          # the story in a file",
    "winnow diff page.html           # what was cut from it, and why",
    "winnow export -f jsonl -o out   # the corpus for other tools",
)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=EXAMPLES,
)
@click.option(
    "--version", is_flag=True, callback=_version, expose_value=False, is_eager=True, help="Print the version."
)
def group() -> None:
    """Pull news pages, cut what is not the story, keep one copy of each, and account for every cut."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and exit with its code."""
    streams.take()
    code = run(arguments)
    streams.let_go()
    sys.exit(code)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command; expected ends become exit codes, a bug keeps its traceback."""
    try:
        group.main(args=list(arguments) if arguments is not None else None, prog_name="winnow", standalone_mode=False)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        error.show()
        return Exit.USAGE
    except Stop as stop:
        if stop.message:
            from corpus.cli.spoken import lines  # noqa: PLC0415 - only a command that fails pays for it

            click.echo(lines(stop.message), err=True)  # it may quote a page
        return stop.code
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted; what was finished is kept, run the same command again to go on", err=True)
        return Exit.INTERRUPTED
    return Exit.OK
