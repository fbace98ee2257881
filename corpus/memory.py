"""What outlets repeat across their stories, between runs, in every state that a document was cleaned with.

A state is the cleaners' own text; nothing here looks into it. A run should clean with the states it began with and save
what it learned at its end: a document's `memory_state` then names one of few states, and its text can be made again.
"""

import hashlib
import zlib
from datetime import UTC, datetime

from corpus.store import Store
from corpus.store_file import as_bytes
from scraper import failpoint


def digest(state: str) -> str:
    """The name of a state, as documents record it: 32 hex digits."""
    return hashlib.blake2b(state.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def save(store: Store, outlet: str, template: str, state: str, at: datetime) -> str:
    """Make a state the current one of an outlet's template; returns its name.

    Raises:
        StoreError: nothing was saved.
    """
    name = digest(state)
    packed = zlib.compress(state.encode("utf-8", "surrogatepass"), 9)
    when = at.astimezone(UTC).isoformat()
    with store.transaction():
        store.database.do("INSERT OR IGNORE INTO memory_states VALUES (?, ?, ?)", (name, packed, when))
        store.database.do("INSERT OR REPLACE INTO memory VALUES (?, ?, ?)", (outlet, template, name))
        failpoint.passed("memory.saved")
    return name


def current(store: Store, outlet: str) -> dict[str, str]:
    """The current states of an outlet, by template."""
    rows = store.database.rows(
        "SELECT template, state FROM memory JOIN memory_states USING (digest) WHERE outlet = ? ORDER BY template",
        (outlet,),
    )
    return {str(template): _unpacked(as_bytes(state)) for template, state in rows}


def recorded(store: Store, name: str) -> str | None:
    """The state of a name that a document records; None where it is not kept."""
    rows = store.database.rows("SELECT state FROM memory_states WHERE digest = ?", (name,))
    return _unpacked(as_bytes(rows[0][0])) if rows else None


def sweep(store: Store) -> int:
    """Let go of states that are not current and that no document was cleaned with; returns how many."""
    with store.transaction():
        unused = store.database.rows(
            "SELECT digest FROM memory_states WHERE digest NOT IN (SELECT digest FROM memory) "
            "AND NOT EXISTS (SELECT 1 FROM documents WHERE memory_state = digest AND memory_state <> '') "
            "AND digest NOT IN (SELECT memory_state FROM cleanings)"
        )
        store.database.many("DELETE FROM memory_states WHERE digest = ?", unused)
    return len(unused)


def _unpacked(state: bytes) -> str:
    return zlib.decompress(state).decode("utf-8", "surrogatepass")
