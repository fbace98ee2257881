"""What stands around the text adds up and says only what is known."""

import re

from cleaners.kinds import Kind
from corpus.inspect.panels import filters, head, map_lines, origin, page_map, why
from corpus.inspect.view import About, View
from tests.corpus.inspect.samples import plain, view_of


def test_every_kind_and_rule_has_a_box() -> None:
    made = filters(plain())
    assert len(re.findall(r'id="k-', made)) == 5
    assert len(re.findall(r'id="r-', made)) == 5
    assert "newsletter.prompt" in made


def test_nothing_cut_is_said() -> None:
    assert "Nothing was cut." in filters(view_of(["a"]))
    assert "Nothing was cut." in why(view_of(["a"]))


def test_the_head_counts_and_links() -> None:
    made = head(plain())
    assert '<a href="https://news.example/2026/bridge"' in made
    assert 'rel="noopener noreferrer"' in made
    assert ">178</dd>" in made
    assert "39 % cut" in made


def test_an_address_that_is_none_is_not_linked() -> None:
    assert "<a " not in head(view_of(["a"], About(address="javascript:x")))


def test_a_page_without_a_story_says_why() -> None:
    assert "error_page: 404" in head(View(raw_text="", text="", cuts=(), rejected="error_page: 404"))


def test_origin_lists_provenance_and_leaves_out_what_is_unknown() -> None:
    assert "000001.warc.gz at 1,024" in origin(plain())
    assert "Outlet" not in origin(view_of(["a"], About(address="https://a.example/")))
    assert origin(View(raw_text="", text="", cuts=())) == ""


def test_the_map_has_a_line_for_each_paragraph_and_merges_in_long_texts() -> None:
    assert page_map(plain()).count("<a ") == 7
    long = view_of([part for n in range(3000) for part in (f"kept {n}\n", (f"{n}\n", Kind.TAGS, "t.x", ""))])
    lines = map_lines(long)
    assert len(lines) <= 320
    assert sum(weight for weight, _, _ in lines) == len(long.paragraphs)
    assert [number for _, _, number in lines] == sorted({number for _, _, number in lines})
