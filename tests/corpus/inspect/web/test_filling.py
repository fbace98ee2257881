"""The catalogue says what the corpus says, whatever happened to the corpus meanwhile."""

import json
from pathlib import Path

from corpus.inspect.web.answers import Desk
from corpus.inspect.web.filling import fill
from tests.corpus.inspect.web import corpora
from tests.corpus.shelf import opened, prose

SUMS = (
    "SELECT outlet, week, kind, cuts, chars FROM weeks WHERE cuts != 0 ORDER BY 1, 2, 3",
    "SELECT outlet, week, documents, chars, removed FROM yields WHERE documents != 0 ORDER BY 1, 2",
    "SELECT kind, rule, documents, cuts, chars FROM rules WHERE documents != 0 ORDER BY 1, 2",
    "SELECT r.rule, o.outlet, o.cuts, o.chars FROM rule_outlets AS o JOIN rules AS r ON r.number = o.rule "  # noqa: ISC004 - one statement
    "WHERE o.cuts != 0 ORDER BY 1, 2",
    "SELECT language, documents FROM languages WHERE documents != 0 ORDER BY 1",
    "SELECT outlet, week, why, pages FROM refusals ORDER BY 1, 2, 3",
    "SELECT number, id, title, outlet, language, day, chars, removed, cuts, permille FROM entries ORDER BY 1",
)


def _sums(desk: Desk) -> str:
    return json.dumps([desk.catalogue.rows(sql) for sql in SUMS])


def _from_nothing(desk: Desk, folder: Path) -> str:
    """What a catalogue made anew says."""
    for table in ("entries", "taken", "weeks", "yields", "rules", "rule_outlets", "languages", "refused", "refusals"):
        desk.catalogue.do(f"DELETE FROM {table}")  # noqa: S608 - names from above
    corpora.filled(desk)
    return _sums(desk)


def test_sums_agree_with_the_cuts(desk: Desk) -> None:
    rows = desk.store.database.rows(
        'SELECT kind, count(*), sum("end" - start) FROM cuts JOIN documents AS d ON d.number = document '
        "WHERE superseded = 0 GROUP BY 1"
    )
    summed = desk.catalogue.rows(
        "SELECT kind, sum(cuts), sum(chars) FROM weeks WHERE outlet = '' GROUP BY 1 ORDER BY 1"
    )
    by_outlet = desk.catalogue.rows(
        "SELECT kind, sum(cuts), sum(chars) FROM weeks WHERE outlet != '' GROUP BY 1 ORDER BY 1"
    )
    assert summed == by_outlet == sorted(rows)


def test_filling_again_changes_nothing(desk: Desk) -> None:
    before = _sums(desk)
    assert list(fill(desk.catalogue, desk.store.database)) == []
    assert _sums(desk) == before


def test_new_changed_and_gone_documents_end_as_if_filled_from_nothing(desk: Desk, tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        corpora.keep(store, 50, prose(50))
        corpora.keep(store, 2, prose(2) + "\nmore was added later")  # a new text at a known address
        with store.transaction():
            store.database.do("UPDATE documents SET memory_state = 'other' WHERE number = 4")
            store.database.do("DELETE FROM cuts WHERE document = 4")
            store.database.do("DELETE FROM rejections WHERE why = 'error_page'")
    corpora.filled(desk)
    after = _sums(desk)
    assert "error_page" not in after
    assert after == _from_nothing(desk, tmp_path)


def test_only_new_documents_can_be_asked_for(desk: Desk, tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        corpora.keep(store, 50, prose(50))
        with store.transaction():
            store.database.do("UPDATE documents SET memory_state = 'other' WHERE number = 4")
    assert list(fill(desk.catalogue, desk.store.database, whole=False)) == [(1, 1)]


def test_refusals_are_counted(desk: Desk) -> None:
    rows = desk.catalogue.rows("SELECT why, sum(pages) FROM refusals WHERE outlet = 'gull' GROUP BY 1 ORDER BY 1")
    assert rows == [("", 2), ("consent_wall", 1), ("error_page", 1)]
