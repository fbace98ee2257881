"""How one copy of a story differs from another: paragraphs that only one has, and words changed in those both have."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from corpus.stories_family import compare

_AROUND = 3  # words shown on either side of a change


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One paragraph that is not the same in both."""

    sign: str  # "-" only the other has it, "+" only this one, "~" both, with other words
    text: str  # for "~": the changed words with a few around them, [-taken out-] {+put in+}


def differences(text: str, other: str) -> tuple[Difference, ...]:
    """What sets a text apart from another: what it lacks first, then its own paragraphs in their order."""
    here, there = compare(text, other)
    lacks = [Difference(sign="-", text=passage.text) for passage in there if passage.twin is None]
    own: list[Difference] = []
    for passage in here:
        if passage.twin is None:
            own.append(Difference(sign="+", text=passage.text))
        elif changed := changed_words(passage.text, there[passage.twin].text):
            own.append(Difference(sign="~", text=changed))
    return (*lacks, *own)


def changed_words(text: str, other: str) -> str:
    """The words that differ, with a few around them; empty where none does."""
    before, after = other.split(), text.split()
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    if all(step[0] == "equal" for step in steps):
        return ""
    return " ".join(filter(None, _steps(steps, before, after)))


def _steps(steps: Sequence[tuple[str, int, int, int, int]], before: list[str], after: list[str]) -> Iterator[str]:
    for place, (kind, low, high, new_low, new_high) in enumerate(steps):
        if kind == "equal":
            yield _context(before[low:high], first=place == 0, last=place == len(steps) - 1)
            continue
        if low < high:
            yield f"[-{' '.join(before[low:high])}-]"
        if new_low < new_high:
            yield f"{{+{' '.join(after[new_low:new_high])}+}}"


def _context(words: list[str], *, first: bool, last: bool) -> str:
    """Equal words next to a change, the middle of a long stretch left out."""
    head, tail = ([] if first else words[:_AROUND]), ([] if last else words[-_AROUND:])
    if len(head) + len(tail) >= len(words):
        return " ".join(words)
    return " ".join([*head, "…", *tail])
