"""Every hostile endpoint ends the way the table says, within the deadline, and lets nobody in."""

import asyncio
from collections import Counter
from datetime import UTC, datetime

import pytest

from scraper.errors import FetchError
from scraper.fetch import Fetcher, Validators
from scraper.guard import Guard
from scraper.outlet import Pace
from scraper.page import Exchange
from tests.hostile.case import Case
from tests.hostile.server import HostileServer
from tests.hostile.table import SCRIPTS, TABLE

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
PATIENT = Pace(timeout_s=20.0)
BRIEF = Pace(timeout_s=0.3)  # for those that would never end


async def outcome(case: Case) -> tuple[Exchange | FetchError, HostileServer]:
    """What the last of a case's requests came to."""
    async with HostileServer(SCRIPTS) as server:
        guard = Guard(override={"*": ("127.0.0.1", server.port)})
        async with Fetcher(agent="Winnow/0.1 (+desk@winnow.example)", guard=guard, now=lambda: NOW) as fetcher:
            for _ in range(case.asks):
                result = await asked(fetcher, case)
                await asyncio.sleep(0.05 if case.asks > 1 else 0)  # lets a late word of the server arrive
    return result, server


async def asked(fetcher: Fetcher, case: Case, host: str = "news.example") -> Exchange | FetchError:
    address = f"https://{host}/{case.id}{case.path}"
    pace = BRIEF if case.name == "timeout" else PATIENT
    try:
        return await fetcher.fetch(address, pace=pace, validators=Validators(etag=case.etag))
    except FetchError as error:
        return error


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case.id)
def test_an_endpoint_ends_as_expected(case: Case) -> None:
    result, server = asyncio.run(outcome(case))
    if isinstance(result, FetchError):
        failed_as_expected(case, result)
    else:
        answered_as_expected(case, result)
    if case.connections is not None:
        assert server.connections == case.connections


def test_all_of_them_at_once_change_nothing() -> None:
    """Hosts do not disturb each other, and a plain page still comes in the thick of it."""

    async def crowd() -> list[Exchange | FetchError]:
        async with HostileServer(SCRIPTS) as server:
            guard = Guard(override={"*": ("127.0.0.1", server.port)})
            async with Fetcher(agent="Winnow/0.1 (+desk@winnow.example)", guard=guard, now=lambda: NOW) as fetcher:
                return await asyncio.gather(*(asked(fetcher, case, f"host{n}.example") for n, case in enumerate(TABLE)))

    for case, result in zip(TABLE, asyncio.run(crowd()), strict=True):
        if isinstance(result, FetchError):
            failed_as_expected(case, result)
        elif case.asks == 1:  # the others mean something only when asked in a row
            answered_as_expected(case, result)


def failed_as_expected(case: Case, error: FetchError) -> None:
    assert (type(error), error.name) == (case.kind, case.name), str(error)
    assert error.retry_after_s == case.retry_after_s
    assert (None if error.exchange is None else error.exchange.body) == case.error_page


def answered_as_expected(case: Case, exchange: Exchange) -> None:
    assert case.kind is None, f"expected {case.name}, got {exchange.status}"
    assert (exchange.status, exchange.body) == (case.status, case.body)
    if case.wire_body is not None:
        assert exchange.wire_body == case.wire_body
    assert len(exchange.redirects) == case.hops
    assert exchange.fetched_at == NOW


def test_the_table_is_long_and_no_row_hides_another() -> None:
    assert len(TABLE) >= 80
    assert [name for name, count in Counter(case.id for case in TABLE).items() if count > 1] == []
