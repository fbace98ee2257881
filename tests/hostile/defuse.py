"""Fetch one bomb and print what it cost, as JSON: `python -m tests.hostile.defuse gzip`."""

import asyncio
import json
import resource
import sys
import time
from datetime import UTC, datetime

from scraper.errors import FetchError
from scraper.fetch import Fetcher
from scraper.guard import Guard
from scraper.outlet import Pace
from tests.hostile.bodies import BOMBS
from tests.hostile.scripts import answer, bomb, kept
from tests.hostile.server import HostileServer


def peak_mb() -> float:
    """The most memory this process has held so far."""
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes / (1024 * 1024 if sys.platform == "darwin" else 1024)


async def cost(name: str) -> dict[str, str | float]:
    """Ask for a page, then for the bomb."""
    BOMBS[name][1]()  # making it is not what is measured
    async with HostileServer({"page": kept(answer()), "bomb": bomb(name)}) as server:
        guard = Guard(override={"*": ("127.0.0.1", server.port)})
        async with Fetcher(agent="Winnow/0.1", guard=guard, now=lambda: datetime.now(UTC)) as fetcher:
            await fetcher.fetch("http://news.example/page", pace=Pace())
            before, started = peak_mb(), time.process_time()
            try:
                await fetcher.fetch("http://news.example/bomb", pace=Pace())
                outcome = "page"
            except FetchError as error:
                outcome = error.name
            return {"outcome": outcome, "extra_mb": peak_mb() - before, "cpu_s": time.process_time() - started}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(cost(sys.argv[1]))))
