"""Polls amid a plain text: a question, a few short answers, and below them how many voted or where to."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cleaners.chrome.needs import PLAIN
from cleaners.chrome.reading import Line, Reading, cut_of
from cleaners.cleaned import Cut
from cleaners.kinds import Kind

_END: Final = 40  # weight of the line below the answers
_ANSWER: Final = 70  # and of the longest answer
_QUESTION: Final = 170
_ANSWERS: Final = (2, 10)
_COUNTED: Final = re.compile(
    r"(?:total:? )?\d[\d.,']{0,9} (?:votes?|responses|people voted|stimmen|abstimmungen|teilnehmer)(?: so far)?"
    r"|(?:votes|stimmen): \d[\d.,']{0,9}"
    r"|(?:view|see|show)(?: the)? results?|vote(?: now| to see(?: the)? results?)?|(?:submit|cast)(?: your)? vote"
    r"|(?:zum |zu den )?ergebnis(?:sen?|se)?(?: (?:anzeigen|ansehen))?|(?:jetzt )?abstimmen|stimme abgeben"
)
NEEDS: Final = PLAIN


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each line of a poll. Asked of plain text only: in HTML they are forms."""
    lines = reading.lines
    if not lines or lines[-1].block.tag:
        return
    for number, line in enumerate(lines):
        if line.bare[-1:] == "?" and line.weight <= _QUESTION and (end := _end(lines, number)):
            told = f"a question, answers, and {lines[end].shown[:40]!r}"
            for each in lines[number : end + 1]:
                yield cut_of(each, Kind.FEEDBACK, "feedback.poll", told)


def _end(lines: Sequence[Line], question: int) -> int:
    """The line below the answers to a question; 0 where it has none."""
    least, most = _ANSWERS
    for number in range(question + 1, min(len(lines), question + most + 2)):
        line = lines[number]
        if line.weight <= _END and _COUNTED.fullmatch(line.bare.rstrip(" .!:")):
            return number if number - question > least else 0
        if line.prose or line.weight > _ANSWER or line.bare[-1:] == "?":
            return 0
    return 0
