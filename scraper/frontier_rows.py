"""Rows into records and times into numbers, for the frontier's tables."""

from dataclasses import replace
from datetime import UTC, datetime
from importlib import resources
from sqlite3 import Connection

from scraper.frontier_records import Seen
from scraper.page import Page, Record, header

ROOM = "scraper"
SCRIPTS = (
    "frontier.sql",
    "frontier_yields.sql",
    "frontier_marks.sql",
    "frontier_shapes.sql",
    "frontier_checks.sql",
)  # one for each version, oldest first

SeenRow = tuple[str, str, str, str, int, str]


class FrontierError(Exception):
    """The frontier's tables cannot be used."""


def migrate(connection: Connection) -> None:
    """Make or update the tables; does nothing when they are current.

    Raises:
        FrontierError: They were made by a newer version.
    """
    connection.execute("CREATE TABLE IF NOT EXISTS migrations (room TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT")
    row = connection.execute("SELECT version FROM migrations WHERE room = ?", (ROOM,)).fetchone()
    version = int(row[0]) if row else 0
    if version > len(SCRIPTS):
        raise FrontierError(f"the frontier is version {version}, this program knows {len(SCRIPTS)}; update winnow")
    for number, name in enumerate(SCRIPTS[version:], version + 1):
        begin(connection)
        for statement in resources.files("scraper").joinpath(name).read_text("utf-8").split(";\n"):
            connection.execute(statement)
        connection.execute("INSERT OR REPLACE INTO migrations VALUES (?, ?)", (ROOM, number))
        connection.commit()


def begin(connection: Connection) -> None:
    """Join the transaction under way, or start the one our caller will commit."""
    if not connection.in_transaction:
        connection.execute("BEGIN IMMEDIATE")


def seconds(moment: datetime) -> float:
    """A time as the tables hold it."""
    return moment.timestamp()


def moment(value: float | None) -> datetime | None:
    """A time from the tables; None when there was none."""
    return datetime.fromtimestamp(value, UTC) if value else None


def seen(row: SeenRow) -> Seen:
    """The last good answer, as six columns hold it: its validators, its digest, its record."""
    etag, last_modified, body_digest, file, offset, record_id = row
    record = Record(file=file, offset=offset, record_id=record_id) if record_id else None
    return Seen(etag=etag, last_modified=last_modified, body_digest=body_digest, record=record)


def seen_of(page: Page) -> Seen:
    """What to remember of a page for the next time."""
    return Seen(
        etag=header(page.headers, "etag"),
        last_modified=header(page.headers, "last-modified"),
        body_digest=page.digest,
        record=page.record,
    )


def truthful(seen: Seen, before: Seen) -> Seen:
    """What to remember, without validators that stood for other bytes before: they would hide the next change too.

    A weak entity tag may stand for bytes that differ a little, and is believed.
    """
    if not before.body_digest or seen.body_digest == before.body_digest:
        return seen
    told = (seen.etag, seen.last_modified) == (before.etag, before.last_modified) and (seen.etag or seen.last_modified)
    lied = told and not seen.etag.startswith("W/")
    return replace(seen, etag="", last_modified="") if lied else seen


def seen_row(seen: Seen) -> SeenRow:
    """The same six columns."""
    record = seen.record or Record(file="", offset=0, record_id="")
    return (seen.etag, seen.last_modified, seen.body_digest, record.file, record.offset, record.record_id)
