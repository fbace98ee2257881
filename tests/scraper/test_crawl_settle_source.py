"""Sources settled: thousands of addresses are noted a thousand at a time, and others have their turns in between."""

import asyncio
from pathlib import Path

from scraper.crawl_turn import SourceRead
from scraper.outlet import Outlet
from tests.scraper.crawl_house import SITE, House
from tests.scraper.web import QUICK, Web, urlset


def test_others_have_their_turns_while_a_long_list_is_noted(tmp_path: Path) -> None:
    listed = urlset(*(f"/{n}" for n in range(2_500)))
    house = House(tmp_path, Web({f"{SITE}/s.xml": listed}))
    outlet = Outlet(id="news", sitemaps=(f"{SITE}/s.xml",), pace=QUICK)
    waiting: list[int] = []

    async def crawl() -> int:
        async def look() -> None:
            while True:
                waiting.append(house.frontier.waiting(["news"]))
                await asyncio.sleep(0)

        looking = asyncio.create_task(look())
        turns = await house.turns(outlet, limit=1)
        looking.cancel()
        return sum(turn.result.new for turn in turns if isinstance(turn.result, SourceRead))

    assert asyncio.run(crawl()) == 2_500
    assert {1_000, 2_000} <= set(waiting)
