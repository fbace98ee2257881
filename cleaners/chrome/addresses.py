"""What a newsroom asks of its readers behind the story: to write to it, at an address that is its own."""

import re
from collections.abc import Iterator
from typing import Final

from cleaners.chrome.reading import Line, Reading, cut_of
from cleaners.cleaned import Cut
from cleaners.kinds import Kind

_LAST: Final = 12  # lines from the end of the page
_LONGEST: Final = 400  # weight
# What stands before the "@": whoever is written to there makes the paper. Police, offices and shops have other names.
_DESKS: Final = (
    "redaktion", "redaktionen", "redaction", "redaccion", "redazione", "redacao", "redaccio", "redactie", "redakcja",
    "redakcia", "redakce", "redactia", "redakcio", "redaksi", "redakciya", "redaktsiya", "toimitus", "redaksjon",
    "redaksjonen", "toasoan", "editor", "editors", "editorial", "newsroom", "newsdesk", "newsteam", "desk", "news",
    "tips", "tip", "tipp", "tipset", "story", "stories", "letters", "letter", "leserbriefe", "leserbrief",
    "leserreporter", "courrier", "cartas", "lettere", "lezers", "lezersbrieven", "opinion", "opinions", "opinie",
    "opinia", "debatt", "debat", "debate", "tribunes", "tribuna", "kommentar", "corrections", "correction",
    "korrektur", "korrekturen", "fehler", "erratum", "feedback", "readers", "reader", "whatson", "listings", "lokales",
    "lokalredaktion", "online-redaktion", "onlineredaktion", "sportredaktion", "ihbar", "haber", "yazi", "jebo",
    "jaebo", "comments", "views", "yourviews", "newstips", "share",
)  # fmt: skip
_ADDRESS: Final = re.compile(rf"(?<![\w.+-])(?:{'|'.join(sorted(_DESKS, key=len, reverse=True))})@[\w.-]{{3,80}}")


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each line near the end that names such an address, and is no quotation."""
    lines = reading.lines
    for line in lines[max(reading.head + 1, len(lines) - _LAST) :]:
        found = _desk(line) if "@" in line.bare and line.weight <= _LONGEST else ""
        if found:
            yield cut_of(line, Kind.FEEDBACK, "feedback.address", found)


def _desk(line: Line) -> str:
    """The newsroom's address in a line; empty where there is none, or somebody says it."""
    if "'" in line.key:  # a quote, or part of one
        return ""
    found = _ADDRESS.search(line.bare)
    return found[0] if found else ""
