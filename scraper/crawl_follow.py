"""What pages and sources lead to: their addresses noted, links within the outlet's bounds, the next page of a story."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from scraper.crawl_parts import named_part, next_part
from scraper.crawl_read import Reading, links
from scraper.discovery.markup import TooDearError
from scraper.frontier import Frontier
from scraper.frontier_records import Lease
from scraper.outlet import Outlet
from scraper.page import Page


class Led(NamedTuple):
    """What a page led to."""

    more: bool  # whether a further page of its story is still to come
    fault: str = ""  # which order of the outlet's own was too dear to be asked about the page; empty where none was


class Follower:
    """Notes addresses in the frontier; knows how many links this run has followed."""

    def __init__(self, frontier: Frontier, *, now: Callable[[], datetime]) -> None:
        self._frontier = frontier
        self._now = now
        self._followed: dict[str, int] = {}  # links followed in this run, by outlet

    def led(self, page: Page, lease: Lease, outlet: Outlet) -> Led:
        """Note what a page leads to."""
        follow = outlet.follow
        # Links of a page that was itself found by a link, while `follow.depth` lets us.
        if follow is not None and 0 < lease.depth < follow.depth:
            reading = self.followable(links(page.body, page.answered, outlet, self._now()), outlet)
            self.add(reading, outlet, found_in=lease.address, depth=lease.depth + 1)
        # Without an id the address was asked for by hand and is not in the queue: its other parts are not either.
        if not lease.id:
            return Led(more=False)
        following, fault = _following(page, lease.part, outlet)
        return Led(more=following is not None and self._frontier.parts.add(lease, following), fault=fault)

    def add(self, reading: Reading, outlet: Outlet, *, found_in: str, depth: int) -> int:
        """Note the addresses of a source or page; returns how many were new."""
        new = self._frontier.add(reading.found, outlet.id, found_in, depth=depth)
        self._followed[outlet.id] = self._followed.get(outlet.id, 0) + (new if depth else 0)
        return new

    def followable(self, reading: Reading, outlet: Outlet) -> Reading:
        """The new links of a page, as many as this run may follow, without those whose like never led to a story."""
        barren = self._frontier.shapes.is_barren
        found = tuple(each for each in reading.found if not barren(outlet.id, each.address))
        new = self._frontier.unknown(found)
        most = outlet.follow.max_links if outlet.follow is not None else 0
        room = max(0, most - self._followed.get(outlet.id, 0))
        left_out = len(new[room:])
        return replace(
            reading,
            found=new[:room],
            trapped=reading.trapped + len(reading.found) - len(found),
            left_out=left_out,
            remark=f"max-links of {most} reached, {left_out} links left out" if left_out else reading.remark,
        )


def _following(page: Page, part: int, outlet: Outlet) -> tuple[str | None, str]:
    """The next part of a page's story, by the outlet's own file, else by the page; and why the file was not asked."""
    named, fault = None, ""
    try:
        named = named_part(page.body, page.answered, part, outlet)
    except TooDearError as error:
        fault = f"next_page_link or single_page_link: {error}"
    return named or next_part(page.body, page.answered, part), fault
