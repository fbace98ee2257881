"""The words that renderers share: what a document is, how much of it went, why a run of it went."""

from collections.abc import Iterable, Sequence

from cleaners.kinds import Kind
from corpus.inspect.families import label
from corpus.inspect.view import Piece, View
from corpus.inspect.visible import one_line

_MOST_EVIDENCE = 3


def facts(view: View) -> tuple[str, ...]:
    """Outlet, language, time and id, those that are known."""
    fetched = f"fetched {view.fetched_at:%Y-%m-%d %H:%M %Z}".rstrip() if view.fetched_at else ""
    return tuple(one_line(fact) for fact in (view.outlet, view.language, fetched, view.doc) if fact)


def summary(view: View) -> str:
    """How much stays and how much went, in one line."""
    if not view.raw_text:
        return "no text"
    kept = len(view.raw_text) - view.removed_chars
    cuts = f"{len(view.cuts):,} cut{'' if len(view.cuts) == 1 else 's'}"
    return f"kept {kept:,} of {len(view.raw_text):,} characters, {cuts}, {share(view.removed_share)} removed"


def share(ratio: float) -> str:
    """A ratio in percent; never "0 %" of something nor "100 %" of not quite all."""
    if 0 < ratio < 0.01:  # noqa: PLR2004 - one percent
        return "<1 %"
    if 0.99 < ratio < 1:  # noqa: PLR2004 - all but one percent
        return ">99 %"
    return f"{ratio:.0%}".replace("%", " %")


def reason(pieces: Sequence[Piece]) -> str:
    """Why these pieces went, who says so, and on what evidence; they share kind and rule."""
    first = pieces[0].cut
    if first is None:
        return ""
    twins = [f"¶{number}" for number in dict.fromkeys(piece.twin for piece in pieces) if number]
    name = label(first.kind) + (f" of {_listed(twins)}" if twins else "")
    found = dict.fromkeys(one_line(piece.cut.evidence) for piece in pieces if piece.cut and piece.cut.evidence)
    evidence = _listed(list(found), "; ")
    said = f"{name} ({one_line(first.rule)}, {one_line(first.by)})"
    return f"{said}: {evidence}" if evidence else said


def group_key(pieces: Iterable[Piece]) -> tuple[tuple[Kind, str, str], ...]:
    """What neighbouring paragraphs must share to stand under one heading."""
    found = ((piece.cut.kind, piece.cut.rule, piece.cut.by) for piece in pieces if piece.cut)
    return tuple(dict.fromkeys(found))


def _listed(items: Sequence[str], between: str = ", ") -> str:
    more = len(items) - _MOST_EVIDENCE
    return between.join(items[:_MOST_EVIDENCE]) + (f" and {more} more" if more > 0 else "")
