"""The section of a breadcrumb that is shown and not declared."""

import pytest

from cleaners.clean import clean_html
from cleaners.cleaned import Metadata, Sourced
from cleaners.metadata_trail import crumbed

TITLE = "Bridge stays closed until spring"
SHOWN = f"Home\nLocal\nTransport\nBack to news\nSearch\n2026\nMarch\n{TITLE}"
ADDRESS = "https://bay.example/local/transport/bridge"
HOME, LOCAL, TRANSPORT = (
    '<a href="/">Home</a>',
    '<a href="/local">Local</a>',
    '<a href="/local/transport">Transport</a>',
)


def section(trail: str, page_type: str = "article", shown: str = SHOWN) -> str | None:
    facts = Metadata(title=Sourced(value=TITLE, source="h1"), page_type=page_type)
    found = crumbed(
        facts, trail.encode(), shown, "https://bay.example/local/transport/bridge", f"{TITLE} | Bay"
    ).section
    return found.value if found else None


@pytest.mark.parametrize(
    ("trail", "told"),
    [
        pytest.param(f"<nav class=breadcrumb>{HOME} / {LOCAL} / {TRANSPORT} / {TITLE}</nav>", "Transport", id="nav"),
        pytest.param(f'<p id="breadcrumbs"><span>{HOME} » {LOCAL}</span></p>', "Local", id="paragraph"),
        pytest.param(f"<div class=breadcrumbs>{HOME} » {LOCAL}<p>{TITLE * 20}</div>", None, id="more-than-a-trail"),
        pytest.param(f"<div class=breadcrumbs>{HOME} » {LOCAL}<h1>{TITLE}</h1></div>", None, id="a-title-in-it"),
        pytest.param(f'<nav aria-label="Breadcrumb"><ol><li>{HOME}<li>{LOCAL}</ol></nav>', "Local", id="label"),
        pytest.param(f'<div class="b"><ul class="Breadcrumb"><li>{LOCAL}<li><a href="#">{TITLE}</a></ul></div>', "Local", id="the-page-itself"),  # noqa: E501 - one case, one line
        pytest.param(f'<div class=breadcrumb-row><ul class=x><li>{LOCAL}</ul><a href="/es">Transport</a></div>', "Local", id="beside-the-list"),  # noqa: E501 - one case, one line
        pytest.param(f'<div class=breadcrumb>{LOCAL}<a href="/news">Back to news</a></div>', "Local", id="a-way-back"),
        pytest.param(f'<div class=breadcrumb>{LOCAL}<a href="/2026">2026</a><a href="/2026/3">March</a></div>', "Local", id="an-archive"),  # noqa: E501 - one case, one line
        pytest.param(f'<ul class=breadcrumbs><li class="crumb" itemtype="https://schema.org/BreadcrumbList">{HOME}{LOCAL}</li><li><a href="/s">Search</a></ul>', "Local", id="a-forum-s"),  # noqa: E501 - one case, one line
        pytest.param(f"<style>.breadcrumb a {{ color: red }}</style><div class='breadcrumb'><svg><title>x</title></svg>{LOCAL}</div>", "Local", id="behind-styles"),  # noqa: E501 - one case, one line
        pytest.param(f"<div class=breadcrumb><div><div>{HOME}</div><div>{LOCAL}</div></div></div>{TRANSPORT}", "Local", id="boxes"),  # noqa: E501 - one case, one line
        pytest.param(f"<nav class=breadcrumb>{HOME}</nav>", None, id="home"),
        pytest.param(f"<nav class=breadcrumb>{TRANSPORT * 9}</nav>", None, id="a-menu"),
        pytest.param('<nav class=breadcrumb><a href="/x">Elsewhere</a></nav>', None, id="not-shown"),
        pytest.param(f'<a class=breadcrumb href="/local">Local</a>{TRANSPORT}', None, id="a-link-so-called"),
        pytest.param(f'<nav data-x="breadcrumb">{LOCAL}</nav>', None, id="another-attribute"),
    ],
)  # fmt: skip
def test_the_last_crumb_is_the_section(trail: str, told: str | None) -> None:
    assert section(trail) == told


def test_what_is_declared_stays_and_of_a_shop_s_shelf_nothing_is_read() -> None:
    assert section(f"<nav class=breadcrumb>{LOCAL}</nav>", "product") is None
    facts = Metadata(section=Sourced(value="News", source="article:section"), page_type="article")
    assert crumbed(facts, f"<nav class=breadcrumb>{LOCAL}</nav>".encode(), SHOWN, "", "").section == facts.section


def test_a_page_says_where_it_was_read() -> None:
    story = (
        "<p>The bridge over the river stays closed until spring, the mayor said, and two pillars have to go.</p>" * 4
    )
    html = f"<nav class=breadcrumb>{HOME} / {LOCAL}</nav><article><h1>{TITLE}</h1>{story}</article>"
    assert clean_html(html.encode()).metadata.section == Sourced(value="Local", source="breadcrumb")
