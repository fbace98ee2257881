"""A real browser for the pages: Debian's Chromium, headless, started once, skipped where it is absent."""

import importlib.util
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.corpus.inspect.browser import Browser, started


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    if not os.environ.get("WINNOW_BROWSER"):
        pytest.skip("drives Chromium for minutes: `make browser` asks for it")
    missing = [name for name in ("chromium", "chromedriver") if not shutil.which(name)]
    if importlib.util.find_spec("selenium") is None:
        missing.append("the selenium package")
    if missing:
        pytest.skip(f"needs {', '.join(missing)}")
    with started(tmp_path_factory.mktemp("chromium")) as running:
        yield running


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    return tmp_path / "page.html"
