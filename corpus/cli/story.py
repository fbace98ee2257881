"""winnow story: a story's family, how its copies differ, and the versions of its addresses."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.cli.examples import examples
from corpus.cli.options import data_option, json_option, print_json

if TYPE_CHECKING:
    from corpus.document import Document
    from corpus.stories_family import Member

EXAMPLES = examples("winnow story k3f9    # by a document's id, the beginning of one, or an address")


@click.command("story", epilog=EXAMPLES)
@click.argument("what", metavar="ID|URL")
@data_option
@json_option
def command(*, what: str, data: Path, as_json: bool) -> None:
    """Show every copy of a story: which is the original and why, and what each copy has more, less or otherwise.

    "-" marks a paragraph that only the copy it repeats has, "+" one that only it has, "~" one with other words.
    Versions of the address are shown in the same way, each beside the one before.
    """
    from corpus.cli.shelf import opened, the_document  # noqa: PLC0415 - heavy: only a command that runs pays for it
    from corpus.stories_family import family, versions  # noqa: PLC0415 - as above

    with opened(data) as store:
        named = the_document(store, what)
        members = family(store, named.story.id)
        earlier = versions(store, named)
    if as_json:
        copies = [_values(member, members) for member in members]
        print_json({"story": named.story.id, "copies": copies, "versions": [_version(one) for one in earlier]})
        return
    for member in members:
        click.echo("\n".join(_told(member, members)))
    for before, after in pairwise(earlier):
        click.echo(f"version {after.version} of {_line(after)}")
        click.echo("\n".join(f"    {line}" for line in _differences(after, before)) or "    the same text")


def _told(member: "Member", members: "tuple[Member, ...]") -> Iterator[str]:
    """One copy, as lines."""
    from corpus.document import Relation  # noqa: PLC0415 - as above

    document = member.document
    place = document.story
    yield _line(document)
    if place.relation is Relation.ORIGINAL:
        yield f"  original: {place.reason}"
    else:
        yield f"  {place.relation} of {place.of}, {place.similarity:.2f} alike: {place.reason}"
    for change in member.changes:
        yield f"  moved in run {change.run}: was {change.old_relation} in {change.old_story}; {change.reason}"
    other = _other(member, members)
    yield from (f"    {line}" for line in (_differences(document, other) if other else ()))


def _other(member: "Member", members: "tuple[Member, ...]") -> "Document | None":
    """The copy that a copy repeats."""
    return next((one.document for one in members if one.document.id == member.document.story.of), None)


def _line(document: "Document") -> str:
    from corpus.inspect.visible import one_line  # noqa: PLC0415 - as above
    from scraper.errors import shown  # noqa: PLC0415 - as above

    title = one_line(document.title or document.text[:60])
    superseded = f", version {document.version}" if document.version > 1 else ""
    return f"{document.id}  {document.outlet}{superseded}  {title}\n  {one_line(shown(document.addresses.answered))}"


def _differences(document: "Document", other: "Document") -> list[str]:
    from corpus.inspect.visible import one_line  # noqa: PLC0415 - as above
    from corpus.stories_diff import differences  # noqa: PLC0415 - as above

    return [f"{found.sign} {one_line(found.text)}" for found in differences(document.text, other.text)]


def _version(document: "Document") -> dict[str, object]:
    return {
        "id": document.id,
        "version": document.version,
        "fetched_at": document.provenance.fetched_at.isoformat(),
    }


def _values(member: "Member", members: "tuple[Member, ...]") -> dict[str, object]:
    from corpus.stories_diff import differences  # noqa: PLC0415 - as above

    document, other = member.document, _other(member, members)
    place = document.story
    found = differences(document.text, other.text) if other else ()
    return {
        "id": document.id,
        "outlet": document.outlet,
        "url": document.addresses.answered,
        "title": document.title,
        "version": document.version,
        "relation": place.relation.value,
        "of": place.of,
        "similarity": place.similarity,
        "reason": place.reason,
        "changes": [f"{one.run}: {one.old_relation} in {one.old_story}" for one in member.changes],
        "differences": [{"sign": one.sign, "text": one.text} for one in found],
    }
