"""Tags counted in one pass: a page is refused exactly where the slow counts refuse it, and in the same words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaners import kernels, limits, nesting
from cleaners.rules import Rules
from tests.cleaners.native.pages import WORST, broken, real, soups

tags = kernels.compiled("cleaners.native.tags")
pytestmark = pytest.mark.skipif(tags is None, reason="the compiled counts were not built")

PIECES = st.sampled_from([
    b"<", b">", b'"', b"'", b"=", b" ", b"/", b"a", b"B", b"\t", b"\n", b"!", b"\x00", b"\xff", b"div", b"option",
    b"</b>", b'x="1"', b"font", b"<!--", b"\x0b", b"\x1c",
])  # fmt: skip
TAGS = st.sampled_from([
    b"<p>", b"</p>", b"<div>", b"</div>", b"<b>", b"</b>", b"<option>", b"<font x=1 y=2>", b"</font>", b"</i>", b"<i>",
    b'<a href="<x>" c d e f>', b"text", b"<!--", b"<x a=1 b=2 c=3 d='", b"</x-y>", b"<em ",
])  # fmt: skip
SMALL_LIMITS = {"_MAX_TAGS": 40, "_FEW_TAGS": 0, "_MAX_BLOCKS": 6, "_MAX_ATTRIBUTES": 3, "_LONG_TAG": 5}
SMALL_NESTING = {"MAX_OPTIONS": 3, "MAX_STRAY": 3, "MAX_REOPENED": 12, "MAX_DEPTH": 4, "MAX_STEPS": 12}


def both(body: bytes) -> tuple[object, object]:
    """What is said with the compiled counts, and without."""
    said = limits.refusal(body, "text/html", Rules())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limits, "_COMPILED", None)
        return said, limits.refusal(body, "text/html", Rules())


@settings(max_examples=500)
@given(st.lists(PIECES, max_size=30).map(b"".join))
def test_a_tag_ends_where_the_pattern_ends(body: bytes) -> None:
    found = limits._TAG.match(body, 0)  # noqa: SLF001 - what the kernel was written after
    assert tags.tag_end(body, 0)[0] == (found.end() if found else -1)


@settings(max_examples=500)
@given(st.lists(PIECES, max_size=30).map(b"".join))
def test_a_tag_has_no_more_attributes_than_it_is_said_to_have(body: bytes) -> None:
    end, most = tags.tag_end(b"a" + body, 0)
    assert len(limits._ATTRIBUTE.findall(b"a" + body[: end - 1])) <= most  # noqa: SLF001 - as above


@settings(max_examples=500)
@given(st.lists(PIECES, max_size=30).map(b"".join))
def test_attributes_are_counted_where_the_name_leaves_no_doubt(body: bytes) -> None:
    end, most = tags.tag_end(b"a b " + body, 0)
    if not body.lstrip(b" \t\n\v\f\r").startswith(b"="):
        assert len(limits._ATTRIBUTE.findall(b"a b " + body[: end - 4])) == most  # noqa: SLF001 - as above


@settings(max_examples=600)
@given(st.lists(TAGS | PIECES, max_size=40).map(b"".join) | soups | broken)
def test_the_same_refusals_where_all_bounds_are_small(body: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name, bound in SMALL_LIMITS.items():
            patch.setattr(limits, name, bound)
        for name, bound in SMALL_NESTING.items():
            patch.setattr(nesting, name, bound)
        bounds = tags.Bounds(
            tags=40, few_tags=0, many_bytes=10**6, blocks=6, options=3, stray=3, reopened=12, depth=4, steps=12,
            long_tag=5, cost=9, meaning=nesting.meanings(),
        )  # fmt: skip
        patch.setattr(limits, "_BOUNDS", bounds)
        said, slowly = both(body)
    assert said == slowly


@pytest.mark.parametrize("body", [pytest.param(html, id=name) for name, html in WORST.items()])
def test_the_same_refusals_of_the_worst(body: bytes) -> None:
    said, slowly = both(body)
    assert said == slowly


def test_the_same_refusals_of_pages() -> None:
    for body in real():
        said, slowly = both(body)
        assert said == slowly


@settings(max_examples=400)
@given(st.lists(st.sampled_from([b"a", b"b", b"ab", b"ba", b"\xff", b"aab", b"c" * 61]), max_size=30).map(b"".join),
       st.lists(st.sampled_from([b"a", b"b", b"\xff"]), max_size=6).map(b"".join),
       st.integers(0, 300), st.integers(0, 300))  # fmt: skip
def test_where_a_page_holds_something(body: bytes, wanted: bytes, start: int, end: int) -> None:
    assert tags.find(body, wanted, start, end) == body.find(wanted, start, end)


@pytest.mark.parametrize("before", [*range(62, 66), *range(4_094, 4_099), 8_192])
def test_what_stands_in_the_midst_of_much_is_found(before: int) -> None:
    for wanted in (b"x", b"z7", b"Quartz and jade", b"<body", "\u0436\u0443\u043a".encode(), b"\x00\xff"):
        for filling in (b"a", b"Quartz and ", b"\xd0", b"xz"):
            body = (filling * before)[:before] + wanted + filling
            assert tags.find(body, wanted, 0, 10**6) == body.find(wanted)
            assert tags.find(body, wanted, 3, len(body) - 1) == body.find(wanted, 3, len(body) - 1)


@pytest.mark.parametrize("before", [*range(62, 66), *range(4_094, 4_099), 8_192])
def test_a_crowded_tag_is_seen_wherever_it_stands(before: int) -> None:
    crowded = b"<p " + b"a " * (limits._MAX_ATTRIBUTES + 1) + b">"  # noqa: SLF001 - as above
    for behind in (b"", b"<", b">", b"text"):
        said, slowly = both(b"." * before + crowded + behind)
        assert said == slowly
        assert said is not None


@pytest.mark.parametrize("before", [0, *range(58, 66), *range(4_090, 4_099), 8_192])
def test_templates_and_options_are_seen_wherever_they_stand(before: int) -> None:
    for tag, told in ((b"<Template>", (True, False)), (b"<option", (False, True)), (b"<te", (False, False))):
        for filling in (b".", b"<p>"):
            look = limits.look((filling * before)[:before] + tag, "text/html", Rules())
            assert (look.templates, look.options) == told


def test_one_page_is_counted_as_if_there_had_been_no_other() -> None:
    crowded = b"<option>" * (nesting.MAX_OPTIONS + 1)
    for body, refused in ((crowded, True), (crowded[:-8], False), (crowded[:-16], False), (crowded, True)):
        said, slowly = both(body)
        assert said == slowly
        assert (said is not None) == refused


def test_meanings_for_other_names_are_refused() -> None:
    with pytest.raises(ValueError, match="3 meanings"):
        tags.Bounds(
            tags=1, few_tags=1, many_bytes=1, blocks=1, options=1, stray=1, reopened=1, depth=1, steps=1, long_tag=1,
            cost=1, meaning=b"abc",
        )  # fmt: skip
