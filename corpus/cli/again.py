"""The corpus opened for cleaning again: with the lock, for writing, under a run of its own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path

import click

from cleaners.rules import Rules
from corpus.cli.exits import Stop
from corpus.cli.options import revised_exceptions, the_exceptions
from corpus.cli.shelf import database_of
from corpus.clock import utc_now
from corpus.config import Config
from corpus.inspect.exceptions import Exceptions
from corpus.learning import Learning
from corpus.lock import holding
from corpus.places import LOCK
from corpus.plan import run_id
from corpus.reclean import Again
from corpus.store import Store


class Noting:
    """A change to an exceptions.toml that waits until cleaning again can begin: without the lock nothing is written."""

    def __init__(self, path: Path, change: Callable[[Exceptions], Exceptions] | None) -> None:
        self._path = path
        self._change = change
        self._is_written = False

    def __call__(self) -> Exceptions:
        """Make the change, where there is one; returns what holds then."""
        if self._change is None:
            return the_exceptions(self._path)
        after = revised_exceptions(self._path, self._change)
        self._is_written = True
        return after

    @contextmanager
    def finished_by(self, remedy: str) -> Iterator[None]:
        """Where the block ends a command behind the change, have its message say so, and what does the rest."""
        try:
            yield
        except Stop as stop:
            rest = f"\n{self._path} says so already, the texts may not; {remedy}" if self._is_written else ""
            raise Stop(stop.code, stop.message + rest) from stop


def _say_nobodys(exceptions: Exceptions, outlets: set[str]) -> None:
    """Name the outlets of exceptions that there are not: such an entry does nothing, and nobody would know."""
    for name in sorted({entry.outlet for entry in exceptions.entries if entry.outlet} - outlets):
        close = get_close_matches(name, sorted(outlets), n=1)
        hint = f'; did you mean "{close[0]}"?' if close else "; correct it in the file of exceptions, or take it out"
        click.echo(f'an exception is for outlet "{name}", which is in neither sources nor corpus{hint}', err=True)


@contextmanager
def opened_again(
    data: Path, config: Config, exceptions: Callable[[], Exceptions]
) -> Iterator[tuple[Store, Again, str]]:
    """The store, what cleaning again needs, and the id of the run that it is.

    Args:
        data: the folder.
        config: the settings.
        exceptions: asked once nothing can be in the way any more, so that it may write down what is decided.
    """
    path = database_of(data)
    at = utc_now()
    run = run_id(at)
    with holding(data / LOCK), Store.open(path) as store:
        known = exceptions()
        outlets = [name for name, _ in store.stats().outlets]
        _say_nobodys(known, {*outlets, *(outlet.id for outlet in config.outlets)})
        again = Again(
            data=data,
            rules=lambda outlet: config.rules.get(outlet, Rules()),
            learning=Learning.begin(store, outlets),
            exceptions=known,
            store=store,
        )
        store.begin_run(run, at)
        yield store, again, run
        store.end_run(run, utc_now(), "ok", {})
