"""A quick loopback server for bench/fetch.py: one 20 KB page, whatever is asked, kept alive.

Run as `python -m bench.fetch_server`; prints its port. It runs in a process of its own, so that its cost is nobody's.
"""

import asyncio
import sys

WORDS = ("harbour", "ferry", "noon", "council", "budget", "rain", "bridge", "market", "school", "vote", "river")
SIZE = 20_000


def page() -> bytes:
    """A page of 20 KB: markup around made-up sentences, the same for everybody."""
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < SIZE:
        start = len(paragraphs) * 7
        words = [WORDS[(start + step * step) % len(WORDS)] for step in range(60)]
        paragraphs.append(f"<p>{' '.join(words).capitalize()} {start}.</p>\n")
    return f"<!doctype html><html><head><title>Bench</title></head><body>{''.join(paragraphs)}</body></html>".encode()


class Server(asyncio.Protocol):
    """Counts blank lines and answers each with the page."""

    ANSWER = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.held = b""

    def data_received(self, data: bytes) -> None:
        """Answer as many requests as are whole."""
        *whole, self.held = (self.held + data).split(b"\r\n\r\n")
        for _ in whole:
            self.transport.write(self.ANSWER)


async def serve() -> None:
    body = page()
    fields = (
        b"HTTP/1.1 200 OK", b"Date: Sun, 01 Mar 2026 12:00:00 GMT", b"Server: bench", b"Vary: Accept-Encoding",
        b"Content-Type: text/html; charset=utf-8", b'ETag: "bench-1"', b"Cache-Control: max-age=60",
        b"Last-Modified: Sun, 01 Mar 2026 11:00:00 GMT", b"Content-Length: %d" % len(body),
    )  # fmt: skip
    Server.ANSWER = b"\r\n".join(fields) + b"\r\n\r\n" + body
    server = await asyncio.get_running_loop().create_server(Server, "0.0.0.0", 0, backlog=1024)  # noqa: S104 - 127.0.0.0/8
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)  # until the other side closes


if __name__ == "__main__":
    asyncio.run(serve())
