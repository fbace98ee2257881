"""The order of stories in the database: settled anew wherever a text came, went or changed its standing."""

import json
from collections.abc import Iterable
from datetime import datetime

from corpus.document import Relation, Story
from corpus.duplicates import Standing, stories
from corpus.store_file import Database, Row, as_int
from corpus.store_texts import Texts


def settle(database: Database, texts: Texts, moved: Iterable[int], run: str) -> None:
    """Elect originals again in every story that one of these texts belongs to, and record who moved.

    Args:
        database: with a transaction open.
        texts: the texts' twins.
        moved: texts that are new, or whose documents have another standing than before.
        run: id of the run that is to be named for the change.
    """
    waiting = set(moved)
    while waiting:
        family = texts.family(waiting.pop())
        waiting -= family
        _settle(database, texts, json.dumps(sorted(family)), run)


def _settle(database: Database, texts: Texts, family: str, run: str) -> None:
    """One connected set of texts, as a JSON list."""
    rows = database.rows(
        "SELECT d.id, d.fingerprint, d.believed_at, d.fetched_at, d.agency, d.length, d.superseded, d.number, "
        "s.story, s.relation, s.of, s.similarity, s.reason FROM documents AS d "
        "LEFT JOIN stories AS s ON s.document = d.number "
        "WHERE d.fingerprint IN (SELECT value FROM json_each(?))",
        (family,),
    )
    placed = stories([_standing(row) for row in rows], texts.twins(family))
    for row in rows:
        _place(database, row, placed[str(row[0])], run)


def _standing(row: Row) -> Standing:
    name, text, believed_at, fetched_at, agency, length, superseded = row[:7]
    return Standing(
        id=str(name),
        text=as_int(text),
        published_at=datetime.fromisoformat(str(believed_at)) if believed_at else None,
        fetched_at=datetime.fromisoformat(str(fetched_at)),
        agency=str(agency),
        length=as_int(length),
        superseded=bool(superseded),
    )


def _place(database: Database, row: Row, story: Story, run: str) -> None:
    """Write a document's place where it differs from what is stored."""
    number, before = row[7], row[8:]
    after = (story.id, story.relation.value, story.of, story.similarity, story.reason)
    if before == after:
        return
    database.do("INSERT OR REPLACE INTO stories VALUES (?, ?, ?, ?, ?, ?)", (number, *after))
    if before[0] is not None and before[:3] != after[:3]:
        database.do(
            "INSERT INTO story_changes (document, run, old_story, old_relation, old_of, "
            "new_story, new_relation, new_of, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (row[0], run, *before[:3], *after[:3], story.reason),
        )


def story(row: Row) -> Story:
    """A row of (story, relation, of, similarity, reason) as the record it was."""
    name, relation, of, similarity, reason = row
    return Story(
        id=str(name),
        relation=Relation(str(relation)),
        of=str(of),
        similarity=float(str(similarity)),
        reason=str(reason),
    )
