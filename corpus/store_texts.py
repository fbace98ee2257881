"""Distinct texts: their numbers, their twins, and the shingles they are compared by."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from corpus.bands import BandIndex
from corpus.document import Relation
from corpus.duplicates import Twin, verify
from corpus.fingerprint import Fingerprint, bands, shingles
from corpus.fingerprint_batch import Hashes
from corpus.store_file import Database, as_bytes, as_int

_HELD = 512  # texts whose shingles stay in memory: copies of one story arrive close together
_BATCH = 1_000  # fingerprints read at a time when the index is filled


class Texts:
    """Numbers texts and finds their twins; one for each open store."""

    def __init__(self, database: Database, index: BandIndex) -> None:
        self._db = database
        self._index = index
        self._shingles: OrderedDict[int, Hashes] = OrderedDict()
        self.last = 0  # the highest number filed in the index

    def catch_up(self) -> None:
        """File in the index what the database knows beyond it."""
        for number, keys in self._filed_after(self._index.covers):
            self._index.add(number, keys)
            self._index.settle()
            self.last = number

    def _filed_after(self, number: int) -> Iterator[tuple[int, Hashes]]:
        sql = "SELECT number, signature, anchors FROM fingerprints WHERE number > ? ORDER BY number LIMIT ?"
        while rows := self._db.rows(sql, (number, _BATCH)):
            for row in rows:
                number = as_int(row[0])
                yield number, np.concatenate((bands(as_bytes(row[1])), np.frombuffer(as_bytes(row[2]), "<u8")))

    def number(self, made: Fingerprint) -> int:
        """The number of a text; a new one is filed and compared with every text ever kept."""
        return self.numbers([made])[0]

    def numbers(self, made: Sequence[Fingerprint]) -> list[int]:
        """The number of each text, the same as one after the other, and faster; of a few hundred at a time."""
        first = next_number = self._next()
        found: dict[bytes, int] = {}
        new: list[Fingerprint] = []
        for text in made:
            if text.digest in found:
                continue
            rows = self._db.rows("SELECT number FROM fingerprints WHERE digest = ?", (text.digest,))
            if not rows:
                new.append(text)
            found[text.digest] = as_int(rows[0][0]) if rows else next_number
            next_number += not rows
        if new:
            self._file(first, new)
        return [found[text.digest] for text in made]

    def _next(self) -> int:
        """The number of the next new text."""
        rows = self._db.rows("SELECT seq FROM sqlite_sequence WHERE name = 'fingerprints'")
        return as_int(rows[0][0]) + 1 if rows else 1

    def _file(self, first: int, new: Sequence[Fingerprint]) -> None:
        """Store and file new texts, numbered on from `first`, and keep their twins among all before them."""
        cells = (
            (number, text.digest, text.signature, text.anchors.astype("<u8").tobytes())
            for number, text in enumerate(new, first)
        )
        self._db.many("INSERT INTO fingerprints (number, digest, signature, anchors) VALUES (?, ?, ?, ?)", cells)
        met = self._index.file(first, [text.keys for text in new])
        self.last = first + len(new) - 1
        for number, (text, others) in enumerate(zip(new, met, strict=True), first):
            # One of this lot may have no document yet.
            pairs = (
                (other, new[other - first].shingles if other >= first else self.shingles(other)) for other in others
            )
            self._keep_twins(verify((number, text.shingles), pair) for pair in pairs)
            self._hold(number, text.shingles)

    def _keep_twins(self, pairs: Iterable[Twin | None]) -> None:
        """Store the pairs that verify."""
        rows = [(twin.one, twin.other, twin.relation.value, twin.similarity) for twin in pairs if twin]
        if rows:
            self._db.many("INSERT INTO twins VALUES (?, ?, ?, ?)", rows)

    def shingles(self, text: int) -> Hashes:
        """The shingles of a kept text; none for one that has left the corpus, which the index does not know."""
        held = self._shingles.get(text)
        if held is not None:
            self._shingles.move_to_end(text)
            return held
        found = self._db.rows("SELECT text FROM documents WHERE fingerprint = ? LIMIT 1", (text,))
        return self._hold(text, shingles(str(found[0][0])) if found else np.empty(0, np.uint64))

    def _hold(self, text: int, own: Hashes) -> Hashes:
        self._shingles[text] = own
        if len(self._shingles) > _HELD:
            self._shingles.popitem(last=False)
        return own

    def family(self, text: int) -> set[int]:
        """All texts that verified pairs connect with one, itself included."""
        rows = self._db.rows(
            "WITH RECURSIVE family (text) AS (VALUES (?) "
            "UNION SELECT other FROM twins JOIN family ON one = text "
            "UNION SELECT one FROM twins JOIN family ON other = text) SELECT text FROM family",
            (text,),
        )
        return {as_int(row[0]) for row in rows}

    def twins(self, family: str) -> list[Twin]:
        """The verified pairs among texts, given as a JSON list of their numbers."""
        rows = self._db.rows("SELECT * FROM twins WHERE one IN (SELECT value FROM json_each(?))", (family,))
        return [
            Twin(one=as_int(one), other=as_int(other), relation=Relation(str(relation)), similarity=float(str(share)))
            for one, other, relation, share in rows
        ]

    def drop_unused(self, text: int) -> set[int]:
        """Let go of a text that no document has any more; returns the texts it may have connected."""
        if self._db.rows("SELECT 1 FROM documents WHERE fingerprint = ? LIMIT 1", (text,)):
            return {text}
        near = self._db.rows(
            "SELECT other FROM twins WHERE one = ? UNION SELECT one FROM twins WHERE other = ?", (text, text)
        )
        self._db.do("DELETE FROM fingerprints WHERE number = ?", (text,))
        self._shingles.pop(text, None)
        return {as_int(row[0]) for row in near}

    def forget(self, after: int) -> None:
        """A transaction was undone: texts above this number never were."""
        self._index.forget(after)
        self._shingles.clear()
        self.last = after
