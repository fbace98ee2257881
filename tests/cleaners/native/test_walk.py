"""The compiled walk finds what the pure one finds, to the last number, whatever the bytes."""

import gc
import sys
import threading
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaners import metadata_elements, metadata_head, segment_compiled
from cleaners.segment import segment, segment_purely
from cleaners.segment_compiled import KERNEL, unfit
from cleaners.segment_tree import parse
from tests.cleaners.native.pages import WORST, broken, real, sampled, soups

pytestmark = pytest.mark.skipif(KERNEL is None, reason="the compiled walk was not built, or not for this parser")
many = settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])


def same_walk(html: bytes) -> None:
    for scripting in (True, False):
        tree = parse(html, scripting=scripting)
        assert segment(tree, scripting=scripting) == segment_purely(tree, scripting=scripting)


def same_head(html: bytes) -> None:
    for scripting in (True, False):
        tree, notes = parse(html, scripting=scripting), segment_compiled.noted()
        told = metadata_head.read_purely(tree)
        assert metadata_head.read(tree) == told
        segment(tree, scripting=scripting, notes=notes)
        assert metadata_head.read(tree, notes) == told


def test_two_walks_are_not_noted_as_one() -> None:
    tree, notes = parse(b"<h1>a"), segment_compiled.noted()
    segment(tree, notes=notes)
    with pytest.raises(ValueError, match="another walk"):
        segment(tree, notes=notes)
    assert metadata_head.read(parse(b"<h1>b"), notes).h1 == "b"


@many
@given(soups)
def test_the_same_blocks_of_soup(html: bytes) -> None:
    same_walk(html)


LETTERS = "comentarSIDEb"
word = st.text(LETTERS, max_size=18) | st.sampled_from(["related", "Sidebar", "commentary"])


@many
@given(st.lists(st.lists(word, max_size=6).map(" ".join), max_size=4))
def test_the_same_hints_of_words_of_any_length(names: list[str]) -> None:
    same_walk("".join(f"<div class='{name}'>a</div>" for name in names).encode())


def test_more_words_than_are_remembered_hint_at_the_same() -> None:
    spelled = str.maketrans("0123456789", LETTERS[:10])
    for first in range(0, 80_000, 16_000):
        words = [f"{number:05}".translate(spelled) for number in range(first, first + 16_000)]
        names = (" ".join(f"{word}Ad x{word}comments" for word in words[at : at + 8]) for at in range(0, len(words), 8))
        same_walk("".join(f"<p class='{name}'>a</p>" for name in names).encode())


@many
@given(broken)
def test_the_same_blocks_of_what_is_no_utf_8(html: bytes) -> None:
    same_walk(html)


@many
@given(soups | broken)
def test_the_same_declarations_of_soup(html: bytes) -> None:
    same_head(html)


linked = st.tuples(
    st.sampled_from(["a", "A", "link", "base", "area", "svg", "template", "/svg", "/a", "meta content=b"]),
    st.sampled_from(["href", "HREF", "xlink:href", "rel=license href", "rel=Author href", "title", "itemprop", "rel"]),
    st.lists(st.sampled_from(["//", "/", "CreativeCommons.org/", "creativecommons", ".org", "author license x"])),
).map(lambda said: f"<{said[0]} {said[1]}='{''.join(said[2])}'>")


@many
@given(st.lists(linked, max_size=9), st.sampled_from(["", "<!doctype html>", "<link rel=canonical href=b>"]))
def test_the_same_declarations_of_links(tags: list[str], opening: str) -> None:
    same_head("".join([opening, *tags]).encode())


DECLARING = (
    "h1", "/h1", "time datetime=2026", "/time", "meta name=a content=b", "title", "/title", "i itemprop=headline", "/i",
    "script type=ld+json", "/script", "a rel=author", "a rel=license", "link rel=canonical href=c", "base href=d",
)  # fmt: skip
UNREAD = (
    "nav", "/nav", "footer", "/footer", "select", "/select", "main", "svg", "/svg", "math", "mi", "template",
    "/template", "noscript", "/noscript", "iframe", "object", "/object", "button", "/body", "frameset",
)  # fmt: skip


