import pytest

from cleaners.clean import clean_html
from cleaners.cleaned import Cleaned

STORY = (
    "<p>The harbour master closed the old bridge on Friday, two days before the regatta, and nobody knows why.</p>" * 3
)


@pytest.mark.parametrize(
    ("title", "heading", "told"),
    [
        pytest.param("Bridge stays closed - Gazette", "h3", "Bridge stays closed", id="behind"),
        pytest.param("Gazette | Bridge stays closed", "h3", "Bridge stays closed", id="before"),
        pytest.param("Bridge stays closed ~ Gazette", "h3", "Bridge stays closed", id="wave"),
        pytest.param("Bridge stays closed| Gazette", "h3", "Bridge stays closed", id="no blank before the seam"),
        pytest.param("Bridge stays closed -Gazette", "h3", "Bridge stays closed", id="no blank behind it"),
        pytest.param("Gazette: Bridge stays closed", "h3", "Bridge stays closed", id="a colon"),
        pytest.param(
            "Bridge stays closed - Gazette", "div class=story-title", "Bridge stays closed", id="called a title"
        ),
        pytest.param(
            "Bridge stays closed - Gazette",
            "p class=site-title",
            "Bridge stays closed - Gazette",
            id="the site's title",
        ),
        pytest.param("Bridge stays closed - Gazette", "p", "Bridge stays closed - Gazette", id="no heading says so"),
        pytest.param("Harbour news - Harbour", "h3", "Harbour news - Harbour", id="another heading"),
    ],
)
def test_a_title_is_cut_where_a_heading_shows_it_without_its_site(title: str, heading: str, told: str) -> None:
    html = f"<title>{title}</title><h1><a href=/>Gazette</a></h1><{heading}>Bridge stays closed</{heading}>{STORY}"
    found = clean_html(html.encode()).metadata.title
    assert found is not None
    assert (found.value, found.source) == (told, "title")


def test_a_headline_in_bold_in_a_cell_is_one_though_no_heading() -> None:
    html = (
        "<title>Ardmoor Courier: Bridge stays closed</title><table><tr><td><b>Ardmoor Courier</b><tr><td>"
        "<font size=5><b>Bridge stays closed</b></font><br><font size=2>By Ada Brook<br>March 5, 2003</font><br><br>"
        + STORY.replace("<p>", "").replace("</p>", "<br><br>")
    )
    facts = clean_html(html.encode()).metadata
    told = [each.value if each else None for each in (facts.title, facts.byline, facts.published_at)]
    assert told == ["Bridge stays closed", "Ada Brook", "2003-03-05"]


def test_a_site_s_name_that_is_the_h1_and_a_link_home_is_no_headline() -> None:
    head = "<title>Holm and Meadow: Counting swifts</title><h1><a href=/>Holm and Meadow</a></h1>"
    html = f"{head}<h3>Counting swifts</h3>{STORY}"
    found = clean_html(html.encode()).metadata.title
    assert found is not None
    assert found.value == "Counting swifts"


def test_a_title_for_networks_goes_without_what_stands_behind_a_bar_where_the_headline_does() -> None:
    head = '<meta property="og:title" content="Bridge stays closed | holm.example">'
    found = clean_html(f"{head}<article><h1>Bridge stays closed</h1>{STORY}</article>".encode()).metadata.title
    assert found is not None
    assert (found.value, found.source) == ("Bridge stays closed", "og:title")


def test_what_is_declared_as_the_title_stays_as_it_is() -> None:
    html = f'<meta property="og:title" content="Bridge stays closed - now"><h3>Bridge stays closed</h3>{STORY}'
    found = clean_html(html.encode()).metadata.title
    assert found is not None
    assert found.value == "Bridge stays closed - now"


@pytest.mark.parametrize(
    ("declared", "shown", "told"),
    [
        pytest.param("You won't believe this bridge", "Bridge stays closed", "Bridge stays closed", id="other words"),
        pytest.param("Ferry: bridge stays closed", "Bridge stays closed", "Ferry: bridge stays closed", id="a part"),
        pytest.param("Bridge stays closed", "Bridge stays closed until May", "Bridge stays closed", id="goes on"),
        pytest.param("Bridge stays closed", "Holt: bridge stays closed", "Bridge stays closed", id="a roof line"),
    ],
)
def test_the_headline_that_a_page_shows_is_its_title(declared: str, shown: str, told: str) -> None:
    html = f'<meta property="og:title" content="{declared}"><article><h1>{shown}</h1>{STORY}</article>'
    outcome = clean_html(html.encode())
    assert isinstance(outcome, Cleaned)
    assert outcome.metadata.title is not None
    assert outcome.metadata.title.value == told
    assert shown not in outcome.text


