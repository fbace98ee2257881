"""Expressions in words: where each ends, and what is none."""

import pytest

from scraper.discovery.xpath_words import UnreadableError, unknown_function, words


def test_an_expression_is_split_where_its_words_end() -> None:
    path = "//div[@class!='a b']/following-sibling::p[position() >= 1.5] | a:b/.. "
    said, ends = words(path)
    assert said == [
        *("//", "div", "[", "@", "class", "!=", "'a b'", "]", "/", "following-sibling", "::", "p", "[", "position"),
        *("(", ")", ">=", "1.5", "]", "|", "a:b", "/", ".."),
    ]
    assert [path[:end].endswith(word) for word, end in zip(said, ends, strict=True)] == [True] * len(said)


@pytest.mark.parametrize("path", ["//p[$x]", "//p['a]", "a" * 2_001, "//p[a ? b]"])
def test_what_is_no_expression_is_named(path: str) -> None:
    with pytest.raises(UnreadableError):
        words(path)


@pytest.mark.parametrize(
    ("path", "unknown"),
    [
        pytest.param("//a[matches(@href, 'x')]", "matches", id="of-XPath-2"),
        pytest.param("//a[contains(@href, 'x') and (@b or not(@c))]", "", id="known"),
        pytest.param("//a/text() | //b/node()", "", id="tests-of-nodes"),
        pytest.param("//matches[1]", "", id="an-element"),
        pytest.param("//a[.='matches(']", "", id="in-a-text"),
    ],
)
def test_a_function_that_XPath_1_does_not_know_is_named(path: str, unknown: str) -> None:  # noqa: N802 - its name
    assert unknown_function(path) == unknown
