"""The app over a small corpus."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.inspect.web.answers import Desk
from corpus.inspect.web.app import make_app
from corpus.inspect.web.guard import App
from tests.corpus.inspect.web import corpora


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with corpora.desk(tmp_path) as made:
        yield made


@pytest.fixture
def app(desk: Desk) -> App:
    return make_app(desk)
