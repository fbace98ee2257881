"""A site on loopback for whole runs of the program, and the program run on it."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(slots=True)
class Site:
    """What addresses answer, and who asked: bodies by path, or by host and path."""

    bodies: dict[str, bytes] = field(default_factory=dict)
    fields: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # of an answer, by path
    statuses: Mapping[str, int] = field(default_factory=dict)  # by path, where not 200
    before: Callable[[str], None] = field(default=lambda _: None)
    asked: list[str] = field(default_factory=list)
    port: int = 0

    def body(self, host: str, path: str) -> bytes | None:
        return self.bodies.get(host + path, self.bodies.get(path))


@contextmanager
def served(site: Site) -> Iterator[Site]:
    """The site, listening."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.before(self.path)
            body = site.body(self.headers["Host"], self.path)
            self.send_response(site.statuses.get(self.path, 404 if body is None else 200))
            said = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body or b""))}
            for name, value in {**said, **site.fields.get(self.path, {})}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            """Quiet."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A crawl that was killed hangs up."""

    with Server(("127.0.0.1", 0), Handler) as server:
        site.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()


def settings(folder: Path, site: Site, outlets: str) -> Path:
    """A sources.toml in a folder that leads every host to the site."""
    path = folder / "sources.toml"
    resolve = f'[network]\nresolve = {{ "*" = "127.0.0.1:{site.port}" }}\n'
    path.write_text(f'[defaults]\ndelay = "0s"\n{resolve}{outlets}', encoding="utf-8")
    return path


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-W", "error", "-m", "corpus.cli", *arguments]


def winnow(*arguments: str, timeout: float = 120) -> subprocess.CompletedProcess[str]:
    """The program, run to its end."""
    return subprocess.run(command(*arguments), cwd=ROOT, capture_output=True, text=True, check=False, timeout=timeout)
