"""Before and after, drawn for the terminal: legible at 80 columns, without colour, and in a pipe."""

from collections.abc import Iterable, Iterator, Sequence

from corpus.inspect.compared import Gap, Part, Row, State, condensed
from corpus.inspect.families import label
from corpus.inspect.paint import Line, Span, wrap
from corpus.inspect.visible import one_line, shown

_STYLE = {State.LOST: "red", State.GAINED: "green", State.CUT: "dim strike", State.KEPT: ""}
_BRACKETS = {State.LOST: ("[-", "-]"), State.GAINED: ("{+", "+}"), State.CUT: ("[", "]"), State.KEPT: ("", "")}
_WORDS = {State.LOST: "cut now", State.GAINED: "kept now, was cut"}


def compared_lines(rows: Sequence[Row], width: int) -> Iterator[Line]:
    """What changed, with a paragraph around it: "-" is cut now, "+" is kept now, "~" is changed inside."""
    digits = len(str(max((row.number for row in rows), default=0)))
    above: tuple[str, ...] = ()
    for item in condensed(rows):
        if isinstance(item, Gap):
            yield (Span(f"{' ' * (digits + 3)}⋮ {_paragraphs(item.paragraphs)} unchanged", "dim"),)
            above = ()
            continue
        reasons = tuple(_reasons(item))
        if reasons and reasons != above:
            yield from _heading(reasons, digits, width)
        above = reasons
        yield from _row(item, digits, width)


def _paragraphs(count: int) -> str:
    return f"{count:,} paragraph{'' if count == 1 else 's'}"


def _reasons(row: Row) -> Iterable[str]:
    """Why the paragraph changed, each reason once."""
    return dict.fromkeys(
        f"{_WORDS[part.state]}: {label(part.cut.kind)} ({one_line(part.cut.rule)}, {one_line(part.cut.by)})"
        + (f": {one_line(part.cut.evidence)}" if part.cut.evidence else "")
        for part in row.parts
        if part.state in _WORDS and part.cut and part.text.strip()
    )


def _heading(reasons: Iterable[str], digits: int, width: int) -> Iterator[Line]:
    corner = "┌ "
    for words in reasons:
        for line in wrap([Span(words, "bold")], width - digits - 5):
            yield (Span(" " * (digits + 3)), Span(corner, "bold"), *line)
            corner = "│ "


def _row(row: Row, digits: int, width: int) -> Iterator[Line]:
    mark, style = _mark(row)
    number = str(row.number) if row.number else ""
    gutter = f"{mark} {number:>{digits}} "
    for line in wrap(_spans(row), width - digits - 5):
        yield (Span(gutter, style or "dim"), Span("│ " if row.changed else "  ", style), *line)
        gutter = f"{mark} {'':{digits}} "


def _mark(row: Row) -> tuple[str, str]:
    states = {part.state for part in row.parts if part.text.strip()}
    if states == {State.LOST}:
        return "-", _STYLE[State.LOST]
    if states == {State.GAINED}:
        return "+", _STYLE[State.GAINED]
    return ("~", "yellow") if row.changed else (" ", "")


def _spans(row: Row) -> Iterator[Span]:
    whole = len({part.state for part in row.parts if part.text.strip()}) == 1
    for part in row.parts:
        yield Span(shown(part.text) if whole and part.state is not State.CUT else _marked(part), _STYLE[part.state])


def _marked(part: Part) -> str:
    """A run inside a paragraph, marked without colour; white space at its ends stays outside, to wrap by."""
    before, after = _BRACKETS[part.state]
    bare = part.text.strip()
    if not bare:
        return shown(part.text)
    head, _, tail = part.text.partition(bare)
    return f"{head}{before}{shown(bare)}{after}{tail}"
