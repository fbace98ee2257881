"""Stories on several pages: the next part is followed, the next story is not."""

import pytest

from scraper.crawl_parts import MAX_PARTS, continues, named_part, next_part, part_and_next
from scraper.outlet import Outlet

SITE = "https://news.example"


@pytest.mark.parametrize(
    ("here", "there", "part", "is_next"),
    [
        pytest.param("/a", "/a/2", 1, True, id="number as a part of its own"),
        pytest.param("/a/2", "/a/3", 2, True, id="third page"),
        pytest.param("/a/", "/a/2/", 1, True, id="closing slashes"),
        pytest.param("/a", "/a/page/2", 1, True, id="page word"),
        pytest.param("/a/page/2/", "/a/page/3/", 2, True, id="page word, third page"),
        pytest.param("/a", "/a/seite-2", 1, True, id="German page word"),
        pytest.param("/a.html", "/a-2.html", 1, True, id="before the ending"),
        pytest.param("/a-1.html", "/a-2.html", 1, True, id="the first is numbered too"),
        pytest.param("/a_2.html", "/a_3.html", 2, True, id="underscore"),
        pytest.param("/a?page=1", "/a?page=2", 1, True, id="parameter"),
        pytest.param("/a", "/a?page=2", 1, True, id="parameter, none before"),
        pytest.param("/a?id=7", "/a?id=7&seite=2", 1, True, id="beside another parameter"),
        pytest.param("/a?p=2", "/a?p=3", 2, True, id="short name"),
        pytest.param("/a", "/b", 1, False, id="another story"),
        pytest.param("/a", "/a", 1, False, id="itself"),
        pytest.param("/a", "/b/2", 1, False, id="second page of another story"),
        pytest.param("/a", "/a/3", 1, False, id="a page is skipped"),
        pytest.param("/a/2", "/a", 2, False, id="back to the first"),
        pytest.param("/news/1001", "/news/1002", 1, False, id="the next story by number"),
        pytest.param("/news/12", "/news/2", 1, False, id="a number that ends like it"),
        pytest.param("/2026/11/1", "/2026/11/12", 1, False, id="a day that ends like it"),
        pytest.param("/a?id=1", "/a?id=2", 1, False, id="the next story by parameter"),
        pytest.param("/a?page=2&x=1", "/a?page=3&x=2", 2, False, id="two parameters change"),
        pytest.param("/a", "/a/comments", 1, False, id="something below"),
        pytest.param("/", "/2", 1, True, id="home page: bounded by the number of parts"),
    ],
)
def test_what_continues_what(here: str, there: str, part: int, *, is_next: bool) -> None:
    assert continues(SITE + here, SITE + there, part) is is_next


@pytest.mark.parametrize(
    ("here", "there"),
    [
        pytest.param(f"{SITE}/a", "https://other.example/a/2", id="another host"),
        pytest.param(f"{SITE}/a", "http://news.example/a/2", id="another scheme"),
    ],
)
def test_a_part_is_at_the_same_place(here: str, there: str) -> None:
    assert not continues(here, there, 1)


@pytest.mark.parametrize(
    ("html", "part", "expected"),
    [
        pytest.param('<link rel="next" href="/a/2">', 1, f"{SITE}/a/2", id="link"),
        pytest.param("<a rel=next href='/a/2?utm_source=x'>on</a>", 1, f"{SITE}/a/2", id="spelled canonically"),
        pytest.param('<link rel="next" href="/other-story">', 1, None, id="the next story"),
        pytest.param('<a href="/a/2">next</a>', 1, None, id="no rel"),
        pytest.param('<link rel="next" href="/a/11">', MAX_PARTS, None, id="enough"),
        pytest.param('<link rel="next" href="javascript:x">', 1, None, id="no address"),
        pytest.param('<base href="/x/"><link rel="next" href="../a/2">', 1, f"{SITE}/a/2", id="from the page's base"),
        pytest.param('<base href="http://127.0.0.1/"><a rel="next" href="a/2">2</a>', 1, None, id="a base in our net"),
        pytest.param("", 1, None, id="empty"),
    ],
)
def test_the_next_part_of_a_page(html: str, part: int, expected: str | None) -> None:
    assert next_part(html.encode(), f"{SITE}/a", part) == expected


TOLD = Outlet(id="news", next_links=("//a[", "//a[@class='on']"), single_links=("//a[@id='all']/@href",))


@pytest.mark.parametrize(
    ("html", "part", "expected"),
    [
        pytest.param("<a class=on href=/more-of-it?utm_source=x>on</a>", 1, f"{SITE}/more-of-it", id="any spelling"),
        pytest.param("<a class=on href=/c>on</a>", 2, f"{SITE}/c", id="of a later page"),
        pytest.param("<base href=/x/><a class=on href=c>on</a>", 1, f"{SITE}/x/c", id="the page's base"),
        pytest.param("<base href=http://127.0.0.1/><a class=on href=c>on</a>", 1, None, id="a base within our own net"),
        pytest.param("<a class=on href=/b>on</a><a id=all href=/print>all</a>", 1, f"{SITE}/print", id="all in one"),
        pytest.param("<a class=on href=/b>on</a><a id=all href=/print>all</a>", 2, f"{SITE}/b", id="all in one, later"),
        pytest.param("<a class=off href=/b>on</a>", 1, None, id="not there"),
        pytest.param("<a class=on>on</a>", 1, None, id="no link"),
        pytest.param("<a class=on href=/a>on</a>", 1, None, id="itself"),
        pytest.param("<a class=on href=https://other.example/b>on</a>", 1, None, id="another host"),
        pytest.param("<a class=on href=/b>on</a>", MAX_PARTS, None, id="the twenty-first"),
        pytest.param("<!-- -->", 1, None, id="no page"),
    ],
)
def test_an_outlets_own_file_names_the_rest_of_a_story(html: str, part: int, expected: str | None) -> None:
    assert named_part(html.encode(), f"{SITE}/a", part, TOLD) == expected


def test_without_a_file_nothing_is_named() -> None:
    assert named_part(b"<a class=on href=/b>on</a>", f"{SITE}/a", 1, Outlet(id="news")) is None


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        pytest.param("/a", "/a/2", (1, f"{SITE}/a/2"), id="the first page"),
        pytest.param("/a/2", "/a/3", (2, f"{SITE}/a/3"), id="the second"),
        pytest.param("/a-19.html", "/a-20.html", (19, f"{SITE}/a-20.html"), id="the last but one there can be"),
        pytest.param("/a-20.html", "/a-21.html", None, id="beyond"),
        pytest.param("/a", "/b", None, id="the next story"),
        pytest.param("/a", "", None, id="none named"),
    ],
)
def test_which_part_a_page_is(here: str, there: str, expected: tuple[int, str] | None) -> None:
    html = f'<link rel="next" href="{there}">' if there else "<p>rel=next</p>"
    assert part_and_next(html.encode(), SITE + here) == expected
