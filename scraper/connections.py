"""Connections: those kept open to one host, each lent to one exchange at a time.

There is no pool with places to wait for: what is cancelled or fails is closed, and so nothing can leak.
"""

import ssl
from collections.abc import Callable

from scraper.address import Endpoint
from scraper.errors import BusyError
from scraper.guard import Guard
from scraper.http1 import Head
from scraper.talk import Ask, Talk
from scraper.wire import connect

MAX_IDLE = 64  # kept per host; the pace decides how many there ever are


class Connections:
    """Lends connections to one host."""

    def __init__(self, here: Endpoint, guard: Guard, trust: Callable[[], ssl.SSLContext]) -> None:
        """Set up; nothing is opened before the first request.

        Args:
            here: Any address of the host.
            guard: Where connections may go; asked anew for each.
            trust: Gives the TLS context, when one is needed.
        """
        self._here = here
        self._guard = guard
        self._trust = trust
        self._idle: list[Talk] = []
        self._closed = False

    async def ask(self, ask: Ask) -> tuple[Talk, Head]:
        """Send a request over a kept connection or a new one.

        A kept connection that closes without a word was closed before we asked; the request then goes out once more.

        Returns:
            The connection, to be given back with `keep` after its body was read, and the head of the answer.

        Raises:
            FetchError: No answer; the connection is closed.
        """
        kept = self._kept()
        if kept is not None:
            try:
                return kept, await _head(kept, ask)
            except BusyError as error:
                if error.name != "disconnected":
                    raise
        fresh = await self._fresh(ask)
        return fresh, await _head(fresh, ask)

    def keep(self, talk: Talk) -> None:
        """Take a connection back, or close it when it cannot be used again."""
        if talk.reusable and not self._closed and len(self._idle) < MAX_IDLE:
            self._idle.append(talk)
        else:
            talk.close()

    def close(self) -> None:
        """Close what is idle, and keep nothing from now on."""
        self._closed = True
        while self._idle:
            self._idle.pop().close()

    def _kept(self) -> Talk | None:
        while self._idle:
            talk = self._idle.pop()
            if talk.reusable:
                return talk
            talk.close()
        return None

    async def _fresh(self, ask: Ask) -> Talk:
        targets = await self._guard.resolve(self._here.host, self._here.port)
        secure = self._here.secure and not targets[0].overridden
        wire, target = await connect(targets, self._trust() if secure else None, ask.address)
        return Talk(wire, target.ip)


async def _head(talk: Talk, ask: Ask) -> Head:
    try:
        return await talk.ask(ask)
    except BaseException:  # cancelled or failed: what may still arrive belongs to nobody
        talk.close()
        raise
