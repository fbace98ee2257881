"""Lines the outlet prints around every story, whatever they say."""

from collections.abc import Container, Iterator
from typing import Final

from cleaners import spelling
from cleaners.chrome.reading import Reading, cut_of
from cleaners.cleaned import Cut
from cleaners.kinds import Kind
from cleaners.sightings import is_printed
from cleaners.sitememory import SENTENCE, SiteMemory, between

# What stands in these is part of a text, or may be: a subheading, an item, a cell.
_OF_TEXTS: Final = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "dt", "dd", "td", "th", "blockquote", "pre"}
)
_FORM: Final = 2  # lines amid the story that stand in most others: it is a form filled in
_FORMED: Final = 2  # lines next to the story that may be the form's too


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each line the site memory has seen around enough other stories."""
    memory = reading.context.memory
    if memory is None:
        return
    new = [_is_new(reading, number, memory) for number in range(len(reading.lines))]
    if not any(new):  # nothing but a form, or the same story again: what is its own cannot be told
        return
    inside = between(new)
    tags = {line.block.tag for line, is_new in zip(reading.lines, new, strict=True) if is_new}
    found = _found(reading, memory, inside, tags)
    near = {*_formed(reading, memory, inside, found), *_signing(reading, inside)}
    for number, evidence in found.items():
        line = reading.lines[number]
        if number not in near or is_printed(line.block.text):
            kind = line.said[0].kind if line.said else Kind.OTHER
            yield cut_of(line, kind, "memory.template", evidence, by="memory")


def _found(reading: Reading, memory: SiteMemory, inside: range, tags: set[str]) -> dict[int, str]:
    """The lines that the memory knows for template, with what speaks for it."""
    lang, usual = reading.context.lang, tags | _OF_TEXTS
    own = [spelling.key(text) for text in (reading.context.title, reading.context.summary)]
    found: dict[int, str] = {}
    for number, line in enumerate(reading.lines):
        if line.block.heading == 1 or any(_says(line.key, said) for said in own):
            continue
        odd = line.block.tag not in usual
        if evidence := memory.evidence(line.block.text, inside=number in inside, odd=odd, lang=lang):
            found[number] = evidence
    return found


def _says(key: str, said: str) -> bool:
    """Whether a line says what its page says of itself, which other pages may print as well: of it, not as their own.

    Summaries are shortened, in a line or where a page declares them.
    """
    return bool(said) and (key == said or (len(key) >= SENTENCE and key[:SENTENCE] == said[:SENTENCE]))


def _is_new(reading: Reading, number: int, memory: SiteMemory) -> bool:
    """Whether a line is a sentence of this story and no other."""
    line = reading.lines[number]
    return line.prose and not reading.is_claimed(number) and not memory.knows(line.block.text)


def _formed(reading: Reading, memory: SiteMemory, inside: range, found: Container[int]) -> Iterator[int]:
    """The lines next to a story that may be as much its form's as those amid it are; none where there is no form."""
    amid = [number for number in inside if number not in found and not reading.is_claimed(number)]
    lines = [reading.lines[number] for number in amid]
    worded = {line.block.text for line in lines if any(map(str.isalpha, line.key))}
    if sum(memory.repeats(text, lang=reading.context.lang) for text in worded) >= _FORM:
        yield from range(inside.start - 1 - _FORMED, inside.start - 1)
        yield from range(inside.stop + 1, inside.stop + 1 + _FORMED)


def _signing(reading: Reading, inside: range) -> Iterator[int]:
    """The short sentences right above and behind a story, with which a column greets and a writer takes leave."""
    for numbers in (range(inside.start - 2, -1, -1), range(inside.stop + 1, len(reading.lines))):
        for number in numbers:
            line = reading.lines[number]
            if not line.ends or line.weight >= SENTENCE or reading.is_claimed(number):
                break
            yield number
