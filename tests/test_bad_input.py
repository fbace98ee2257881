"""Bad input, end to end: every page a named outcome, nothing stored lost."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]

SENTENCES = [
    f"The {n}th ferry of the day left the harbour late because the tide was low and the crew was small."
    for n in range(12)
]
STORY = "<!doctype html><title>Ferry</title><article><h1>Ferries run late</h1>{}</article>".format(
    "".join(f"<p>{a} {b}</p>" for a, b in zip(SENTENCES[::2], SENTENCES[1::2], strict=True))
).encode()

# Path, Content-Type, body, and what a crawl must call it: "stored", a rejection's Why, or a failure's name.
PAGES: tuple[tuple[str, str, bytes, str], ...] = (
    ("/story", "text/html", STORY, "stored"),
    ("/nul", "text/html", STORY.replace(b"harbour", b"har\x00bour"), "stored"),
    ("/empty", "text/html", b"", "empty"),
    ("/blank", "text/html", b"<html><body> \n </body></html>", "empty"),
    ("/binary", "text/html", bytes(range(256)) * 40, "not_html"),
    ("/picture", "image/png", b"\x89PNG\r\n\x1a\n" + bytes(1000), "not_html"),
    ("/huge", "text/html", b"<html><body>" + b"<p>word word word</p>" * 1_000_000, "oversize"),
    ("/nested", "text/html", b"<html><body>" + b"<div>" * 100_000 + b"deep", "too_complex"),
    ("/attributes", "text/html", b"<p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">text", "too_complex"),
)


@contextmanager
def served() -> Iterator[int]:
    bodies = {path: (media_type, body) for path, media_type, body, _ in PAGES}
    bodies["/feed.xml"] = ("application/rss+xml", b"This is not a feed.")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            media_type, body = bodies.get(self.path, ("text/plain", b"gone"))
            self.send_response(200 if self.path in bodies else 404)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                self.wfile.write(body)
            except ConnectionError:
                self.close_connection = True  # the crawler hangs up on what is too large

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


def settings(folder: Path, port: int) -> Path:
    urls = json.dumps([f"http://bad.example{path}" for path, *_ in PAGES])
    path = folder / "sources.toml"
    path.write_text(
        f'[defaults]\ndelay = "0s"\n[network]\nresolve = {{ "*" = "127.0.0.1:{port}" }}\n'
        f'[[outlet]]\nid = "bad"\nurls = {urls}\n'
        '[[outlet]]\nid = "nofeed"\nfeeds = ["http://feed.example/feed.xml"]\n'
        '[[outlet]]\nid = "gone"\nfeeds = ["http://gone.example/none.xml"]\n'
    )
    return path


def winnow(*arguments: object, limit_bytes: int = 0) -> subprocess.CompletedProcess[str]:
    """Run the program, its files bounded to `limit_bytes` each: how a full disk is had without one."""
    code = (
        "import resource, sys; limit = int(sys.argv.pop(1));"
        "limit and resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit));"
        "from corpus.cli.main import main; main()"
    )
    command = [sys.executable, "-c", code, str(limit_bytes), *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)


def test_each_bad_page_ends_as_what_it_is(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with served() as port:
        done = winnow("crawl", "--json", "--sources", settings(tmp_path, port), "--data", data)
    assert done.returncode in {0, 3}, done.stderr
    summary: dict[str, Any] = json.loads(done.stdout)
    wanted = [end for *_, end in PAGES]
    assert summary["new"] + sum(summary["copies"].values()) == wanted.count("stored")
    assert summary["rejected"] == {
        end: wanted.count(end) for end in sorted(set(wanted)) if end not in {"stored", "oversize"}
    }
    assert summary["failed"] == {"oversize": 1}
    assert summary["sources_failed"] == {"not_a_feed": 1, "http_404": 1}
    assert summary["taken_up"] == len(PAGES)
    assert winnow("doctor", "--data", data).returncode == 0


@pytest.mark.parametrize("limit_bytes", [20_000, 60_000, 200_000])
def test_a_full_disk_stops_the_crawl_and_loses_nothing(limit_bytes: int, tmp_path: Path) -> None:
    data = tmp_path / "data"
    with served() as port:
        sources = settings(tmp_path, port)
        full = winnow("crawl", "--sources", sources, "--data", data, limit_bytes=limit_bytes)
        assert full.returncode == 3, (full.stdout, full.stderr)
        assert "Traceback" not in full.stderr
        assert full.stderr.strip()
        whole = winnow("crawl", "--json", "--refetch", "--all", "--sources", sources, "--data", data)
    summary = json.loads(whole.stdout)
    assert summary["taken_up"] >= len(PAGES)
    checked = winnow("doctor", "--data", data)
    assert (checked.returncode, checked.stderr) == (0, ""), checked.stdout
    stats = json.loads(winnow("stats", "--json", "--data", data).stdout)
    assert stats["documents"] == 2
