"""What XPath may cost is told before it is asked: never too low, and not so high that what people write is refused."""

import time
from collections.abc import Iterator

import pytest
from lxml import etree, html

from scraper.discovery import markup
from scraper.discovery.markup import MAX_XPATH_NS, TooDearError, matched
from scraper.discovery.xpath_cost import cost
from scraper.discovery.xpath_page import SMALL, Shape
from scraper.discovery.xpath_words import UnreadableError

PAGES = {
    "beside each other": "<p class=a>x</p>" * 1_500,
    "inside each other": ("<div class=a>" * 100 + "</div>" * 100) * 15,
    "in pairs": "<div class='a b'><b>x</b>\n<i>y</i>z</div>" * 500,
    "words between": "<div class=a><p class=a>x</p></div> and " * 1_500,
    "deep": ("<div>" * 50 + "<p id=x>abc def</p>" + "</div>" * 50) * 30,
}
DEAR = [
    "//*[not(preceding-sibling::p)]", "//*/following-sibling::*", "//*/preceding::*", "//*/ancestor::*", "//*//*[1]",
    "//*[. = //p]", "//*[count(ancestor::*) > count(.//*)]", "//b | //i", "//*[.//*[.//*]]", "//div//div[.//p]",
    "//*[contains(., 'zz')]", "//*[string-length(concat(., ., ., .)) > 3]", "//*[translate(., 'abc', 'xyz') = 'x']",
    "//*[@class]",
]  # fmt: skip


def roots() -> Iterator[tuple[html.HtmlElement, Shape]]:
    for page in PAGES.values():
        root = html.document_fromstring(f"<body>{page}")
        yield root, markup._shape(root, len(page))  # noqa: SLF001 - the shape is this module's own affair


@pytest.mark.parametrize("path", DEAR)
def test_what_is_asked_takes_no_longer_than_was_told(path: str) -> None:
    for root, shape in roots():
        told = cost(path, shape).total_ns
        if told > MAX_XPATH_NS:
            continue  # it would not be asked
        begun = time.process_time_ns()  # of this process alone: other work on the machine counts for little
        root.xpath(path)
        # Told twice too high on a quiet machine; what this looks for is wrong by a factor of the page's size.
        assert time.process_time_ns() - begun < 4 * told + 20_000_000


def test_of_what_is_dear_somewhere_some_is_asked_on_each_page() -> None:
    for _, shape in roots():
        asked = [path for path in DEAR if cost(path, shape).total_ns <= MAX_XPATH_NS]
        assert 0 < len(asked) < len(DEAR)


@pytest.mark.parametrize(
    "path",
    [
        "//div[@class='story']",
        "//div[contains(concat(' ', normalize-space(@class), ' '), ' story ')]//p[not(@id)]",
        "//*[contains(@class, 'share') or contains(@id, 'share')]",
        "(//h1)[1]/following-sibling::p[position() > 1]",
        "//article/div[2]//text()[normalize-space()]",
        "substring-after(//meta[@name = 'author']/@content, 'By ')",
        "//p[ancestor::div[@id='story']] | //h2[starts-with(., 'Part ')]",
        "//ul[li/a[@rel='tag']][last()]/..",
        "/html/body/div[@id=\"x\"]/descendant::span[. = 'a' and 2 * 3 > - 5 mod 2]",
        "//div/div[div]//div | id('story')/p",
    ],
)
def test_what_people_write_is_affordable_and_means_what_it_means(path: str) -> None:
    etree.XPath(path)  # libxml2 reads it too
    assert cost(path, SMALL).total_ns < MAX_XPATH_NS / 5


@pytest.mark.parametrize(
    "path", ["//a[", "//a]", "//", "//a[1", "count(//a", "//svg:a", "//a/b:c()", "'a'/b", "foo::a", "", "(" * 400]
)
def test_what_cannot_be_read_is_no_cost(path: str) -> None:
    with pytest.raises(UnreadableError):
        cost(path, SMALL)


def test_the_steps_of_a_path_and_what_they_found_before() -> None:
    told = cost("//div[@id='x']//p[@class]/a", SMALL)
    assert [prefix for prefix, _ in told.steps] == [
        "//div[@id='x']",
        "//div[@id='x']//p[@class]",
        "//div[@id='x']//p[@class]/a",
    ]
    assert cost("//div[@id='x']//p[@class]/a", SMALL, [1]).total_ns < told.total_ns / 3
    assert cost("//div | //p", SMALL).steps == ()


def test_on_a_page_of_fifty_thousand_elements_the_dear_are_refused_and_the_cheap_are_asked() -> None:
    part = f"<section>{'<div><p class=x>a</p></div> and ' * 250}</section>"
    page = f"<html><body><div class=story>{'<p>one</p>' * 20}</div>{part * 100}"
    cheap = ["//div[@class='story']//p[not(@id)]", "//*[contains(@class, 'no') or contains(@id, 'no')]", "//title"]
    assert [found.text for found in matched(page, cheap, "data-n")] == ["one", "", ""]
    for path in DEAR[:3]:
        with pytest.raises(TooDearError, match="on a page of 50,1"):
            matched(page, [path], "data-n")


def test_many_that_are_cheap_are_dear_together() -> None:
    page = "<html><body>" + "<div><p class=x>a</p></div>" * 5_000
    with pytest.raises(TooDearError):
        matched(page, ["//div[.//p]//p[contains(., 'a')]"] * 400, "data-n")
