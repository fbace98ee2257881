"""What `winnow reclean` says: groups ranked by characters, their largest documents, before and after."""

import heapq
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import click

from cleaners.cleaned import Cleaned, Rejected
from cleaners.rules import RULES_VERSION
from corpus.cli.options import print_json
from corpus.clock import utc_now
from corpus.inspect.compared import Row, compare, compare_texts
from corpus.inspect.compared_terminal import compared_lines
from corpus.inspect.exceptions import Reject
from corpus.inspect.paint import clip, painted
from corpus.inspect.visible import one_line
from corpus.reclean import Change
from corpus.review import Group, Held, Side, covers, groups

LISTED = 3  # documents named below a group
_HEADINGS = {Side.CUT: "cut now, kept before", Side.KEPT: "kept now, cut before"}


@dataclass(slots=True)
class _Sum:
    """What one group comes to."""

    held: bool
    documents: int = 0
    chars: int = 0
    outlets: set[str] = field(default_factory=set)
    largest: list[tuple[int, int, Change]] = field(default_factory=list)  # a heap: characters, tie-break, change


class Report:
    """Counts what is seen. Only the largest changes of each group stay in memory."""

    def __init__(self, show: int) -> None:
        self.seen = self.unreadable = self.changed = self.stored = self.pending = self.held = self.rejected = 0
        self._sums: dict[Group, _Sum] = {}
        self._changed: list[tuple[str, int, int]] = []
        self._show, self._ties = show, count()

    def add(self, change: Change, wanted: Change | None, held: Held, *, stored: bool) -> None:
        """Count a change: what all of it comes to, and whether it was or would be written."""
        self.changed += 1
        self.stored += stored
        self.held += wanted is not change
        self.pending += wanted is not None and not stored
        self.rejected += isinstance(change.now, Rejected)
        self._changed.append((change.document.id, change.lost.total(), change.gained.total()))
        for group, chars in groups(change).items():
            known = self._sums.setdefault(group, _Sum(held=True))
            known.held &= held(group, change.document.outlet)
            known.documents += 1
            known.chars += chars
            known.outlets.add(change.document.outlet)
            heapq.heappush(known.largest, (chars, next(self._ties), change))
            if len(known.largest) > max(LISTED, self._show):
                heapq.heappop(known.largest)

    def about(self, outlet: str, sample: int | None) -> dict[str, str]:
        """What the saved review says of itself."""
        return {
            "made_at": utc_now().isoformat(timespec="seconds"),
            "rules": str(RULES_VERSION),
            "documents": str(self.seen),
            "outlet": outlet,
            "sample": str(sample or ""),
        }

    def missed(self, named: Iterable[Reject]) -> None:
        """Say which names from the command line are nobody's."""
        for entry in named:
            if not any(covers(entry, group, outlet) for group, known in self._sums.items() for outlet in known.outlets):
                click.echo(f"no change by {entry.rule} was found; the report names the groups there are", err=True)

    def printed(self, *, applied: bool, as_json: bool) -> None:
        """The report on stdout."""
        if as_json:
            print_json(self._values(applied=applied))
            return
        for side in Side:
            ranked = self._ranked(side)
            if ranked:
                click.echo(f"{_HEADINGS[side]}: {sum(known.chars for _, known in ranked):,} characters")
            for group, known in ranked:
                self._print_group(group, known)
        if self.changed and not applied:
            click.echo("before and after: add --show 3, or open `winnow inspect` and choose Changes")
        click.echo(self._line(applied=applied))

    def _ranked(self, side: Side) -> list[tuple[Group, _Sum]]:
        found = [(group, known) for group, known in self._sums.items() if group.side is side]
        return sorted(found, key=lambda each: (-each[1].chars, each[0]))

    def _print_group(self, group: Group, known: _Sum) -> None:
        documents = f"{known.documents:,} document{'' if known.documents == 1 else 's'}"
        held = ", held: stays as it is" if known.held else ""
        click.echo(f"{known.chars:>9,}  {one_line(group.name)}  ({documents}{held})")
        ranked = sorted(known.largest, key=lambda each: (-each[0], each[2].document.id))
        for chars, _, change in ranked[: max(LISTED, self._show)]:
            title = clip(one_line(change.document.title or change.document.text[:80]), 40)
            click.echo(f"    {chars:>9,}  {change.document.id}  {title}".rstrip())
        for _, _, change in ranked[: self._show]:
            self._print_change(change)

    def _print_change(self, change: Change) -> None:
        width = max(40, shutil.get_terminal_size().columns)
        click.echo(f"\n--- {change.document.id}  {one_line(change.document.title)}")
        if isinstance(change.now, Rejected):
            click.echo(f"no story today: {change.now.why}: {one_line(change.now.evidence)}\n")
            return
        click.echo(painted(compared_lines(rows_of(change), width), colour=False))

    def _line(self, *, applied: bool) -> str:
        lost = sum(known.chars for group, known in self._sums.items() if group.side is Side.CUT)
        gained = sum(known.chars for group, known in self._sums.items() if group.side is Side.KEPT)
        figures = f"documents={self.seen} changed={self.changed} lost={lost} gained={gained}"
        state = f"stored={self.stored} left={self.pending}" if applied else f"would-change={self.pending}"
        more = "".join(
            f" {name}={number}"
            for name, number in (("held", self.held), ("no-story", self.rejected), ("unreadable", self.unreadable))
            if number
        )
        return f"reclean {'ok' if not self.unreadable else 'incomplete'} {figures} {state}{more}"

    def _values(self, *, applied: bool) -> dict[str, Any]:
        return {
            "documents": self.seen,
            "would_change": self.pending,
            "stored": self.stored if applied else 0,
            "held": self.held,
            "no_story": self.rejected,
            "unreadable": self.unreadable,
            "groups": [
                {
                    "name": group.name,
                    "side": group.side.value,
                    "kind": group.kind,
                    "rule": group.rule,
                    "documents": known.documents,
                    "characters": known.chars,
                    "held": known.held,
                    "largest": [
                        {"id": change.document.id, "characters": chars}
                        for chars, _, change in sorted(known.largest, key=lambda each: (-each[0], each[2].document.id))
                    ],
                }
                for side in Side
                for group, known in self._ranked(side)
            ],
            "changed": [
                {"id": name, "lost": lost, "gained": gained}
                for name, lost, gained in sorted(self._changed, key=lambda each: (-each[1] - each[2], each[0]))
            ],
        }


def rows_of(change: Change) -> Sequence[Row]:
    """Before and after of a change, paragraph by paragraph."""
    if not isinstance(change.now, Cleaned):
        return compare_texts(change.document.text, "")
    if change.same_raw:
        return compare(change.raw_text, change.cuts, change.now.cuts)
    return compare_texts(change.document.text, change.now.text)
