"""winnow keep: take a cut back."""

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.cli.examples import examples
from corpus.cli.exits import Exit, Stop
from corpus.cli.options import (
    data_option,
    new_exceptions_option,
    settings,
    sources_option,
    the_exceptions,
)

if TYPE_CHECKING:
    from cleaners.cleaned import Cut
    from corpus.cli.again import Noting
    from corpus.config import Config
    from corpus.document import Document
    from corpus.inspect.exceptions import Exceptions, Keep

EXAMPLES = examples(
    "winnow diff k3f9              # shows the numbers of the paragraphs",
    "winnow keep k3f9¶12           # paragraph 12 of that document stays",
    "winnow keep k3f9¶12 --site --reason 'the weekly poem'   # ... wherever the outlet has it",
    "winnow keep k3f9¶12 --undo",
)


@click.command("keep", epilog=EXAMPLES)
@click.argument("what", metavar="DOC¶N")
@click.option("--site", is_flag=True, help="Wherever the outlet has this paragraph, not in this document only.")
@click.option("--reason", default="", help="Why, for those who read exceptions.toml.")
@click.option("--undo", is_flag=True, help="Let the paragraph be cut again.")
@sources_option
@data_option
@new_exceptions_option
def command(
    *, what: str, site: bool, reason: str, undo: bool, sources: Path, data: Path, exceptions_path: Path
) -> None:
    """Keep a paragraph that was cut: write it into exceptions.toml and clean its document again.

    Exceptions hold in every later crawl, fetch and reclean. A plain DOC:N is understood too.
    """
    from corpus.cli.again import Noting  # noqa: PLC0415 - heavy: only a command that runs pays for it
    from corpus.inspect.exceptions import ExceptionsError, keep_of  # noqa: PLC0415 - as above

    name, number = _parsed(what)
    config = settings(sources)  # before anything is written: a mistake in there must not leave half of this done
    known = the_exceptions(exceptions_path)
    document, raw_text, cuts = _found(name, data)
    try:
        doc = "" if site else document.id
        entry = keep_of(raw_text, number, outlet=document.outlet, doc=doc, reason=reason)
        entry = replace(entry, rule=_rule(raw_text, number, cuts))
    except ExceptionsError as error:
        raise Stop(Exit.USAGE, f"{what}: {error}") from error
    if undo and known.without(entry) == known:
        raise Stop(Exit.USAGE, _nothing_to_undo(what, known, entry, exceptions_path))
    if not undo and not entry.rule and not _is_kept(known, entry):
        raise Stop(
            Exit.USAGE, f"{what}: it was not cut, so there is nothing to keep; `winnow diff {name}` shows what was"
        )
    noting = Noting(exceptions_path, lambda now: now.without(entry) if undo else now.adding(entry))
    again = "run the same command again" if not undo else f"look at: winnow reclean --outlet {document.outlet}"
    with noting.finished_by(again):
        changed = _cleaned_again(document, noting, config, data)
    word = "may be cut again" if undo else "stays"
    where = f"wherever {document.outlet} has it" if site else f"in {document.id}"
    click.echo(f"¶{number} {word} {where}: “{entry.quote}” ({exceptions_path}; documents changed now: {changed})")


def _parsed(what: str) -> tuple[str, int]:
    match = re.fullmatch(r"(.+?)\s*[¶:]\s*(\d+)", what)
    if match is None:
        raise Stop(Exit.USAGE, f"{what}: expected a document and a paragraph, such as k3f9¶12")
    return match[1], int(match[2])


def _nothing_to_undo(what: str, known: "Exceptions", entry: "Keep", path: Path) -> str:
    """What to say when the exception that is to be undone was never made, with the one that is meant perhaps."""
    kept = {each.doc for each in known.keeps if (each.outlet, each.block) == (entry.outlet, entry.block)}
    if "" in kept:
        return f"{what}: it stays wherever {entry.outlet} has it; to undo that, add --site"
    if kept:
        return f"{what}: it stays in {', '.join(sorted(kept))} only; to undo that, name the document, without --site"
    more = "" if entry.rule else f"; where it should be cut, look at: winnow reclean --outlet {entry.outlet}"
    return f"{what}: {path} keeps no such paragraph, so there is nothing to undo{more}"


def _is_kept(known: "Exceptions", entry: "Keep") -> bool:
    """Whether the paragraph stays by an exception, in a document or everywhere: it is not cut for that."""
    return any((each.outlet, each.block) == (entry.outlet, entry.block) for each in known.keeps)


def _rule(raw_text: str, number: int, cuts: "tuple[Cut, ...]") -> str:
    """The rule that took most of a paragraph, invisible marks aside; empty when none did."""
    from cleaners.kinds import Kind  # noqa: PLC0415 - as above
    from corpus.inspect.view import paragraph_spans  # noqa: PLC0415 - as above

    start, end = paragraph_spans(raw_text)[number - 1]
    own = (cut for cut in cuts if cut.start < end and cut.end > start and cut.kind is not Kind.MARKUP)
    taken = {cut.rule: min(cut.end, end) - max(cut.start, start) for cut in own}
    return max(taken, key=taken.__getitem__, default="")


def _found(name: str, data: Path) -> "tuple[Document, str, tuple[Cut, ...]]":
    from corpus.cli.shelf import opened, the_document  # noqa: PLC0415 - as above

    with opened(data) as store:
        document = the_document(store, name)
        return document, store.raw_text(document.id) or "", store.cuts(document.id)


def _cleaned_again(document: "Document", noting: "Noting", config: "Config", data: Path) -> int:
    """Note the exception and clean the document again under it; returns 1 when its text changed."""
    from corpus.cli.again import opened_again  # noqa: PLC0415 - as above
    from corpus.cli.crawl import guarded  # noqa: PLC0415 - as above
    from corpus.reclean import compared, kept_anew  # noqa: PLC0415 - as above

    with guarded(), opened_again(data, config, noting) as (store, again, run):
        now = again.clean(document)
        change = compared(document, store.raw_text(document.id) or "", store.cuts(document.id), now)
        if not change.size:
            return 0
        kept_anew(store, again, change, run)
    return 1
