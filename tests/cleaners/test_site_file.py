"""FiveFilters site-config files, in lines of our own."""

import pytest

from cleaners.site_file import SiteLine, fault, for_host, overlooked, read

FILE = """\
# harbour.example
title: //h1
body: //div[@id='story']

strip: //aside
strip_id_or_class: share-bar
next_page_link: //a[@rel='next']/@href
tidy: no
body:
test_url: https://harbour.example/a: b
"""


def test_a_file_is_read_line_by_line_and_each_rule_knows_its_line() -> None:
    assert list(read("harbour.example.txt", FILE)) == [
        SiteLine("harbour.example", "title", "//h1", "harbour.example.txt:2"),
        SiteLine("harbour.example", "body", "//div[@id='story']", "harbour.example.txt:3"),
        SiteLine("harbour.example", "strip", "//aside", "harbour.example.txt:5"),
        SiteLine("harbour.example", "strip", "/descendant::*[contains(@class, 'share-bar') or contains(@id, 'share-bar')]",  # noqa: E501 - as long as it is

                 "harbour.example.txt:6"),
        SiteLine("harbour.example", "next_page_link", "//a[@rel='next']/@href", "harbour.example.txt:7"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "host", "holds"),
    [
        pytest.param("harbour.example.txt", "harbour.example", True, id="same"),
        pytest.param("harbour.example.txt", "WWW.Harbour.example", True, id="www"),
        pytest.param("harbour.example.txt", "news.harbour.example", False, id="subdomain"),
        pytest.param(".harbour.example.txt", "news.harbour.example", True, id="subdomain-asked-for"),
        pytest.param(".harbour.example.txt", "otherharbour.example", False, id="another-site"),
        pytest.param("harbour.example.txt", "", False, id="no-host"),
    ],
)
def test_a_file_holds_for_the_host_it_is_named_after(file: str, host: str, holds: bool) -> None:  # noqa: FBT001
    assert bool(for_host(read(file, "body: //p"), host)) == holds


def test_a_rule_that_no_page_can_be_asked_about_is_a_fault() -> None:
    told = [fault(line) for line in read("a.txt", "body: //p\nstrip: //*[//*[//*]]\nstrip: //a[\n")]
    assert told == ["", "a.txt:2: //*[//*[//*]] may take minutes even on a page of 1,000 elements", ""]


def test_what_nobody_obeys_is_told_with_its_line() -> None:
    file = """\ufeff# theirs
body: //article
strip: //p[@class='x'
stripp: //p
tidy: no
http_header(user-agent): x
strip: //a[matches(@href,'x')]
title:
some words
strip_id_or_class: it's
"""
    assert [(line.host, line.where, line.path) for line in overlooked("a.example.txt", file)] == [
        ("a.example", "a.example.txt:3", "//p[@class='x' is no XPath that we can read: it ends too early"),
        ("a.example", "a.example.txt:4", "unknown order 'stripp'; did you mean 'strip'?"),
        ("a.example", "a.example.txt:7", "//a[matches(@href,'x')] asks for matches(), which XPath 1.0 does not know"),
        ("a.example", "a.example.txt:8", "title says nothing"),
        ("a.example", "a.example.txt:9", "unknown order 'some words'"),
    ]
    assert list(overlooked("a.example.txt", "\ufeffbody: //p\n# strip: //p[\n\n")) == []
