"""What must hold after every kill: each promise of SECURITY.md as a question to the files."""

import hashlib
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq

from cleaners.cleaned import Cleaned, Rejected
from cleaners.rules import Rules
from corpus.build.clean import archive_reader, believed, clean_page
from corpus.doctor import examine
from corpus.places import CLEAN, DATABASE, RAW
from corpus.store import Store
from corpus.store_find import Wanted
from corpus.verify import Recipe, verify
from scraper.archive import Archive
from scraper.archive_file import Gap, Member, member_at, members_and_gaps
from scraper.archive_record import unpack
from scraper.page import Page, Record
from tests.hostile.loopback import Hits
from tests.hostile.soak_child import EXCEPTIONS, EXPORT, TALLY, Life
from tests.hostile.soak_site import MOVED, Site

NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # for those who ask a clock and never look at it
_DONE = 2
_OURS = re.compile(
    rf"data/(?:winnow\.(?:db(?:-wal|-shm)?|lock)|index/(?:manifest\.json|\d{{8}}\.run)"
    rf"|{RAW}/winnow-\w+-\d{{5}}\.warc\.gz(?:\.synced|\.torn)?"
    rf"|{CLEAN}/(?:part-\d{{6}}\.parquet|_manifest\.json|README\.md|_croissant\.json))"
    rf"|{EXPORT}/[\w-]+\.(?:jsonl|txt)|\.?{re.escape(EXCEPTIONS)}(?:\.lock)?|{TALLY}"
)


@dataclass(slots=True)
class Witness:
    """What was acknowledged so far; asked after each kill whether it still is."""

    site: Site
    documents: dict[str, str] = field(default_factory=dict)  # id: digest of its text and of its page
    pages: dict[str, tuple[str, int, str]] = field(default_factory=dict)  # record: file, offset, digest
    done: dict[str, int] = field(default_factory=dict)  # address: how often it had been asked when it was done
    caught: Counter[str] = field(default_factory=Counter)  # address: kills that found it in flight
    faults: list[str] = field(default_factory=list)

    def look(self, data: Path, hits: Hits) -> None:
        """After a kill: compare with what was there before, and remember what is there now."""
        if not (data / DATABASE).exists():
            return
        with closing(sqlite3.connect(data / DATABASE)) as connection:
            if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'frontier'").fetchone():
                return
            self._sound(connection)
            fresh = self._documents(connection)
            self._pages(connection, data)
            self._frontier(connection, hits)
        self.faults += _remade_faults(data, fresh)

    def _sound(self, connection: sqlite3.Connection) -> None:
        said = connection.execute("PRAGMA integrity_check").fetchall()
        loose = connection.execute("PRAGMA foreign_key_check").fetchall()
        if said != [("ok",)] or loose:
            self.faults.append(f"database: {said} {loose}")

    def _documents(self, connection: sqlite3.Connection) -> list[str]:
        """The ids that were not there at the last look."""
        rows = connection.execute(
            "SELECT d.id, d.text, p.digest FROM documents AS d JOIN pages AS p ON p.number = d.page"
        )
        now = {name: f"{hashlib.sha256(text.encode()).hexdigest()} {digest}" for name, text, digest in rows}
        self._still("document", self.documents, now)
        fresh = sorted(now.keys() - self.documents.keys())
        self.documents = now
        return fresh

    def _pages(self, connection: sqlite3.Connection, data: Path) -> None:
        rows = connection.execute("SELECT record_id, file, offset, digest FROM pages")
        now = {name: (file, offset, digest) for name, file, offset, digest in rows}
        self._still("page", self.pages, now)
        newest = max((file for file, _, _ in now.values()), key=lambda file: file.rpartition("-")[2], default="")
        for name, place in now.items():
            if name not in self.pages or place[0] == newest:  # only the newest file can have been torn
                self.faults += _slice_faults(data, name, *place)
        self.pages = now

    def _frontier(self, connection: sqlite3.Connection, hits: Hits) -> None:
        rows = connection.execute("SELECT address, state FROM frontier").fetchall()
        for address, asked in self.done.items():
            if hits.counts[address] != asked:
                self.faults.append(f"{address}: acknowledged, and asked again")
        now = {address: hits.counts[address] for address, state in rows if state == _DONE}
        self.faults += [f"{address}: no longer done" for address in self.done.keys() - now.keys()]
        self.done = now
        self.caught.update(address for address, state in rows if state != _DONE and hits.counts[address])

    def _still(self, what: str, before: dict[str, str] | dict[str, tuple[str, int, str]], now: object) -> None:
        assert isinstance(now, dict)
        self.faults += [f"{what} {name}: lost or changed" for name, said in before.items() if now.get(name) != said]

    def conclude(self, life: Life, hits: Hits) -> list[str]:
        """After the last run: everything, from the first page to the published files."""
        self.look(life.data, hits)
        return [
            *self.faults,
            *_ended_faults(life),
            *_count_faults(life),
            *_archive_faults(life.data, self.pages),
            *_recleaned_faults(life.data),
            *_published_faults(life.data, self.documents),
            *_export_faults(life),
            *(f"{path}: left over" for path in strays(life.place)),
            *(
                f"{address}: asked {asked} times, in flight at {self.caught[leased(address)]} kills"
                for address, asked in hits.counts.items()
                if address in self.done and asked > 1 + self.caught[leased(address)]
            ),
        ]


