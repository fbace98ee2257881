"""winnow sources: what is followed, and whether its file is sound."""

from importlib import resources
from pathlib import Path

import click

from corpus.cli.examples import examples
from corpus.cli.options import json_option, print_json, settings, sources_option
from corpus.config import Config
from scraper.outlet import Outlet

EXAMPLES = examples(
    "winnow sources                          # the outlets, and where each lists its stories",
    "winnow sources check                    # every mistake in the file, with its line",
    "winnow sources example > sources.toml   # a file to start from",
)


@click.group("sources", invoke_without_command=True, epilog=EXAMPLES)
@sources_option
@json_option
@click.pass_context
def command(context: click.Context, *, sources: Path, as_json: bool) -> None:
    """List the outlets of a sources.toml, check it, or begin one."""
    if context.invoked_subcommand is None:
        config = settings(sources)
        if as_json:
            print_json([_values(outlet) for outlet in config.outlets])
        else:
            click.echo(_listing(config))


@command.command("check")
@sources_option
def check(*, sources: Path) -> None:
    """Check a sources.toml and report every mistake at once."""
    config = settings(sources)
    click.echo(f"{sources}: {len(config.outlets)} outlets, no mistakes")


@command.command("example")
def example() -> None:
    """Print a sources.toml to start from."""
    click.echo(resources.files("corpus.cli").joinpath("example.toml").read_text(encoding="utf-8"), nl=False)


def _listing(config: Config) -> str:
    width = max(len(outlet.id) for outlet in config.outlets)
    return "\n".join(f"{outlet.id:{width}}  {_what(outlet)}" for outlet in config.outlets)


def _what(outlet: Outlet) -> str:
    listed = [*outlet.feeds, *outlet.sitemaps]
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
