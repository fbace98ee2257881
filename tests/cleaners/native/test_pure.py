"""A Winnow without compiled kernels cleans as one with them."""

import hashlib
import os
import subprocess
import sys

from cleaners.clean import clean_html
from tests.cleaners.native.pages import ROOT, WORST, sampled

CODE = "from tests.cleaners.native.test_pure import digest; print(digest())"


def digest() -> str:
    """One hash over everything that is said of the newsroom's stories and of the worst pages."""
    found = hashlib.sha256()
    for html in (*sampled(), *(page for page in WORST.values() if len(page) < 100_000)):
        found.update(repr(clean_html(html)).encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def test_pure_python_says_the_same_of_every_page() -> None:
    pure = subprocess.run(
        [sys.executable, "-c", CODE], cwd=ROOT, env={**os.environ, "WINNOW_PURE": "1"}, check=True, capture_output=True,
        text=True,
    )  # fmt: skip
    assert pure.stdout.strip() == digest()
