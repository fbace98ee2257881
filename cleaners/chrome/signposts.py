"""Lines that point elsewhere in a set form: to another page, to the site of a feed, to an account."""

import re
from collections.abc import Iterator
from typing import Final

from cleaners.chrome.reading import Reading, cut_of
from cleaners.chrome.traits import FEED, HANDS, POINTED
from cleaners.cleaned import Cut
from cleaners.kinds import Kind

_LAST: Final = 12  # lines from the end in which an account is named
_LONGEST: Final = 200  # weight of the longest pointer
# "👉 Read more about boats": a hand before a tip or an example is the author's own.
_POINTED: Final = re.compile(
    rf"[{HANDS}\ufe0f ]{{1,4}}"
    r"(?:learn|read|see|find out|discover|watch|explore) (?:more|about|also)(?!\w)",
    re.IGNORECASE,
)
# What a publishing system adds to each item of a feed, with a title and a site's name: "The post Eels Are Back
# appeared first on Harbour Post." A sentence has "the post" and a verb, or goes on behind "first on".
_FED: Final = re.compile(
    r"The post \W?[A-Z0-9].{8,180} (?:appeared first|first appeared) on (?:the )?[A-Z][\w.&'\u2019-]{1,30}"
    r"(?: [\w.&'\u2019-]{1,30}){0,6}"
)
_FOLLOW: Final = re.compile(
    r"(?:^|[.!?] )Follow (?:[A-Z]?\w{2,20} ){1,3}on (?:Instagram|Twitter|Facebook|TikTok|LinkedIn|Bluesky|Threads|X)"
    r" (?:at )?@[\w.]{2,40}\W{0,3}$"
)


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each such line: accounts near the end, a feed's mark beside a prompt, hands anywhere."""
    lines = reading.lines
    for number in reading.numbers(POINTED):
        line, text = lines[number], lines[number].block.text
        if line.weight <= _LONGEST and _POINTED.match(text):
            yield cut_of(line, Kind.RELATED, "related.pointed")
        elif text.startswith(FEED) and _beside(reading, number) and _FED.fullmatch(line.shown.rstrip(". ")):
            yield cut_of(line, Kind.SOURCE_CREDIT, "source_credit.feed")
    for line in lines[max(reading.head + 1, len(lines) - _LAST) :]:
        if "@" in line.block.text and _FOLLOW.search(line.shown):
            yield cut_of(line, Kind.FOLLOW_US, "follow_us.account")


def _beside(reading: Reading, number: int) -> bool:
    """Whether a phrase counts right above or below: one labelled page of two counts a feed's mark alone as story."""
    around = reading.counted[max(0, number - 1) : number + 2]
    return any(phrase is not None for phrase in around)
