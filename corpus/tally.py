"""Tally: what one crawl did, counted, and the one line that says it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

# A crawl in which more than half of what was asked gave no answer is not doing its work.
UNHEALTHY_SHARE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts of one run. Every address that was taken up ends in exactly one of them."""

    run: str
    new: int = 0  # stories kept that no earlier copy was known of, new versions included
    updated: int = 0  # of those: new versions of a story at an address known before
    copies: Mapping[str, int] = field(default_factory=dict)  # stories kept as copies of another, by relation
    same: int = 0  # unchanged since last time
    parts: int = 0  # further pages of stories on several pages
    rejected: Mapping[str, int] = field(default_factory=dict)  # by Why
    failed: Mapping[str, int] = field(default_factory=dict)  # by the failure's name
    refused: Mapping[str, int] = field(default_factory=dict)  # by the refusal's name: robots, 401, 403
    deferred: Mapping[str, int] = field(
        default_factory=dict
    )  # put back for later, by what failed; not tried again in this run
    sources_read: int = 0
    sources_same: int = 0
    sources_failed: Mapping[str, int] = field(default_factory=dict)
    raw_chars: int = 0  # of the kept stories' raw texts
    removed_chars: int = 0
    seconds: float = 0.0
    interrupted: bool = False
    waiting: int = 0  # addresses still to be asked when the run ended
    waits_until: datetime | None = None  # when the first of them may be asked; None where one may be by now
    alarms: tuple[str, ...] = ()  # outlets whose pages stopped giving stories, a line each

    @property
    def taken_up(self) -> int:
        """Addresses that reached an end in this run."""
        parts = (self.copies, self.rejected, self.failed, self.refused, self.deferred)
        return self.new + self.same + self.parts + sum(sum(part.values()) for part in parts)

    @property
    def faults(self) -> int:
        """Addresses, sources among them, that failed by a fault of Winnow, not of an outlet."""
        return self.failed.get("internal", 0) + self.sources_failed.get("internal", 0)

    @property
    def healthy(self) -> bool:
        """Whether enough of what was asked gave an answer."""
        failed, sources_failed = sum(self.failed.values()), sum(self.sources_failed.values())
        sources = self.sources_read + self.sources_same + sources_failed
        return failed <= self.taken_up * UNHEALTHY_SHARE and sources_failed <= sources * UNHEALTHY_SHARE

    @property
    def state(self) -> str:
        """How the run ended, in a word."""
        return "interrupted" if self.interrupted else "ok" if self.healthy else "unhealthy"

    @property
    def removed_share(self) -> float:
        """Removed characters of the kept stories' pages, 0 to 1."""
        return self.removed_chars / self.raw_chars if self.raw_chars else 0.0

    def figures(self) -> dict[str, int]:
        """The summary line's counts."""
        return {
            "new": self.new,
            "copies": sum(self.copies.values()),
            "same": self.same,
            "parts": self.parts,
            "rejected": sum(self.rejected.values()),
            "refused": sum(self.refused.values()),
            "failed": sum(self.failed.values()) + sum(self.sources_failed.values()),
            "deferred": sum(self.deferred.values()),
            "waiting": self.waiting,
        }

    def line(self) -> str:
        """The summary, one line: `crawl ok new=41 same=310 rejected=3 failed=2 removed=18% 63s`."""
        always = {"new", "same", "rejected", "failed"}
        words = [f"{name}={count}" for name, count in self.figures().items() if count or name in always]
        return (
            f"crawl {self.state} {' '.join(words)} removed={self.removed_share:.0%} {self.seconds:.0f}s"
            f"{self._remarks()}"
        )

    def _remarks(self) -> str:
        """Why nothing came, where nothing did, and what has to wait."""
        remarks = []
        if not self.new and not self.copies:
            sources = self.sources_read + self.sources_same
            remarks.append(f"nothing new in {sources} sources" if sources else "nothing new, no source was due")
        if self.waits_until is not None:
            remarks.append(f"what waits may be asked from {self.waits_until:%Y-%m-%d %H:%M} UTC on")
        return f" ({'; '.join(remarks)})" if remarks else ""

    def values(self) -> dict[str, Any]:
        """The counts as plain JSON values."""
        named = {name: getattr(self, name) for name in Tally.__dataclass_fields__}
        plain = {name: dict(value) if isinstance(value, Mapping) else value for name, value in named.items()}
        return {
            **plain,
            "alarms": list(self.alarms),
            "waits_until": self.waits_until.isoformat() if self.waits_until else None,
            "seconds": round(self.seconds, 2),
            "taken_up": self.taken_up,
            "healthy": self.healthy,
            "faults": self.faults,
        }


@dataclass(slots=True)
class Count:
    """The counts of a run under way; `tally` gives them as they stand."""

    run: str
    figures: Counter[str] = field(default_factory=Counter)  # the plain counts of Tally, by its field names
    copies: Counter[str] = field(default_factory=Counter)
    rejected: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    deferred: Counter[str] = field(default_factory=Counter)  # attempts: one address may come to several
    put_off: dict[str, str] = field(default_factory=dict)  # addresses that wait since then, and what failed
    sources_failed: Counter[str] = field(default_factory=Counter)
    pages: Counter[str] = field(default_factory=Counter)  # that came whole, by outlet
    stories: Counter[str] = field(default_factory=Counter)  # of these
    hosts: set[str] = field(default_factory=set)  # that have been asked
    turns: int = 0
    waiting: int = 0  # addresses still to be asked, as counted a moment ago

    def tally(
        self,
        seconds: float,
        *,
        interrupted: bool = False,
        alarms: tuple[str, ...] = (),
        waits_until: datetime | None = None,
    ) -> Tally:
        """What has been counted so far."""
        return Tally(
            run=self.run,
            copies=dict(self.copies),
            rejected=dict(self.rejected),
            failed=dict(self.failed),
            refused=dict(self.refused),
            deferred=dict(sorted(Counter(self.put_off.values()).items())),
            sources_failed=dict(self.sources_failed),
            seconds=seconds,
            interrupted=interrupted,
            alarms=alarms,
            waiting=self.waiting,
            waits_until=waits_until,
            **self.figures,
        )
