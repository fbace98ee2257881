"""How long our extractor takes in pure Python, in a process of its own: which kernels run is chosen at import.

    echo '["a page", "another"]' | WINNOW_PURE=1 python -m bench.clean_pure [SHARED]

Prints the CPU milliseconds of each named page as JSON. bench.clean asks it.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.clean_times import times
from cleaners.clean import clean_html
from cleaners.kernels import PURE
from train.pages import SHARED, Labelled, read


def main() -> int:
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    names = json.load(sys.stdin)
    pages = {page.name: page.body for page in read(shared)}
    json.dump(times(clean_html, [pages[name] for name in names]), sys.stdout)
    return 0


def asked(pages: Sequence[Labelled], shared: Path) -> list[float]:
    """CPU milliseconds of each page in pure Python."""
    told = subprocess.run(  # noqa: S603 - this very file
        [sys.executable, "-m", "bench.clean_pure", str(shared)], input=json.dumps([page.name for page in pages]),
        env={**os.environ, PURE: "1"}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: list[float] = json.loads(told.stdout)
    return found


if __name__ == "__main__":
    sys.exit(main())
