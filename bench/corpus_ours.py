"""Winnow's duplicates from texts to stories: fingerprints, the index on disk, verifying, settling."""

import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from corpus.bands import BandIndex
from corpus.document import Relation, Story
from corpus.duplicates import Standing, Twin, stories, verify
from corpus.fingerprint import fingerprints
from corpus.fingerprint_batch import Hashes

_NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def settled(texts: Sequence[str]) -> list[Story]:
    """Each text's place in its story, as the store would settle it, one text after the other."""
    twins: list[Twin] = []
    shingles: list[Hashes] = []
    numbers: dict[bytes, int] = {}
    standings: list[Standing] = []
    with tempfile.TemporaryDirectory() as folder:
        index = BandIndex.open(Path(folder))
        for place, made in enumerate(fingerprints(texts)):
            number = numbers.setdefault(made.digest, len(shingles))
            standings.append(_standing(place, number, texts[place]))
            if number < len(shingles):
                continue
            shingles.append(made.shingles)
            keys = made.keys
            pairs = (verify((number, made.shingles), (other, shingles[other])) for other in index.candidates(keys))
            twins.extend(twin for twin in pairs if twin)
            index.add(number, keys)
            index.settle()
        index.close()
    placed = stories(standings, twins)
    return [placed[standing.id] for standing in standings]


def _standing(place: int, number: int, text: str) -> Standing:
    return Standing(id=f"{place:08d}", text=number, published_at=None, fetched_at=_NOON, length=len(text))


def near_groups(places: Sequence[Story]) -> list[list[int]]:
    """Documents that near and exact links join."""
    top = list(range(len(places)))

    def root(at: int) -> int:
        while top[at] != at:
            top[at] = top[top[at]]
            at = top[at]
        return at

    for at, story in enumerate(places):
        if story.relation in (Relation.NEAR, Relation.EXACT):
            top[root(at)] = root(int(story.of))
    groups: dict[int, list[int]] = {}
    for at in range(len(places)):
        groups.setdefault(root(at), []).append(at)
    return [group for group in groups.values() if len(group) > 1]
