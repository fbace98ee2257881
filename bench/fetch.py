"""Pages per CPU-second of the fetcher and its peers, on loopback: `python -m bench.fetch`.

The same 20 KB page, the same concurrency, one client after the other, each in a process of its own; the server's CPU
is nobody's. Rounds are interleaved and the best of each client counts, so that a busy machine hurts all alike.
A peer that is not installed is skipped, and the table says so.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHAPES = {"1 host x 50": (1, 50), "200 hosts x 50": (200, 50)}
OURS = ("winnow", "winnow+warc", "winnow crawl")
PEERS = ("httpx", "trafilatura", "scrapy")
CORE = {min(os.sched_getaffinity(0))} if hasattr(os, "sched_getaffinity") else set()  # one, the same for every client


@contextmanager
def server() -> Iterator[int]:
    """The loopback server's port, while it runs."""
    command = [sys.executable, "-m", "bench.fetch_server"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:  # noqa: S603 - our own
        assert process.stdout is not None
        assert process.stdin is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.stdin.close()


def rate(client: str, python: str, numbers: dict[str, int]) -> float | str:
    """Pages per CPU-second of one run, or why there is none."""
    scrapy = ["-P", str(ROOT / "bench" / "fetch_scrapy.py")]  # -P: our neighbours have names of the standard library
    module = scrapy if client == "scrapy" else ["-m", "bench.fetch_clients", client]
    given = [text for name, value in numbers.items() for text in (f"--{name}", str(value))]
    command = [python, *module, *given]
    run = subprocess.run(  # noqa: S603 - our own
        command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False, preexec_fn=_on_one_core
    )
    if "No module named" in run.stderr:
        return f"skipped: {run.stderr.strip().splitlines()[-1]}"
    if run.returncode != 0:
        return f"failed: {(run.stderr.strip().splitlines() or ['no word'])[-1][:80]}"
    found = json.loads(run.stdout.strip().splitlines()[-1])
    if found["pages"] != numbers["pages"]:
        return f"failed: {found['pages']} of {numbers['pages']} pages"
    return float(found["pages"] / found["cpu_s"])


def _on_one_core() -> None:
    if CORE:
        os.sched_setaffinity(0, CORE)


def measured(shape: tuple[int, int], given: argparse.Namespace) -> dict[str, float | str]:
    """The best rate of each client over all rounds."""
    best: dict[str, float | str] = {}
    with server() as port:
        numbers = {"port": port, "hosts": shape[0], "pages": given.pages, "concurrent": shape[1]}
        for _ in range(given.rounds):
            for client in (*OURS, *PEERS):
                python = given.scrapy_python if client == "scrapy" else sys.executable
                found, before = rate(client, python, numbers), best.get(client)
                both = isinstance(found, float) and isinstance(before, float)
                best[client] = max(float(found), float(before or 0)) if both else found
    return best


def table(name: str, best: dict[str, float | str]) -> None:
    """One shape's rates and what they are of ours."""
    print(f"\n{name}, 20 KB pages")
    for client, found in best.items():
        if isinstance(found, str):
            print(f"  {client:12} {found}")
            continue
        ratios = [f"{ours} is {rated / found:.2f}x" for ours in OURS if isinstance(rated := best[ours], float)]
        print(f"  {client:12} {found:7.0f} pages per CPU-second   {', '.join(ratios) if client in PEERS else ''}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=3_000, help="pages per run")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--scrapy-python", default=sys.executable, help="a Python that has Scrapy")
    given = parser.parse_args()
    for name, shape in SHAPES.items():
        table(name, measured(shape, given))


if __name__ == "__main__":
    main()
