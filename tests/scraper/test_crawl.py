"""The crawl over a web in memory: who is asked, how often, and what comes of it."""

import asyncio
from dataclasses import replace
from pathlib import Path

from scraper.crawl_parts import MAX_PARTS
from scraper.crawl_turn import SourceRead, Summary, Unchanged
from scraper.errors import RefusedError
from scraper.outlet import Follow, Outlet
from scraper.page import Page
from tests.scraper.crawl_house import OUTLET, SITE, House, pages, results, two_stories
from tests.scraper.web import QUICK, Answer, Web, index, rss, urlset


def test_a_feeds_stories_are_fetched_archived_and_handed_out_once(tmp_path: Path) -> None:
    house = House(tmp_path, Web(two_stories()))
    turns = house.run(OUTLET)
    assert pages(turns) == [f"{SITE}/a", f"{SITE}/b"]
    assert house.web.asked == [f"{SITE}/robots.txt", f"{SITE}/feed.xml", f"{SITE}/a", f"{SITE}/b"]
    for turn in turns:
        if isinstance(turn.result, Page):
            assert house.archive.read(turn.result.record) == turn.result
    house.web.clock.forward(hours=2)
    again = house.run(OUTLET)
    assert results(again) == ["SourceRead"]
    assert house.web.times(f"{SITE}/a") == 1


def test_only_what_is_new_is_fetched_the_next_time(tmp_path: Path) -> None:
    answers = two_stories()
    house = House(tmp_path, Web(answers))
    house.run(OUTLET)
    answers[f"{SITE}/feed.xml"], answers[f"{SITE}/c"] = rss("/c", "/a"), Answer(body=b"c")
    assert results(house.run(OUTLET)) == []  # not due yet
    house.web.clock.forward(minutes=16)
    assert pages(house.run(OUTLET)) == [f"{SITE}/c"]


def test_validators_are_sent_and_304_is_unchanged(tmp_path: Path) -> None:
    answers = two_stories() | {f"{SITE}/feed.xml": replace(rss("/a"), etag='"1"'), f"{SITE}/a": Answer(etag='"x"')}
    house = House(tmp_path, Web(answers))
    house.run(OUTLET)
    house.web.clock.forward(hours=1)
    house.frontier.reopen(["news"])
    turns = house.run(OUTLET)
    assert house.web.validators[f"{SITE}/a"].etag == '"x"'
    assert [turn.result.status for turn in turns if isinstance(turn.result, Unchanged)] == [304]
    assert [turn.result.changed for turn in turns if isinstance(turn.result, SourceRead)] == [False]


def test_the_same_bytes_without_validators_are_unchanged_too(tmp_path: Path) -> None:
    house = House(tmp_path, Web(two_stories()))
    house.run(OUTLET)
    house.frontier.reopen(["news"])
    turns = house.run(OUTLET)
    assert results(turns) == ["Unchanged", "Unchanged"]


def test_entries_at_other_hosts_need_the_outlets_word(tmp_path: Path) -> None:
    feed = rss("/a", "https://www.news.example/w", "https://other.example/x", "https://evil.example/y")
    web = {f"{SITE}/feed.xml": feed, f"{SITE}/a": Answer(), "https://other.example/x": Answer(body=b"x")}
    house = House(tmp_path, Web(web))
    turns = house.run(replace(OUTLET, allow_hosts=("other.example",)))
    assert "https://other.example/x" in pages(turns)
    assert not any("evil" in each for each in house.web.asked)
    read = next(turn.result for turn in turns if isinstance(turn.result, SourceRead))
    assert (read.listed, read.new, read.out_of_scope) == (4, 3, 1)


def test_one_host_is_never_asked_twice_at_once_and_hosts_run_side_by_side(tmp_path: Path) -> None:
    sites = [f"https://n{n}.example" for n in range(8)]
    answers: dict[str, Answer | Exception] = {}
    for site in sites:
        answers[f"{site}/feed.xml"] = rss(*(f"/{n}" for n in range(3)))
        answers |= {f"{site}/{n}": Answer(body=f"{site}{n}".encode()) for n in range(3)}
    waiting, together = 0, 0

    async def slowly(_: str) -> None:
        nonlocal waiting, together
        waiting += 1
        together = max(together, waiting)
        await asyncio.sleep(0.001)
        waiting -= 1

    web = Web(answers, before=slowly)
    outlets = [Outlet(id=f"n{n}", feeds=(f"{site}/feed.xml",), pace=QUICK) for n, site in enumerate(sites)]
    assert len(pages(House(tmp_path, web).run(*outlets))) == 24
    assert web.most_at_once == 1
    assert together > 4


def test_an_index_of_sitemaps_is_read_to_its_pages(tmp_path: Path) -> None:
    web = {
        f"{SITE}/sitemap.xml": index("/s1.xml", "/s2.xml", "https://evil.example/s.xml"),
        f"{SITE}/s1.xml": urlset(f"{SITE}/a"),
        f"{SITE}/s2.xml": urlset(f"{SITE}/b"),
        f"{SITE}/a": Answer(),
        f"{SITE}/b": Answer(body=b"b"),
    }
    outlet = Outlet(id="news", sitemaps=(f"{SITE}/sitemap.xml",), pace=QUICK)
    house = House(tmp_path, Web(web))
    assert pages(house.run(outlet)) == [f"{SITE}/a", f"{SITE}/b"]
    assert not any("evil" in each for each in house.web.asked)


