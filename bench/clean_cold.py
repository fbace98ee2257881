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
from importlib import import_module
from pathlib import Path
from typing import Final, NamedTuple

from cleaners.kernels import PURE
from train.pages import SHARED, Labelled, read

_OURS: Final[Mapping[str, Mapping[str, str]]] = {"winnow": {}, "winnow, pure Python": {PURE: "1"}}
_AGAINST: Final = "trafilatura"
_LOADED: Final = {  # what its import is
    **dict.fromkeys(_OURS, "cleaners.clean"),
    _AGAINST: "trafilatura",
    "trafilatura + metadata": "trafilatura",
    "resiliparse": "resiliparse.extract.html2text",
}
_NEWS: Final = "news"
_SETS: Final = (_NEWS, "WCXB")


class Cold(NamedTuple):
    """CPU seconds of a process."""

    load: float  # imports
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
        rows = {each: _asked(each, name, options.shared, options.every) for each in _LOADED}
        print(table(name, len(pages(options.shared, name, options.every)), rows), flush=True)
    return 0


def pages(shared: Path, name: str, every: int) -> list[Labelled]:
    """Some of the labelled pages of a set."""
    return [page for page in read(shared) if (page.page_type == "news") is (name == _NEWS)][::every]


def timed(name: str, pages: Sequence[Labelled]) -> Cold:
    """What an extractor takes in this process, which must have loaded none yet."""
    start = time.process_time()
    import_module(_LOADED[name])
    load = time.process_time() - start
    extract = _extractor(name)
    start = time.process_time()
    for page in pages:
        extract(page)
    once = time.process_time()
    for page in pages:
        extract(page)
    return Cold(load, once - start, time.process_time() - once)


def table(name: str, count: int, rows: Mapping[str, Cold]) -> str:
    """The figures of a set, and how many times as long the peer takes for loading and reading all pages once."""
    peer = rows.get(_AGAINST)
    lines = [f"{name}, {count} pages: CPU s{'':14}{'load':>8}{'once':>8}{'again':>8}{f'{_AGAINST} /':>15}"]
    for each, took in rows.items():
        ratio = f"{(peer.load + peer.once) / (took.load + took.once):15.2f}" if peer else ""
        lines.append(f"  {each:<34}{took.load:8.2f}{took.once:8.2f}{took.again:8.2f}{ratio}")
    return "\n".join(lines)


def _extractor(name: str) -> Callable[[Labelled], object]:
    if name in _OURS:
        from cleaners.clean import clean_html  # noqa: PLC0415 - timed before

        return lambda page: clean_html(page.body, url=page.url)
    from bench.clean_peers import MAKERS  # noqa: PLC0415 - loads all of ours
    from cleaners.charset import decode  # noqa: PLC0415 - as above

    extract = next(make for each, _, make in MAKERS if each == name)()
    return lambda page: extract(decode(page.body))


def _asked(name: str, of: str, shared: Path, every: int) -> Cold:
    told = subprocess.run(  # noqa: S603 - this very file
        [sys.executable, "-m", "bench.clean_cold", "--shared", str(shared), "--every", str(every), "--child", name, of],
        env={**os.environ, **_OURS.get(name, {})}, stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    return Cold(*json.loads(told.stdout))


if __name__ == "__main__":
    sys.exit(main())
