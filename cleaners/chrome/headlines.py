"""Headlines of other stories in a row at the page's end, by the capitals and the words that headlines begin with."""

import re
from collections.abc import Iterator
from typing import Final

from cleaners.chrome.needs import PLAIN
from cleaners.chrome.reading import Line, Reading, cut_of
from cleaners.cleaned import Cut
from cleaners.kinds import Kind

_LEAST: Final = 3  # headlines
_MOST: Final = 12  # and of a longer list the page is about
_WORDS: Final = 4  # of the shortest headline
_LETTERS: Final = 4  # of a word that headlines write with a capital
_CAPITALS: Final = 0.85  # share of such words
_PROMISING: Final = 0.5  # share of headlines that promise an answer
_words: Final = re.compile(r"[^\W\d_][\w'\u2019-]*").findall
# "How to Store Apples", "12 Ways to Cross a River", "A Guide to Boats": titles of books and songs are hardly so.
_PROMISES: Final = re.compile(
    r"(?:how|what|why|when|where|which|who|can|should|is|are|does|do|\d{1,3}|(?:the|top|best) \d{1,3})(?!\w)"
    r"|.{0,60}(?<!\w)(?:guide|tips|ways|beginners|explained|vs)(?!\w)"
)
NEEDS: Final = PLAIN


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each headline of a run at the end of plain text, bulleted or not, below a sentence or chrome."""
    lines = reading.lines
    if not lines or lines[-1].block.tag:
        return
    end = len(lines)
    # A headline that a phrase claims counts too: with a phrase more, nothing else may stay.
    while end > reading.head and reading.is_claimed(end - 1) and not _is_title(lines[end - 1]):
        end -= 1
    start, least = end, max(reading.head + 1, end - _MOST - 1)
    while start > least and _is_title(lines[start - 1]):
        start -= 1
    run = lines[start:end]
    if not _LEAST <= len(run) <= _MOST or not _is_told(reading, start):
        return
    if sum(_PROMISES.match(line.bare) is not None for line in run) < _PROMISING * len(run):
        return
    for line in run:
        yield cut_of(line, Kind.RELATED, "related.headlines", f"{len(run)} headlines at the end")


def _is_told(reading: Reading, start: int) -> bool:
    """Whether what stands above a run is a sentence that announces nothing, or chrome."""
    above = reading.lines[start - 1]
    return reading.is_claimed(start - 1) or (above.ends and not above.bare.endswith(":"))


def _is_title(line: Line) -> bool:
    """Whether the long words of a line have capitals, as English headlines do."""
    text = line.shown
    if not line.headline or "|" in text or "://" in text:
        return False
    long = [word for word in _words(text) if len(word) >= _LETTERS]
    return (
        len(text.split()) >= _WORDS
        and len(long) > 1
        and sum(word[0].isupper() for word in long) >= _CAPITALS * len(long)
    )
