"""How long our extractor takes in pure Python, in a process of its own: which kernels run is chosen at import.

    echo "a page" | WINNOW_PURE=1 python -m bench.clean_pure [SHARED]

Prints the CPU milliseconds of each page that is named on a line. bench.clean asks it, page by page.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.clean_times import Timed, better_of_two
from cleaners.clean import clean_html
from cleaners.kernels import PURE
from train.pages import SHARED, Labelled, read


def main() -> int:
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    pages = {page.name: page.body for page in read(shared)}
    for name in sys.stdin:
        print(better_of_two(clean_html, pages[name.strip()]), flush=True)
    return 0


@contextmanager
def asked(pages: Sequence[Labelled], shared: Path) -> Iterator[Timed]:
    """What tells the CPU milliseconds of a page in pure Python, by its number."""
    with subprocess.Popen(  # noqa: S603 - this very file
        [sys.executable, "-m", "bench.clean_pure", str(shared)], env={**os.environ, PURE: "1"}, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        into, out = process.stdin, process.stdout

        def timed(number: int) -> float:
            into.write(f"{pages[number].name}\n")
            into.flush()
            if not (told := out.readline()):
                raise RuntimeError(f"bench.clean_pure ended at page {pages[number].name}; what it said stands above")
            return float(told)

        yield timed


if __name__ == "__main__":
    sys.exit(main())
