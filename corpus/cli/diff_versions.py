"""winnow diff --versions, --version: the cleanings of one document, and what changed between two."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.cli.exits import Exit, Stop
from corpus.cli.options import print_json, write_output
from corpus.cli.shelf import opened, the_document
from corpus.inspect.compared import Row, compare, compare_texts, sizes
from corpus.inspect.compared_html import render_compared
from corpus.inspect.compared_terminal import compared_lines
from corpus.inspect.paint import painted
from corpus.inspect.stored import cleaning_view
from corpus.inspect.view import View
from corpus.inspect.visible import one_line
from corpus.store_cleanings import Cleaning, cleanings

if TYPE_CHECKING:
    from corpus.cli.diff import Out
    from corpus.document import Document

_RANGE = re.compile(r"(?P<one>\d{1,6})(?P<dots>\.\.)?(?P<other>\d{1,6})?")


def _known(what: str, data: Path) -> "tuple[Document, tuple[Cleaning, ...]]":
    """A kept document with all its cleanings, first to current."""
    with opened(data) as store:
        document = the_document(store, what)
        return document, cleanings(store.database, document.id)


def listed(what: str, data: Path, *, as_json: bool) -> None:
    """One line for each cleaning."""
    _, found = _known(what, data)
    if as_json:
        print_json([_values(each, current=each is found[-1]) for each in found])
        return
    for each in found:
        removed = sum(cut.end - cut.start for cut in each.cuts)
        click.echo(
            f"{each.number}  {each.made_at[:16].replace('T', ' ')}  rules {each.rules_version}, "
            f"model {each.model_version}  kept {len(each.text):,}  cut {removed:,} in {len(each.cuts):,}"
            f"{'  current' if each is found[-1] else ''}"
        )


def _values(each: Cleaning, *, current: bool) -> dict[str, object]:
    return {
        "version": each.number,
        "made_at": each.made_at,
        "winnow": each.winnow_version,
        "rules": each.rules_version,
        "model": each.model_version,
        "memory_state": each.memory_state,
        "run": each.run,
        "characters": len(each.text),
        "cuts": len(each.cuts),
        "current": current,
    }


def earlier(what: str, data: Path, name: str) -> View:
    """One cleaning of a kept document, as any document is shown."""
    document, found = _known(what, data)
    return cleaning_view(document, _chosen(name, found)[0])


def _chosen(name: str, found: tuple[Cleaning, ...]) -> tuple[Cleaning, Cleaning | None]:
    """The cleaning that "2" names, or the two that "1..2" or "1.." (to the current one) name."""
    match = _RANGE.fullmatch(name)
    if match is None or (match["other"] and not match["dots"]):
        raise Stop(Exit.USAGE, f"--version {name}: expected a number, such as 1, or a range, such as 1..2 or 1..")
    one = _numbered(int(match["one"]), found)
    if not match["dots"]:
        return one, None
    return one, _numbered(int(match["other"] or found[-1].number), found)


def _numbered(number: int, found: tuple[Cleaning, ...]) -> Cleaning:
    if not 1 <= number <= len(found):
        there = "there is version 1 only" if len(found) == 1 else f"there are versions 1 to {len(found)}"
        raise Stop(Exit.USAGE, f"--version {number}: {there}; `--versions` lists them")
    return found[number - 1]


def rows_between(one: Cleaning, other: Cleaning) -> tuple[Row, ...]:
    """What changed from one cleaning to another, paragraph by paragraph."""
    if one.raw_text == other.raw_text:
        return compare(one.raw_text, one.cuts, other.cuts)
    return compare_texts(one.text, other.text)


def between(what: str, data: Path, name: str, out: "Out") -> bool:
    """Show what changed between two cleanings of a document; whether anything did."""
    document, found = _known(what, data)
    one, other = _chosen(name, found)
    rows = rows_between(one, other or found[-1])
    lost, gained = sizes(rows)
    pair = (_made(one), _made(other or found[-1]))
    said = f"{lost:,} characters cut now, {gained:,} kept now"
    if out.html is not None:
        language = document.metadata.language.value if document.metadata.language else ""
        facts = (document.outlet, document.id, *pair)
        write_output(out.html, render_compared(document.title, said, facts, rows, language))
        if str(out.html) != "-":
            click.echo(f"wrote {out.html}", err=True)
    elif out.as_json:
        changed = [_paragraph(row) for row in rows if row.changed]
        print_json({"id": document.id, "versions": pair, "lost": lost, "gained": gained, "paragraphs": changed})
    else:
        click.echo("\n".join((one_line(document.title) or "(no title)", *pair, said, "")))
        click.echo(painted(compared_lines(rows, out.width), colour=out.colour), nl=False, color=True)
    return bool(lost or gained)


def _made(each: Cleaning) -> str:
    made = each.made_at[:16].replace("T", " ")
    return f"version {each.number}, {made}: rules {each.rules_version}, model {each.model_version}"


def _paragraph(row: Row) -> dict[str, object]:
    return {
        "number": row.number,
        "parts": [
            {"text": part.text, "state": part.state.value, "rule": part.cut.rule if part.cut else ""}
            for part in row.parts
        ],
    }
