"""Case: one hostile endpoint, and what must come of asking it."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from scraper.errors import BrokenError, BusyError, FetchError, GoneError, GuardedError, OversizeError, RefusedError
from tests.hostile.bodies import PAGE
from tests.hostile.server import Script


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One row of the table."""

    id: str  # the endpoint's name, and the test's
    script: Script
    kind: type[FetchError] | None = None  # None: an answer
    name: str = ""  # of the error
    status: int = 200  # of the answer
    body: bytes = PAGE  # of the answer
    wire_body: bytes | None = None  # of the answer, where it differs
    path: str = ""  # after the endpoint's name
    asks: int = 1  # in a row; the last one is judged
    etag: str = ""
    retry_after_s: float | None = None
    error_page: bytes | None = None  # the body that the error's exchange holds; None: it holds none
    connections: int | None = None  # made by all the asks together
    hops: int = 0  # redirects on record


def page(endpoint: str, script: Script, **more: Any) -> Case:
    """An endpoint that is odd but gives a page."""
    return Case(id=endpoint, script=script, **more)


def _failing(kind: type[FetchError], endpoint: str, script: Script, name: str, **more: Any) -> Case:
    return Case(id=endpoint, script=script, kind=kind, name=name, **more)


busy = partial(_failing, BusyError)
refused = partial(_failing, RefusedError)
gone = partial(_failing, GoneError)
oversize = partial(_failing, OversizeError)
broken = partial(_failing, BrokenError)
guarded = partial(_failing, GuardedError)
