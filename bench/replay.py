"""Crawl real pages end to end: the development pages of ../shared, served on loopback under their own host names.

    python -m bench.replay [--pages 300] [--keep DIR]

The crawler reaches them by the resolver override of sources.toml, `[network] resolve = {"*" = "127.0.0.1:<port>"}`,
as plain http; nothing else about the crawl is special. It must end without a crash, with every page a document or a
named rejection or failure, and with counts that add up; otherwise the exit code is 1.
"""

import argparse
import gzip
import json
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

SHARED = Path(__file__).parents[2] / "shared" / "wcxb-dev"

SOURCES = """\
[defaults]
contact = "replay@winnow.example"
delay = "0s"

[network]
resolve = {{ "*" = "127.0.0.1:{port}" }}

[[outlet]]
id = "replay"
urls = "urls.txt"
"""


def pages(count: int) -> dict[str, Path]:
    """The first `count` pages by id: plain-http address to compressed file."""
    found: dict[str, Path] = {}
    for truth in sorted((SHARED / "ground-truth").glob("*.json")):
        url = json.loads(truth.read_text(encoding="utf-8")).get("url") or ""
        html = SHARED / "html" / f"{truth.stem}.html.gz"
        if url.startswith(("http://", "https://")) and html.exists():
            found.setdefault("http://" + url.split("://", 1)[1].partition("#")[0], html)
        if len(found) == count:
            break
    return found


@contextmanager
def served(listed: dict[str, Path]) -> Iterator[int]:
    """The pages on an ephemeral loopback port, found by Host and path; robots.txt does not exist."""
    by_place = {_place(address): path for address, path in listed.items()}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = by_place.get(_place(f"http://{self.headers['Host']}{self.path}"))
            body = gzip.decompress(path.read_bytes()) if path else b"not here"
            self.send_response(200 if path else 404)
            self.send_header("Content-Type", "text/html" if path else "text/plain")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


def _place(address: str) -> str:
    """Host and path; a replayed page is the same with or without its query's tracking parameters."""
    rest = address.split("://", 1)[1]
    host, _, path = rest.partition("/")
    return host.lower() + "/" + path.partition("?")[0].rstrip("/")


def crawl(folder: Path, listed: dict[str, Path], port: int) -> tuple[dict[str, object], float]:
    """Run `winnow crawl` on the pages; its JSON summary and the wall seconds."""
    (folder / "urls.txt").write_text("\n".join(listed) + "\n", encoding="utf-8")
    (folder / "sources.toml").write_text(SOURCES.format(port=port), encoding="utf-8")
    command = [sys.executable, "-m", "corpus.cli", "crawl", "--json"]
    command += ["--sources", str(folder / "sources.toml"), "--data", str(folder / "data")]
    begun = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own program
    seconds = time.perf_counter() - begun
    if done.returncode not in {0, 3}:
        sys.exit(f"winnow crawl ended with {done.returncode}:\n{done.stderr}")
    return json.loads(done.stdout), seconds


def main() -> None:
    parser = argparse.ArgumentParser(description="Crawl real pages on loopback, end to end.")
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--keep", type=Path, help="leave the data folder here")
    options = parser.parse_args()
    if not SHARED.exists():
        sys.exit("replay needs the pages of ../shared/wcxb-dev, which are not here")
    listed = pages(options.pages)
    folder = options.keep or Path(tempfile.mkdtemp(prefix="winnow-replay-"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with served(listed) as port:
            summary, seconds = crawl(folder, listed, port)
    finally:
        if options.keep is None:
            shutil.rmtree(folder, ignore_errors=True)
    print(json.dumps(summary, indent=1))
    print(f"pages {len(listed)}, wall {seconds:.1f} s, {len(listed) / seconds:.1f} pages/s")
    if summary["taken_up"] != len(listed) or summary["failed"] or summary["deferred"]:
        sys.exit(
            f"{len(listed)} pages were listed, {summary['taken_up']} ended as something, failed: {summary['failed']}"
        )


if __name__ == "__main__":
    main()
