"""winnow doctor: is what is stored whole?"""

from pathlib import Path

import click

from corpus.cli.examples import examples
from corpus.cli.exits import Exit, Stop
from corpus.cli.options import data_option, json_option, print_json

EXAMPLES = examples("winnow doctor", "winnow doctor --data /srv/news --json")


@click.command("doctor", epilog=EXAMPLES)
@data_option
@json_option
def command(*, data: Path, as_json: bool) -> None:
    """Verify the archive, the ledger and the published files against each other.

    Every archived response is read and its digest compared; every document's kept spans and cuts must tile its raw
    text and spell its text. Exit code 3: something is damaged; nothing is changed.
    """
    from corpus.build.clean import archive_reader  # noqa: PLC0415 - heavy: only a command that runs pays for it
    from corpus.cli.shelf import opened  # noqa: PLC0415 - as above
    from corpus.doctor import examine  # noqa: PLC0415 - as above

    with opened(data) as store:
        checked = examine(store, archive_reader(data), data / "clean")
    if as_json:
        findings = [{"where": finding.where, "what": finding.what} for finding in checked.findings]
        print_json({"pages": checked.pages, "documents": checked.documents, "findings": findings})
    else:
        for finding in checked.findings:
            click.echo(f"{finding.where}: {finding.what}")
        state = "ok" if not checked.findings else "damaged"
        counts = f"pages={checked.pages} documents={checked.documents} findings={len(checked.findings)}"
        click.echo(f"doctor {state} {counts}")
    if checked.findings:
        raise Stop(Exit.UNHEALTHY)