@many
@given(st.lists(st.sampled_from(DECLARING) | st.sampled_from(UNREAD), max_size=24))
def test_the_same_declarations_in_what_nobody_sees(tags: list[str]) -> None:
    same_head("".join(f"<{tag}>{number}" for number, tag in enumerate(tags)).encode())


OWNED = (
    "p itemprop=headline", "i itemprop=author", "i itemprop='author name'", "b itemprop=name content=a",
    "b itemprop=name", "div itemscope itemtype=https://schema.org/NewsArticle",
    "div itemscope itemtype=https://schema.org/Person/ itemprop=author", "div ITEMSCOPE itemtype=Comment", "/div",
    "/div", "/p", "/i", "/b", "div itemscope", "abbr itemprop=datePublished title=2026",
    "time itemprop=datePublished datetime=2026", "meta itemprop=keywords content='b, c'", "a itemprop=headline", "/a",
    "a href=d", "svg", "/svg", "a xlink:href=e", "abbr itemprop=license xlink:title=f", "!--g--", "title", "/title",
    "h1 itemprop='headline x'", "/h1", "article itemscope itemtype=Review", "/article", "nav", "/nav", "i itemprop",
    "template", "/template",
)  # fmt: skip


@many
@given(st.lists(st.sampled_from(OWNED), max_size=30), st.sampled_from(["", "<!doctype html><title>1 2"]))
def test_the_same_items(tags: list[str], opening: str) -> None:
    same_head("".join([opening, *(f"<{tag}>{number} " for number, tag in enumerate(tags))]).encode())


HEADLINES = "div itemprop=headline", "div itemprop=headline", "div itemprop=name", "/div", "/div", "a href=b", "/a"


@many
@given(st.lists(st.sampled_from(HEADLINES), max_size=40))
def test_the_same_headlines_in_one_another_are_links(tags: list[str]) -> None:
    same_head(f"<div itemscope itemtype=NewsArticle>{''.join(f'<{tag}>' for tag in tags)}c".encode())


@pytest.mark.parametrize("count", [59, 60, 61, 200, 450])
def test_as_much_of_items_is_looked_at(count: int) -> None:
    opening = "<title>a</title><div itemscope itemtype=NewsArticle>"
    same_head(f"{opening}{'<i>' * count}<b itemprop=headline>c".encode())
    same_head(f"{opening}{''.join(f'<i itemprop=keywords>{number}</i>' for number in range(count))}".encode())
    same_head(f"{opening}<p itemprop=author>{'<!--d-->e' * count}<i itemprop=name>f".encode())


PARTS = (
    "author", "Byline", "field--name-uid", "/", "/", "/Aut", "redakt", "RedaKt", "för", "FÖRF", "fat", "Journalist",
    "ÿ", "x",
)  # fmt: skip
called = st.tuples(
    st.sampled_from(["a", "p", "A", "svg", "math", "template", "/svg", "/a"]),
    st.sampled_from(["class", "CLASS", "href", "xlink:href", "x:class", "title", "rel=x class"]),
    st.lists(st.sampled_from(PARTS)),
).map(lambda said: f"<{said[0]} {said[1]}='{''.join(said[2])}'>")


@many
@given(st.lists(called, max_size=9), st.sampled_from(["", "<!doctype html>"]))
def test_selectors_that_are_not_asked_find_nothing(tags: list[str], opening: str) -> None:
    for html in ("".join([opening, *tags]).encode(), "".join(tags).encode("latin-1", "replace")):
        tree = parse(html)
        for sought in (metadata_elements.ENGLISH, metadata_elements.OTHERS):
            expected = tree.css(", ".join(sought.selectors))
            assert [node.mem_id for node in metadata_elements.matched(tree, sought)] == [
                node.mem_id for node in expected
            ]


# Words of any length around eight characters, so that each kind of gap comes at each place of them.
letters = st.sampled_from(
    ["a", "B", "ab, cd", "seven77", "eight888", "nine99999" * 3, " ", "  ", "\t", "\n", "\x1f", "\x7f", "\x0b", "\x80",
     "\xa0", "\xe9", "\u3000", "\u4e2d\u6587", "\U0001f600", "<b>", "</b>", "<br>", "<pre>", "</pre>", "<nav>",
     "</nav>"]
)  # fmt: skip