def leased(address: str) -> str:
    """The address that was in flight when this one was asked: where a redirect leads has no lease of its own."""
    return address.replace("/target/", f"/{MOVED}/")


def strays(place: Path) -> list[str]:
    """Files nobody will read again."""
    names = (path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file())
    return sorted(name for name in names if not _OURS.fullmatch(name))


def _slice_faults(data: Path, name: str, file: str, offset: int, digest: str) -> Iterator[str]:
    """A row's slice of the archive is one whole record, the very one."""
    try:
        capture = unpack(member_at(data / RAW / file, offset).plain)
        page = archive_reader(data)(record_of(file, offset, name))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault found
        yield f"{file} at {offset}: {error!r}"
        return
    if capture is None or capture.record_id != name or page.digest != digest:
        yield f"{file} at {offset}: another record, or another body"


def record_of(file: str, offset: int, name: str) -> Record:
    """A place in the archive."""
    return Record(file=file, offset=offset, record_id=name)


def _ended_faults(life: Life) -> Iterator[str]:
    """Every address of the site ended as it should, once."""
    with closing(sqlite3.connect(life.data / DATABASE)) as connection:
        rows = connection.execute("SELECT address, state, outcome FROM frontier").fetchall()
        twice = connection.execute(
            "SELECT p.answered FROM documents AS d JOIN pages AS p ON p.number = d.page GROUP BY 1 HAVING count(*) > 1"
        ).fetchall()
    ends = {address: _end(outcome) if state == _DONE else "" for address, state, outcome in rows}
    wanted = {address: _end(outcome) for address, outcome in life.site.ends().items()}
    for address, end in wanted.items():
        if ends.get(address) != end:
            yield f"{address}: ended as {ends.get(address)!r}, expected {end!r}"
    targets = {address for address in ends.keys() - wanted.keys() if ends[address] == "redirect_target"}
    yield from (f"{address}: nobody listed it" for address in ends.keys() - wanted.keys() - targets)
    yield from (f"{address}: two documents" for (address,) in twice)


def _end(outcome: str) -> str:
    """Of a story and its copy the one that is asked first is the story, and no order is promised."""
    return "stored" if outcome == "copy" else outcome


