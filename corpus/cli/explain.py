"""winnow explain: where a record comes from, and what was done to it."""

from pathlib import Path

import click

from corpus.cli.examples import examples
from corpus.cli.options import data_option, json_option, print_json

EXAMPLES = examples(
    "winnow explain k3f9            # by a document's id, the beginning of one, or an address",
    "winnow explain k3f9 --prov     # as W3C PROV-O, in JSON-LD",
)
_WIDTH = 10


@click.command("explain", epilog=EXAMPLES)
@click.argument("what", metavar="ID|URL")
@click.option("--prov", is_flag=True, help="Print the provenance as W3C PROV-O in JSON-LD.")
@data_option
@json_option
def command(*, what: str, prov: bool, data: Path, as_json: bool) -> None:
    """Say where a record comes from: address and redirects, time, terms, archive, versions, cuts, and what it repeats.

    `winnow verify` proves it; `winnow diff` shows the cuts; `winnow story` the copies.
    """
    from corpus.cli.shelf import opened, the_document  # noqa: PLC0415 - heavy: only a command that runs pays for it
    from corpus.explain import explain  # noqa: PLC0415 - as above
    from corpus.inspect.visible import one_line  # noqa: PLC0415 - as above
    from corpus.provenance_graph import graph  # noqa: PLC0415 - as above

    with opened(data) as store:
        document = the_document(store, what)
        answers = explain(store, document)
    if prov:
        click.echo(graph(document), nl=False)
    elif as_json:
        print_json({"id": document.id, **{answer.question: list(answer.lines) for answer in answers}})
    else:
        click.echo(f"{document.id}  {one_line(document.title or document.text[:60])}")
        for answer in answers:
            for number, line in enumerate(answer.lines):
                click.echo(f"  {'' if number else answer.question:{_WIDTH}}{one_line(line)}")
