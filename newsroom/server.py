"""The newsroom on loopback: every outlet behind one port, told apart by the Host header."""

import gzip
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from http.client import responses
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import cast

from newsroom.shelf import Response, hosts, page

_LOG_LENGTH = 10_000  # requests remembered; a run over the whole newsroom makes some hundred


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request the newsroom answered."""

    host: str
    path: str
    status: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """The running server: where it listens, whom it speaks for, what it was asked."""

    port: int
    hosts: tuple[str, ...]
    _log: deque[Asked] = field(repr=False)

    def asked(self) -> tuple[Asked, ...]:
        """The requests so far, oldest first."""
        return tuple(self._log)


@contextmanager
def serve() -> Iterator[Newsroom]:
    """Answer on 127.0.0.1, on a port the system picks, until the block ends."""
    with _Server(("127.0.0.1", 0), _Desk) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield Newsroom(port=server.server_address[1], hosts=hosts(), _log=server.log)
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    """A thread per connection, and a log in memory."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], desk: type["_Desk"]) -> None:
        self.log: deque[Asked] = deque(maxlen=_LOG_LENGTH)
        super().__init__(address, desk)

    def handle_error(self, request: object, client_address: object) -> None:
        """Let an asker hang up without a word; anything else is our bug and is printed."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # sockets and pairs, passed on


class _Desk(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else a small answer waits for the client's delayed acknowledgement
    wbufsize = -1  # head and body leave together
    timeout = 60  # an idle connection ends, and its thread with it

    def do_GET(self) -> None:
        """Answer with a body."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Answer without one."""
        self._answer(with_body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class names it so
        """Say nothing: standard error belongs to the crawl."""

    def _answer(self, *, with_body: bool) -> None:
        host = self.headers.get("Host", "").partition(":")[0].lower()
        found = page(host, self.path) or _misdirected()
        answer = conditioned(found, self.headers.get("If-None-Match", ""), self.headers.get("If-Modified-Since", ""))
        answer = coded(answer, self.headers.get("Accept-Encoding", ""))
        cast("_Server", self.server).log.append(Asked(host=host, path=self.path, status=answer.status))
        self.send_response_only(answer.status, responses[answer.status])
        for name, value in answer.headers:
            self.send_header(name, value)
        if answer.status != 304:  # noqa: PLR2004 -- a 304 has no body to measure
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if with_body:
            self.wfile.write(answer.body)


def _misdirected() -> Response:
    return Response(status=421, headers=(("Content-Type", "text/plain; charset=utf-8"),), body=b"No such outlet.\n")


def conditioned(answer: Response, if_none_match: str, if_modified_since: str) -> Response:
    """The answer, or 304 without a body when the asker holds it already.

    Source:
        RFC 9110, 13.2.2: If-Modified-Since counts only where If-None-Match is absent.
    """
    known = dict(answer.headers)
    if "ETag" not in known:
        return answer
    if if_none_match:
        held = known["ETag"] in (tag.strip() for tag in if_none_match.split(","))
    else:
        held = _not_newer(known["Last-Modified"], if_modified_since)
    if not held:
        return answer
    kept = tuple((name, value) for name, value in answer.headers if name != "Content-Type")
    return Response(status=304, headers=kept, body=b"")


def _not_newer(changed: str, since: str) -> bool:
    try:
        return parsedate_to_datetime(changed).timestamp() <= parsedate_to_datetime(since).timestamp()
    except ValueError:  # absent or not a date: the condition is void
        return False


def coded(answer: Response, accept_encoding: str) -> Response:
    """The answer in gzip where the asker takes it; a gzip file goes as it is."""
    headers = (*answer.headers, ("Vary", "Accept-Encoding"))
    is_gzip = dict(answer.headers).get("Content-Type") == "application/gzip"
    if not answer.body or is_gzip or not _takes_gzip(accept_encoding):
        return Response(status=answer.status, headers=headers, body=answer.body)
    headers = (*headers, ("Content-Encoding", "gzip"))
    return Response(status=answer.status, headers=headers, body=gzip.compress(answer.body, mtime=0))


def _takes_gzip(accept_encoding: str) -> bool:
    codings = (row.replace(" ", "").lower().partition(";") for row in accept_encoding.split(","))
    return any(name in {"gzip", "x-gzip"} and value != "q=0" for name, _, value in codings)
