"""Scrapy's turn in bench/fetch.py; run by the Python that has it, with the same arguments as fetch_clients."""

import argparse
import json
import sys
import time
from collections.abc import AsyncIterator

import scrapy
from scrapy.crawler import CrawlerProcess

# As fast as it gets: nothing between the engine and the downloader, and the reactor that was quickest here.
SETTINGS: dict[str, object] = {
    "TWISTED_REACTOR": "twisted.internet.epollreactor.EPollReactor" if sys.platform == "linux" else None,
    "DOWNLOADER_MIDDLEWARES_BASE": {},
    "SPIDER_MIDDLEWARES_BASE": {},
    "EXTENSIONS_BASE": {},
    "STATS_CLASS": "scrapy.statscollectors.DummyStatsCollector",
    "DUPEFILTER_CLASS": "scrapy.dupefilters.BaseDupeFilter",
    "LOG_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
    "DOWNLOAD_DELAY": 0,
    "RANDOMIZE_DOWNLOAD_DELAY": False,
}
FOUND = {"pages": 0, "cpu_s": 0.0, "s": 0.0}


class Bench(scrapy.Spider):
    """Asks for every address and looks at nothing but its length."""

    name = "bench"

    def __init__(self, given: argparse.Namespace) -> None:
        super().__init__()
        self.given = given
        self.answers = 0
        self.skip = given.hosts + 50  # imports and first connections, as with the others

    async def start(self) -> AsyncIterator[scrapy.Request]:
        """Every address, the uncounted round first."""
        for number in range(self.skip + self.given.pages):
            host = f"127.0.1.{1 + number % self.given.hosts}"
            yield scrapy.Request(f"http://{host}:{self.given.port}/story/{number}", dont_filter=True)

    def parse(self, response: scrapy.http.Response) -> None:
        """Count a page."""
        self.answers += 1
        if self.answers == self.skip:
            self.cpu, self.clock = time.process_time(), time.perf_counter()
        FOUND["pages"] += self.answers > self.skip and len(response.body) > 20_000
        if self.answers == self.skip + self.given.pages:
            FOUND.update(cpu_s=time.process_time() - self.cpu, s=time.perf_counter() - self.clock)


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("port", "hosts", "pages", "concurrent"):
        parser.add_argument(f"--{name}", type=int, required=True)
    given = parser.parse_args()
    limits = {"CONCURRENT_REQUESTS": given.concurrent, "CONCURRENT_REQUESTS_PER_DOMAIN": given.concurrent}
    process = CrawlerProcess({**SETTINGS, **limits})
    process.crawl(Bench, given=given)
    process.start()
    print(json.dumps(FOUND))


if __name__ == "__main__":
    main()
