"""Press releases end with a portrait of who sent them: "About X", and a paragraph that begins with X."""

import re
from collections.abc import Iterator
from typing import Final

from cleaners.chrome.reading import Reading, cut_of
from cleaners.cleaned import Cut
from cleaners.kinds import Kind

_OPENINGS: Final = ("about", "über", "à propos de", "acerca de", "sobre", "informazioni su", "over", "o", "om")
_BEGUN: Final = tuple(f"{opening} " for opening in _OPENINGS)
_ABOUT: Final = re.compile(
    rf"(?:{'|'.join(_OPENINGS)})"
    r"(?: (?:die|das|den|der|the|la|el|le|l'))? (.{3,60}?):?$"
)
_PORTRAIT: Final = 80  # weight of the shortest portrait
_BEHIND: Final = 4  # lines before the end of the prose: two portraits and a contact
_OPENS: Final = 40  # characters of the paragraph in which the name must come


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for the heading and the paragraph below it that names the same company."""
    last = reading.tail
    for number in range(max(0, last - _BEHIND), len(reading.lines) - 1):
        line = reading.lines[number]
        about = _ABOUT.match(line.bare) if line.bare.startswith(_BEGUN) else None
        if about is None:
            continue
        below = reading.lines[number + 1]
        if below.weight >= _PORTRAIT and about[1] in below.bare[: _OPENS + len(about[1])]:
            for part in (line, below):
                yield cut_of(
                    part,
                    Kind.COMPANY_BOILERPLATE,
                    "company_boilerplate.about",
                    f"about {about[1]!r}, and a paragraph that begins with it",
                )
