"""Figures of a view for the terminal: what each kind and rule took, and where in the document it was."""

from collections.abc import Iterator

from corpus.inspect.families import family, label
from corpus.inspect.heading import share
from corpus.inspect.paint import Line, Span, cells, clip
from corpus.inspect.view import Total, View, of_rule, totals_by_kind, totals_by_rule
from corpus.inspect.visible import one_line

_LEGEND = "  █ kept ░ cut"
_FIGURES = 27  # cells of the three columns of figures
_BAR = 12


def strip(view: View, width: int) -> Line:
    """The document from first to last character as one bar: kept, cut in the family's colour, or both."""
    size = width - cells(_LEGEND)
    total = len(view.raw_text)
    line: list[Span] = []
    first = 0
    for cell in range(size if total else 0):
        start = cell * total // size
        end = max((cell + 1) * total // size, start + 1)
        while first < len(view.cuts) and view.cuts[first].end <= start:
            first += 1
        line.append(_cell(view, first, start, end))
    return (*line, Span(_LEGEND, "dim")) if line else ()


def _cell(view: View, first: int, start: int, end: int) -> Span:
    removed = 0
    style = ""
    for order in range(first, len(view.cuts)):
        cut = view.cuts[order]
        if cut.start >= end:
            break
        removed += min(cut.end, end) - max(cut.start, start)
        style = style or family(cut.kind).ansi
    if not removed:
        return Span("█")
    return Span("░" if 2 * removed >= end - start else "▒", style)


def stat_lines(view: View, width: int, rule: str | None) -> Iterator[Line]:
    """Each kind, and under it each rule, with its cuts, characters and share of the document."""
    cuts = tuple(cut for cut in view.cuts if not rule or of_rule(cut, rule))
    if not cuts:
        if not rule:
            yield (Span("nothing was cut"),)
        return
    name = width - _FIGURES - _BAR
    yield (Span(f"{'kind and rule':{name}}{'cuts':>7}{'characters':>12}{'share':>8}", "bold"),)
    rules = totals_by_rule(cuts)
    for kind in totals_by_kind(cuts):
        yield _stat(view, kind, label(kind.kind), name)
        for total in rules:
            if total.kind == kind.kind:
                yield _stat(view, total, f"  {one_line(total.rule)}", name)


def _stat(view: View, total: Total, text: str, width: int) -> Line:
    ratio = total.chars / len(view.raw_text)
    said = clip(text, width - 1)
    figures = f"{total.cuts:>7,}{total.chars:>12,}{share(ratio):>8}"
    bar = "" if total.rule else " " + "░" * max(1, round(ratio * (_BAR - 1)))
    style = family(total.kind).ansi
    return (Span(said + " " * (width - cells(said)), "" if total.rule else style), Span(figures), Span(bar, style))
