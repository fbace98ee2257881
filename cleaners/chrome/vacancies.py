"""Job titles behind the story, known by the mark that German law puts on them."""

import re
from collections.abc import Iterator
from typing import Final

from cleaners.chrome.needs import BELOW
from cleaners.chrome.reading import Reading, cut_of
from cleaners.cleaned import Cut
from cleaners.kinds import Kind

_MARK: Final = re.compile(r"\((?:[mwdfxi] ?[/|*] ?){2}[mwdfxi]\)")
NEEDS: Final = BELOW


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each line of the tail that carries the mark and is no sentence."""
    for line in reading.lines[reading.tail :]:
        mark = _MARK.search(line.bare) if line.headline and "(" in line.bare else None
        if mark:
            yield cut_of(line, Kind.JOB_ADS, "job_ads.mark", mark[0])
