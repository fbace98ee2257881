"""Lines the outlet prints around every story, whatever they say."""

from collections.abc import Container, Iterator, Sequence
from typing import Final

from cleaners import spelling
from cleaners.chrome.figure_rows import beside
from cleaners.chrome.needs import REMEMBERED
from cleaners.chrome.reading import Reading, cut_of
from cleaners.cleaned import Cut
from cleaners.figures import has_figures
from cleaners.kinds import Kind
from cleaners.paper_words import talks_of_itself
from cleaners.sightings import is_printed
from cleaners.sitememory import SENTENCE, SiteMemory

# What stands in these is part of a text, or may be: a subheading, an item, a cell.
_OF_TEXTS: Final = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "dt", "dd", "td", "th", "blockquote", "pre"}
)
_FORM: Final = 2  # lines amid the story that stand in most others: it is a form filled in
_SAID_ALIKE: Final = frozenset(
    {
        Kind.APP_PROMO, Kind.COMMENTS, Kind.CONSENT, Kind.CONTACT, Kind.DONATE, Kind.ERROR_BANNER, Kind.FEEDBACK,
        Kind.FOLLOW_US, Kind.LEGAL, Kind.NEWSLETTER, Kind.SOCIAL_SHARE, Kind.SUBSCRIBE_PAYWALL,
    }
)  # fmt: skip
_MATURE: Final = 8.0  # stories, decayed, after which an outlet has shown what it says around them
_FORMED: Final = 2  # lines next to the story that may be the form's too
NEEDS: Final = REMEMBERED


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each line the site memory has seen around enough other stories."""
    if (memory := reading.context.memory) is None or (told := _told(reading, memory)) is None:
        return
    inside, found = _found(reading, memory, told)
    form = _is_form(reading, memory, inside, found)
    near = {*_signing(reading, told), *(_next_to(told) if form else ())}
    rows = set(beside(reading, memory, told, found))
    for number, evidence in found.items():
        line = reading.lines[number]
        if number in rows or (form and number in inside and not is_printed(line.block.text)):
            continue
        if number not in near or is_printed(line.block.text) or _counts(reading, memory, number):
            kind = line.said[0].kind if line.said else Kind.OTHER
            yield cut_of(line, kind, "memory.template", evidence, by="memory")


def unvouched(cuts: Sequence[Cut], first: Reading, claimed: Sequence[Cut]) -> list[Cut]:
    """The cuts without those of lines that are story by what the memory knows, whatever they say once a template goes.

    Without the lines around it the end of a story is the end of the page, and phrases count there that did not. But
    what an outlet asks and declares around its stories it says in the same words each time: a sentence that it never
    said is the story's. Who wrote, and what else may be read, is another in each; and copies are copies.

    Args:
        cuts: what is claimed once other lines are gone.
        first: the page as it was.
        claimed: what was claimed of it then.
    """
    if (memory := first.context.memory) is None or not cuts or (told := _told(first, memory)) is None:
        return list(cuts)
    _, found = _found(first, memory, told)
    rows = {first.lines[number].block.start for number in beside(first, memory, told, found)}
    unsaid: set[int] = set()
    if memory.weight >= _MATURE and any(cut.by == "memory" for cut in claimed):
        unsaid = {line.block.start for line in first.lines if line.ends and not memory.knows(line.block.text)}
    return [
        cut
        for cut in cuts
        if cut.kind is Kind.DUPLICATE or not (cut.start in rows or (cut.kind in _SAID_ALIKE and cut.start in unsaid))
    ]


def _told(reading: Reading, memory: SiteMemory) -> range | None:
    """From a story's first new sentence to its last; None where there is none.

    Then it is nothing but a form, or the same story again, and what is its own cannot be told.
    """
    new = [number for number in range(len(reading.lines)) if _is_new(reading, number, memory)]
    return range(new[0], new[-1] + 1) if new else None


def _found(reading: Reading, memory: SiteMemory, told: range) -> tuple[range, dict[int, str]]:
    """The lines amid the story; and those that the memory knows for template, with what speaks for it."""
    tags = {reading.lines[number].block.tag for number in told if _is_new(reading, number, memory)}
    lang, usual, inside = reading.context.lang, tags | _OF_TEXTS, told[1:-1]
    own = [spelling.key(text) for text in (reading.context.title, reading.context.summary)]
    found: dict[int, str] = {}
    for number, line in enumerate(reading.lines):
        if line.block.heading == 1 or any(_says(line.key, said) for said in own):
            continue
        odd = line.block.tag not in usual
        if evidence := memory.evidence(line.block.text, inside=number in inside, odd=odd, lang=lang):
            found[number] = evidence
    return inside, found


def _says(key: str, said: str) -> bool:
    """Whether a line says what its page says of itself, which other pages may print as well: of it, not as their own.

    Summaries are shortened, in a line or where a page declares them.
    """
    return bool(said) and (key == said or (len(key) >= SENTENCE and key[:SENTENCE] == said[:SENTENCE]))


def _is_new(reading: Reading, number: int, memory: SiteMemory) -> bool:
    """Whether a line is a sentence of this story and no other."""
    line = reading.lines[number]
    return line.prose and not reading.is_claimed(number) and not memory.knows(line.block.text)


def _is_form(reading: Reading, memory: SiteMemory, inside: range, found: Container[int]) -> bool:
    """Whether what stands amid the story stands there in other stories as well, as the questions of a form do."""
    amid = [number for number in inside if number not in found and not reading.is_claimed(number)]
    lines = [reading.lines[number] for number in amid]
    worded = {line.block.text for line in lines if any(map(str.isalpha, line.key))}
    return sum(memory.repeats(text, lang=reading.context.lang) for text in worded) >= _FORM


def _next_to(told: range) -> Iterator[int]:
    """The lines next to a story that may be as much its form's as those amid it are."""
    yield from range(told.start - _FORMED, told.start)
    yield from range(told.stop, told.stop + _FORMED)


def _counts(reading: Reading, memory: SiteMemory, number: int) -> bool:
    """Whether a line counts the readers of the page, or tells a figure of the paper: nobody greets or signs with it."""
    text = reading.lines[number].block.text
    return has_figures(text) and talks_of_itself(text, lang=reading.context.lang, outlet=memory.outlet)


def _signing(reading: Reading, told: range) -> Iterator[int]:
    """The short sentences right above and behind a story, with which a column greets and a writer takes leave."""
    for numbers in (range(told.start - 1, -1, -1), range(told.stop, len(reading.lines))):
        for number in numbers:
            line = reading.lines[number]
            if not line.ends or line.weight >= SENTENCE or reading.is_claimed(number):
                break
            yield number
