"""winnow crawl: fetch what is new, clean it, keep it."""

import asyncio
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.cli.examples import examples
from corpus.cli.exits import Exit, Stop
from corpus.cli.options import (
    data_option,
    exceptions_option,
    json_option,
    moment_option,
    print_json,
    settings,
    sources_option,
    the_exceptions,
)

if TYPE_CHECKING:
    from corpus.cli.watching import Watching
    from corpus.config import Config
    from corpus.plan import Plan
    from corpus.tally import Tally

DRAIN_S = 60.0  # after SIGTERM or Ctrl-C; twice the longest request, and less than systemd waits before it kills
EXAMPLES = examples(
    "winnow crawl                       # what is new since last time",
    "winnow crawl --outlet morgenkurier # one outlet only",
    "winnow crawl --all                 # read every feed now, due or not",
    "winnow crawl --limit 10 --json",
    "winnow crawl --dry-run             # what would be asked now",
    "winnow crawl --log json 2>> crawl.log",
    "winnow crawl -q || mail -s 'crawl' you@example.org   # quiet while all is well",
)


@click.command("crawl", epilog=EXAMPLES)
@sources_option
@data_option
@exceptions_option
@click.option("--outlet", "only", multiple=True, metavar="ID", help="Follow only this outlet; may be repeated.")
@click.option("--limit", type=click.IntRange(min=0), default=0, help="Pages to fetch at most; 0 is no limit.")
@click.option("--all", "every_source", is_flag=True, help="Read every feed and sitemap now, due or not.")
@click.option("--since", default=None, metavar="DATE", help="Leave out what its feed or sitemap dates earlier.")
@click.option("--refetch", is_flag=True, help="Ask again for pages fetched before; what --limit leaves waits.")
@click.option("--dry-run", is_flag=True, help="List what would be asked now, and ask nothing.")
@click.option(
    "--max-failures", type=click.IntRange(min=1), default=None, help="Stop, as Ctrl-C does, after so many failures."
)
@click.option(
    "--log", "log_form", type=click.Choice(["logfmt", "json"]), default=None, help="Log every turn on standard error."
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing when all is well.")
@json_option
def command(
    *,
    sources: Path,
    data: Path,
    exceptions_path: Path,
    only: tuple[str, ...],
    limit: int,
    every_source: bool,
    since: str | None,
    refetch: bool,
    dry_run: bool,
    max_failures: int | None,
    log_form: str | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Fetch what is new from the outlets of sources.toml, clean it, keep it.

    Every response is archived before anything reads it. Ctrl-C drains: what is in flight is finished and kept;
    a second Ctrl-C stops at once, and so does a drain of more than a minute.
    Exit code 3: too much failed. 75: another run is at work in the data folder.
    """
    config = settings(sources)
    for mistake in config.overlooked:
        click.echo(mistake, err=True)
    from corpus.cli.watching import Watching  # noqa: PLC0415 - as above
    from corpus.plan import Plan  # noqa: PLC0415 - heavy: only a command that runs pays for it

    _check_names(only, config)
    outlets = tuple(outlet for outlet in config.outlets if not only or outlet.id in only)
    plan = Plan(
        config=config,
        outlets=outlets,
        data=data,
        limit=limit,
        since=moment_option("--since", since),
        every_source=every_source,
        refetch=refetch,
        exceptions=the_exceptions(exceptions_path),
    )
    if dry_run:
        _tell_due(plan, as_json=as_json)
        return
    shown = not quiet and not as_json and log_form is None and sys.stderr.isatty()
    tally = _followed(plan, Watching(shown=shown, log_form=log_form, max_failures=max_failures), quiet=quiet)
    if as_json:
        print_json(tally.values())
    elif not quiet or not tally.healthy:
        click.echo(tally.line())
    _end(tally, data)


def _end(tally: "Tally", data: Path) -> None:
    """Nothing for a good end, the exit code and a next step for another; alarms and faults of ours in any case."""
    for alarm in tally.alarms:
        click.echo(f"alarm: {alarm}", err=True)
    if tally.faults:
        click.echo(
            f"{tally.faults} of the failures are faults of Winnow: please report what "
            f"`winnow stats --by failure --data {data}` says of them. What was fetched is archived; "
            f"`winnow doctor --repair --data {data}` cleans it with another version",
            err=True,
        )
    if {"disk_full"} & (tally.deferred.keys() | tally.sources_failed.keys()):
        raise Stop(Exit.UNHEALTHY, f"{data}: the disk is full; free some space and run again, nothing stored is lost")
    if tally.interrupted:
        raise Stop(Exit.INTERRUPTED)
    if not tally.healthy:
        most = "failed" if tally.faults else "gave no answer"
        raise Stop(Exit.UNHEALTHY, f"most of what was asked {most}; `winnow stats --by failure --data {data}`")


def _check_names(only: tuple[str, ...], config: "Config") -> None:
    unknown = sorted(set(only) - {outlet.id for outlet in config.outlets})
    if unknown:
        known = ", ".join(outlet.id for outlet in config.outlets)
        raise Stop(Exit.USAGE, f"no outlet {', '.join(unknown)} in {config.path}; there are: {known}")


def _tell_due(plan: "Plan", *, as_json: bool) -> None:
    from corpus.build.crawl import due  # noqa: PLC0415 - as above
    from corpus.clock import utc_now  # noqa: PLC0415 - as above
    from scraper.errors import shown as address_shown  # noqa: PLC0415 - as above

    with guarded():
        found, waiting = due(plan, now=utc_now)
    sources = [address_shown(address) for address in found]
    if as_json:
        print_json({"sources": sources, "pages_waiting": waiting})
    else:
        for address in sources:
            click.echo(address)
        click.echo(f"dry run: {len(sources)} sources due, {waiting} pages waiting; nothing was asked", err=True)


def _followed(plan: "Plan", watching: "Watching", *, quiet: bool) -> "Tally":
    try:
        with guarded(), watching:
            return asyncio.run(_drained(plan, watching))
    except asyncio.CancelledError:
        late = f"stopped: not drained within {DRAIN_S:g} s; what was in flight is asked for again by the next run"
        raise Stop(Exit.INTERRUPTED, late) from None
    except Stop as stop:
        if quiet and stop.code is Exit.LOCKED:
            raise Stop(Exit.LOCKED) from stop  # the run before is still at work: nothing a person has to see to
        raise


@contextmanager
def guarded() -> Iterator[None]:
    """Faults of the data folder become exit codes."""
    from corpus.lock import LockedError  # noqa: PLC0415 - as above
    from corpus.store_file import StoreError  # noqa: PLC0415 - as above
    from scraper.archive_record import ArchiveError  # noqa: PLC0415 - as above

    try:
        yield
    except LockedError as error:
        raise Stop(Exit.LOCKED, str(error)) from error
    except (StoreError, ArchiveError) as error:
        raise Stop(Exit.UNHEALTHY, f"stopped: {error}") from error
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        said = f"{where}{error.strerror or error}; see to the folder, its permissions and its space, and run again"
        raise Stop(Exit.UNHEALTHY, f"stopped: {said}") from error


def _interrupt() -> None:
    raise KeyboardInterrupt


async def _drained(plan: "Plan", watching: "Watching") -> "Tally":
    """Run the plan; the first signal drains, the second stops, and so does the end of our patience."""
    from corpus.build.crawl import run  # noqa: PLC0415 - as above
    from corpus.clock import utc_now  # noqa: PLC0415 - as above

    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    work = asyncio.ensure_future(run(plan, now=utc_now, stop=stop, watch=watching.told(stop)))

    def drain(number: int) -> None:
        stop.set()
        loop.remove_signal_handler(number)  # before we invite the second one
        if number == signal.SIGINT:  # Python's own handler may raise where nobody hears it, such as in a destructor
            loop.add_signal_handler(number, _interrupt)
        loop.call_later(DRAIN_S, work.cancel)
        again = "press Ctrl-C again" if number == signal.SIGINT else "send the signal again"
        click.echo(f"finishing what is in flight; {again} to stop at once", err=True)

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, drain, number)
    return await work
