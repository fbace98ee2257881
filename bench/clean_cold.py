"""What an extractor costs a process that has just begun: CPU time to load it, and to read pages it has never seen.

    python -m bench.clean_cold [--shared ../shared] [--every 4]

Each extractor has a process of its own for each set of pages and reads each page once, then all of them once more: a
crawl of fifty pages pays for the first column and the second, a service that runs for days only for the third.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from cleaners.kernels import PURE
from train.pages import SHARED, Labelled, read

_OURS: Final[Mapping[str, Mapping[str, str]]] = {"winnow": {}, "winnow, pure Python": {PURE: "1"}}
_AGAINST: Final = "trafilatura"
_PEERS: Final = (_AGAINST, "trafilatura + metadata", "resiliparse")
_NEWS: Final = "news"
_SETS: Final = (_NEWS, "WCXB")
Extract = Callable[[Labelled], object]


class Cold(NamedTuple):
    """CPU seconds of a process."""

    load: float  # imports, and what the extractor makes before it is given anything
    once: float  # each page
    again: float  # each of them once more


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with wcxb-dev and news-dev")
    parser.add_argument("--every", type=int, default=1, help="take every n-th page only")
    parser.add_argument("--child", nargs=2, metavar=("NAME", "SET"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        print(json.dumps(timed(options.child[0], pages(options.shared, options.child[1], options.every))))
        return 0
    for name in _SETS:
        rows = {each: _asked(each, name, options.shared, options.every) for each in (*_OURS, *_PEERS)}
        print(table(name, len(pages(options.shared, name, options.every)), rows), flush=True)
    return 0


def pages(shared: Path, name: str, every: int) -> list[Labelled]:
    """Some of the labelled pages of a set."""
    return [page for page in read(shared) if (page.page_type == "news") is (name == _NEWS)][::every]


def timed(name: str, pages: Sequence[Labelled]) -> Cold:
    """What an extractor takes in this process, which must have loaded none yet."""
    make = _winnow if name in _OURS else _peer(name)
    start = time.process_time()
    extract = make()
    loaded = time.process_time()
    for page in pages:
        extract(page)
    once = time.process_time()
    for page in pages:
        extract(page)
    return Cold(loaded - start, once - loaded, time.process_time() - once)


def table(name: str, count: int, rows: Mapping[str, Cold]) -> str:
    """The figures of a set, and how many times as long the peer takes for loading and reading all pages once."""
    peer = rows.get(_AGAINST)
    lines = [f"{name}, {count} pages: CPU s{'':14}{'load':>8}{'once':>8}{'again':>8}{f'{_AGAINST} /':>15}"]
    for each, took in rows.items():
        ratio = f"{(peer.load + peer.once) / (took.load + took.once):15.2f}" if peer else ""
        lines.append(f"  {each:<34}{took.load:8.2f}{took.once:8.2f}{took.again:8.2f}{ratio}")
    return "\n".join(lines)


def _winnow() -> Extract:
    from cleaners.clean import clean_html  # noqa: PLC0415 - its import is timed

    return lambda page: clean_html(page.body, url=page.url)


def _peer(name: str) -> Callable[[], Extract]:
    from bench.clean_peers import MAKERS  # noqa: PLC0415 - loads all of ours
    from cleaners.charset import decode  # noqa: PLC0415 - as above

    make = next(make for each, _, make in MAKERS if each == name)

    def made() -> Extract:
        extract = make()
        return lambda page: extract(decode(page.body))

    return made


def _asked(name: str, of: str, shared: Path, every: int) -> Cold:
    told = subprocess.run(  # noqa: S603 - this very file
        [sys.executable, "-m", "bench.clean_cold", "--shared", str(shared), "--every", str(every), "--child", name, of],
        env={**os.environ, **_OURS.get(name, {})}, stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    return Cold(*json.loads(told.stdout))


if __name__ == "__main__":
    sys.exit(main())
