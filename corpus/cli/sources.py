"""winnow sources: what is followed, and whether its file is sound."""

import asyncio
import json
import os
import re
from dataclasses import asdict, replace
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click
from click.core import ParameterSource

from corpus.cli.examples import examples
from corpus.cli.exits import Exit, Stop
from corpus.cli.options import json_option, print_json, settings, sources_option, write_output
from corpus.config import Config, ConfigError, nobody, parse_config
from scraper.errors import shown as address_shown
from scraper.outlet import Outlet

if TYPE_CHECKING:
    from corpus.build.discover import Probe

EXAMPLES = examples(
    "winnow sources                          # the outlets, and where each lists its stories",
    "winnow sources check                    # every mistake in the file, with its line",
    "winnow sources check --live             # and does each feed answer?",
    "winnow sources add https://news.example # find its feeds, write an entry",
    "winnow sources example > sources.toml   # a file to start from",
)


@click.group("sources", invoke_without_command=True, epilog=EXAMPLES)
@sources_option
@json_option
@click.pass_context
def command(context: click.Context, *, sources: Path, as_json: bool) -> None:
    """List the outlets of a sources.toml, check it, or begin one."""
    if context.invoked_subcommand is not None:
        _hand_on(context, context.invoked_subcommand)
        return
    config = settings(sources)
    if as_json:
        print_json([_values(outlet) for outlet in config.outlets])
    else:
        click.echo(_listing(config))


def _hand_on(context: click.Context, name: str) -> None:
    """Options given before the name of a subcommand hold for it, as if they stood behind it."""
    known = {option.name for option in command.commands[name].params}
    given = [
        option
        for option in command.params
        if context.get_parameter_source(str(option.name)) is ParameterSource.COMMANDLINE
    ]
    for option in given:
        if option.name not in known:
            raise click.UsageError(f"`winnow sources {name}` takes no {option.opts[0]}", context)
    context.default_map = {name: {option.name: context.params[str(option.name)] for option in given}}


@command.command("check")
@click.option("--live", is_flag=True, help="Also read every feed and sitemap once.")
@sources_option
@json_option
def check(*, live: bool, sources: Path, as_json: bool) -> None:
    """Check a sources.toml and report every mistake at once; with --live, its feeds and sitemaps too."""
    config = settings(sources)
    if not config.contact and not config.newsroom:
        click.echo(f'{sources}: no "contact" in [defaults]: outlets cannot reach whoever crawls them', err=True)
    found = asyncio.run(_probed(config, shown=not as_json)) if live else []
    faults = [one for one in found if one.fault]
    if as_json:
        print_json(
            {
                "outlets": len(config.outlets),
                "sources": [asdict(one) for one in found],
                "mistakes": list(config.overlooked),
            }
        )
    else:
        for mistake in config.overlooked:
            click.echo(mistake)
        count = len(config.overlooked)
        wrong = f"{count} mistake{'s' * (count > 1)} in site-config files" if count else "no mistakes"
        state = f"{len(faults)} of {len(found)} sources cannot be read" if faults else wrong
        outlets = len(config.outlets)
        click.echo(f"{sources}: {outlets} outlet{'s' * (outlets != 1)}, {state}")
    if faults or config.overlooked:
        raise Stop(Exit.UNHEALTHY)


async def _probed(config: Config, *, shown: bool) -> "list[Probe]":
    from corpus.build.discover import probe  # noqa: PLC0415 - heavy: only a command that runs pays for it
    from corpus.clock import utc_now  # noqa: PLC0415 - as above

    found: list[Probe] = []
    async for read in probe(config, now=utc_now):
        one = replace(read, address=address_shown(read.address))
        found.append(one)
        if shown:
            click.echo(f"{one.outlet}  {one.address}  {one.fault or f'{one.listed} listed'}")
    return found


