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
        if line.weight <= _END and _COUNTED.fullmatch(line.bare.rstrip(" .!:")):
            start = _question(lines, number)
            told = f"a question, answers, and {line.shown[:40]!r}"
            for each in lines[start : number + 1] if start is not None else ():
                yield cut_of(each, Kind.FEEDBACK, "feedback.poll", told)


def _question(lines: Sequence[Line], end: int) -> int | None:
    """The line with the question that is answered above such a line; None where there is none."""
    least, most = _ANSWERS
    for number in range(end - 1, max(-1, end - most - 2), -1):
        line = lines[number]
        if line.bare.endswith("?") and line.weight <= _QUESTION:
            return number if end - number > least else None
        if line.prose or line.weight > _ANSWER:
            return None
    return None
