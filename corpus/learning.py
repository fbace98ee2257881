"""What a run knows of its outlets' templates when it begins, and what it learns until it ends."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from cleaners import lines
from cleaners.block import Block
from cleaners.cleaned import Cut
from cleaners.sitememory import SiteMemory, dump, learn, load
from corpus import memory
from corpus.store import Store
from corpus.store_file import Row

# Pages of an outlet share one memory: its lines already carry the template they belong to.
_TEMPLATE = ""
_BY: Final = "memory"
_LATEST: Final = 1_000  # documents a lost memory is made of again: what older ones told would have faded
_DOCUMENTS: Final = (
    "SELECT id FROM (SELECT id, number FROM documents WHERE outlet = ? AND superseded = 0 "
    "ORDER BY number DESC LIMIT ?) ORDER BY number"
)
# Of runs that were killed after the memory was last saved; what is cleaned again keeps its page, not its run.
_UNCOUNTED: Final = (
    "SELECT d.id FROM documents AS d JOIN pages AS p ON p.number = d.page WHERE d.outlet = :outlet AND d.superseded = 0"
    " AND p.run IN (SELECT id FROM runs WHERE ended_at IS NULL AND id <> :run AND started_at > coalesce(("
    "SELECT saved_at FROM memory JOIN memory_states USING (digest) WHERE outlet = :outlet AND template = ''), '')) "
    "ORDER BY d.number"
)


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

    def learn(self, outlet: str, raw_text: str, story: str, *, cuts: Sequence[Cut] = (), lang: str = "") -> None:
        """Count a page's lines, once for each story it tells.

        Args:
            outlet: its id.
            raw_text: the page's.
            story: the id of the story that the page tells.
            cuts: what of it was cut, by whatever.
            lang: the language the page is in; empty where it is not known.
        """
        known = self._grown.get(outlet) or self._recalled(outlet)
        blocks = lines.blocks(raw_text)
        self._grown[outlet] = learn(known, blocks, story=story, taken=_taken(blocks, cuts), lang=lang)

    def learn_again(self, store: Store, outlet: str) -> None:
        """Count the documents that are kept of an outlet, the latest of many, as they were counted when they came."""
        self._count(store, outlet, store.database.rows(_DOCUMENTS, (outlet, _LATEST)))

    def catch_up(self, store: Store, run: str) -> None:
        """Count what runs kept that were killed before they could save what they had learned.

        Args:
            store: the corpus.
            run: the id of the run that is at work, which counts its own documents.
        """
        for outlet in self._begun:
            self._count(store, outlet, store.database.rows(_UNCOUNTED, {"outlet": outlet, "run": run}))

    def _count(self, store: Store, outlet: str, names: Iterable[Row]) -> None:
        for (name,) in names:
            if (document := store.document(str(name))) is not None:
                language = document.metadata.language
                self.learn(
                    outlet,
                    store.raw_text(document.id) or "",
                    document.story.id,
                    cuts=store.cuts(document.id),
                    lang=language.value if language else "",
                )

    def save(self, store: Store, at: datetime) -> tuple[str, ...]:
        """Keep what was learned; returns the outlets whose memory has grown."""
        grown = tuple(outlet for outlet, known in self._grown.items() if dump(known) != self.state(outlet))
        for outlet in grown:
            memory.save(store, outlet, _TEMPLATE, dump(self._grown[outlet]), at)
        return grown

    def _recalled(self, outlet: str) -> SiteMemory:
        state = self.state(outlet)
        return load(state) if state else SiteMemory(outlet=outlet, template=_TEMPLATE)


def _taken(blocks: Sequence[Block], cuts: Sequence[Cut]) -> frozenset[int]:
    """Where the blocks begin of which most is cut, and not by the memory; both are ascending."""
    others = [cut for cut in cuts if cut.by != _BY]
    found: set[int] = set()
    first = 0
    for block in blocks:
        while first < len(others) and others[first].end <= block.start:
            first += 1
        gone, place = 0, first
        while place < len(others) and others[place].start < block.end:
            gone += min(block.end, others[place].end) - max(block.start, others[place].start)
            place += 1
        if 2 * gone > block.end - block.start:
            found.add(block.start)
    return frozenset(found)
