"""What of a view is shown: everything, only what went, only what stays, or one rule's work."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from corpus.inspect.view import Paragraph, View, of_rule

Only = Literal["all", "removed", "kept"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """Paragraphs left out of sight, and how many of them."""

    kept: int
    removed: int


def selected(view: View, only: Only, rule: str | None) -> Iterator[Paragraph | Fold]:
    """The paragraphs to show, in order, with a fold wherever some are left out."""
    for show, group in groupby(view.paragraphs, key=lambda para: _asked_for(para, only, rule)):
        if show:
            yield from group
        else:
            hidden = [para.removed for para in group]
            yield Fold(kept=hidden.count(False), removed=hidden.count(True))


def _asked_for(para: Paragraph, only: Only, rule: str | None) -> bool:
    hit = bool(rule) and any(piece.cut and of_rule(piece.cut, rule or "") for piece in para.cuts)
    if only == "kept":
        return not para.removed
    if hit:
        return True
    if only == "removed":
        return not rule and bool(para.cuts) and not para.marks_only
    return not (rule and para.removed)
