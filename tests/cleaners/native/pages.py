"""Pages for comparing what is compiled with what is not: soups of tags, the newsroom's, the worst, real ones."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import strategies as st

from newsroom.shelf import articles, page

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared"

TAGS = """
p div span a b strong i em sub sup br hr img ul ol li table tr td th h1 h2 h3 nav footer select option dialog menu
article main section aside figure figcaption blockquote pre listing xmp code noscript template script style svg
math title foreignobject object iframe x-box my-link font button label form dl dt dd time address textarea ruby rt
body html head meta link details summary center mi mtext mrow annotation annotation-xml base
""".split()  # noqa: SIM905 - as listed
VALUES = (
    "", "a", "post main", "nav-menu", "comment-list42", "relatedArticles", "display:none", "DISPLAY : none", "true",
    "\u00e4\u00f6 \u20ac", "HTMLParser fooBar ABc", "x" * 40, "a\tb\nc", "ld+json", "application/LD+JSON", "author",
    "nofollow Author", "license", "name headline", "12",
    "//creativecommons.org/", "/a/CreativeCommons.ORG/b", "creativecommons.org", "share 7", "\U0001f600",
)  # fmt: skip
NAMES = (
    "class", "id", "role", "style", "hidden", "aria-hidden", "itemprop", "rel", "type", "content", "datetime", "name",
    "property", "href", "pubdate", "itemscope", "itemtype", "title", "xlink:title",
    "data-a", "CLASS", "xlink:href", "lang", "http-equiv",
    "a-very-long-name-of-an-attribute",
)  # fmt: skip
TEXTS = (
    "word", " ", "\n", "Jane Doe", "March 3", "3 March", "ends.", "x", "\u00a0", "\u2028", "\u00e9t\u00e9",
    "\u6f22\u5b57", "\x1c", "\x85", "\u0663", "a\tb", "line\n  two\n\n", "&nbsp;", "&#0;", "&amp;", "\U0001f600",
    '{"a": 1}', "7", "Z", "?)", "\ud55c\uad6d", "\u0e17\u0e35",
)  # fmt: skip

_names = st.sampled_from(TAGS)
_attributes = st.lists(
    st.tuples(st.sampled_from(NAMES), st.none() | st.sampled_from(VALUES)).map(
        lambda pair: pair[0] if pair[1] is None else f'{pair[0]}="{pair[1]}"'
    ),
    max_size=4,
)
_openings = st.tuples(_names, _attributes).map(lambda pair: f"<{' '.join((pair[0], *pair[1]))}>")
_closings = _names.map(lambda name: f"</{name}>")
_texts = st.sampled_from(TEXTS) | st.text(max_size=6)
_pieces = (
    _openings | _openings | _closings | _texts | st.sampled_from(["<!-- c -->", "<!-", "<![CDATA[x]]>", "</>", "<"])
)

soups = st.lists(_pieces, max_size=40).map(lambda pieces: "".join(pieces).encode("utf-8", "replace"))
"""HTML as nobody writes it."""

_raw = st.sampled_from(
    [b"\x00", b"\xff", b"\xc3", b"\xe2\x82", b"\xf0\x9f", b"\xed\xa0\x80", b"\xc0\x80", b"<p>", b"<b>"]
)
broken = st.lists(st.one_of(_raw, soups), max_size=6).map(b"".join)
"""The same with bytes in it that are no UTF-8."""

WORST = {
    "deep": b"<div>" * 2_400 + b"deep" + b"</div>" * 2_400,
    "deep and of many kinds": b"".join(b"<div class=c%d>" % n for n in range(2_000)) + b"x",
    "deep custom elements": b"<x-y>" * 2_000 + b"word",
    "attributes": b"<p " + b" ".join(b"a%d=%d" % (n, n) for n in range(3_000)) + b" class=b>x</p>",
    "the same attributes": b"<p " + b"class=a " * 2_000 + b">x",
    "a long class": b"<p class='" + b"word-a " * 40_000 + b"'>x</p>",
    "many classes": b"".join(b"<p class='k%x z%d'>w</p>" % (n, n) for n in range(9_000)),
    "modules in modules": b"<nav>" * 900 + b"a<script>b</script>c" + b"</nav>" * 900 + b"<h1>t</h1>",
    "modules with a story": b"<nav><a>x</a>" * 300 + b"<main><p>a",
    "seams": b"<p>" + b"<i>a</i><b>B</b>3" * 20_000,
    "seams of letters": ("<p>" + "<i>é</i><b>Ж</b>3<i>ß</i>ª<b>Δ</b>\u0531<i>\u0561</i>\u0531" * 2_000).encode(),
    "line ends": b"word<br>" * 20_000,
    "white space": b"<p>" + b" \n\t" * 200_000 + b"x" + "\u00a0".encode() * 100_000,
    "NULs": b"<p>a\x00b<b>\x00</b>c\x00<pre>\x00d\x00</pre>\x00",
    "no UTF-8": b"<p class='\xff\xc3'>\xff\xfe caf\xe9 <b>\xe2\x82</b></p><p class='\xfe\xc3'>x" * 50,
    "preformatted": b"<pre>" + b"a\r\n\x0b\x0c b \xe2\x80\xa8c\n\n" * 9_000,
    "one word": b"<p>" + b"x" * 1_000_000,
    "headings in drawings": b"<svg><title>a<h1>b</h1></title><foreignObject><main>c</main></svg>"
    b"<nav><svg><main>d</svg></nav><p>e",
}


def real() -> Iterator[bytes]:
    """Some pages of the development data; skips where there is none."""
    if not SHARED.is_dir():
        pytest.skip("the development data is not here")
    from train.pages import read  # noqa: PLC0415 - needs that data

    for labelled in islice(read(SHARED), None, None, 24):
        yield labelled.body


def sampled() -> Iterator[bytes]:
    """The stories of the bundled newsroom."""
    for article in articles():
        response = page(article.host, article.path)
        if response is not None:
            yield response.body