def _count_faults(life: Life) -> Iterator[str]:
    """Stored, unchanged, rejected, refused, deferred and failed make up all that was scheduled."""
    wanted = Counter(life.site.ends().values())
    stored = wanted["stored"] + wanted["copy"]
    with closing(sqlite3.connect(life.data / DATABASE)) as connection:
        found: dict[str, int] = {
            name: connection.execute(sql).fetchone()[0]
            for name, sql in {
                "stored": "SELECT count(*) FROM documents",
                "rejected": "SELECT count(*) FROM rejections",
                "pages": "SELECT count(*) FROM pages",
                "scheduled": "SELECT count(*) FROM frontier WHERE outcome IS NOT 'redirect_target'",
            }.items()
        }
    if (found["stored"], found["rejected"]) != (stored, wanted["rejected"]):
        yield f"documents and rejections: {found}, expected {wanted}"
    if found["pages"] != found["stored"] + found["rejected"]:
        yield f"pages without a verdict, or verdicts without a page: {found}"
    if found["scheduled"] != sum(wanted.values()):
        yield f"scheduled {found['scheduled']}, ended {sum(wanted.values())}"
    tally = json.loads((life.place / TALLY).read_text("utf-8"))
    parts = ("copies", "rejected", "failed", "refused", "deferred")
    ended = tally["new"] + tally["same"] + sum(sum(tally[part].values()) for part in parts)
    if ended != tally["taken_up"]:
        yield f"the summary does not add up: {tally}"


def _archive_faults(data: Path, pages: dict[str, tuple[str, int, str]]) -> Iterator[str]:
    """Records of pages and rows are the same set, and no file holds anything but whole records."""
    archive = Archive(data / RAW, now=lambda: NEVER)
    found = Counter(page.record.record_id for page in archive.iterate())
    yield from (f"{name}: archived, and no row" for name in found.keys() - pages.keys())
    yield from (f"{name}: a row, and not archived" for name in pages.keys() - found.keys())
    yield from (f"{name}: archived twice" for name, number in found.items() if number > 1)
    for name in archive.files():
        end = 0
        for part in members_and_gaps(data / RAW / name):
            if isinstance(part, Gap) or part.start != end:
                yield f"{name}: no record at {end}"
            end = part.end
        if not isinstance(part, Member):
            yield f"{name}: does not end with a record"


def _recleaned_faults(data: Path) -> Iterator[str]:
    """The doctor finds nothing, and every text can be made again."""
    with Store.open(data / DATABASE, readonly=True) as store:
        found = examine(store, archive_reader(data), data / CLEAN).findings
        names = [document.id for document in store.documents(Wanted(versions=True))]
    yield from (f"{finding.where}: {finding.what}" for finding in found)
    yield from _remade_faults(data, names)


def _remade_faults(data: Path, names: Sequence[str]) -> Iterator[str]:
    """These texts can be made again from their records, with the memory they name."""

    def clean(pages: tuple[Page, ...], recipe: Recipe) -> Cleaned | Rejected:
        (page,) = pages  # the site has no story on several
        made = clean_page(page.body, page.answered, page.media_type, Rules(), recipe.memory or "")
        return believed(page, made) if isinstance(made, Cleaned) else made

    if not names:
        return
    read = archive_reader(data)
    with Store.open(data / DATABASE, readonly=True) as store:
        for document in filter(None, map(store.document, names)):
            checked = verify(store, document, read=read, clean=clean)
            yield from (f"{document.id}: {each.detail}" for each in checked.checks if not each.holds)


def _published_faults(data: Path, documents: dict[str, str]) -> Iterator[str]:
    """The published Parquet says what the database says."""
    rows: dict[str, str] = {}
    for path in sorted((data / CLEAN).glob("part-*.parquet")):
        table = pq.read_table(path, columns=["id", "text", "digest"], page_checksum_verification=True)
        for row in table.to_pylist():
            rows[str(row["id"])] = f"{hashlib.sha256(str(row['text']).encode()).hexdigest()} {row['digest']}"
    if rows != documents:
        differ = len(rows.items() ^ documents.items())
        yield f"published {len(rows)} documents, stored {len(documents)}; {differ} differ"


def _export_faults(life: Life) -> Iterator[str]:
    """The export holds every current document once, each line whole."""
    lines = [
        json.loads(line)
        for path in sorted((life.place / EXPORT).glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    with Store.open(life.data / DATABASE, readonly=True) as store:
        wanted = {document.id: document.text for document in store.documents()}
    if {line["id"]: line["text"] for line in lines} != wanted or len(lines) != len(wanted):
        yield f"exported {len(lines)} lines, stored {len(wanted)} documents"
