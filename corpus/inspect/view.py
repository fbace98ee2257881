"""View: one document before and after cleaning, sliced for the eye. Every renderer draws from it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from cleaners.cleaned import Cleaned, Cut, Rejected, Sourced
from cleaners.kinds import Kind
from cleaners.ledger import kept, lines
from corpus.inspect.visible import same_words

_OFFSET = re.compile(r"(?<![\w.])\d+(?![\w.])")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is known about a document besides its text."""

    doc: str = ""  # the id that `winnow keep DOC¶N` names; empty when it is in no corpus
    title: str = ""
    address: str = ""
    outlet: str = ""
    fetched_at: datetime | None = None
    language: str = ""  # BCP 47
    provenance: tuple[tuple[str, str], ...] = ()  # label and value, in reading order


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of one paragraph that is kept, or cut for one reason."""

    start: int  # code points into raw_text
    end: int  # exclusive
    text: str
    cut: Cut | None = None
    order: int = -1  # place of the cut among the view's cuts; -1 when kept
    twin: int = 0  # the paragraph this repeats, 0 when it repeats none


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One line of raw_text that is not blank. Its number is the N of `winnow keep DOC¶N`."""

    number: int  # from 1
    start: int
    end: int
    pieces: tuple[Piece, ...]

    @property
    def removed(self) -> bool:
        """Whether nothing readable of it is kept."""
        return all(piece.cut or not piece.text.strip() for piece in self.pieces)

    @property
    def cuts(self) -> tuple[Piece, ...]:
        """Its removed runs."""
        return tuple(piece for piece in self.pieces if piece.cut)

    @property
    def reasons(self) -> tuple[Piece, ...]:
        """Its removed runs, invisible marks left out unless there is nothing else."""
        loud = tuple(piece for piece in self.cuts if piece.cut and piece.cut.kind is not Kind.MARKUP)
        return loud or self.cuts

    @property
    def marks_only(self) -> bool:
        """Whether it is kept but for invisible marks."""
        return not self.removed and bool(self.cuts) and all(p.cut and p.cut.kind is Kind.MARKUP for p in self.cuts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """How much one kind, or one rule of a kind, took away."""

    kind: Kind
    rule: str  # empty in totals by kind
    cuts: int
    chars: int


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One document: what came, what stays, what went and why.

    raw_text is kept spans and cuts without overlap or gap; making a View of anything else
    raises ValueError.
    """

    doc: str = ""
    title: str = ""
    address: str = ""
    outlet: str = ""
    fetched_at: datetime | None = None
    language: str = ""
    raw_text: str
    text: str
    cuts: tuple[Cut, ...]
    provenance: tuple[tuple[str, str], ...] = ()
    rejected: str = ""  # why there is no story: "error_page: the phrase"; empty for a story
    paragraphs: tuple[Paragraph, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Slice once; a ledger that does not tile the text is refused here."""
        kept(len(self.raw_text), self.cuts)
        object.__setattr__(self, "paragraphs", _with_twins(_sliced(self.raw_text, self.cuts)))

    @classmethod
    def of_cleaned(cls, cleaned: Cleaned, about: About | None = None) -> "View":
        """The view of a cleaned page; what `about` leaves open is read from the page's own metadata."""
        known = about or About()
        meta = cleaned.metadata
        return cls(
            doc=known.doc,
            title=known.title or _value(meta.title),
            address=known.address or _value(meta.canonical),
            outlet=known.outlet or _value(meta.site_name),
            fetched_at=known.fetched_at,
            language=known.language or _value(meta.language),
            raw_text=cleaned.raw_text,
            text=cleaned.text,
            cuts=cleaned.cuts,
            provenance=known.provenance + _page_lines(cleaned),
        )

    @classmethod
    def of_rejected(cls, rejected: Rejected, about: About | None = None) -> "View":
        """The view of a page without a story: all that was read of it, left out for one reason."""
        known = about or About()
        why = f"{rejected.why.value}: {rejected.evidence}" if rejected.evidence else rejected.why.value
        return cls(
            doc=known.doc,
            title=known.title or _value(rejected.metadata.title),
            address=known.address or _value(rejected.metadata.canonical),
            outlet=known.outlet,
            fetched_at=known.fetched_at,
            language=known.language,
            raw_text=rejected.raw_text,
            text="",
            cuts=_all_of(rejected),
            provenance=(*known.provenance, ("page digest", rejected.page_digest)),
            rejected=why,
        )

    @property
    def removed_chars(self) -> int:
        """Characters that cuts cover."""
        return sum(cut.end - cut.start for cut in self.cuts)

    @property
    def removed_share(self) -> float:
        """Share of raw_text that cuts cover, 0 for an empty text."""
        return self.removed_chars / len(self.raw_text) if self.raw_text else 0.0


def paragraph_spans(raw_text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each paragraph; paragraph N is item N - 1."""
    return tuple((start, end) for start, end in lines(raw_text) if raw_text[start:end].strip())


def totals_by_kind(cuts: Iterable[Cut]) -> tuple[Total, ...]:
    """What each kind took, most characters first."""
    return _totals((cut, "") for cut in cuts)


def totals_by_rule(cuts: Iterable[Cut]) -> tuple[Total, ...]:
    """What each rule took, apart by kind, most characters first."""
    return _totals((cut, cut.rule) for cut in cuts)


def of_rule(cut: Cut, rule: str) -> bool:
    """Whether a cut is the rule's own or of its family: "repeats" covers "repeats.exact"."""
    return cut.rule == rule or cut.rule.startswith(f"{rule}.")


def _totals(named: Iterable[tuple[Cut, str]]) -> tuple[Total, ...]:
    sums: dict[tuple[Kind, str], tuple[int, int]] = {}
    for cut, rule in named:
        count, chars = sums.get((cut.kind, rule), (0, 0))
        sums[cut.kind, rule] = (count + 1, chars + cut.end - cut.start)
    found = [Total(kind=kind, rule=rule, cuts=count, chars=chars) for (kind, rule), (count, chars) in sums.items()]
    return tuple(sorted(found, key=lambda total: (-total.chars, total.kind, total.rule)))


def _value(sourced: Sourced | None) -> str:
    return sourced.value if sourced else ""


def _page_lines(cleaned: Cleaned) -> tuple[tuple[str, str], ...]:
    """Provenance that the cleaned page itself carries: where each field was read, which rules ran."""
    meta = cleaned.metadata
    fields = (("byline", meta.byline), ("published", meta.published_at), ("modified", meta.modified_at))
    read = tuple((label, f"{field.value} ({field.source})") for label, field in fields if field)
    title = (("title read from", meta.title.source),) if meta.title else ()
    versions = (("rules version", str(cleaned.rules_version)), ("model version", str(cleaned.model_version)))
    return (*title, *read, *versions, ("page digest", cleaned.page_digest))


def _all_of(rejected: Rejected) -> tuple[Cut, ...]:
    if not rejected.raw_text:
        return ()
    whole = Cut(
        start=0,
        end=len(rejected.raw_text),
        kind=Kind.OUTSIDE_STORY,
        rule=f"verdict.{rejected.why.value}",
        evidence=rejected.evidence,
        by=f"rules@{rejected.rules_version}",
    )
    return (whole,)


def _sliced(raw_text: str, cuts: tuple[Cut, ...]) -> tuple[Paragraph, ...]:
    """Every line that is not blank, in runs of kept and cut."""
    found: list[Paragraph] = []
    first = 0
    for start, end in paragraph_spans(raw_text):
        while first < len(cuts) and cuts[first].end <= start:
            first += 1
        pieces = tuple(_pieces(raw_text, (start, end), cuts, first))
        found.append(Paragraph(number=len(found) + 1, start=start, end=end, pieces=pieces))
    return tuple(found)


def _pieces(raw_text: str, span: tuple[int, int], cuts: tuple[Cut, ...], first: int) -> Iterator[Piece]:
    at, end = span
    order = first
    while order < len(cuts) and cuts[order].start < end:
        cut = cuts[order]
        start, stop = max(at, cut.start), min(end, cut.end)
        if at < start:
            yield Piece(start=at, end=start, text=raw_text[at:start])
        yield Piece(start=start, end=stop, text=raw_text[start:stop], cut=cut, order=order)
        at, order = stop, order + 1
    if at < end:
        yield Piece(start=at, end=end, text=raw_text[at:end])


def _with_twins(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs, each removed copy pointing at the paragraph it repeats."""
    if not any(piece.cut.kind is Kind.DUPLICATE for para in paragraphs for piece in para.pieces if piece.cut):
        return paragraphs
    words: dict[str, int] = {}
    for para in paragraphs:
        if not para.removed:
            words.setdefault(same_words("".join(p.text for p in para.pieces if not p.cut)), para.number)
    return tuple(
        replace(para, pieces=tuple(replace(p, twin=_twin(p, para.number, words, paragraphs)) for p in para.pieces))
        if any(piece.cut and piece.cut.kind is Kind.DUPLICATE for piece in para.pieces)
        else para
        for para in paragraphs
    )


def _twin(piece: Piece, own: int, words: dict[str, int], paragraphs: tuple[Paragraph, ...]) -> int:
    """The paragraph with the same words, or the one the evidence's offset falls into."""
    if piece.cut is None or piece.cut.kind is not Kind.DUPLICATE:
        return 0
    same = words.get(same_words(piece.text), 0)
    offset = _OFFSET.search(piece.cut.evidence)
    if same or not offset:
        return same
    # A cut over several paragraphs repeats several: look as far behind the twin as we are behind the cut.
    place = int(offset[0]) + piece.start - piece.cut.start
    number = bisect_right(paragraphs, place, key=lambda para: para.start)
    return number if number not in {0, own} and place < paragraphs[number - 1].end else 0
