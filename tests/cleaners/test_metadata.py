"""What a page says about itself, each value with where it was read, and nothing it does not say."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners.cleaned import Metadata, Sourced
from cleaners.metadata import metadata
from cleaners.metadata_dates import CHANGED, may_tell_change
from cleaners.metadata_head import read
from cleaners.segment_tree import parse

URL = "https://harbour.example/news/bridge"


def facts(html: str, url: str = URL) -> Metadata:
    return metadata(read(parse(html)), url)


def ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


ARTICLE = {"@type": "NewsArticle", "headline": "Bridge closed", "datePublished": "2024-05-03T08:00:00+02:00"}


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(ld(ARTICLE), id="object"),
        pytest.param(ld([{"@type": "Organization", "name": "x"}, ARTICLE]), id="array"),
        pytest.param(ld({"@graph": [{"@type": "WebSite", "name": "x"}, ARTICLE]}), id="graph"),
        pytest.param(ld({"@type": "WebPage", "mainEntity": ARTICLE}), id="nested"),
        pytest.param(ld({**ARTICLE, "@type": ["Article", "http://schema.org/NewsArticle"]}), id="several-types"),
        pytest.param(ld(ARTICLE).replace("}<", ",}<"), id="trailing-comma"),
        pytest.param(ld(ARTICLE).replace("{", "//<![CDATA[\n{", 1).replace("}<", "}\n//]]><"), id="cdata"),
        pytest.param(ld(ARTICLE).replace('"}</script>', "</script>"), id="cut-off"),
        pytest.param(ld(ARTICLE).replace("Bridge", "Bri\ndge").replace("Bri\ndge", "Bridge"), id="raw-line-end"),
    ],
)
def test_json_ld_is_read_however_it_is_wrapped_or_broken(html: str) -> None:
    found = facts(html)
    assert found.title is not None
    assert (found.title.value, found.title.source) == ("Bridge closed", "json-ld")
    assert found.published_at is not None
    assert (found.published_at.value, found.published_at.source) == ("2024-05-03T08:00:00+02:00", "json-ld")


@pytest.mark.parametrize(
    ("html", "field", "value", "source"),
    [
        pytest.param('<meta property="og:title" content="A"><title>B</title>', "title", "A", "og:title", id="og-title"),
        pytest.param("<title>A\n B</title>", "title", "A B", "title", id="title-tag"),
        pytest.param("<body><h1>A <b>b</b></h1>", "title", "A b", "h1", id="heading"),
        pytest.param(ld({**ARTICLE, "author": [{"name": "Ada"}, {"name": "Bo"}]}), "byline", "Ada, Bo", "json-ld", id="authors"),  # noqa: E501 - one case, one line
        pytest.param('<meta name="author" content="https://fb.example/ada"><meta name="byl" content="Ada">', "byline", "Ada",  # noqa: E501 - one case, one line
                     "byl", id="an-address-is-no-author"),
        pytest.param('<span itemprop="author">Ada</span>', "byline", "Ada", "itemprop", id="microdata"),
        pytest.param('<time datetime="2024-05-03">3 May</time>', "published_at", "2024-05-03", "time", id="one-time"),
        pytest.param('<time datetime="2024-05-01">a</time><time class="published" datetime="2024-05-03">b</time>',
                     "published_at", "2024-05-03", "time", id="the-marked-time"),
        pytest.param(ld({**ARTICLE, "dateModified": "2024-05-04"}), "modified_at", "2024-05-04", "json-ld", id="modified"),  # noqa: E501 - one case, one line
        pytest.param('<meta name="citation_date" content="2024/05/03">', "published_at", "2024-05-03", "citation_date", id="a-paper's-day"),  # noqa: E501 - one case, one line
        pytest.param('<div itemscope itemtype="http://schema.org/Article"><meta itemprop="dateModified" content="2024-05-04">', "modified_at", "2024-05-04", "itemprop", id="modified-in-microdata"),  # noqa: E501 - one case, one line
        pytest.param('<div itemscope itemtype="http://schema.org/Article"><h2 itemprop="headline">A', "title", "A", "itemprop", id="headline"),  # noqa: E501 - one case, one line
        pytest.param('<meta itemprop="inLanguage" content="fr">', "language", "fr", "itemprop", id="language-in-microdata"),  # noqa: E501 - one case, one line
        pytest.param('<a itemprop="license" content="https://l.example/by">', "licence", "https://l.example/by", "itemprop", id="licence-in-microdata"),  # noqa: E501 - one case, one line
        pytest.param('<html lang="de-AT">', "language", "de-AT", "html", id="language"),
        pytest.param('<meta property="og:locale" content="pt_BR">', "language", "pt-BR", "og:locale", id="locale"),
        pytest.param('<link rel="canonical" href="/a">', "canonical", "https://harbour.example/a", "canonical", id="relative"),  # noqa: E501 - one case, one line
        pytest.param('<meta property="og:site_name" content="Harbour">', "site_name", "Harbour", "og:site_name", id="site"),  # noqa: E501 - one case, one line
        pytest.param('<meta property="article:section" content="Local">', "section", "Local", "article:section", id="section"),  # noqa: E501 - one case, one line
        pytest.param('<link rel="license" href="https://l.example/by">', "licence", "https://l.example/by", "link", id="licence"),  # noqa: E501 - one case, one line
    ],
)  # fmt: skip
def test_a_value_comes_with_its_source(html: str, field: str, value: str, source: str) -> None:
    found = getattr(facts(html), field)
    assert found is not None
    assert (found.value, found.source) == (value, source)


def test_several_times_without_a_mark_are_no_date() -> None:
    assert facts('<time datetime="2024-05-01">a</time><time datetime="2024-05-03">b</time>').published_at is None


@pytest.mark.parametrize(
    "html",
    [
        pytest.param('<p>Updated <time datetime="2024-05-03">3 May</time>', id="said-around-it"),
        pytest.param('<time class="published" datetime="2024-05-03">Updated 3 May</time>', id="said-in-it"),
        pytest.param(
            '<div class="field--changed"><time datetime="2024-05-03">3 May</time></div>', id="said-by-the-class"
        ),
    ],
)
def test_a_time_that_is_the_last_change_is_no_publication(html: str) -> None:
    assert facts(html).published_at is None


def test_an_outlet_is_not_its_own_author_but_a_company_may_be() -> None:
    site = '<meta property="og:site_name" content="The Harbour Herald">'
    own = {"@type": "Organization", "name": "Harbour Herald Ltd"}
    assert facts(site + ld({**ARTICLE, "author": own})).byline is None
    found = facts(site + ld({**ARTICLE, "author": [own, {"@type": "Organization", "name": "Quay Wire"}]})).byline
    assert found is not None
    assert (found.value, found.source) == ("Quay Wire", "json-ld-organization")


def test_people_go_before_companies_wherever_they_are_named() -> None:
    company = {"@type": "Organization", "name": "Quay Wire"}
    found = facts(ld({**ARTICLE, "author": company}) + "<meta name=author content='By Ada Brook'>").byline
    assert found is not None
    assert (found.value, found.source) == ("Ada Brook", "author")


@pytest.mark.parametrize(
    ("headings", "title", "value"),
    [
        pytest.param(
            "<h1>Harbour Herald</h1><h1>Bridge closed</h1>",
            "Bridge closed | Harbour Herald",
            "Bridge closed",
            id="site-first",
        ),
        pytest.param(
            "<h1>Menu</h1><h1>Bridge closed until May</h1>", "Bridge closed", "Bridge closed until May", id="menu-first"
        ),
        pytest.param(
            "<h1>Harbour Herald</h1>",
            "Bridge closed - Harbour Herald",
            "Bridge closed - Harbour Herald",
            id="site-only",
        ),
        pytest.param("<h1>Bridge closed</h1><h1>Ferries</h1>", "", "Bridge closed", id="no-title"),
    ],
)
def test_the_headline_is_the_heading_that_the_title_speaks_of(headings: str, title: str, value: str) -> None:
    found = facts(f"<title>{title}</title><body>{headings}").title
    assert found is not None
    assert found.value == value


def test_a_day_in_the_path_is_the_last_resort() -> None:
    found = facts("<p>a", "https://harbour.example/2024/05/03/bridge").published_at
    assert found is not None
    assert (found.value, found.source) == ("2024-05-03", "url")


@pytest.mark.parametrize(
    ("html", "paywalled", "source"),
    [
        pytest.param(ld({**ARTICLE, "isAccessibleForFree": False}), True, "json-ld", id="not-free"),
        pytest.param(
            ld({**ARTICLE, "isAccessibleForFree": "http://schema.org/True"}), False, "json-ld", id="free-as-address"
        ),
        pytest.param(
            '<meta property="article:content_tier" content="locked">', True, "article:content_tier", id="locked"
        ),
        pytest.param('<meta itemprop="isAccessibleForFree" content="false">', True, "itemprop", id="microdata"),
        pytest.param(ld({**ARTICLE, "isAccessibleForFree": "no"}), True, "json-ld", id="no"),
        pytest.param(ld({**ARTICLE, "isAccessibleForFree": "metered"}), None, "", id="neither"),
        pytest.param(
            ld({**ARTICLE, "hasPart": {"isAccessibleForFree": "False", "cssSelector": ".wall"}}),
            True,
            "json-ld",
            id="a-part",
        ),
        pytest.param(
            ld({**ARTICLE, "isAccessibleForFree": True, "hasPart": [{"isAccessibleForFree": False}]}),
            False,
            "json-ld",
            id="a-part-of-what-is-free",
        ),
        pytest.param(ld(ARTICLE), None, "", id="not-said"),
    ],
)
def test_a_paywall_is_only_what_the_page_declares(html: str, source: str, *, paywalled: bool | None) -> None:
    assert (facts(html).paywalled, facts(html).paywalled_source) == (paywalled, source)


@pytest.mark.parametrize(
    ("html", "source"),
    [
        pytest.param('<meta name="keywords" content="bridge, port;bridge">', "keywords", id="keywords"),
        pytest.param('<meta property="article:tag" content="bridge"><meta property="article:tag" content="port">',
                     "article:tag", id="og"),
        pytest.param(ld({**ARTICLE, "keywords": ["bridge", "port", "bridge"]}), "json-ld", id="json-ld"),
        pytest.param('<meta itemprop="keywords" content="bridge,port">', "itemprop", id="microdata"),
    ],
)  # fmt: skip
def test_tags_come_once_each(html: str, source: str) -> None:
    assert (facts(html).tags, facts(html).tags_source) == (("bridge", "port"), source)


def test_robots_directives_are_kept_for_the_caller() -> None:
    assert facts('<meta name="robots" content="NoIndex, noarchive">').robots == ("noindex", "noarchive")


@given(st.text(max_size=200))
def test_no_script_makes_it_fail(script: str) -> None:
    assert isinstance(facts(f'<script type="application/ld+json">{script}</script>'), Metadata)


def test_an_author_that_is_only_pointed_at_is_looked_up() -> None:
    person = {"@type": "Person", "@id": "#ada", "name": "Ada Brook"}
    found = facts(ld({"@graph": [{**ARTICLE, "author": {"@id": "#ada"}}, person]}))
    assert found.byline is not None
    assert (found.byline.value, found.byline.source) == ("Ada Brook", "json-ld")
    assert facts(ld({**ARTICLE, "author": {"@id": "#nobody"}})).byline is None


def test_a_link_to_the_author_names_him() -> None:
    found = facts("<article><a rel='author' href=/ada>Ada Brook</a>")
    assert found.byline is not None
    assert (found.byline.value, found.byline.source) == ("Ada Brook", "rel-author")


def test_the_date_of_a_time_element_is_read_in_any_spelling() -> None:
    found = facts("<time dateTime='2024-05-03T08:00Z'>today</time>")
    assert found.published_at is not None
    assert (found.published_at.value, found.published_at.source) == ("2024-05-03T08:00:00+00:00", "time")


CHANGES = (
    "Updated", "update", "MODIFIED", "revised", "Reviewed", "aktualisiert", "ge\u00e4ndert", "mis \u00e0 jour",
    "modifi\u00e9",
    "actualizado", "aggiornato", "modificato", "atualizado", "bijgewerkt", "uppdaterad", "zaktualizowano",
    "RE\u017fISED", "re\u017fised", "mod\u0131fied", "REV\u0130SED", "GE\u00c4NDERT", "MIS \u00c0 JOUR",
    "by", "on", ":", "3 May", "",
)  # fmt: skip


@given(st.lists(st.sampled_from(CHANGES), max_size=4).map(" ".join))
def test_no_word_for_a_change_is_passed_over(line: str) -> None:
    assert may_tell_change(line) or re.search(CHANGED, line, re.IGNORECASE) is None


def test_microdata_counts_in_letters_of_any_size() -> None:
    page = "<article itemScope itemType=https://schema.org/Article><i itemProp=author>Ada Brook</i>"
    assert metadata(read(parse(page))).byline == Sourced(value="Ada Brook", source="itemprop")


LISTED = {
    "@type": "NewsArticle",
    "headline": "Mayor resigns",
    "datePublished": "2020-01-02",
    "author": {"name": "Bo Hill"},
}
TITLE = "<title>Bridge closed - Courier</title>"


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(TITLE + ld(LISTED) + ld(ARTICLE), id="another-one-before-it"),
        pytest.param(
            TITLE + ld({"@type": "ItemList", "itemListElement": [{"item": LISTED}]}) + ld(ARTICLE), id="a-list"
        ),
        pytest.param(TITLE + ld({"@type": "ItemList", "itemListElement": [{"item": ARTICLE}]}), id="itself-in-a-list"),
    ],
)
def test_of_several_stories_the_page_is_the_one_it_is_titled_after(html: str) -> None:
    found = facts(html)
    assert found.title == Sourced(value="Bridge closed", source="json-ld")
    assert found.published_at == Sourced(value="2024-05-03T08:00:00+02:00", source="json-ld")


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": LISTED}]}, id="listed"),
        pytest.param({"@type": "ItemList", "itemListElement": LISTED}, id="listed-alone"),
        pytest.param({"@type": "Comment", "datePublished": "2020-01-02"}, id="comment"),
        pytest.param({"@type": "VideoObject", "name": "A clip", "datePublished": "2020-01-02"}, id="film"),
    ],
)
def test_what_a_page_says_of_another_thing_is_not_said_of_its_story(other: object) -> None:
    found = facts(TITLE + ld(other))
    assert (found.published_at, found.byline) == (None, None)
    assert found.title == Sourced(value="Bridge closed - Courier", source="title")


def test_a_publisher_that_is_only_pointed_at_is_looked_up() -> None:
    pointed = {**ARTICLE, "publisher": {"@id": "#us"}}
    assert facts(
        ld({"@graph": [pointed, {"@type": "Organization", "@id": "#us", "name": "Courier"}]})
    ).site_name == Sourced(value="Courier", source="json-ld")
    assert facts(ld(pointed)).site_name is None


def test_addresses_are_the_webs_and_whole() -> None:
    assert facts('<link rel=canonical href="javascript:alert(1)">').canonical is None
    found = facts('<link rel=license href="/terms">').licence
    assert found == Sourced(value="https://harbour.example/terms", source="link")
