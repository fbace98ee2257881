"""Relative links start where the page's first base says, and a base that is none of the web's moves nothing."""

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners import metadata_links
from cleaners.metadata import metadata
from cleaners.metadata_head import Head, read, read_purely
from cleaners.metadata_links import based, joined, not_home
from cleaners.segment_tree import parse

URL = "https://harbour.example/news/1"


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        pytest.param("/b/", "https://harbour.example/b/", id="relative itself"),
        pytest.param("https://www.harbour.example/", "https://www.harbour.example/", id="absolute"),
        pytest.param("//cdn.example/x", "https://cdn.example/x", id="without a scheme"),
        pytest.param("", URL, id="none, or empty"),
        pytest.param("javascript:alert(1)//", URL, id="a script"),
        pytest.param("data:text/html,x/", URL, id="data"),
        pytest.param("file:///etc/", URL, id="a file"),
        pytest.param("https://[broken/", URL, id="no address"),
    ],
)
def test_the_address_that_links_start_from(base: str, expected: str) -> None:
    assert based(URL, base) == expected


def test_an_unknown_page_is_placed_by_an_absolute_base_only() -> None:
    assert based("", "https://a.example/x/") == "https://a.example/x/"
    assert based("", "/b/") == ""
    assert joined("", "/a") == "/a"


@pytest.mark.parametrize(
    ("head", "canonical", "licence"),
    [
        pytest.param("<base href=/b/>", f"{URL[:24]}b/a", f"{URL[:24]}b/by", id="a base"),
        pytest.param("<base target=x><base href=/b/><base href=/c/>", f"{URL[:24]}b/a", f"{URL[:24]}b/by", id="first"),
        pytest.param(
            "<base href=javascript:x><base href=/c/>", f"{URL[:24]}news/a", f"{URL[:24]}news/by", id="hostile"
        ),
        pytest.param("<base>", f"{URL[:24]}news/a", f"{URL[:24]}news/by", id="without href"),
        pytest.param("", f"{URL[:24]}news/a", f"{URL[:24]}news/by", id="no base"),
    ],
)
def test_what_a_page_names_starts_from_its_base(head: str, canonical: str, licence: str) -> None:
    facts = metadata(_head(f"{head}<link rel=canonical href=a><link rel=license href=by>"), URL)
    assert facts.canonical is not None
    assert facts.licence is not None
    assert (facts.canonical.value, facts.licence.value) == (canonical, licence)


def test_og_url_starts_from_it_too_and_absolute_links_stay() -> None:
    facts = metadata(_head('<base href=/b/><meta property="og:url" content="a?x">'), URL)
    assert facts.canonical is not None
    assert facts.canonical.value == "https://harbour.example/b/a?x"
    facts = metadata(_head("<base href=/b/><link rel=canonical href=https://harbour.example/c>"), URL)
    assert facts.canonical is not None
    assert facts.canonical.value == "https://harbour.example/c"


# Half of them are plain, and half nearly so.
ADDRESSES = st.from_regex(
    r"(?: |HTTP://|//|https?://)?[a-zA-Z0-9.:@\[\]\u00e9\u2100-]{0,9}(?:/[a-z/.;#%\s\x00-\x1f\u00a0\u00e9\ud800]{0,9})?"
    r"(?:\?[a-z?;# \t&=]{0,6})?(?:#[a-z]{0,2})?",
    fullmatch=True,
) | st.from_regex(r"https?://[a-z.]{1,9}(?:/[a-z.:,]{0,9})?(?:\?[a-z;=&/?]{0,6})?", fullmatch=True)


@given(ADDRESSES | st.just(""), ADDRESSES | st.just(""))
def test_plain_addresses_are_joined_as_all_others_are(url: str, link: str) -> None:
    try:
        address = urljoin(url, link) if link else ""
        expected = address if urlsplit(address).scheme in {"http", "https", ""} else ""
    except ValueError:
        expected = ""
    assert joined(url, link) == expected


def _head(html: str) -> Head:
    tree = parse(f"<html><head>{html}</head><body><p>x")
    head = read(tree)
    assert head == read_purely(tree)
    return head


@pytest.mark.parametrize(
    ("address", "url", "believed"),
    [
        pytest.param("https://a.example/", "https://a.example/news/1", False, id="home"),
        pytest.param("https://a.example", "https://a.example/news/1", False, id="without-a-slash"),
        pytest.param("https://a.example/index.html", "https://a.example/news/1", False, id="by-name"),
        pytest.param("https://a.example/", "https://a.example/?p=48213", False, id="a-story-by-number"),
        pytest.param("https://a.example/", "https://a.example/?srsltid=Af0b&utm_id=7", True, id="home-with-a-tracker"),
        pytest.param("https://a.example/", "https://a.example/index.php", True, id="the-home-page-itself"),
        pytest.param("https://a.example/?p=48213", "https://a.example/news/1", True, id="a-number"),
        pytest.param("https://a.example/news/2", "https://a.example/news/1", True, id="another-story"),
        pytest.param("http://localhost:3000/news/1", "https://a.example/news/1", False, id="a-developer-s-machine"),
        pytest.param("https://cms.intra.local/news/1", "https://a.example/news/1", False, id="an-office-s-machine"),
        pytest.param("https://10.0.0.7/news/1", "https://a.example/news/1", False, id="its-number"),
        pytest.param("https://local.example/news/1", "https://a.example/news/1", True, id="a-site-called-local"),
        pytest.param("https://a.example/undefined", "https://a.example/news/1", False, id="a-script-s-nothing"),
        pytest.param("https://a.example/news/undefined-rules", "https://a.example/news/1", True, id="a-story-of-it"),
        pytest.param("http://localhost:3000/1", "http://localhost:3000/1?a", True, id="asked-there"),
        pytest.param("https://a.example/", "", True, id="no-address-known"),
        pytest.param("", "https://a.example/news/1", True, id="none"),
    ],
)
def test_a_story_s_own_address_is_not_its_site_s_home_page(address: str, url: str, believed: bool) -> None:  # noqa: FBT001
    assert not_home(address, url) == (address if believed else "")


PIECES = (
    "/",
    "//",
    "index",
    "INDEX",
    "home",
    "default",
    ".html",
    "story",
    "?",
    "#",
    "p=1",
    "\t",
    "\n",
    " ",
    ";",
    "\u0131ndex",
)


@given(st.sampled_from(["https://a.example/", "HTTP://b.example", "/"]), st.lists(st.sampled_from(PIECES), max_size=6))
def test_a_home_page_is_told_by_its_path_alone(site: str, pieces: list[str]) -> None:
    address = "".join((site, *pieces))
    parts = urlsplit(address)
    is_home = metadata_links._HOMES.match(parts.path) and not metadata_links._NUMBERED.search(parts.query)  # noqa: SLF001
    assert not_home(address, "https://a.example/news/1") == ("" if is_home else address)
