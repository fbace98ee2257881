"""What a run knows of its outlets' templates when it begins, and what it learns until it ends."""

from collections.abc import Iterable
from datetime import datetime

from cleaners import lines
from cleaners.sitememory import SiteMemory, dump, learn, load
from corpus import memory
from corpus.store import Store

# Pages of an outlet share one memory: its lines already carry the template they belong to.
_TEMPLATE = ""


class Learning:
    """Site memory of one run. Pages are cleaned with the states it began with, so a document names one of few."""

    def __init__(self, begun: dict[str, str]) -> None:
        self._begun = begun
        self._grown: dict[str, SiteMemory] = {}

    @classmethod
    def begin(cls, store: Store, outlets: Iterable[str]) -> "Learning":
        """Recall what is known of these outlets."""
        return cls({outlet: memory.current(store, outlet).get(_TEMPLATE, "") for outlet in outlets})

    def state(self, outlet: str) -> str:
        """The state pages of an outlet are cleaned with; empty where nothing is known."""
        return self._begun.get(outlet, "")

    def name(self, outlet: str) -> str:
        """The name of that state, as documents record it; empty where nothing is known."""
        state = self.state(outlet)
        return memory.digest(state) if state else ""

    def learn(self, outlet: str, raw_text: str, story: str) -> None:
        """Count a page's lines, once for each story it tells."""
        known = self._grown.get(outlet) or self._recalled(outlet)
        self._grown[outlet] = learn(known, lines.blocks(raw_text), story=story)

    def save(self, store: Store, at: datetime) -> tuple[str, ...]:
        """Keep what was learned; returns the outlets whose memory has grown."""
        grown = tuple(outlet for outlet, known in self._grown.items() if dump(known) != self.state(outlet))
        for outlet in grown:
            memory.save(store, outlet, _TEMPLATE, dump(self._grown[outlet]), at)
        return grown

    def _recalled(self, outlet: str) -> SiteMemory:
        state = self.state(outlet)
        return load(state) if state else SiteMemory(outlet=outlet, template=_TEMPLATE)
