"""Raw and clean side by side for the terminal."""

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from cleaners.kinds import Kind
from corpus.inspect.families import family, label
from corpus.inspect.heading import group_key, reason
from corpus.inspect.paint import Line, Span, pad, wrap
from corpus.inspect.selection import Fold
from corpus.inspect.view import Paragraph, View
from corpus.inspect.visible import bracketed, shown


def side_lines(view: View, items: Iterable[Paragraph | Fold], width: int) -> Iterator[Line]:
    """Each paragraph as it came on the left, and on the right what stays of it or why it went."""
    digits = len(str(len(view.paragraphs)))
    column = (width - digits - 4) // 2
    yield (Span(" " * (digits + 1)), *pad((Span("raw", "bold"),), column), Span("   "), Span("clean", "bold"))
    above: tuple[object, ...] = ()
    for item in items:
        if isinstance(item, Fold):
            above = ()
            yield (Span(f"{'':{digits}} ⋮ {item.kept + item.removed:,} not shown", "dim"),)
            continue
        key = group_key(item.reasons) if item.removed else ()
        yield from _row(item, digits, column, again=bool(key) and key == above)
        above = key


def _row(para: Paragraph, digits: int, column: int, *, again: bool) -> Iterator[Line]:
    mark = "-" if para.removed else " " if not para.cuts or para.marks_only else "~"
    style = _style(para)
    number = f"{para.number:>{digits}} "
    left = wrap(_raw(para), column)
    right = wrap(_why(para, again=again) if para.removed else _clean(para), column)
    for raw, clean in zip_longest(left, right, fillvalue=()):
        yield (Span(number, style or "dim"), *pad(raw, column), Span(f" {mark} ", style), *clean)
        number = " " * (digits + 1)


def _style(para: Paragraph) -> str:
    cut = para.reasons[0].cut if para.reasons and not para.marks_only else None
    return family(cut.kind).ansi if cut else ""


def _raw(para: Paragraph) -> Iterator[Span]:
    for piece in para.pieces:
        if piece.cut and piece.cut.kind is Kind.MARKUP and not para.removed:
            yield Span("·" * len(piece.text), family(Kind.MARKUP).ansi)
        elif piece.cut:
            text = shown(piece.text) if para.removed else bracketed(piece.text)
            yield Span(text, f"strike {family(piece.cut.kind).ansi}")
        else:
            yield Span(shown(piece.text))


def _clean(para: Paragraph) -> Iterator[Span]:
    text = "".join(piece.text for piece in para.pieces if not piece.cut)
    yield Span(shown(unicodedata.normalize("NFC", text.strip())))


def _why(para: Paragraph, *, again: bool) -> Iterator[Span]:
    """The whole reason once, then the name alone while it holds; a copy always names what it repeats."""
    first = para.reasons[0]
    if again and first.cut:
        yield Span(label(first.cut.kind) + (f" of ¶{first.twin}" if first.twin else ""), _style(para))
    else:
        yield Span(reason(para.reasons), _style(para))
