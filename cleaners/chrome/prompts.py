"""Lines that say outright what they are: a phrase of the catalogue, where it counts."""

from collections.abc import Iterator
from typing import Final

from cleaners.chrome.needs import SPOKEN
from cleaners.chrome.reading import Reading, cut_of
from cleaners.cleaned import Cut

NEEDS: Final = SPOKEN


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each line with a phrase that counts."""
    for number in reading.gathered.spoken:
        line, phrase = reading.lines[number], reading.counted[number]
        if phrase is not None:
            yield cut_of(line, phrase.kind, f"{phrase.family}.phrase", f"{phrase.lang}: {phrase.say}")