@pytest.mark.parametrize(
    ("title", "site", "told"),
    [
        pytest.param("Council votes to rebuild - Holt Post", "Holt Post", "Council votes to rebuild", id="behind"),
        pytest.param("Holt Post | Council votes to rebuild", "Holt Post", "Council votes to rebuild", id="before"),
        pytest.param("Council votes to rebuild| holt post", "Holt Post", "Council votes to rebuild", id="no-blank"),
        pytest.param("Holt Post: what to read this week", "Holt Post", "Holt Post: what to read this week", id="colon"),
        pytest.param("Council votes - again", "Holt Post", "Council votes - again", id="no-site"),
        pytest.param("Review | Holt Post", "Holt Post", "Review | Holt Post", id="too-little-left"),
        pytest.param("The Holt Post at forty", "Holt Post", "The Holt Post at forty", id="in-a-sentence"),
    ],
)
def test_a_title_for_networks_goes_without_the_site_that_it_names_itself(title: str, site: str, told: str) -> None:
    head = f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="{site}">'
    found = clean_html(f"{head}<article>{STORY}</article>".encode()).metadata.title
    assert found is not None
    assert (found.value, found.source) == (told, "og:title")


def og(title: str, site: str = "") -> str:
    """A head with a title for networks, and a site's name."""
    name = f'<meta property="og:site_name" content="{site}">' if site else ""
    return f'<meta property="og:title" content="{title}">{name}'


SPRING = "Bridge stays closed until the spring"
OPEN = "Bridge stays open until the spring"
CHINESE = "<title>旧桥将一直关闭到春天_本地_晚报</title>"
PREFIXED = '<title>Gazette - Bridge stays closed</title><meta property="og:site_name" content="Gazette">'
JAPANESE = "古い橋、春まで通行止め"


@pytest.mark.parametrize(
    ("head", "heading", "told", "source"),
    [
        pytest.param(og("Bridge stays closed until the..."), SPRING, SPRING, "h1", id="cut-short"),
        pytest.param(og("Bridge stays closed for now..."), OPEN, OPEN, "h1", id="other-words"),
        pytest.param(og("Bridge stays..."), "Bridge stays...", "Bridge stays...", "og:title", id="as-it-is-shown"),
        pytest.param(CHINESE, "旧桥将一直关闭到春天", "旧桥将一直关闭到春天", "title", id="chinese-seams"),
        pytest.param(og(f"{JAPANESE}：港新聞", "港新聞"), "", JAPANESE, "og:title", id="japanese-seam"),  # noqa: RUF001 - Japanese
        pytest.param(PREFIXED, "", "Bridge stays closed", "title", id="the-site-before-it"),
        pytest.param("<title>{{title}}</title>", SPRING, SPRING, "h1", id="a-placeholder"),
    ],
)
def test_a_title_is_whole_and_without_its_site(head: str, heading: str, told: str, source: str) -> None:
    found = clean_html(f"{head}<article><h1>{heading}</h1>{STORY}</article>".encode()).metadata.title
    assert found is not None
    assert (found.value, found.source) == (told, source)


@pytest.mark.parametrize(
    ("heading", "title", "told"),
    [
        pytest.param("<span>Transport</span> Bridge stays closed", "Bridge stays closed | Bay", "Bridge stays closed"),
        pytest.param("<span>Transport</span> Bridge stays closed", "Bridge stays closed", "Bridge stays closed"),
        pytest.param("Opinion: Bridge stays closed", "Bridge stays closed | Bay", "Opinion: Bridge stays closed"),
        pytest.param("Old Bridge stays closed", "Holm: Old Bridge stays closed | Bay", "Old Bridge stays closed"),
    ],
    ids=["a-roof-line", "alone", "a-colon", "a-longer-title"],
)
def test_a_roof_line_in_a_heading_is_no_part_of_it(heading: str, title: str, told: str) -> None:
    found = clean_html(f"<title>{title}</title><article><h1>{heading}</h1>{STORY}</article>".encode()).metadata.title
    assert found is not None
    assert found.value == told
