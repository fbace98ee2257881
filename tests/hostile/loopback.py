"""A plain web server on loopback for whole crawls: any hosts under one port, and a count of what was asked."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = tuple[int, dict[str, str], bytes]
"""Status, fields and body."""


@dataclass(slots=True)
class Hits:
    """How often each address was asked."""

    counts: Counter[str] = field(default_factory=Counter)

    def pages(self, host: str = "") -> int:
        """Requests for pages so far, of one host or of all."""
        asked = self.counts.copy().items()
        sources = (".xml", ".txt")
        return sum(n for address, n in asked if not address.endswith(sources) and (not host or f"//{host}/" in address))


@contextmanager
def served(answer: Callable[[str, str], Answer]) -> Iterator[tuple[int, Hits]]:
    """Serve what a function makes of host and path; gives the port and the count."""
    hits = Hits()

    class Desk(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            name = self.headers.get("Host", "")
            hits.counts[f"http://{name}{self.path}"] += 1
            status, fields, body = answer(name, self.path)
            self.send_response(status)
            for field_name, value in {"Content-Type": "text/html", **fields}.items():
                self.send_header(field_name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Whoever asked died in the middle of it, as it should."""

    with Server(("127.0.0.1", 0), Desk) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield server.server_address[1], hits
        finally:
            server.shutdown()
            thread.join()
