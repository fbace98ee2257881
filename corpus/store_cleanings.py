"""Every cleaning of a document's page: the texts that later rules replaced are kept, with their cuts and versions."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from cleaners.cleaned import Cut
from corpus.store_file import Database, Row, Value, as_bytes, as_int
from corpus.store_rows import cut as loaded_cut
from corpus.store_rows import inflated

_ASIDE = """
INSERT INTO cleanings SELECT number, 1 + (SELECT count(*) FROM cleanings WHERE document = number),
  title, metadata, winnow_version, rules_version, model_version, memory_state, run,
  (SELECT json_group_array(json_array(start, "end", kind, rule, evidence, by)) FROM
    (SELECT * FROM cuts WHERE document = number ORDER BY start)),
  raw, text
FROM documents WHERE number = ?
"""
_COLUMNS = "title, winnow_version, rules_version, model_version, memory_state, run"
_EARLIER = f"""
SELECT cleaning, {_COLUMNS}, (SELECT started_at FROM runs WHERE id = run), cuts, raw, text FROM cleanings
WHERE document = (SELECT number FROM documents WHERE id = ?) ORDER BY cleaning
"""  # noqa: S608 - our own words
_CURRENT = f"""
SELECT 1 + (SELECT count(*) FROM cleanings WHERE document = number),
  {_COLUMNS}, (SELECT started_at FROM runs WHERE id = run),
  (SELECT json_group_array(json_array(start, "end", kind, rule, evidence, by)) FROM
    (SELECT * FROM cuts WHERE document = number ORDER BY start)), raw, text
FROM documents WHERE id = ?
"""  # noqa: S608 - our own words


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaning:
    """One cleaning of a page that is or was a document's text."""

    number: int  # from 1; the last is the current one
    title: str
    winnow_version: str
    rules_version: int
    model_version: int
    memory_state: str
    run: str
    made_at: str  # ISO 8601, when its run began
    raw_text: str
    text: str
    cuts: tuple[Cut, ...]


def set_aside(database: Database, number: int, text: str, cuts: Sequence[tuple[Value, ...]]) -> bool:
    """Keep what stands under a document's number before another cleaning takes its place; whether it was.

    Args:
        database: with a transaction open.
        number: of the document's row.
        text: that is about to be written.
        cuts: rows of `cuts` that are about to be written. Where text and cuts stay, nothing is worth keeping twice.
    """
    rows = database.rows("SELECT text FROM documents WHERE number = ?", (number,))
    before = database.rows("SELECT * FROM cuts WHERE document = ? ORDER BY start", (number,))
    if rows[0][0] == text and before == list(cuts):
        return False
    database.do(_ASIDE, (number,))
    return True


def cleanings(database: Database, name: str) -> tuple[Cleaning, ...]:
    """Every cleaning of a document, first to current; none where there is no such document."""
    rows = [*database.rows(_EARLIER, (name,)), *database.rows(_CURRENT, (name,))]
    return tuple(_cleaning(row) for row in rows)


def _cleaning(row: Row) -> Cleaning:
    number, title, winnow, rules, model, memory, run, made_at, cuts, raw, text = row
    return Cleaning(
        number=as_int(number),
        title=str(title),
        winnow_version=str(winnow),
        rules_version=as_int(rules),
        model_version=as_int(model),
        memory_state=str(memory),
        run=str(run),
        made_at=str(made_at),
        raw_text=inflated(as_bytes(raw), str(text)),
        text=str(text),
        cuts=tuple(loaded_cut(tuple(each)) for each in json.loads(str(cuts))),
    )
