"""The app on a port (uvicorn's doorway)."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from corpus.inspect.web.answers import Desk
from corpus.inspect.web.app import make_app
from corpus.inspect.web.catalogue import opened
from corpus.inspect.web.filling import fill
from corpus.inspect.web.guard import Door
from corpus.store import Store

DATABASE = "winnow.db"
_LOOK_EVERY_S = 5.0  # for what a crawl added meanwhile
_WATCH_EVERY_S = 0.2
_WAITING = 64  # connections
_PAUSE_S = 0.01  # between batches, for whoever waits for a page


class PortError(Exception):
    """The port cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the app listens; port 0 takes a free one."""

    host: str = "127.0.0.1"
    port: int = 0


@contextmanager
def desk_over(data: Path, exceptions: Path, door: Door) -> Iterator[Desk]:
    """Everything the pages need, from a data folder.

    Raises:
        StoreError: there is no corpus there, or it cannot be read.
    """
    with Store.open(data / DATABASE, readonly=True) as store, opened(data) as catalogue:
        yield Desk(store=store, catalogue=catalogue, exceptions=exceptions, door=door)


def serve(
    data: Path,
    exceptions: Path,
    place: Place,
    *,
    ready: Callable[[str], None],
    until: threading.Event | None = None,
) -> None:
    """Serve until interrupted, or until an event is set.

    Args:
        data: the data folder with the corpus.
        exceptions: where exceptions.toml is or will be.
        place: where to listen.
        ready: told the address to open, token included, once it listens.
        until: ends it; without one only Ctrl-C does.

    Raises:
        PortError: the place cannot be listened on.
        StoreError: there is no corpus, or it cannot be read.
    """
    with _listening(place) as (bound, port):
        door = Door(host=place.host, port=port)
        with desk_over(data, exceptions, door) as desk:
            asyncio.run(_run(desk, bound, ready, until or threading.Event()))


@contextmanager
def _listening(place: Place) -> Iterator[tuple[socket.socket, int]]:
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        try:
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            bound.bind((place.host, place.port))
            bound.listen(_WAITING)  # whoever is told the address may come before the server is up
        except OSError as error:
            raise PortError(f"{place.host}:{place.port}: {error.strerror}; name another with --port, or 0") from error
        yield bound, int(bound.getsockname()[1])
    finally:
        bound.close()


async def _run(desk: Desk, bound: socket.socket, ready: Callable[[str], None], until: threading.Event) -> None:
    config = uvicorn.Config(
        make_app(desk),
        lifespan="off",
        log_level="error",
        access_log=False,
        server_header=False,
        date_header=False,
        ws="none",
        limit_concurrency=64,
        timeout_keep_alive=5,
        h11_max_incomplete_event_size=32_768,
    )
    server = uvicorn.Server(config)
    tasks = [asyncio.create_task(keep_filled(desk)), asyncio.create_task(_watch(until, server))]
    try:
        ready(desk.door.address)
        await server.serve([bound])
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _watch(until: threading.Event, server: uvicorn.Server) -> None:
    """End the server when asked to from another thread."""
    while not until.is_set():  # noqa: ASYNC110 - the event is another thread's, asyncio's own cannot be set there
        await asyncio.sleep(_WATCH_EVERY_S)
    server.should_exit = True


async def keep_filled(desk: Desk) -> None:
    """Bring the catalogue up to date and keep it so, letting pages through between batches."""
    seen: object = None
    while True:
        now = desk.store.database.rows("PRAGMA data_version")
        if now != seen:
            for done, whole in fill(desk.catalogue, desk.store.database):
                desk.state["filling"] = f"Reading the corpus for this view: {done:,} of {whole:,} documents."
                await asyncio.sleep(_PAUSE_S)
            desk.state.pop("filling", None)
            seen = now
        await asyncio.sleep(_LOOK_EVERY_S)
