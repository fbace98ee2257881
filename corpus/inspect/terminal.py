"""A view drawn for the terminal: legible at 80 columns, without colour, and in a pipe."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from cleaners.kinds import Kind
from corpus.inspect.columns import side_lines
from corpus.inspect.families import family
from corpus.inspect.heading import facts, group_key, reason, summary
from corpus.inspect.paint import Line, Span, painted, wrap
from corpus.inspect.selection import Fold, Only, selected
from corpus.inspect.tally import stat_lines, strip
from corpus.inspect.unified import unified_diff
from corpus.inspect.view import Paragraph, View, of_rule
from corpus.inspect.visible import bracketed, one_line, shown

Mode = Literal["inline", "side", "unified", "stat"]

MIN_WIDTH = 40  # narrower, the gutter leaves no room for words


def render_terminal(view: View, *, mode: Mode, only: Only, rule: str | None, width: int, colour: bool) -> str:
    """Draw a view as text for a terminal or a pipe.

    Without colour there is no control code in the result but line ends, and with it only the
    colours': what page text holds of them is spelled out. `unified` shows everything whatever
    `only` and `rule` say, and is to be read; `unified_diff` is the same with page text verbatim, for `patch`.

    Args:
        view: the document.
        mode: how it is laid out.
        only: which paragraphs are shown.
        rule: a rule's id, or the part before a dot for its family; shows no other rule's cuts.
        width: cells a line may take; below 40 it is taken for 40.
        colour: whether colours may be used.
    """
    room = max(width, MIN_WIDTH)
    if mode == "unified":
        return painted(_unified_lines(view), colour=colour)
    lines = [*_head(view, room), (), *_no_such_rule(view, rule, room)]
    if mode == "stat":
        lines += stat_lines(view, room, rule)
    elif mode == "side":
        lines += side_lines(view, selected(view, only, rule), room)
    else:
        lines += _inline_lines(selected(view, only, rule), _digits(view), room)
    return painted(lines, colour=colour)


def _head(view: View, width: int) -> Iterator[Line]:
    """Title, facts, address, what went, and where in the document it went."""
    yield from wrap([Span(one_line(view.title) or "(no title)", "bold")], width)
    if facts(view):
        yield from wrap([Span(" · ".join(facts(view)), "dim")], width)
    if view.address:
        yield from wrap([Span(one_line(view.address), "dim underline")], width)
    if view.rejected:
        yield from wrap([Span(f"no story: {one_line(view.rejected)}", "bold red")], width)
    yield from wrap([Span(summary(view))], width)
    yield strip(view, width)


def _no_such_rule(view: View, rule: str | None, width: int) -> tuple[Line, ...]:
    """A word to whoever asked for a rule that cut nothing here, which ones did."""
    if not rule or any(of_rule(cut, rule) for cut in view.cuts):
        return ()
    others = ", ".join(dict.fromkeys(one_line(cut.rule) for cut in view.cuts)) or "none"
    return wrap([Span(f"no cut by {one_line(rule)}; rules that cut here: {others}", "bold")], width)


def _inline_lines(shown_items: Iterator[Paragraph | Fold], digits: int, width: int) -> Iterator[Line]:
    """Every paragraph in its place, what went marked and explained where it stood."""
    for key, group in groupby(shown_items, key=_heading_key):
        items = list(group)
        if key:
            yield from _reasons([item for item in items if isinstance(item, Paragraph)], digits, width)
        for item in items:
            if isinstance(item, Fold):
                yield _fold_line(item, digits)
            else:
                yield from _paragraph_lines(item, digits, width)


def _heading_key(item: Paragraph | Fold) -> tuple[object, ...]:
    """Neighbours with the same key share a heading; an empty key has none."""
    if isinstance(item, Fold) or not item.cuts or item.marks_only:
        return ()
    key = group_key(item.reasons)
    return key if item.removed else (item.number, key)


def _reasons(paragraphs: Sequence[Paragraph], digits: int, width: int) -> Iterator[Line]:
    """Why the paragraphs below went: one line for each reason, the first with a corner."""
    pieces = [piece for para in paragraphs for piece in para.reasons]
    indent = " " * (digits + 3)
    corner = "┌ "
    for key in group_key(pieces):
        alike = [piece for piece in pieces if group_key([piece]) == (key,)]
        style = f"bold {family(key[0]).ansi}"
        for line in wrap([Span(reason(alike), style)], width - digits - 5):
            yield (Span(indent), Span(corner, style), *line)
            corner = "│ "


def _paragraph_lines(para: Paragraph, digits: int, width: int) -> Iterator[Line]:
    first = next((piece.cut for piece in para.reasons if piece.cut and not para.marks_only), None)
    style = family(first.kind).ansi if first else ""
    mark, bar = ("-" if para.removed else "~", "│") if first else (" ", " ")
    gutter = f"{mark} {para.number:>{digits}} "
    for line in wrap(_spans(para), width - digits - 5):
        yield (Span(gutter, style or "dim"), Span(f"{bar} ", style), *line)
        gutter = f"{mark} {'':{digits}} "


def _spans(para: Paragraph) -> Iterator[Span]:
    """The paragraph's text, cut runs struck through and, inside a kept line, bracketed."""
    for piece in para.pieces:
        if piece.cut is None:
            yield Span(shown(piece.text))
            continue
        style = f"strike {family(piece.cut.kind).ansi}"
        if para.removed:
            yield Span(shown(piece.text), style)
        elif piece.cut.kind is Kind.MARKUP:
            yield Span("·" * len(piece.text), family(Kind.MARKUP).ansi)
        else:
            yield Span(bracketed(piece.text), style)


def _fold_line(fold: Fold, digits: int) -> Line:
    said = [f"{count:,} {what}" for count, what in ((fold.kept, "kept"), (fold.removed, "removed")) if count]
    plural = "" if fold.kept + fold.removed == 1 else "s"
    return (Span(f"{' ' * (digits + 3)}⋮ {' and '.join(said)} paragraph{plural} not shown", "dim"),)


def _digits(view: View) -> int:
    return len(str(len(view.paragraphs)))


def _unified_lines(view: View) -> Iterator[Line]:
    styles = {"-": "red", "+": "green", "@": "cyan", "\\": "dim"}
    for line in unified_diff(view).removesuffix("\n").split("\n"):
        style = "bold" if line.startswith(("--- ", "+++ ")) else styles.get(line[:1], "")
        yield (Span(shown(line).replace("\t", "    "), style),)
