"""What should make someone look at an outlet: figures of the last week against those before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

_BEFORE = 8  # weeks that the last one is compared with
_FEWEST_WEEKS = 4  # with fewer there is no habit to break
_POINTS = 0.15  # of the share cut; a template change moves it by more, the news of a week by less
_SILENT_DAYS = 14
_SILENT_TIMES = 3  # the gap between two weeks with news that is usual there
_FALL = 3  # a third of what is usual
_USUAL = 6  # documents a week; below, a quiet week is nothing new
_REFUSED = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Yield:
    """What one outlet gave in one week."""

    week: str  # its Monday
    documents: int
    chars: int
    removed: int
    refused: int = 0

    @property
    def share(self) -> float:
        """Share of the text that was cut."""
        return self.removed / self.chars if self.chars else 0.0

    @property
    def refused_share(self) -> float:
        """Share of the pages that gave no story."""
        pages = self.documents + self.refused
        return self.refused / pages if pages else 0.0


def alarms(weeks: Sequence[Yield], newest: str) -> tuple[str, ...]:
    """What is out of the ordinary, in words; `newest` is the corpus's last week."""
    if not weeks:
        return ()
    last, before = weeks[-1], weeks[-1 - _BEFORE : -1]
    if len(before) < _FEWEST_WEEKS:
        return ()
    if _days(last.week, newest) >= max(_SILENT_DAYS, _SILENT_TIMES * _usual_gap((*before, last))):
        return (f"nothing since the week of {last.week}",)
    return tuple(words for words in (_cut(last, before), _fewer(last, before), _refused(last, before)) if words)


def _days(one: str, other: str) -> int:
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def _usual_gap(weeks: Sequence[Yield]) -> float:
    """Days from one week with news to the next."""
    return median(_days(one.week, other.week) for one, other in pairwise(weeks))


def _cut(last: Yield, before: Sequence[Yield]) -> str:
    usual = median(week.share for week in before)
    if not last.chars or abs(last.share - usual) < _POINTS:
        return ""
    return f"{last.share:.0%} of the text cut, usually {usual:.0%}: has its template changed?"


def _fewer(last: Yield, before: Sequence[Yield]) -> str:
    usual = median(week.documents for week in before)
    if usual < _USUAL or last.documents * _FALL >= usual:
        return ""
    return f"{last.documents} documents, usually {usual:g}"


def _refused(last: Yield, before: Sequence[Yield]) -> str:
    usual = median(week.refused_share for week in before)
    if last.refused_share < max(_REFUSED, 2 * usual):
        return ""
    return f"{last.refused_share:.0%} of its pages gave no story, usually {usual:.0%}"
