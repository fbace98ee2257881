"""winnow verify: can a record's text be made again from the archive?"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

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

if TYPE_CHECKING:
    from corpus.verify import Verified

EXAMPLES = examples(
    "winnow verify k3f9             # by a document's id, the beginning of one, or an address",
    "winnow verify k3f9 --prov      # and print its provenance as W3C PROV-O, in JSON-LD",
    "winnow verify --all --json     # every document",
)


@click.command("verify", epilog=EXAMPLES)
@click.argument("what", metavar="ID|URL…", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Every current document.")
@click.option("--prov", is_flag=True, help="Print the provenance as W3C PROV-O in JSON-LD; the checks go to stderr.")
@sources_option
@data_option
@exceptions_option
@json_option
def command(
    *,
    what: tuple[str, ...],
    every: bool,
    prov: bool,
    sources: Path,
    data: Path,
    exceptions_path: Path,
    as_json: bool,
) -> None:
    """Fetch a record's slice of the archive, check its digests, clean it again as recorded, and compare.

    Exit code 3: the archive or the ledger is damaged. 6: all is whole, but today's rules, model, settings or exceptions
    make another text than those that are recorded.
    """
    from corpus.build.remake import remaker  # noqa: PLC0415 - heavy: only a command that runs pays for it
    from corpus.cli.shelf import opened, the_document  # noqa: PLC0415 - as above
    from corpus.provenance_graph import graph  # noqa: PLC0415 - as above

    if not what and not every:
        raise Stop(Exit.USAGE, "verify: name a document, or --all; `winnow stats` says how many there are")
    again = remaker(data, settings(sources).rules, the_exceptions(exceptions_path))
    with opened(data) as store:
        found = store.documents() if every else [the_document(store, name) for name in what]
        done = []
        for document in found:
            done.append(again(store, document))
            if prov:
                click.echo(graph(document), nl=False)
    if as_json and not prov:
        print_json([_values(each) for each in done])
    else:
        for each in done:
            _say(each, whole=not every, aside=prov)
    if any(not each.holds for each in done):
        raise Stop(Exit.UNHEALTHY if any(each.damaged for each in done) else Exit.CHANGES)


def _say(verified: "Verified", *, whole: bool, aside: bool) -> None:
    for check in verified.checks if whole or not verified.holds else ():
        click.echo(f"  {'ok ' if check.holds else 'BAD'} {check.what:8}{check.detail}", err=aside)
    state = "ok" if verified.holds else "damaged" if verified.damaged else "changed"
    click.echo(f"verify {state} {verified.document}", err=aside)


def _values(verified: "Verified") -> dict[str, object]:
    checks = [{"what": check.what, "holds": check.holds, "detail": check.detail} for check in verified.checks]
    return {"id": verified.document, "holds": verified.holds, "checks": checks}
