"""Pieces of HTML escape what they hold, whatever it is."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.inspect.markup import Html, joined, language_tag, outward, page_text, tag
from tests.corpus.inspect.hostile import HOSTILE


class _Reader(HTMLParser):
    """What a parser makes of markup: the elements, their attributes, and the text."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.values: list[str | None] = []
        self.text = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(name)
        self.values += [value for _, value in attributes]

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text() | st.sampled_from(HOSTILE))
def test_text_comes_back_as_text(text: str) -> None:
    read = _Reader(tag("p", text, title=text))
    assert read.tags == ["p"]
    assert _Reader(page_text(text)).text == read.text == read.values[0]


def test_attributes_are_spelled_as_given() -> None:
    made = tag("input", type="checkbox", checked=True, hidden=False, aria_label='a"b', class_="x", data_n=3, lang=None)
    assert made == '<input type="checkbox" checked aria-label="a&quot;b" class="x" data-n="3">'


def test_markup_is_not_escaped_twice_and_adding_text_is() -> None:
    assert tag("p", tag("b", "<"), ["&", tag("i")]) == "<p><b>&lt;</b>&amp;<i></i></p>"
    assert joined(Html("<br>") + "<x>") == "&lt;br&gt;&lt;x&gt;"


def test_acting_characters_stand_in_boxes() -> None:
    assert page_text("a\u202eb") == 'a<span class="ctl" title="invisible character">⟨RLO⟩</span>b'


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        pytest.param("https://news.example/a?b=1#c", True, id="https"),
        pytest.param("HTTP://news.example", True, id="http"),
        pytest.param("https://news.example:8080/ü", True, id="port and letters"),
        pytest.param("javascript:alert(1)", False, id="script"),
        pytest.param("data:text/html,x", False, id="data"),
        pytest.param("file:///etc/passwd", False, id="file"),
        pytest.param("//news.example/a", False, id="no scheme"),
        pytest.param("https:///a", False, id="no host"),
        pytest.param("https://bank.example@evil.example/", False, id="user name in front"),
        pytest.param("https://news.example/a b", False, id="white space"),
        pytest.param(" https://news.example/", False, id="white space in front"),
        pytest.param("https://news.example/\u202egpj.exe", False, id="reordered"),
        pytest.param("https://news.example\\@evil.example", False, id="backslash"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_only_web_addresses_are_linked(address: str, *, allowed: bool) -> None:
    assert (outward(address) == address) is allowed


@pytest.mark.parametrize(
    ("language", "expected"),
    [("de", "de"), ("zh-Hans-CN", "zh-Hans-CN"), ("", None), ('de" onload="x', None), ("german!", None)],
)
def test_languages_are_spelled_like_languages(language: str, expected: str | None) -> None:
    assert language_tag(language) == expected
