"""A first_crawl corpus for those who only look at one, and copies for those who spoil it."""

from pathlib import Path

import pytest

from corpus.cli.exits import Exit
from corpus.cli.main import run

SOURCES = Path(__file__).parents[2] / "sources.toml"


@pytest.fixture(scope="session")
def first_crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of one crawl of the sample newsroom; not to be changed."""
    folder = tmp_path_factory.mktemp("first_crawl") / "data"
    assert run(["crawl", "--sources", str(SOURCES), "--data", str(folder), "-q"]) == Exit.OK
    return folder