def test_links_are_followed_within_paths_and_depth(tmp_path: Path) -> None:
    def page(*links: str) -> Answer:
        return Answer(body="".join(f"<a href='{link}'>x</a>" for link in links).encode())

    web = {
        f"{SITE}/news/": page("/news/1", "/about", "/news/2", "/news/page/900"),
        f"{SITE}/news/1": page("/news/3"),
        f"{SITE}/news/2": page("/news/1"),
        f"{SITE}/news/3": page("/news/4"),
        f"{SITE}/news/4": page(),
    }
    outlet = Outlet(id="news", urls=(f"{SITE}/news/",), follow=Follow(paths=("/news/",), depth=2), pace=QUICK)
    house = House(tmp_path, Web(web))
    assert pages(house.run(outlet)) == [f"{SITE}/news/{n}" for n in (1, 2, 3)]


def test_links_beyond_max_links_are_left_for_another_run_and_said(tmp_path: Path) -> None:
    body = "".join(f"<a href='/news/{n}'>x</a>" for n in range(8)).encode()
    web = {f"{SITE}/news/": Answer(body=body)} | {f"{SITE}/news/{n}": Answer(body=str(n).encode()) for n in range(8)}
    outlet = Outlet(id="news", urls=(f"{SITE}/news/",), follow=Follow(paths=("/news/",), max_links=3), pace=QUICK)
    house = House(tmp_path, Web(web))
    turns = house.run(outlet)
    assert len(pages(turns)) == 3
    assert [turn.result.remark for turn in turns if isinstance(turn.result, SourceRead)] == [
        "max-links of 3 reached, 5 links left out"
    ]
    house.web.clock.forward(minutes=20)
    assert len(pages(house.run(outlet))) == 3
    house.web.clock.forward(minutes=20)
    assert len(pages(house.run(outlet))) == 2


def test_the_parts_of_a_story_are_fetched_and_kept_together(tmp_path: Path) -> None:
    web = {
        f"{SITE}/feed.xml": rss("/a"),
        f"{SITE}/a": Answer(body=b"<link rel=next href=/a/2>"),
        f"{SITE}/a/2": Answer(body=b"<link rel=prev href=/a><link rel=next href=/a/3>"),
        f"{SITE}/a/3": Answer(body=b"<link rel=next href=/another-story>"),
        f"{SITE}/another-story": Answer(),
    }
    house = House(tmp_path, Web(web))
    turns = house.run(OUTLET)
    assert [(turn.lease.part, turn.more) for turn in turns if turn.lease] == [(1, True), (2, True), (3, False)]
    first = next(turn.lease.id for turn in turns if turn.lease)
    assert house.frontier.parts.addresses(first) == (f"{SITE}/a", f"{SITE}/a/2", f"{SITE}/a/3")


def test_pages_that_never_end_do(tmp_path: Path) -> None:
    web = {f"{SITE}/a/{n}": Answer(body=f"<link rel=next href=/a/{n + 1}>".encode()) for n in range(2, 99)}
    web |= {f"{SITE}/feed.xml": rss("/a"), f"{SITE}/a": Answer(body=b"<link rel=next href=/a/2>")}
    assert len(pages(House(tmp_path, Web(web)).run(OUTLET))) == MAX_PARTS == 20


def test_a_list_of_urls_is_fetched_once(tmp_path: Path) -> None:
    outlet = Outlet(id="news", urls=(f"{SITE}/a", f"{SITE}/a#x", f"{SITE}/b"), pace=QUICK)
    house = House(tmp_path, Web(two_stories()))
    assert len(pages(house.run(outlet))) == 2
    assert house.run(outlet) == []


def test_two_names_of_one_feed_are_one_source(tmp_path: Path) -> None:
    web = two_stories() | {f"{SITE}/rss": Answer(moved_to=f"{SITE}/feed.xml")}
    house = House(tmp_path, Web(web))
    turns = house.run(replace(OUTLET, feeds=(f"{SITE}/feed.xml", f"{SITE}/rss")))
    remarks = [turn.result.remark for turn in turns if isinstance(turn.result, SourceRead)]
    assert sorted(remarks) == ["", f"a second name of {SITE}/feed.xml"]


def test_redirects_are_kept_and_their_end_is_not_asked_again(tmp_path: Path) -> None:
    web = {
        f"{SITE}/feed.xml": rss("/old", "/new"),
        f"{SITE}/old": Answer(moved_to=f"{SITE}/new"),
        f"{SITE}/new": Answer(),
    }
    house = House(tmp_path, Web(web))
    turns = house.run(OUTLET)
    moved = [turn.result for turn in turns if isinstance(turn.result, Page)]
    assert [(page.asked, page.answered, len(page.redirects)) for page in moved] == [(f"{SITE}/old", f"{SITE}/new", 1)]
    assert house.web.times(f"{SITE}/new") == 0


def test_a_hosts_daily_budget_ends_its_day(tmp_path: Path) -> None:
    many = {f"{SITE}/{n}": Answer(body=str(n).encode()) for n in range(20)}
    house = House(tmp_path, Web({f"{SITE}/feed.xml": rss(*(f"/{n}" for n in range(20))), **many}))
    outlet = replace(OUTLET, pace=replace(QUICK, daily_budget=7))
    assert len(pages(house.run(outlet))) == 5  # robots.txt and the feed are asked for too
    assert house.run(outlet) == []
    house.web.clock.forward(days=1)
    assert len(pages(house.run(outlet))) == 5


def test_the_summary_counts_turns(tmp_path: Path) -> None:
    house = House(tmp_path, Web(two_stories() | {f"{SITE}/b": RefusedError(SITE, "no", status=403)}))
    summary = Summary()
    for turn in house.run(replace(OUTLET, feeds=(f"{SITE}/feed.xml", f"{SITE}/none.xml"))):
        summary = summary.plus(turn)
    assert (summary.pages, summary.failed, summary.sources_read) == (1, (("http_403", 1),), 1)
    assert (summary.sources_failed, summary.new_addresses) == ((("http_404", 1),), 2)
