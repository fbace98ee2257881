"""What the commands are tried on."""

import shutil
from pathlib import Path

import pytest

from corpus.cli.exits import Exit
from corpus.cli.main import run
from tests.corpus.cli.crawls import Reclean, sample_sources


@pytest.fixture(scope="session")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A crawl of the sample newsroom, settled, to be copied."""
    folder = tmp_path_factory.mktemp("crawled")
    places = ["--sources", str(sample_sources(folder)), "--data", str(folder / "data")]
    assert run(["crawl", "-q", *places]) == Exit.OK
    assert run(["reclean", "--apply", *places]) == Exit.OK  # what site memory learned from the crawl is in the texts
    return folder


@pytest.fixture
def here(crawled: Path, tmp_path: Path) -> Path:
    """The crawl, and settings that leave bios in at one outlet and cut second paragraphs at another."""
    shutil.copytree(crawled / "data", tmp_path / "data")
    sample_sources(
        tmp_path, kestrel='off = ["author_bio", "editorial_note"]', seeblatt='remove-css = ["p:nth-of-type(2)"]'
    )
    (tmp_path / "exceptions.toml").touch()
    return tmp_path


@pytest.fixture
def reclean(here: Path, capsys: pytest.CaptureFixture[str]) -> Reclean:
    """Run it; its exit code and what it said on either stream."""

    def call(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        places = ("--sources", here / "changed.toml", "--data", here / "data", "--exceptions", here / "exceptions.toml")
        code = run(["reclean", *map(str, places), *arguments])
        streams = capsys.readouterr()
        return code, streams.out, streams.err

    return call
