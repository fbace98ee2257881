"""Winnow's duplicates from texts to stories: fingerprints, the index on disk, verifying, settling.

    python -m bench.corpus_ours FOLDER

does what `deduplicated` says and prints how many documents are kept.
"""

import json
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from corpus.bands import BandIndex
from corpus.document import Relation, Story
from corpus.duplicates import Standing, Twin, stories, verify
from corpus.fingerprint import fingerprints
from corpus.fingerprint_batch import Hashes

_LOT = 1_000  # texts at a time
_NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def settled(texts: Sequence[str]) -> list[Story]:
    """Each text's place in its story, as the store would settle it."""
    twins: list[Twin] = []
    shingles: list[Hashes] = []
    numbers: dict[bytes, int] = {}
    standings: list[Standing] = []
    with tempfile.TemporaryDirectory() as folder:
        index = BandIndex.open(Path(folder))
        for first in range(0, len(texts), _LOT):
            known = len(shingles)
            keys: list[Hashes] = []
            for place, made in enumerate(fingerprints(texts[first : first + _LOT]), first):
                number = numbers.setdefault(made.digest, len(shingles))
                standings.append(_standing(place, number, texts[place]))
                if number == len(shingles):
                    shingles.append(made.shingles)
                    keys.append(made.keys)
            for number, others in enumerate(index.file(known, keys), known):
                pairs = (verify((number, shingles[number]), (other, shingles[other])) for other in others)
                twins.extend(twin for twin in pairs if twin)
            index.settle()
        index.close()
    placed = stories(standings, twins)
    return [placed[standing.id] for standing in standings]


def deduplicated(folder: Path) -> int:
    """texts.jsonl into kept.jsonl, one {"id", "text"} a line, the originals alone; returns how many there are."""
    with (folder / "texts.jsonl").open("rb") as lines:
        records = [json.loads(line) for line in lines]
    places = settled([record["text"] for record in records])
    kept = [record for record, story in zip(records, places, strict=True) if story.relation is Relation.ORIGINAL]
    with (folder / "kept.jsonl").open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in kept)
    return len(kept)


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


if __name__ == "__main__":
    print(deduplicated(Path(sys.argv[1])))