@command.command("add")
@click.argument("url")
@click.option("--id", "name", default=None, help="The outlet's id; made from the host when not given.")
@sources_option
def add(*, url: str, name: str | None, sources: Path) -> None:
    """Find the feeds and sitemaps of a home page and write an outlet for it at the end of a sources.toml.

    What stands in the file, comments included, stays as it is.
    """
    from corpus.build.discover import discover  # noqa: PLC0415 - as above
    from corpus.clock import utc_now  # noqa: PLC0415 - as above
    from scraper.address import AddressError  # noqa: PLC0415 - as above
    from scraper.errors import FetchError, GuardedError, RefusedError  # noqa: PLC0415 - as above

    # First: it says what is wrong with the file. Of a name that is too long for a file Path would raise.
    config = settings(sources) if os.path.exists(sources) else None  # noqa: PTH110
    before = sources.read_text(encoding="utf-8") if config else _example_head()
    try:
        found = asyncio.run(discover(config or nobody(sources), url, now=utc_now))
    except AddressError as error:
        raise Stop(
            Exit.USAGE, f"{address_shown(url)}: {error}; expected an address such as https://news.example/"
        ) from error
    except FetchError as error:
        refused = isinstance(error, RefusedError | GuardedError)
        raise Stop(Exit.REFUSED if refused else Exit.UNHEALTHY, str(error)) from error
    entry = _entry(name or _slug(url), url, [one for one in found if not one.fault])
    if entry is None:
        raise Stop(
            Exit.UNHEALTHY,
            f"{address_shown(url)}: names no feed and no sitemap that can be read; look for one and add it by hand",
        )
    _checked(before.rstrip("\n") + "\n\n" + entry, sources)
    click.echo(entry, nl=False)


def _checked(text: str, sources: Path) -> None:
    """Write the file once it is known to be sound: an id that is taken must not spoil it."""
    try:
        parse_config(text, sources)
    except ConfigError as error:
        raise Stop(Exit.USAGE, f"nothing was written: {error}") from error
    write_output(sources, text)


def _entry(name: str, url: str, found: "list[Probe]") -> str | None:
    """The lines of an outlet; feeds are enough where there are any, they are newer than sitemaps.

    Feeds may lie at another host than the site that names them; whoever adds the site approves of its own host.
    """
    lists = {kind: [one.address for one in found if one.kind == kind] for kind in ("feed", "sitemap")}
    if not any(lists.values()):
        return None
    key, addresses = ("feeds", lists["feed"]) if lists["feed"] else ("sitemaps", lists["sitemap"])
    hosts = {_host(each) for each in addresses}
    allowed = f"allow-hosts = {json.dumps([_host(url)])}\n" if _host(url) not in hosts else ""
    return f'[[outlet]]\nid = "{name}"\n{key} = {json.dumps(addresses, ensure_ascii=False)}\n{allowed}'


def _slug(url: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", _host(url).rpartition(".")[0]).strip("-") or "outlet"


def _host(url: str) -> str:
    """The host of an address, without "www.", which is allowed with it."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _example_head() -> str:
    text = resources.files("corpus.cli").joinpath("example.toml").read_text(encoding="utf-8")
    return text.partition("[[outlet]]")[0]


@command.command("example")
def example() -> None:
    """Print a sources.toml to start from."""
    click.echo(resources.files("corpus.cli").joinpath("example.toml").read_text(encoding="utf-8"), nl=False)


def _listing(config: Config) -> str:
    width = max(len(outlet.id) for outlet in config.outlets)
    return "\n".join(f"{outlet.id:{width}}  {_what(outlet)}" for outlet in config.outlets)


def _what(outlet: Outlet) -> str:
    listed = [address_shown(address) for address in (*outlet.feeds, *outlet.sitemaps)]
    if outlet.urls:
        listed.append(f"{len(outlet.urls)} addresses")
    return f"{', '.join(listed)}  one request per {outlet.pace.delay_s:g} s"


def _values(outlet: Outlet) -> dict[str, object]:
    return {
        "id": outlet.id,
        "feeds": list(outlet.feeds),
        "sitemaps": list(outlet.sitemaps),
        "urls": list(outlet.urls),
        "allow_hosts": list(outlet.allow_hosts),
        "lang": outlet.lang,
        "delay_s": outlet.pace.delay_s,
        "max_docs": outlet.max_docs,
    }
