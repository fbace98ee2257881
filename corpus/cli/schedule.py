"""winnow schedule: units that run the crawl, printed, never installed."""

import shutil
import sys
from pathlib import Path

import click

from corpus.cli.examples import examples
from corpus.cli.exits import Exit, Stop
from scraper.schedule import EVERY_MIN

EXAMPLES = examples(
    "winnow schedule systemd              # a service and a timer, every hour",
    "winnow schedule cron --every 15",
    "winnow schedule launchd --folder /srv/news",
)
FORMS = ("systemd", "cron", "launchd")


@click.command("schedule", epilog=EXAMPLES)
@click.argument("form", type=click.Choice(FORMS))
@click.option(
    "--every",
    "every_min",
    type=int,
    default=60,
    show_default=True,
    metavar="MINUTES",
    help=f"One of {', '.join(map(str, EVERY_MIN))}.",
)
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="The folder with sources.toml and data/; this one when not given.",
)
def command(*, form: str, every_min: int, folder: Path) -> None:
    """Print a unit that crawls on a schedule. Nothing is installed; the text says how to do it."""
    from scraper.schedule import Job, ScheduleError, cron, launchd, systemd  # noqa: PLC0415 - only a run pays for it

    program = shutil.which("winnow") or str(Path(sys.argv[0]).resolve())
    try:
        job = Job(command=(program, "crawl", "--quiet"), folder=str(folder.resolve()), every_min=every_min)
    except ScheduleError as error:
        raise Stop(Exit.USAGE, str(error)) from error
    click.echo({"systemd": systemd, "cron": cron, "launchd": launchd}[form](job), nl=False)
