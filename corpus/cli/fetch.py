"""winnow fetch: one address, and what became of it."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.cli import spoken
from corpus.cli.examples import examples
from corpus.cli.exits import Exit, Stop
from corpus.cli.options import (
    data_option,
    exceptions_option,
    json_option,
    print_json,
    settings,
    sources_option,
    the_exceptions,
)
from scraper.errors import shown

if TYPE_CHECKING:
    from corpus.config import Config
    from corpus.desk import Verdict
    from corpus.plan import Plan
    from scraper.crawl_turn import Turn

EXAMPLES = examples(
    "winnow fetch https://news.example/story    # fetched, archived, cleaned, kept, printed",
    "winnow fetch --json https://news.example/story",
)
_LONG_S = 3.0  # a wait that is to be explained
OUTLET = "fetched"  # of addresses that belong to no outlet of sources.toml


@click.command("fetch", epilog=EXAMPLES)
@click.argument("url")
@sources_option
@data_option
@exceptions_option
@json_option
def command(*, url: str, sources: Path, data: Path, exceptions_path: Path, as_json: bool) -> None:
    """Fetch one address as a crawl would, keep what comes of it, and print the story.

    Robots.txt and the pace of its host hold here too. A host that asks for a long rest is not waited
    for. Exit code 3: no answer, or not now. 4: there is no story in it. 5: refused.
    """
    from corpus.build.single import RestingError, fetch_one  # noqa: PLC0415 - heavy: only a command that runs pays for it
    from corpus.cli.crawl import guarded  # noqa: PLC0415 - as above
    from corpus.clock import utc_now  # noqa: PLC0415 - as above

    plan = replace(_plan(url, settings(sources), data), exceptions=the_exceptions(exceptions_path))
    with guarded():
        try:
            turn, verdict = asyncio.run(fetch_one(plan, url, now=utc_now, waits=_tell_wait))
        except RestingError as error:
            raise Stop(Exit.UNHEALTHY, f"{shown(url)}: not asked: {error}; run the same command then") from error
    if verdict is None:
        raise _refusal(url, turn)
    _tell(url, verdict, as_json=as_json)


def _plan(url: str, config: "Config", data: Path) -> "Plan":
    from corpus.build.single import outlet_of  # noqa: PLC0415 - as above
    from corpus.plan import Plan  # noqa: PLC0415 - as above
    from scraper.address import AddressError  # noqa: PLC0415 - as above
    from scraper.outlet import Outlet  # noqa: PLC0415 - as above

    try:
        outlet = outlet_of(config, url) or Outlet(id=OUTLET, lang="")
    except AddressError as error:
        raise Stop(
            Exit.USAGE, f"{shown(url)}: {error}; expected an address such as https://news.example/story"
        ) from error
    return Plan(config=replace(config, outlets=(outlet,)), outlets=(outlet,), data=data)


def _tell_wait(seconds: float) -> None:
    if seconds >= _LONG_S:
        click.echo(f"waiting {seconds:.0f} s: its host is to get no request before", err=True)


def _refusal(url: str, turn: "Turn") -> Stop:
    from scraper.crawl_turn import Failed  # noqa: PLC0415 - as above
    from scraper.errors import GuardedError, RefusedError  # noqa: PLC0415 - as above

    url = shown(url)
    if not isinstance(turn.result, Failed):
        return Stop(Exit.BUG, f"{url}: {turn.result!r:.200}")
    refused = isinstance(turn.result.error, RefusedError | GuardedError)
    return Stop(Exit.REFUSED if refused else Exit.UNHEALTHY, f"{url}: {turn.result.name}: {turn.result.detail}")


def _tell(url: str, verdict: "Verdict", *, as_json: bool) -> None:
    from corpus.ledger_file import ledger  # noqa: PLC0415 - as above

    kept = verdict.kept
    if as_json:
        place = {"id": kept.document.id, "relation": kept.relation, "of": kept.twin} if kept else {}
        text = kept.document.text if kept else ""
        print_json({"url": verdict.page.answered, **place, "text": text, **ledger(verdict.outcome)})
    elif kept:
        click.echo(spoken.text(kept.document.text))
        click.echo(f"kept as {kept.document.id} ({kept.outcome}, {kept.relation})", err=True)
    if kept is None:
        made = ledger(verdict.outcome)
        raise Stop(Exit.NO_STORY, f"{shown(url)}: no story: {made['verdict']} ({made['evidence']})")
