"""winnow reclean: what today's rules make of yesterday's pages."""

from collections import Counter
from itertools import islice
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
from corpus.cli.spoken import title

if TYPE_CHECKING:
    from corpus.reclean import Change

EXAMPLES = examples(
    "winnow reclean                    # what would change, and by which rule",
    "winnow reclean --check            # the same; exit code 6 when anything would",
    "winnow reclean --outlet seeblatt --apply",
)
LISTED = 20  # documents named in a report


@click.command("reclean", epilog=EXAMPLES)
@sources_option
@data_option
@exceptions_option
@click.option("--outlet", default="", help="Only this outlet's documents.")
@click.option("--sample", type=click.IntRange(min=1), default=None, help="Only so many documents, the first kept.")
@click.option("--check", is_flag=True, help=f"End with {Exit.CHANGES:d} when a document would change.")
@click.option("--apply", "applied", is_flag=True, help="Store what comes out; rejected ones stay as they are.")
@json_option
def command(
    *,
    sources: Path,
    data: Path,
    exceptions_path: Path,
    outlet: str,
    sample: int | None,
    check: bool,
    applied: bool,
    as_json: bool,
) -> None:
    """Clean archived pages again with today's rules, model and site memory, and report what changes.

    Nothing is fetched, and without --apply nothing is stored.
    """
    from corpus.cli.again import opened_again  # noqa: PLC0415 - as above
    from corpus.cli.crawl import guarded  # noqa: PLC0415 - heavy: only a command that runs pays for it
    from corpus.reclean import changes, kept_anew  # noqa: PLC0415 - as above
    from corpus.store_find import Wanted  # noqa: PLC0415 - as above

    seen, changed = 0, []
    with guarded(), opened_again(data, settings(sources), the_exceptions(exceptions_path)) as (store, again, run):
        for change in islice(changes(store, again, Wanted(outlet=outlet)), sample):
            seen += 1
            if change is not None:
                changed.append(change)
        for change in changed if applied else ():
            kept_anew(store, again, change, run)
    _report(seen, changed, applied=applied, as_json=as_json)
    if check and changed:
        raise Stop(Exit.CHANGES)


def _report(seen: int, changed: "list[Change]", *, applied: bool, as_json: bool) -> None:
    ranked = sorted(changed, key=lambda change: -change.size)
    lost: Counter[tuple[str, str]] = sum((change.lost for change in changed), Counter())
    gained: Counter[tuple[str, str]] = sum((change.gained for change in changed), Counter())
    if as_json:
        print_json(
            {
                "documents": seen,
                "changed": [{"id": c.document.id, "lost": c.lost.total(), "gained": c.gained.total()} for c in ranked],
                "lost": [{"kind": kind, "rule": rule, "characters": n} for (kind, rule), n in lost.most_common()],
                "gained": [{"kind": kind, "rule": rule, "characters": n} for (kind, rule), n in gained.most_common()],
            }
        )
        return
    for heading, sizes in (("cut now, kept before", lost), ("kept now, cut before", gained)):
        for (kind, rule), size in sizes.most_common():
            click.echo(f"{heading}: {size:>8,} characters  {kind}  {rule}")
    for change in ranked[:LISTED]:
        document = change.document
        click.echo(f"{document.id}  -{change.lost.total()} +{change.gained.total()}  {title(document.title, 60)}")
    word = "stored" if applied else "would change"
    click.echo(f"reclean ok documents={seen} {word}={len(changed)}")
