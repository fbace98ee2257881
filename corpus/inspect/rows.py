"""The text column of a page: every paragraph, what went of it, and why."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from cleaners.kinds import Kind
from corpus.inspect.families import family, label, meaning
from corpus.inspect.heading import group_key
from corpus.inspect.markup import Child, Html, joined, page_text, tag
from corpus.inspect.parts import chip, pairs
from corpus.inspect.view import Paragraph, Piece, View
from corpus.inspect.visible import one_line

Acts = Callable[[Paragraph, Piece], Html]
"""What can be done about a cut: the end of its card."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extras:
    """What the web app adds to a page; a file on disk has none of it."""

    acts: Acts | None = None  # without it a card ends with the command that keeps the paragraph
    beside: Callable[[Paragraph], Html] | None = None  # what stands where the reasons stand
    panel: Child = ""  # the end of the right column


@dataclass(frozen=True, slots=True)
class _Making:
    """What every row needs."""

    view: View
    numbers: dict[tuple[Kind, str], int]
    acts: Acts
    beside: Callable[[Paragraph], Html]


def rows(view: View, extras: Extras | None = None) -> Html:
    """The list items of all paragraphs, in order."""
    more = extras or Extras()
    made = _Making(view, rule_numbers(view), more.acts or _command(view.doc), more.beside or (lambda _: Html("")))
    keys = [group_key(para.reasons) if para.removed else () for para in view.paragraphs]
    return joined(_row(made, para, _edges(keys, at)) for at, para in enumerate(view.paragraphs))


def rule_numbers(view: View) -> dict[tuple[Kind, str], int]:
    """A number for each rule that cut here, so that class names need not spell rules."""
    seen = dict.fromkeys((cut.kind, cut.rule) for cut in view.cuts)
    return {key: number for number, key in enumerate(seen, start=1)}


def _command(doc: str) -> Acts:
    def keep(para: Paragraph, piece: Piece) -> Html:
        if not doc or piece.cut is None or piece.cut.kind is Kind.MARKUP:
            return Html("")
        return tag("p", "To keep it:", tag("code", f"winnow keep {doc}¶{para.number}"), class_="do")

    return keep


def _edges(keys: Sequence[Sequence[object]], at: int) -> tuple[str, ...]:
    """Whether a removed paragraph begins or ends a group with one reason."""
    if not keys[at]:
        return ()
    first = at == 0 or keys[at - 1] != keys[at]
    last = at + 1 == len(keys) or keys[at + 1] != keys[at]
    return (*(("first",) if first else ()), *(("last",) if last else ()))


def _row(made: _Making, para: Paragraph, edges: tuple[str, ...]) -> Html:
    state = "cut" if para.removed else "part" if para.cuts and not para.marks_only else "keep"
    lead = para.reasons[0].cut if state != "keep" else None
    names = [state, *edges]
    if lead and para.removed:
        names += [*_look(lead.kind), f"r{made.numbers[lead.kind, lead.rule]}"]
    if (not edges or "first" in edges) and _after_blank(made.view, para):
        names.append("gap")
    beside = joined(_whys(para, made.acts), made.beside(para))
    return tag(
        "li",
        tag("a", str(para.number), href=f"#p{para.number}", class_="no", aria_label=f"Paragraph {para.number}"),
        tag("span", class_="mk", aria_hidden="true"),
        tag("div", _text(para, made.numbers), class_="tx", dir="auto"),
        tag("div", _clean(para), class_="clean", dir="auto") if not para.removed else Html(""),
        tag("div", beside, class_="whys") if beside else Html(""),
        id=f"p{para.number}",
        class_=f"row {' '.join(names)}",
        data_n=para.number,
        tabindex=-1 if state != "keep" else None,
    )


def _after_blank(view: View, para: Paragraph) -> bool:
    """Whether raw_text has a blank line above the paragraph."""
    above = view.paragraphs[para.number - 2].end if para.number > 1 else para.start
    return "\n\n" in view.raw_text[above : para.start]


def _look(kind: Kind) -> tuple[str, str]:
    return f"f-{family(kind).id}", f"k-{kind.value}"


def _text(para: Paragraph, numbers: dict[tuple[Kind, str], int]) -> Iterator[Html]:
    for piece in para.pieces:
        if piece.cut is None:
            yield page_text(piece.text)
            continue
        inside = page_text(piece.text)
        names = [*_look(piece.cut.kind), f"r{numbers[piece.cut.kind, piece.cut.rule]}"]
        if piece.cut.kind is Kind.MARKUP and not para.removed:
            inside, names = Html("·" * min(len(piece.text), 8)), [*names, "quietmark"]
        else:
            yield tag("span", f"Cut, {label(piece.cut.kind)}: ", class_="sr")
        yield tag("del", inside, class_=" ".join(names), title=label(piece.cut.kind))


def _clean(para: Paragraph) -> Html:
    kept = "".join(piece.text for piece in para.pieces if not piece.cut).strip()
    return page_text(unicodedata.normalize("NFC", kept))


def _whys(para: Paragraph, acts: Acts) -> Iterator[Html]:
    if para.marks_only:
        marks = sum(len(piece.text) for piece in para.cuts)
        yield tag("span", f"{marks} invisible mark{'' if marks == 1 else 's'}", class_="marks")
        return
    for pieces in _alike(para.reasons):
        first = pieces[0]
        if first.cut is None:
            continue
        words = f"Copy of ¶{first.twin}" if first.twin else label(first.cut.kind)
        yield tag(
            "details",
            tag("summary", chip(first.cut.kind, words)),
            tag("div", _card(para, pieces, acts), class_="body"),
            class_=f"why f-{family(first.cut.kind).id}",
        )
        if first.twin:
            yield tag("a", f"to ¶{first.twin}", href=f"#p{first.twin}", class_="to-twin jump")


def _alike(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, ...]]:
    """Pieces of one paragraph by kind and rule."""
    found = list(pieces)
    for key in group_key(found):
        yield tuple(piece for piece in found if group_key([piece]) == (key,))


def _card(para: Paragraph, pieces: Sequence[Piece], acts: Acts) -> Iterator[Html]:
    """Why it went, on what evidence, and what can be done about it."""
    first = pieces[0]
    if first.cut is None:
        return
    yield tag("p", meaning(first.cut.kind), class_="mean")
    evidence = dict.fromkeys(one_line(piece.cut.evidence) for piece in pieces if piece.cut and piece.cut.evidence)
    size = sum(piece.end - piece.start for piece in pieces)
    known: list[tuple[str, Child]] = [
        ("Rule", tag("code", one_line(first.cut.rule))),
        ("Evidence", (joined(tag("q", tag("bdi", text)), " ") for text in evidence)),
        ("First copy", tag("a", f"¶{first.twin}", href=f"#p{first.twin}", class_="to-twin") if first.twin else ""),
        ("Decided by", tag("code", one_line(first.cut.by))),
        ("Size", f"{size:,} character{'' if size == 1 else 's'}"),
        ("Place", f"{first.start:,} to {pieces[-1].end:,} of the raw text"),
    ]
    rows_ = ((name, joined(value)) for name, value in known)
    yield pairs([(name, value) for name, value in rows_ if value])
    yield acts(para, first)
