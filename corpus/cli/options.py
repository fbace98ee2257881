"""Options that several commands share, and how they speak."""

import json
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from corpus.cli import streams
from corpus.cli.exits import Exit, Stop
from corpus.config import Config, ConfigError, load

if TYPE_CHECKING:
    from datetime import datetime

    from corpus.inspect.exceptions import Exceptions

Command = TypeVar("Command", bound=Callable[..., object])


def sources_option(command: Command) -> Command:
    """--sources FILE."""
    return click.option(
        "--sources",
        type=click.Path(path_type=Path),
        default=Path("sources.toml"),
        show_default=True,
        help="The outlets to follow.",
    )(command)


def data_option(command: Command) -> Command:
    """--data DIR."""
    return click.option(
        "--data",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path("data"),
        show_default=True,
        envvar="WINNOW_DATA",
        help="Where the archive and the corpus live.",
    )(command)


def exceptions_option(command: Command) -> Command:
    """--exceptions FILE, which must be there where it is named."""
    return _exceptions(command, _that_is_there)


def new_exceptions_option(command: Command) -> Command:
    """--exceptions FILE of a command that may write the first exception into it."""
    return _exceptions(command, None)


def _exceptions(command: Command, callback: Callable[[click.Context, click.Parameter, Path], Path] | None) -> Command:
    return click.option(
        "--exceptions",
        "exceptions_path",
        type=click.Path(path_type=Path, dir_okay=False),
        default=Path("exceptions.toml"),
        show_default=True,
        callback=callback,
        help="Cuts that people took back.",
    )(command)


def _that_is_there(context: click.Context, option: click.Parameter, path: Path) -> Path:
    """A file of exceptions that is named and missing is a slip: taken for none, it would undo what people decided."""
    if context.get_parameter_source(str(option.name)) is ParameterSource.COMMANDLINE and not os.path.lexists(path):
        raise Stop(
            Exit.USAGE, f"--exceptions {path}: no such file; correct its name, or make an empty one to begin with"
        )
    return path


def the_exceptions(path: Path) -> "Exceptions":
    """The exceptions of a file, or the end of the command with what is wrong with it."""
    from corpus.inspect.exceptions import ExceptionsError, read  # noqa: PLC0415 - few commands need them

    try:
        return read(path)
    except ExceptionsError as error:
        raise Stop(Exit.USAGE, str(error)) from error


def revised_exceptions(path: Path, change: "Callable[[Exceptions], Exceptions]") -> "Exceptions":
    """The exceptions of a file after a change to it, or the end of the command with why it was not changed."""
    from corpus.inspect.exceptions import ExceptionsError  # noqa: PLC0415 - few commands need them
    from corpus.inspect.exceptions_file import revise  # noqa: PLC0415 - as above

    try:
        return revise(path, change)
    except ExceptionsError as error:
        raise Stop(Exit.USAGE, str(error)) from error


def json_option(command: Command) -> Command:
    """--json."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")(command)


def colour_option(command: Command) -> Command:
    """--color WHEN."""
    return click.option(
        "--color",
        "colour",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help="Colours; auto follows NO_COLOR, FORCE_COLOR, then whether this is a terminal.",
    )(command)


def wants_colour(choice: str) -> bool:
    """Whether stdout gets colours: --color first, then NO_COLOR, FORCE_COLOR, then the terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def settings(path: Path) -> Config:
    """The settings, or the end of the command with every fault of the file."""
    try:
        return load(path)
    except ConfigError as error:
        raise Stop(Exit.USAGE, str(error)) from error


def moment_option(name: str, stated: str | None) -> "datetime | None":
    """The instant an option names, or the end of the command with how to write one."""
    from corpus.corpus import moment  # noqa: PLC0415 - few commands need it

    try:
        return moment(stated)
    except ValueError as error:
        raise Stop(
            Exit.USAGE, f"{name} {stated}: expected a date such as 2026-10-01 or 2026-10-01T08:00+02:00"
        ) from error


def print_json(value: Any) -> None:  # noqa: ANN401 - whatever JSON can hold
    """One JSON value on stdout, readable and in its own script."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def read_input(name: str) -> bytes:
    """A file's bytes, or stdin's for "-"."""
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise Stop(Exit.USAGE, f"{name}: cannot be read: {error.strerror}") from error


def not_the_input(option: str, path: Path, source: str) -> None:
    """End the command where the file that is to be written is the one that is read: it would be lost."""
    try:
        read = os.fstat(sys.stdin.fileno()) if source == "-" else os.stat(source)  # noqa: PTH116 - "" is no Path
        same = stat.S_ISREG(read.st_mode) and os.path.samestat(path.stat(), read)
    except (OSError, ValueError):  # one of them is not there, or has no place on the disk
        return
    if same:
        raise Stop(Exit.USAGE, f"{option} {path}: is the input and would be overwritten; name another file")


def write_output(path: Path, text: str) -> None:
    """A whole file, or the end of the command. A link stays a link; what is no file, such as a pipe, is written to.

    "-" is standard output. The file that it goes to is written as a part of it: replaced, it would lose what is said.
    """
    from corpus.atomic import write_text  # noqa: PLC0415 - few commands write a file of their own

    try:
        if str(path) == "-" or streams.is_output(path):
            click.echo(text, nl=False)
        elif path.exists() and not path.is_file():
            path.write_text(text, "utf-8")
        else:
            write_text(path.resolve(), text)
    except OSError as error:
        raise Stop(Exit.USAGE, f"{path}: cannot be written: {error.strerror}") from error
