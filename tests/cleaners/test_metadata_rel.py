"""Topics and categories of links with `rel=tag`, and none of the next story's."""

import pytest

from cleaners.clean import clean_html
from cleaners.cleaned import Metadata, Sourced
from cleaners.metadata_rel import tagged

SHOWN = "Transport\nUncategorized\nferry\nharbour & pier\nother story's"
FERRY = '<a href="/tag/ferry" rel="tag">ferry</a>'
PIER = "<a rel=\"tag\" href='/tag/pier'><b>harbour</b> &amp; pier</a>"
OTHER = '<a href="/tag/o" rel="tag">other story\'s</a>'


def category(name: str) -> str:
    return f'<a href="/c/{name}/" rel="category tag">{name}</a>'


@pytest.mark.parametrize(
    ("links", "tags", "section"),
    [
        pytest.param(f"<p>Tags: {FERRY}, {PIER}</p>", ("ferry", "harbour & pier"), None, id="topics"),
        pytest.param(f"{FERRY}, {FERRY}", ("ferry",), None, id="once"),
        pytest.param(f"{FERRY}<p>{'Another story. ' * 30}</p>{OTHER}", ("ferry",), None, id="the-next-story-s"),
        pytest.param(category("Transport"), (), "Transport", id="category"),
        pytest.param(f"{category('Uncategorized')}, {category('Transport')}", (), "Transport", id="behind-the-default"),
        pytest.param('<a href="/category/t/" rel="tag">Transport</a>', (), "Transport", id="category-by-address"),
        pytest.param('<a href="/tag/x" rel="tag">nowhere shown</a>', (), None, id="not-shown"),
        pytest.param('<link rel="tag" href="/tag/x">', (), None, id="no-link-to-read"),
        pytest.param('<a href="/tag/x" class="tag">ferry</a>', (), None, id="no-relation"),
    ],
)
def test_the_first_list_names_them(links: str, tags: tuple[str, ...], section: str | None) -> None:
    told = tagged(Metadata(page_type="article"), links.encode(), SHOWN)
    assert (told.tags, told.section.value if told.section else None) == (tags, section)
    assert told.tags_source == ("rel-tag" if tags else "")


def test_what_is_declared_stays() -> None:
    section = Sourced(value="News", source="article:section")
    facts = Metadata(page_type="article", tags=("boat",), tags_source="keywords", section=section)
    assert tagged(facts, f"{FERRY}{category('Transport')}".encode(), SHOWN) == facts
    assert tagged(Metadata(page_type="product"), FERRY.encode(), SHOWN).tags == ()


def test_a_page_says_where_they_were_read() -> None:
    story = (
        "<p>The bridge over the river stays closed until spring, the mayor said, and two pillars have to go.</p>" * 4
    )
    html = f"<article><h1>Bridge stays closed</h1>{story}<p>{category('Transport')} {FERRY}</p></article>"
    facts = clean_html(html.encode()).metadata
    assert (facts.tags, facts.tags_source) == (("ferry",), "rel-tag")
    assert facts.section == Sourced(value="Transport", source="rel-tag")
