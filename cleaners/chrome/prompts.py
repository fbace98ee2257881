"""Lines that say outright what they are: a phrase of the catalogue, where it counts."""

from collections.abc import Iterator

from cleaners.chrome.reading import Reading
from cleaners.cleaned import Cut
from cleaners.rules import RULES_VERSION


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each line with a phrase that counts."""
    for number in reading.gathered.spoken:
        line, phrase = reading.lines[number], reading.counted[number]
        if phrase is not None:
            yield Cut(
                start=line.block.start,
                end=line.block.end,
                kind=phrase.kind,
                rule=f"{phrase.family}.phrase",
                evidence=f"{phrase.lang}: {phrase.say}",
                by=f"rules@{RULES_VERSION}",
            )
