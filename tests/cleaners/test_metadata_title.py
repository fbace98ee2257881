import pytest

from cleaners.clean import clean_html

STORY = (
    "<p>The harbour master closed the old bridge on Friday, two days before the regatta, and nobody knows why.</p>" * 3
)


@pytest.mark.parametrize(
    ("title", "heading", "told"),
    [
        pytest.param("Bridge stays closed - Gazette", "h3", "Bridge stays closed", id="behind"),
        pytest.param("Gazette | Bridge stays closed", "h3", "Bridge stays closed", id="before"),
        pytest.param("Bridge stays closed - Gazette", "p", "Bridge stays closed - Gazette", id="no heading says so"),
        pytest.param("Harbour news - Harbour", "h3", "Harbour news - Harbour", id="another heading"),
    ],
)
def test_a_title_is_cut_where_a_heading_shows_it_without_its_site(title: str, heading: str, told: str) -> None:
    html = f"<title>{title}</title><h1><a href=/>Gazette</a></h1><{heading}>Bridge stays closed</{heading}>{STORY}"
    found = clean_html(html.encode()).metadata.title
    assert found is not None
    assert (found.value, found.source) == (told, "title")


def test_what_is_declared_as_the_title_stays_as_it_is() -> None:
    html = f'<meta property="og:title" content="Bridge stays closed - now"><h3>Bridge stays closed</h3>{STORY}'
    found = clean_html(html.encode()).metadata.title
    assert found is not None
    assert found.value == "Bridge stays closed - now"
