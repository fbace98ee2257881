"""A page that kills its worker is rejected; the next one is cleaned all the same."""

import asyncio
import errno
import gc
import os
import signal
import time
from multiprocessing.context import SpawnContext, SpawnProcess

import pytest

from cleaners.cleaned import Cleaned, Rejected, Why
from corpus.worker import SETTLED, Limits, Worker


def work(order: str) -> Cleaned | Rejected:
    """A stand-in for cleaning that does what it is told."""
    if order == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if order == "stall":
        time.sleep(60)
    if order == "spin":
        while True:
            pass
    if order == "swell":
        bytearray(10_000_000_000)
    if order == "bug":
        raise LookupError("a bug")
    if order == "frozen":
        order = str(gc.get_freeze_count())
    return Cleaned(page_digest="d", raw_text=order, text=order, cuts=())


async def ask(*orders: str) -> list[Cleaned | Rejected]:
    async with Worker(work, Limits(processor_s=0.5, deadline_s=20.0 if "stall" not in orders else 5.0)) as worker:
        return [await worker.ask("d", order) for order in orders]


@pytest.mark.parametrize(
    ("order", "evidence"),
    [
        ("die", "the worker died: SIGKILL"),
        ("spin", "not cleaned within 0.5 s of processor time"),
        ("stall", "not cleaned within 5 s"),
        ("swell", "not cleaned within 2000000000 bytes of memory"),
    ],
)
def test_a_fatal_page_is_poison_and_the_next_is_cleaned(order: str, evidence: str) -> None:
    before, fatal, after = asyncio.run(ask("one", order, "two"))
    assert isinstance(before, Cleaned)
    assert isinstance(fatal, Rejected)
    assert fatal.why is Why.POISON
    assert evidence in fatal.evidence
    assert isinstance(after, Cleaned)
    assert after.text == "two"


def test_a_bug_in_cleaning_is_raised_to_the_caller() -> None:
    with pytest.raises(LookupError, match="a bug"):
        asyncio.run(ask("bug"))


@pytest.mark.parametrize("lacking", [(SpawnProcess, "start"), (SpawnContext, "Pipe")], ids=["process", "pipe"])
def test_where_no_process_can_be_started_no_page_is_blamed_and_the_next_is_cleaned(
    monkeypatch: pytest.MonkeyPatch, lacking: tuple[type, str]
) -> None:
    def none_left(_: object) -> None:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    async def asked() -> Cleaned | Rejected:
        async with Worker(work, Limits(deadline_s=20.0)) as worker:
            with monkeypatch.context() as patch:
                patch.setattr(*lacking, none_left)
                with pytest.raises(RuntimeError, match="no process to clean in: "):
                    await worker.ask("d", "one")
            return await worker.ask("d", "two")

    answer = asyncio.run(asked())
    assert isinstance(answer, Cleaned)
    assert answer.text == "two"


def load() -> None:
    """What costs more than a page may: twice that."""
    end = time.process_time() + 1.0
    while time.process_time() < end:
        pass


def test_what_is_loaded_once_is_on_no_pages_account() -> None:
    async def asked() -> list[Cleaned | Rejected]:
        async with Worker(work, Limits(processor_s=0.5), load) as worker:
            return [await worker.ask("d", order) for order in ("one", "die", "two")]

    first, _, next_one = asyncio.run(asked())
    assert isinstance(first, Cleaned)
    assert isinstance(next_one, Cleaned)


def test_what_a_settled_worker_holds_is_looked_through_no_more() -> None:
    answers = asyncio.run(ask(*["page"] * (SETTLED - 2), "frozen", "frozen", "frozen"))
    *_, first, last, settled = (answer.text for answer in answers if isinstance(answer, Cleaned))
    assert first == last  # 0, but for Python 3.12, which begins with some hundreds
    assert int(settled) > int(last)
