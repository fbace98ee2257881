"""winnow reclean: what today's rules make of yesterday's pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.cli.examples import examples
from corpus.cli.exits import Exit, Stop
from corpus.cli.options import (
    data_option,
    exceptions_option,
    json_option,
    settings,
    sources_option,
)

if TYPE_CHECKING:
    from corpus.cli.again import Noting
    from corpus.cli.reclean_report import Report
    from corpus.inspect.exceptions import Exceptions, Reject
    from corpus.reclean import Again, Change
    from corpus.review import Held
    from corpus.review_file import Writer
    from corpus.store import Store

EXAMPLES = examples(
    "winnow reclean                      # what would change, by rule and kind",
    "winnow reclean --check --show 3     # with before and after of three documents a group; exit code 6 if any",
    "winnow reclean --check --sample 500 # of 500 documents, the same ones every time",
    "winnow reclean --reject promo.book  # leave what this rule would change as it is, from now on",
    "winnow reclean --apply              # write new versions; the old ones are kept",
    "winnow reclean --apply --accept cut:legal/legal.section,newsletter   # ... of these groups only",
    "winnow diff k3f9 --version 1..      # what changed in a document since its first cleaning",
)


@click.command("reclean", epilog=EXAMPLES)
@sources_option
@data_option
@exceptions_option
@click.option("--outlet", default="", help="Only this outlet's documents.")
@click.option(
    "--sample",
    type=click.IntRange(1, 1_000_000_000),
    default=None,
    help="Only so many documents, spread over the corpus.",
)
@click.option("--check", is_flag=True, help=f"End with {Exit.CHANGES:d} when a document would change.")
@click.option("--show", type=click.IntRange(min=0), default=0, help="Before and after of so many documents a group.")
@click.option(
    "--accept", multiple=True, metavar="RULE[,…]", help="Only these groups; a rejection of them is taken back."
)
@click.option(
    "--reject", multiple=True, metavar="RULE[,…]", help="Not these groups, now and later: noted in exceptions.toml."
)
@click.option("--apply", "applied", is_flag=True, help="Write what comes out as new versions; the old ones are kept.")
@json_option
def command(
    *,
    sources: Path,
    data: Path,
    exceptions_path: Path,
    outlet: str,
    sample: int | None,
    check: bool,
    show: int,
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    applied: bool,
    as_json: bool,
) -> None:
    """Clean archived pages again with today's rules, model and site memory, and report what changes.

    Nothing is fetched, and without --apply no document is touched. Changes come in groups, one for what a rule newly
    cuts and one for what it no longer cuts; a group is named as the report names it, by its rule, or by a family of
    rules. What was found can be looked at in `winnow inspect`, under Changes.
    """
    from corpus.cli.again import opened_again  # noqa: PLC0415 - heavy: only a command that runs pays for it
    from corpus.cli.crawl import guarded  # noqa: PLC0415 - as above
    from corpus.cli.reclean_names import Place, check_names  # noqa: PLC0415 - as above
    from corpus.cli.reclean_report import Report  # noqa: PLC0415 - as above
    from corpus.cli.shelf import has_outlet, opened  # noqa: PLC0415 - as above
    from corpus.review import held_by  # noqa: PLC0415 - as above
    from corpus.review_file import writing  # noqa: PLC0415 - as above

    with opened(data) as store:
        has_outlet(store, outlet)
    accepted, rejected = _named(accept, outlet), _named(reject, outlet)
    config, report = settings(sources), Report(show)
    place = Place(data=data, config=config, exceptions=exceptions_path, outlet=outlet, sample=sample or 0)
    check_names((*accepted, *rejected), place)
    noting = _noting(exceptions_path, accepted, rejected)
    with (
        noting.finished_by("run the same command again"),
        guarded(),
        opened_again(data, config, noting) as (store, again, run),
        writing(data) as review,
    ):
        held = held_by(again.exceptions, accepted)
        job = _Job(store=store, again=again, held=held, name=run, applied=applied)
        job.run(report, review, outlet, sample or 0)
        review.finish(report.about(outlet, sample))
    report.missed((*accepted, *rejected))
    report.printed(applied=applied, as_json=as_json)
    if report.unreadable:
        raise Stop(Exit.UNHEALTHY, f"{report.unreadable} pages cannot be read from the archive; run: winnow doctor")
    if check and report.pending:
        raise Stop(Exit.CHANGES)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """One look at the corpus, with or without writing."""

    store: "Store"
    again: "Again"
    held: "Held"
    name: str  # of the run
    applied: bool

    def run(self, report: "Report", review: "Writer", outlet: str, sample: int) -> None:
        for change in self._changes(report, outlet, sample):
            self._settle(change, report, review)

    def _changes(self, report: "Report", outlet: str, sample: int) -> "Iterator[Change]":
        """Every change; what cannot be read is named and counted."""
        from corpus.cli.counting import counted  # noqa: PLC0415 - heavy
        from corpus.reclean import Change, Unreadable, changes  # noqa: PLC0415 - as above
        from corpus.store_find import Wanted  # noqa: PLC0415 - as above

        for found in counted(changes(self.store, self.again, Wanted(outlet=outlet), sample), "cleaning again"):
            report.seen += 1
            if isinstance(found, Unreadable):
                report.unreadable += 1
                click.echo(f"{found.document.id}: {found.why}", err=True)
            elif isinstance(found, Change):
                yield found

    def _settle(self, change: "Change", report: "Report", review: "Writer") -> None:
        """Write what is not held of one change, where writing is asked for, and note what is left of it."""
        from corpus.reclean import kept_anew  # noqa: PLC0415 - heavy
        from corpus.review import decided, rest  # noqa: PLC0415 - as above

        wanted = decided(change, self.held)
        stored = bool(wanted and self.applied and kept_anew(self.store, self.again, wanted, self.name))
        report.add(change, wanted, self.held, stored=stored)
        left = rest(change, wanted, self.name) if stored else change
        if left is not None:
            review.add(left)


def _named(texts: tuple[str, ...], outlet: str) -> "tuple[Reject, ...]":
    """The groups that options name."""
    from corpus.review import reject_of  # noqa: PLC0415 - heavy

    try:
        return tuple(reject_of(name, outlet=outlet) for text in texts for name in text.split(",") if name.strip())
    except ValueError as error:
        raise Stop(Exit.USAGE, str(error)) from error


def _noting(path: Path, accepted: "tuple[Reject, ...]", rejected: "tuple[Reject, ...]") -> "Noting":
    """How rejections are added and accepted ones taken back; the file is written where that changes it."""
    from corpus.cli.again import Noting  # noqa: PLC0415 - heavy
    from corpus.review import lifted  # noqa: PLC0415 - as above

    def change(known: "Exceptions") -> "Exceptions":
        after = lifted(known, accepted)
        for entry in rejected:
            after = after.adding(entry)
        return after

    return Noting(path, change if accepted or rejected else None)
