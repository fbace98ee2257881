"""A real browser for the pages: Debian's Chromium, headless, started once, skipped where it is absent."""

import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.corpus.inspect.browser import Browser, axe_script, missing, started


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """`-m browser` chooses what drives the browser."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    if os.environ.get("WINNOW_BROWSER") == "0":
        pytest.skip("WINNOW_BROWSER=0 asks for no browser")
    absent = [*missing(), *(["the selenium package"] if importlib.util.find_spec("selenium") is None else [])]
    if absent:
        pytest.skip(f"needs {', '.join(absent)}: tests/set_up_browser.sh installs them as root on a Debian")
    with started(tmp_path_factory.mktemp("chromium")) as running:
        yield running


@pytest.fixture(scope="session")
def axe() -> Path:
    found = axe_script()
    if found is None:
        pytest.skip("needs axe-core: tests/set_up_browser.sh installs it where npm is")
    return found


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    return tmp_path / "page.html"
