"""What stands under a heading that opens a chrome section: vacancies, other stories, small print."""

from collections.abc import Iterator
from typing import Final

from cleaners.chrome.needs import SPOKEN
from cleaners.chrome.reading import Reading, cut_of
from cleaners.cleaned import Cut

NEEDS: Final = SPOKEN


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each line such a heading swallows; the heading itself is a phrase."""
    if not any(reading.taken):
        return
    for line, taken in zip(reading.lines, reading.taken, strict=True):
        if taken is not None and reading.counted[taken[0]] is not None:
            opener = reading.lines[taken[0]]
            yield cut_of(line, taken[1].kind, f"{taken[1].family}.section", f"under {opener.shown[:60]!r}")