@many
@given(st.lists(letters, max_size=40))
def test_the_same_lines_wherever_their_gaps_stand(said: list[str]) -> None:
    same_walk(f"<p>{''.join(said)}".encode())


values = st.text("ab0 \xe9", max_size=18)


@many
@given(st.lists(st.tuples(st.sampled_from(["class", "id", "role", "itemprop", "aria-hidden"]), values), max_size=30))
def test_the_same_kinds_whatever_lies_in_which_attribute(said: list[tuple[str, str]]) -> None:
    same_walk("".join(f"<div {name}='{value}'>x<p>" for name, value in said).encode())
    same_walk("".join(f"<div {name}='{value}'>x</div>" for name, value in said).encode("latin-1"))


@pytest.mark.parametrize("html", [pytest.param(html, id=name) for name, html in WORST.items()])
def test_the_same_blocks_of_the_worst(html: bytes) -> None:
    same_walk(html)
    same_head(html)


@pytest.mark.parametrize("pages", [sampled, real])
def test_the_same_blocks_and_declarations_of_pages(pages: Callable[[], Iterator[bytes]]) -> None:
    seen = 0
    for html in pages():
        same_walk(html)
        same_head(html)
        seen += 1
    assert seen


def test_what_is_remembered_of_elements_changes_nothing() -> None:
    for page in range(4):  # more than is remembered
        html = "".join(
            f"<div class='c{page}-{n} d'><p itemprop=a aria-hidden={'true' if n % 2 else 'no'}>x</p></div>"
            for n in range(20_000)
        )
        same_walk(html.encode())
    same_walk(b"<div class=c1><p aria-hidden=true>x</p><p>y</p><p itemprop=author>z</p>")


def test_a_page_outlives_its_walk() -> None:
    tree = parse(b"<p class=a>" + b"word " * 1_000)
    found = segment(tree)
    del tree
    gc.collect()
    assert found.text == [" ".join(["word"] * 1_000)]


def test_threads_walk_at_the_same_time() -> None:
    html = "".join(f"<div class='t{n} x' itemprop=a><p>w{n}</p></div>" for n in range(3_000)).encode()
    expected = segment_purely(parse(html))
    wrong: list[int] = []

    def walk_on(number: int) -> None:
        mine = html.replace(b"class='t", b"class='t%d" % number)
        wrong.extend(number for _ in range(4) if segment(parse(mine)).text != expected.text)

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        threads = [threading.Thread(target=walk_on, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(before)
    assert wrong == []


def test_another_version_of_the_parser_is_left_to_pure_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segment_compiled, "VERSION", "9.9.9")
    assert unfit(KERNEL) == "it was not compared with selectolax 9.9.9"


@pytest.mark.parametrize("word", [1, 5, 7, 8, 11, 12, 13, 14, 15, 16], ids="word {}".format)
def test_records_that_lie_otherwise_are_noticed_before_they_are_followed(word: int) -> None:
    """As if another version had put a word more before this one."""
    followed: list[int] = []

    def peek(address: int, count: int) -> list[int]:
        words: list[int] = KERNEL.peek(address, count)
        return [*words[:word], 0xBAD, *words[word:]][:count]

    def walk(*_: Any) -> None:
        followed.append(1)

    stand_in = SimpleNamespace(peek=peek, walk=walk, learn=lambda _: None, Tables=KERNEL.Tables)
    assert unfit(stand_in) == "the parser lays out its records otherwise"
    assert followed == []


def test_a_walk_that_finds_something_else_is_noticed() -> None:
    nothing = SimpleNamespace(column=lambda _: [], seen=lambda _: [])
    stand_in = SimpleNamespace(
        peek=KERNEL.peek, walk=lambda *_: ([], [], nothing, nothing, nothing), learn=KERNEL.learn,
        Tables=KERNEL.Tables, Vocabulary=KERNEL.Vocabulary,
    )  # fmt: skip
    assert unfit(stand_in) == "it walks the parser's records otherwise"


def test_what_the_kernel_was_told_fits_this_parser() -> None:
    assert unfit(KERNEL) == ""
