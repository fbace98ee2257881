"""winnow story: a story's family, and how its copies differ."""

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.cli.examples import examples
from corpus.cli.options import data_option, json_option, print_json
from corpus.cli.spoken import lines, title

if TYPE_CHECKING:
    from corpus.document import Document

EXAMPLES = examples("winnow story k3f9    # by a document's id, the beginning of one, or an address")


@click.command("story", epilog=EXAMPLES)
@click.argument("what", metavar="ID|URL")
@data_option
@json_option
def command(*, what: str, data: Path, as_json: bool) -> None:
    """Show every copy of a story: which is the original and why, and what each copy has more or less."""
    from corpus.cli.shelf import opened, the_document  # noqa: PLC0415 - heavy: only a command that runs pays for it
    from corpus.document import Relation  # noqa: PLC0415 - as above
    from corpus.store_find import Wanted  # noqa: PLC0415 - as above

    with opened(data) as store:
        family = tuple(store.documents(Wanted(story=the_document(store, what).story.id)))
    original = next((one for one in family if one.story.relation is Relation.ORIGINAL), family[0])
    copies = sorted((one for one in family if one is not original), key=lambda one: one.id)
    if as_json:
        print_json({"story": original.story.id, "copies": [_values(one) for one in (original, *copies)]})
        return
    click.echo(f"{_line(original)}\n  original: {original.story.reason}")
    for copy in copies:
        click.echo(f"{_line(copy)}\n  {copy.story.relation} of {copy.story.of}, {copy.story.similarity:.2f} alike")
        for line in _differences(original, copy):
            click.echo(f"    {lines(line)}")


def _line(document: "Document") -> str:
    from scraper.errors import shown  # noqa: PLC0415 - as above

    named = title(document.title or document.text, 60)
    return f"{document.id}  {document.outlet}  {named}\n  {shown(document.addresses.answered)}"


def _differences(original: "Document", copy: "Document") -> list[str]:
    """The lines only one of the two has, marked - and +."""
    diff = difflib.ndiff(original.text.split("\n\n"), copy.text.split("\n\n"))
    return [line for line in diff if line.startswith(("- ", "+ "))]


def _values(document: "Document") -> dict[str, object]:
    place = document.story
    return {
        "id": document.id,
        "outlet": document.outlet,
        "url": document.addresses.answered,
        "title": document.title,
        "relation": place.relation.value,
        "of": place.of,
        "similarity": place.similarity,
        "reason": place.reason,
    }
