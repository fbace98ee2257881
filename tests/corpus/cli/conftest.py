"""What the commands are tried on."""

from pathlib import Path

import pytest

from corpus.cli.exits import Exit
from corpus.cli.main import run
from tests.corpus.cli.crawls import sample_sources


@pytest.fixture(scope="session")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A crawl of the sample newsroom, to be copied."""
    folder = tmp_path_factory.mktemp("crawled")
    assert run(["crawl", "-q", "--sources", str(sample_sources(folder)), "--data", str(folder / "data")]) == Exit.OK
    return folder
