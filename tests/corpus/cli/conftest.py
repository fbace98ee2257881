"""What the commands are tried on."""

from pathlib import Path

import pytest

from corpus.cli.exits import Exit
from corpus.cli.main import run
from tests.corpus.cli.crawls import sample_sources


@pytest.fixture(scope="session")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A crawl of the sample newsroom, settled, to be copied."""
    folder = tmp_path_factory.mktemp("crawled")
    places = ["--sources", str(sample_sources(folder)), "--data", str(folder / "data")]
    assert run(["crawl", "-q", *places]) == Exit.OK
    assert run(["reclean", "--apply", *places]) == Exit.OK  # what site memory learned from the crawl is in the texts
    return folder
