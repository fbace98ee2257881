"""winnow doctor: is what is stored whole? And what can be mended, mended."""

import os
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
    from corpus.build.repair import Repaired
    from corpus.doctor import Checked

EXAMPLES = examples(
    "winnow doctor",
    "winnow doctor --data /srv/news --json",
    "winnow doctor --repair         # make anew what can be derived from the archive",
)


@click.command("doctor", epilog=EXAMPLES)
@click.option("--repair", "mend", is_flag=True, help="Make anew what the archive and the kept texts give, then verify.")
@sources_option
@data_option
@exceptions_option
@json_option
def command(*, mend: bool, sources: Path, data: Path, exceptions_path: Path, as_json: bool) -> None:
    """Verify the archive, the ledger and the published files against each other.

    Every archived response is read and its digest compared; every document's kept spans and cuts must tile its raw
    text and spell its text. Exit code 3: something is damaged; without --repair nothing is changed.

    --repair cuts torn tails off the archive, brings back pages that the database lost, and makes the index, stories,
    lost site memory and published files anew. A page whose record is damaged then points at another archived answer
    with the same bytes, where there is one; `winnow crawl --refetch` brings one where the host still has it.
    A database that cannot be read is set aside, never deleted.
    """
    repaired = _repaired(data, sources, exceptions_path) if mend else None
    checked = _checked(data)
    if as_json:
        print_json(_values(checked, repaired))
    else:
        _say(checked, repaired)
    if repaired is None and checked.findings:
        raise Stop(Exit.UNHEALTHY, f"next: `winnow doctor --repair --data {data}` makes anew what can be derived")
    if repaired is not None and (checked.findings or repaired.brought_back.may_be_lost):
        raise Stop(
            Exit.UNHEALTHY, "what is still damaged cannot be made from the archive; the kept texts are as they were"
        )


def _repaired(data: Path, sources: Path, exceptions_path: Path) -> "Repaired":
    from corpus.build.repair import Repair, repair  # noqa: PLC0415 - heavy: only a command that runs pays for it
    from corpus.cli.crawl import guarded  # noqa: PLC0415 - as above
    from corpus.clock import utc_now  # noqa: PLC0415 - as above

    if not os.path.isdir(data):  # noqa: PTH112 - a name too long for a folder names none, and Path would raise
        raise Stop(Exit.USAGE, f"{data}: no such folder; `winnow crawl --data {data}` makes one")
    with guarded():
        return repair(
            Repair(data=data, config=settings(sources), exceptions=the_exceptions(exceptions_path), now=utc_now)
        )


def _checked(data: Path) -> "Checked":
    from corpus.build.clean import archive_reader  # noqa: PLC0415 - as above
    from corpus.cli.shelf import opened  # noqa: PLC0415 - as above
    from corpus.doctor import examine  # noqa: PLC0415 - as above

    with opened(data) as store:
        return examine(store, archive_reader(data), data / "clean")


def _say(checked: "Checked", repaired: "Repaired | None") -> None:
    if repaired is not None:
        if repaired.set_aside:
            click.echo(f"the damaged database is now {repaired.set_aside}; runs and the queue of addresses begin anew")
        whole = not checked.findings and not repaired.brought_back.may_be_lost
        for place in repaired.brought_back.damaged:
            click.echo(f"archive: {place}{'; nothing that is kept lies there' if whole else ''}")
        figures = " ".join(f"{name}={count}" for name, count in repaired.figures().items())
        click.echo(f"repair {'ok' if whole else 'incomplete'} {figures}")
    for finding in checked.findings:
        click.echo(f"{finding.where}: {finding.what}")
    state = "ok" if not checked.findings else "damaged"
    click.echo(f"doctor {state} pages={checked.pages} documents={checked.documents} findings={len(checked.findings)}")


def _values(checked: "Checked", repaired: "Repaired | None") -> dict[str, object]:
    findings = [{"where": finding.where, "what": finding.what} for finding in checked.findings]
    values: dict[str, object] = {"pages": checked.pages, "documents": checked.documents, "findings": findings}
    if repaired is not None:
        lost = repaired.brought_back.damaged
        values["repaired"] = {**repaired.figures(), "set_aside": repaired.set_aside, "lost": lost}
    return values
