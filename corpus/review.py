"""A change of rules under review: its changes in groups, each of which can be accepted or turned down."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from cleaners.cleaned import Cleaned, Cut
from cleaners.ledger import invisible_marks, render, settle
from corpus.inspect.exceptions import Exceptions, Reject, gap_of
from corpus.reclean import Change, compared


class Side(StrEnum):
    """Which way characters went."""

    CUT = "cut"  # cut now, kept before
    KEPT = "kept"  # kept now, cut before


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Group:
    """What one rule newly takes, or no longer takes."""

    side: Side
    kind: str  # a kind, or "rejected" or "segment" where no cut is to blame
    rule: str

    @property
    def name(self) -> str:
        """How --accept and --reject name it."""
        return f"{self.side}:{self.kind}/{self.rule}"


Held = Callable[[Group, str], bool]
"""Whether a group's changes at an outlet are to stay as they were."""


def groups(change: Change) -> dict[Group, int]:
    """The groups that a change belongs to, with the characters of each."""
    lost = ((Group(side=Side.CUT, kind=kind, rule=rule), size) for (kind, rule), size in change.lost.items())
    gained = ((Group(side=Side.KEPT, kind=kind, rule=rule), size) for (kind, rule), size in change.gained.items())
    return dict([*lost, *gained])


def reject_of(name: str, *, outlet: str = "", reason: str = "") -> Reject:
    """What `[cut:|kept:][KIND/]RULE` names; RULE may be a family, the part before a dot.

    Raises:
        ValueError: it names nothing.
    """
    side, colon, rest = name.strip().partition(":")
    if not colon:
        side, rest = "", side
    kind, slash, rule = rest.partition("/")
    if not slash:
        kind, rule = "", kind
    if side not in {"", *Side} or not rule:
        raise ValueError(f"{name}: expected RULE, KIND/RULE, or either behind cut: or kept:")
    return Reject(outlet=outlet, side=side, kind=kind, rule=rule, reason=reason)


def covers(entry: Reject, group: Group, outlet: str) -> bool:
    """Whether an entry names a group at an outlet."""
    same = entry.rule == group.rule or group.rule.startswith(f"{entry.rule}.")
    fits = entry.side in {"", group.side} and entry.kind in {"", group.kind} and entry.outlet in {"", outlet}
    return same and fits


def held_by(exceptions: Exceptions, accepted: Sequence[Reject] = ()) -> Held:
    """What stays as it was: what exceptions.toml turns down and, where some groups are accepted, all others."""

    def held(group: Group, outlet: str) -> bool:
        if any(covers(entry, group, outlet) for entry in exceptions.rejects):
            return True
        return bool(accepted) and not any(covers(entry, group, outlet) for entry in accepted)

    return held


def decided(change: Change, held: Held) -> Change | None:
    """What is left of a change when the groups that are held stay as they were; None when nothing is.

    Where only part of a document's change is held, its old and new cuts are joined span by span. A page that is
    rejected today, or read into another raw text, changes whole or not at all.
    """
    stays = {group: held(group, change.document.outlet) for group in groups(change)}
    if not any(stays.values()):
        return change
    if not isinstance(change.now, Cleaned) or not change.same_raw or all(stays.values()):
        return None
    mixed = _joined(change.raw_text, change.cuts, change.now, lambda group: stays.get(group, False))
    if mixed.text == change.document.text:
        return None
    return compared(change.document, change.raw_text, change.cuts, mixed)


def lifted(exceptions: Exceptions, accepted: Sequence[Reject]) -> Exceptions:
    """The exceptions without the rejections that are accepted after all."""

    def is_lifted(entry: Reject, by: Reject) -> bool:
        same = by.rule == entry.rule or entry.rule.startswith(f"{by.rule}.")
        return same and all(
            mine in {"", other}
            for mine, other in ((by.side, entry.side), (by.kind, entry.kind), (by.outlet, entry.outlet))
        )

    left = tuple(entry for entry in exceptions.rejects if not any(is_lifted(entry, by) for by in accepted))
    return replace(exceptions, rejects=left)


def rest(change: Change, stored: Change | None, run: str) -> Change | None:
    """What still differs after `stored` was written by a run; None when nothing does."""
    if stored is None or stored is change or not isinstance(stored.now, Cleaned):
        return None
    provenance = replace(change.document.provenance, run=run)
    document = replace(change.document, text=stored.now.text, provenance=provenance)
    return compared(document, change.raw_text, stored.now.cuts, change.now)


def _joined(raw_text: str, old: Sequence[Cut], now: Cleaned, stays: Callable[[Group], bool]) -> Cleaned:
    """The page with the new cuts, but for the spans of groups that stay."""
    cuts = settle(_claims(old, now.cuts, stays))
    cuts = settle((*cuts, *invisible_marks(raw_text, f"rules@{now.rules_version}")))
    return replace(now, cuts=cuts, text=render(raw_text, cuts, gap=gap_of(now)))


def _claims(old: Sequence[Cut], new: Sequence[Cut], stays: Callable[[Group], bool]) -> Iterator[Cut]:
    """Of each cut the spans that stand, in no order."""
    for cut in new:
        if stays(Group(side=Side.CUT, kind=cut.kind.value, rule=cut.rule)):
            yield from _within(cut, old)
        else:
            yield cut
    for cut in old:
        if stays(Group(side=Side.KEPT, kind=cut.kind.value, rule=cut.rule)):
            yield cut


def _within(cut: Cut, others: Sequence[Cut]) -> Iterator[Cut]:
    """The parts of a cut that other cuts cover."""
    for other in others:
        start, end = max(cut.start, other.start), min(cut.end, other.end)
        if start < end:
            yield cut._replace(start=start, end=end)
