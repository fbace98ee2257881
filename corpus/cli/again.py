"""The corpus opened for cleaning again: with the lock, for writing, under a run of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cleaners.rules import Rules
from corpus.cli.exits import Exit, Stop
from corpus.clock import utc_now
from corpus.config import Config
from corpus.inspect.exceptions import Exceptions
from corpus.learning import Learning
from corpus.lock import holding
from corpus.places import DATABASE, LOCK
from corpus.plan import run_id
from corpus.reclean import Again
from corpus.store import Store


@contextmanager
def opened_again(data: Path, config: Config, exceptions: Exceptions) -> Iterator[tuple[Store, Again, str]]:
    """The store, what cleaning again needs, and the id of the run that it is."""
    if not (data / DATABASE).is_file():
        raise Stop(Exit.USAGE, f"{data}: no corpus here yet; `winnow crawl --data {data}` makes one")
    at = utc_now()
    run = run_id(at)
    with holding(data / LOCK), Store.open(data / DATABASE) as store:
        outlets = [name for name, _ in store.stats().outlets]
        again = Again(
            data=data,
            rules=lambda outlet: config.rules.get(outlet, Rules()),
            learning=Learning.begin(store, outlets),
            exceptions=exceptions,
        )
        store.begin_run(run, at)
        yield store, again, run
        store.end_run(run, utc_now(), "ok", {})
