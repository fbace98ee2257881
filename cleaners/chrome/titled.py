"""A title said twice above a plain text, once with the paper's name, as pages are called: "Bridge closed | Post"."""

from collections.abc import Iterator
from typing import Final

from cleaners.chrome.needs import PLAIN
from cleaners.chrome.reach import several_words
from cleaners.chrome.reading import Line, Reading, cut_of
from cleaners.cleaned import Cut
from cleaners.kinds import Kind

_TOP: Final = 10  # lines; a title, a standfirst, who wrote it and when
_SEAMS: Final = (" | ", " - ", " \u00b7 ", " \u2022 ", " :: ", " / ")  # a key knows one dash
_NAME: Final = 48  # characters of a paper's name, with a section's
_LONGEST: Final = 300
NEEDS: Final = PLAIN


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each line that says the title and the paper's name. Of HTML the title is known."""
    top = reading.lines[:_TOP]
    if not top or top[0].block.tag:
        return
    titles = None
    for number, line in enumerate(top):
        if len(line.bare) <= _LONGEST and any(seam in line.bare for seam in _SEAMS):
            if titles is None:
                titles = {other.bare.rstrip(".") for other in top if not other.bulleted and several_words(other)}
            if number <= reading.head + 1 and _repeats(line, titles):
                yield cut_of(
                    line, Kind.DUPLICATE, "duplicate.title", f"{line.shown[:60]!r} above a text with that title"
                )


def _repeats(line: Line, titles: set[str]) -> bool:
    """Whether a line is a title that stands by itself too, before or behind a short name."""
    said = line.bare
    for seam in _SEAMS:
        at = said.find(seam)
        while at > 0:
            before, behind = said[:at], said[at + len(seam) :]
            if (len(behind) <= _NAME and before.rstrip(".") in titles) or (len(before) <= _NAME and behind in titles):
                return True
            at = said.find(seam, at + 1)
    return False
