"""The hostile server: plays a script for each endpoint, to whoever asks, on an ephemeral loopback port."""

import asyncio
import contextlib
import ssl
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as the server read it."""

    path: str
    head: bytes
    nth: int = 1  # on its connection

    @property
    def endpoint(self) -> str:
        """The first segment of the path: the name of the script."""
        return self.path.split("?")[0].split("/")[1]

    @property
    def rest(self) -> str:
        """What follows the first segment."""
        return "/".join(self.path.split("?")[0].split("/")[2:])


Script = Callable[[Asked, asyncio.StreamWriter], Awaitable[bool]]
"""Answers one request; says whether another may follow on the connection."""


@dataclass(slots=True)
class HostileServer:
    """Use as an async context manager."""

    scripts: Mapping[str, Script]
    tls: ssl.SSLContext | None = None
    port: int = 0
    connections: int = 0
    hits: Counter[str] = field(default_factory=Counter)
    asked: list[Asked] = field(default_factory=list)
    _server: asyncio.Server | None = None
    _tasks: dict[asyncio.Task[None], asyncio.StreamReader] = field(default_factory=dict)

    @property
    def open_connections(self) -> int:
        """Connections that neither side has closed."""
        return sum(not (reader.at_eof() or reader.exception()) for reader in self._tasks.values())

    async def settled(self, expected: int) -> int:
        """Connections still open once they are as many as expected, or after two seconds all the same."""
        for _ in range(200):
            if self.open_connections == expected:
                break
            await asyncio.sleep(0.01)
        return self.open_connections

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", 0, ssl=self.tls)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks)
        await self._server.wait_closed()

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.get_running_loop().create_task(self._talk(reader, writer))
        self._tasks[task] = reader
        task.add_done_callback(self._tasks.pop)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # Whoever asks hangs up in the middle of most scripts: that is what is being tested.
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            nth = 1
            while await self._answered(await reader.readuntil(b"\r\n\r\n"), nth, writer):
                await writer.drain()
                nth += 1
        if writer.transport.get_write_buffer_size() > 65_536:
            writer.transport.abort()
        writer.close()
        with contextlib.suppress(ConnectionError, asyncio.CancelledError):
            await writer.wait_closed()

    async def _answered(self, head: bytes, nth: int, writer: asyncio.StreamWriter) -> bool:
        asked = Asked(head.split(b" ", 2)[1].decode("ascii"), head, nth)
        self.hits[asked.endpoint] += 1
        self.asked.append(asked)
        return await self.scripts[asked.endpoint](asked, writer)
