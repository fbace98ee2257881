"""The app listens where it is told, says when it cannot, and follows the corpus."""

import asyncio
import contextlib
import socket
from pathlib import Path

import pytest

from corpus.inspect.web.answers import Desk
from corpus.inspect.web.serve import Place, PortError, desk_over, keep_filled, serve
from corpus.store_file import StoreError
from tests.corpus.inspect.web import corpora
from tests.corpus.inspect.web.caller import DOOR
from tests.corpus.shelf import opened, prose


def test_a_taken_port_is_named(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = int(taken.getsockname()[1])
        with pytest.raises(PortError, match=f"127.0.0.1:{port}: .*--port"):
            serve(tmp_path, tmp_path / "exceptions.toml", Place(port=port), ready=print)


def test_a_folder_without_a_corpus_is_no_desk(tmp_path: Path) -> None:
    with pytest.raises(StoreError), desk_over(tmp_path, tmp_path / "exceptions.toml", DOOR):
        raise AssertionError


def test_the_catalogue_is_filled_in_the_background(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for number in range(3):
            corpora.keep(store, number, prose(number))
    with desk_over(tmp_path, tmp_path / "exceptions.toml", DOOR) as desk:
        asyncio.run(_filled(desk, 3))
        assert desk.state == {}


async def _filled(desk: Desk, count: int) -> None:
    """Run the filling until the catalogue has `count` entries and it rests."""
    task = asyncio.create_task(keep_filled(desk))
    async with asyncio.timeout(20):
        while corpora.over_count(desk) < count or desk.state:  # noqa: ASYNC110 - nothing tells when it rests
            await asyncio.sleep(0)
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
