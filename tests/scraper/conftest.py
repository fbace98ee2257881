"""What every test of the scraper leaves behind."""

from collections.abc import Iterator

import pytest

from tests.scraper.web import close_databases


@pytest.fixture(autouse=True)
def _databases_closed() -> Iterator[None]:
    yield
    close_databases()
