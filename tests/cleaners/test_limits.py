"""What is refused before a parser sees it, and what only looks like it."""

import re
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners import limits
from cleaners.cleaned import Why
from cleaners.limits import refusal
from cleaners.rules import Rules
from cleaners.segment_tree import parse

HTML = b"<html><body>%s</body></html>"


def numbered(pattern: str, count: int) -> bytes:
    return " ".join(pattern.format(number) for number in range(count)).encode()


@pytest.mark.parametrize(
    ("body", "media_type", "why"),
    [
        pytest.param(b"", "text/html", Why.EMPTY, id="nothing"),
        pytest.param(b" \r\n\t", "text/html", Why.EMPTY, id="blank"),
        pytest.param(b"%PDF-1.7 <p>", "text/html", Why.NOT_HTML, id="pdf"),
        pytest.param(b'{"title": "a"}', "application/json", Why.NOT_HTML, id="json"),
        pytest.param(b'<?xml version="1.0"?>\n<rss version="2.0"><channel><title>a</title>', "text/html", Why.NOT_HTML, id="feed"),  # noqa: E501 - one case, one line
        pytest.param(b"<?xml version='1.0'?><!-- made --><urlset xmlns='x'><url>", "text/html", Why.NOT_HTML, id="sitemap"),  # noqa: E501 - one case, one line
        pytest.param(b"plain words", "text/html", Why.NOT_HTML, id="no-tag"),
        pytest.param(bytes(range(256)) * 40, "text/html", Why.NOT_HTML, id="data"),
        pytest.param(b"\x7fELF" + bytes(range(9)) + b"<html>" * 40, "text/html", Why.NOT_HTML, id="data-with-markup"),
        pytest.param(zlib.compress(HTML % numbered("<p>{}", 900)), "text/html", Why.NOT_HTML, id="compressed"),
        pytest.param(b"<p>" + b"a " * 600_000, "text/html", Why.TOO_LARGE, id="large"),
        pytest.param(b"<ul><li>" * 50_000, "text/html", Why.TOO_COMPLEX, id="nested-lists"),
        pytest.param(b"<div>" * 20_000 + b"x" + b"</div>" * 20_000, "text/html", Why.TOO_COMPLEX, id="nested-and-closed"),  # noqa: E501 - one case, one line
        pytest.param(b"<p " + numbered('a{}="x"', 50_000) + b">", "text/html", Why.TOO_COMPLEX, id="attributes"),
        pytest.param(b"<p " + numbered("a{}", 50_000) + b">", "text/html", Why.TOO_COMPLEX, id="attributes-without-values"),  # noqa: E501 - one case, one line
        pytest.param(b"<p " + numbered('a{}=">"', 50_000) + b">", "text/html", Why.TOO_COMPLEX, id="values-hold-brackets"),  # noqa: E501 - one case, one line
        pytest.param(b"<p " + numbered('a{}="<"', 50_000) + b">", "text/html", Why.TOO_COMPLEX, id="values-hold-tags"),
        pytest.param(b"<p " + numbered("a{}='<>'", 50_000) + b">", "text/html", Why.TOO_COMPLEX, id="values-hold-both"),
        pytest.param((b"<p " + numbered("a{}", 3_900) + b">a") * 20, "text/html", Why.TOO_COMPLEX, id="attributes-on-many-tags"),  # noqa: E501 - one case, one line
        pytest.param(b"<p>a " * 100_000, "text/html", Why.TOO_COMPLEX, id="blocks"),
        pytest.param((b"<b " + numbered("{:x}", 150) + b">a</b>") * 16_000, "text/html", Why.TOO_COMPLEX, id="words"),
        pytest.param(b"<select>" + b"<option>a" * 50_000, "text/html", Why.TOO_COMPLEX, id="options"),
        pytest.param(b"<p>" + numbered("<font size={}>", 1_500) + b"</p><p>a" * 1_500, "text/html", Why.TOO_COMPLEX, id="formatting-opened-again"),  # noqa: E501 - one case, one line
        pytest.param(b"<i>" * 450_000, "text/html", Why.TOO_COMPLEX, id="tags"),
    ],
)  # fmt: skip
def test_a_body_no_parser_should_see_is_refused(body: bytes, media_type: str, why: Why) -> None:
    refused = refusal(body, media_type, Rules(max_bytes=1_000_000 if why is Why.TOO_LARGE else 10_000_000))
    assert refused is not None
    assert refused[0] is why
    assert refused[1]


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        pytest.param(HTML % b"<p>A story.</p>", "text/html; charset=utf-8", id="page"),
        pytest.param(HTML % b"<p>A story.</p>", "application/octet-stream", id="page-sent-as-bytes"),
        pytest.param(b'<?xml version="1.0"?><html xmlns="x"><body><p>The word <rss> is told.', "text/html", id="xhtml"),
        pytest.param("<p>A story.</p>".encode("utf-16-le"), "text/html", id="utf-16"),
        pytest.param("<p>Eine Brücke.</p>".encode("utf-16"), "text/html", id="utf-16-with-its-mark"),
        pytest.param("\ufeff <p>A story.</p>".encode("utf-16-be"), "text/html", id="utf-16-the-other-way"),
        pytest.param("<p>A story.</p>".encode("utf-32"), "text/html", id="utf-32"),
        pytest.param("<p>橋は閉まった。</p>".encode("iso2022_jp") * 9, "text/html", id="escapes-of-an-alphabet"),
        pytest.param(HTML % (b"<p>A story.\x00\x0b</p>" * 9), "text/html", id="a-few-control-characters"),
        pytest.param(b"<p>a " * 29_000, "text/html", id="unclosed-paragraphs-do-not-nest"),
        pytest.param(b"<p>a<br>" * 14_000, "text/html", id="line-ends-do-not-nest"),
        pytest.param(b"<p><span>a</span> " * 29_000, "text/html", id="inline-elements-are-no-blocks"),
        pytest.param(b"<select>" + b"<option>a" * 9_000, "text/html", id="a-long-list-to-choose-from"),
        pytest.param(b"<p><b>a</b></p>" * 9_000, "text/html", id="closed-formatting-is-not-opened-again"),
        pytest.param(b"<p title='it\"s'>it's a</p>" * 9_000, "text/html", id="quotes-in-values"),
        pytest.param(HTML % (b"<script>" + b"if(a<b && c<d){e=f}" * 9_000 + b"</script><p>x"), "text/html", id="code"),
        pytest.param(HTML % (b'<script>var t = "<div>";' + b'u += "<div>";' * 9_000 + b"</script><p>x"), "text/html", id="markup-in-code"),  # noqa: E501 - one case, one line
        pytest.param(HTML % (b'<p data-text="' + b"word " * 9_000 + b'">x'), "text/html", id="prose-in-an-attribute"),
        pytest.param(HTML % (b"<p>" + b"it's a = b, " * 9_000), "text/html", id="prose-that-looks-like-attributes"),
        pytest.param(b"<script>" * 9_000 + b"<ul><li>" * 9_000, "text/html", id="an-unclosed-script-swallows-the-rest"),
        pytest.param(b"<div>" * 900 + b"x", "text/html", id="deep-but-harmless"),
    ],
)  # fmt: skip
def test_a_page_that_only_looks_costly_is_not(body: bytes, media_type: str) -> None:
    assert refusal(body, media_type, Rules()) is None


