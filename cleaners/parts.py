"""A story on several pages: the parts cleaned each for itself, then joined into one text with one ledger."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from cleaners import ledger, verdict
from cleaners.cleaned import Cleaned, Cut, Rejected, Why
from cleaners.kinds import Kind
from cleaners.rules import RULES_VERSION, Rules

_TELLING: Final = 40  # characters: a shorter line within a part may be said twice with intent, "* * *" or a refrain
_JOINT: Final = "\n"  # between two parts' raw texts


def on_its_own(outcome: Cleaned | Rejected, rules: Rules) -> Rules | None:
    """The rules to clean a part by once more, when it was rejected only for being short; None otherwise.

    A story's last page may hold one sentence; whether the whole is a story is judged when it is whole.
    """
    short = isinstance(outcome, Rejected) and outcome.why is Why.TOO_SHORT
    return replace(rules, min_chars=0) if short else None


def joined(parts: Sequence[Cleaned], rules: Rules) -> Cleaned | Rejected:
    """One story out of its parts, or why it is none.

    The raw texts follow each other, a line end between two; the cuts move along. Lines that a later part repeats from
    an earlier one are cut as duplicates: headlines and standfirsts at its top, notes at its end, paragraphs anywhere.

    Args:
        parts: at least one, in order; the first gives the metadata and the name.
        rules: how much a story says at least, and whether duplicates are left in.
    """
    raw_text = _JOINT.join(part.raw_text for part in parts)
    cuts = ledger.settle((*_moved(parts), *(() if Kind.DUPLICATE in rules.off else _repeated(parts))))
    first = parts[0]
    refusal = verdict.judge(raw_text, cuts, rules)
    if refusal:
        return Rejected(
            page_digest=first.page_digest, why=refusal.why, evidence=refusal.evidence, raw_text=raw_text,
            metadata=first.metadata, rules_version=first.rules_version,
        )  # fmt: skip
    return replace(first, raw_text=raw_text, cuts=cuts, text=ledger.render(raw_text, cuts, gap="\n\n"))


def _starts(parts: Sequence[Cleaned]) -> Iterator[tuple[int, Cleaned]]:
    """Each part with its place in the joined raw text."""
    at = 0
    for part in parts:
        yield at, part
        at += len(part.raw_text) + len(_JOINT)


def _moved(parts: Sequence[Cleaned]) -> Iterator[Cut]:
    for at, part in _starts(parts):
        yield from (cut._replace(start=cut.start + at, end=cut.end + at) for cut in part.cuts)


def _repeated(parts: Sequence[Cleaned]) -> Iterator[Cut]:
    said: dict[str, int] = {}
    for at, part in _starts(parts):
        whole = [(start + at, end + at, part.raw_text[start:end].strip()) for start, end in _whole_lines(part)]
        for start, end, line in _copies(whole, said):
            yield Cut(
                start=start, end=end, kind=Kind.DUPLICATE, rule="parts.repeated", evidence=f"as at {said[line]}",
                by=f"rules@{RULES_VERSION}",
            )  # fmt: skip
        for start, _, line in whole:
            said.setdefault(line, start)


def _copies(whole: list[tuple[int, int, str]], said: dict[str, int]) -> list[tuple[int, int, str]]:
    """The lines that earlier parts said: of any length at the top and the end, telling ones in between."""
    new = [place for place, (_, _, line) in enumerate(whole) if line not in said]
    top, end = (new[0], new[-1]) if new else (len(whole), -1)
    return [
        each
        for place, each in enumerate(whole)
        if each[2] in said and (place < top or place > end or len(each[2]) >= _TELLING)
    ]


def _whole_lines(part: Cleaned) -> Iterator[tuple[int, int]]:
    """The lines of a part that no cut touches, blank ones left out."""
    cuts = iter(part.cuts)
    cut = next(cuts, None)
    for start, end in ledger.lines(part.raw_text):
        while cut is not None and cut.end <= start:
            cut = next(cuts, None)
        if (cut is None or cut.start >= end) and part.raw_text[start:end].strip():
            yield start, end