TAGS = st.lists(st.sampled_from([b"a", b" b", b"=", b"/", b"'", b'" c d"', b"c=1"]), max_size=9).map(b"".join)


@given(st.lists(TAGS, max_size=6), st.integers(0, 12))
def test_attributes_are_counted_no_further_than_it_takes(tags: list[bytes], most: int) -> None:
    cost = sum(len(limits._ATTRIBUTE.findall(tag)) ** 2 for tag in tags)  # noqa: SLF001 - what it comes to
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limits, "_MAX_ATTRIBUTES", most)
        assert bool(limits._crowded(tags)) == (cost > most**2)  # noqa: SLF001


# The same patterns in the plainest way, with steps back.
NAME, VALUE = rb"[^\s/>][^\s/>=]*", rb"""\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>][^\s>]*)?"""
ATTRIBUTE = re.compile(rb"%s(?>%s)?" % (NAME, VALUE))
TAG = re.compile(rb"[a-zA-Z][^\s/>]*(?>[\s/]+|%s(?>%s)?)*" % (NAME, VALUE))


@given(st.lists(st.sampled_from([bytes([code]) for code in b"ab =/\"'><\t\n\x0b\x0c\x1c\x85\xa0"])).map(b"".join))
def test_tags_end_and_attributes_stand_where_plainer_patterns_find_them(tag: bytes) -> None:
    plainly, found = TAG.match(tag), limits._TAG.match(tag)  # noqa: SLF001
    assert (plainly and plainly.span()) == (found and found.span())
    assert ATTRIBUTE.findall(tag) == limits._ATTRIBUTE.findall(tag)  # noqa: SLF001


CHOSEN_FROM = (
    b"<select> <button> </button> <selectedcontent> <selectedcontent/> </select> <option> </option> <OPTION\nselected> "
    b"<optgroup> <datalist> <div> </div> <table><tr> <hr> <!--<option>--> text <template>"
)
CHOICES = st.lists(st.sampled_from(CHOSEN_FROM.split(b" "))).map(b"".join)


@given(CHOICES)
def test_a_page_without_options_is_parsed_alike_where_nothing_follows_from_changes(page: bytes) -> None:
    options = limits.look(b"<p>" + page, "text/html", Rules()).options
    assert options or b"<opt" not in page.lower()
    assert parse(page, options=options).html == parse(page).html
