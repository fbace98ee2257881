"""The section out of a page's breadcrumb, where it declares none."""

import json

import pytest

from cleaners.clean import clean_html
from cleaners.metadata_crumbs import section

TITLE = "Harbour bridge to close for nine weeks"
URL = "https://www.a.example/local/bridge"
HOME = ("Home", "https://a.example/")
LOCAL = ("Local", "https://a.example/local")


def trail(*crumbs: tuple[str, str]) -> dict[str, object]:
    entries = [
        {"@type": "ListItem", "position": place, "name": name, **({"item": item} if item else {})}
        for place, (name, item) in enumerate(crumbs, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": entries}


@pytest.mark.parametrize(
    ("crumbs", "told"),
    [
        pytest.param([HOME, LOCAL, (TITLE, "")], "Local", id="last-but-one"),
        pytest.param([HOME, LOCAL], "Local", id="last"),
        pytest.param([HOME, LOCAL, (TITLE[:30] + "…", "https://a.example/x")], "Local", id="a-title-cut-short"),
        pytest.param([HOME, LOCAL, ("Bridge", "http://a.example/local/bridge/?a=1")], "Local", id="the-page-s-address"),
        pytest.param([HOME, LOCAL, ("Closed bridge", "")], "Local", id="what-leads-nowhere"),
        pytest.param(
            [HOME, ("Harbour", "https://a.example/harbour"), (TITLE, "")], "Harbour", id="a-title-s-first-word"
        ),
        pytest.param([("Startseite", "https://a.example/de/"), ("Kreis", "https://a.example/k")], "Kreis", id="german"),
        pytest.param([HOME, (TITLE, "")], "", id="home-alone"),
        pytest.param([("The Harbour Post", "https://a.example/x"), (TITLE, "")], "", id="the-outlet-s-name"),
        pytest.param([("Portal", "https://a.example/"), (TITLE, "")], "", id="the-home-page-s-address"),
        pytest.param([HOME, ("A" * 60, "https://a.example/y"), (TITLE, "")], "", id="too-long"),
    ],
)
def test_the_last_crumb_that_is_neither_home_nor_the_page(crumbs: list[tuple[str, str]], told: str) -> None:
    titles = ("".join(filter(str.isalnum, TITLE.casefold())),)
    assert section([trail(*crumbs)], titles, "The Harbour Post", URL) == told


def test_positions_go_before_the_order_and_names_may_stand_in_the_item() -> None:
    entries = [
        {"position": 2, "item": {"@id": LOCAL[1], "name": "Local"}},
        {"position": 1, "item": {"@id": HOME[1], "name": "Home"}},
    ]
    assert section([{"@type": "BreadcrumbList", "itemListElement": entries}], (), "", URL) == "Local"
    assert section([{"@type": "BreadcrumbList", "itemListElement": [None, {"position": None}, 3]}], (), "", URL) == ""
    assert section([{"@type": "BreadcrumbList", "itemListElement": "Local"}], (), "", URL) == ""


def test_a_declared_section_goes_first() -> None:
    body = (
        "<p>The bridge over the river stays closed until spring, the mayor said, and so do the roads on both banks.</p>"
    )
    ld = f"<script type=application/ld+json>{json.dumps(trail(HOME, LOCAL, (TITLE, '')))}</script>"
    for head, told, source in (
        ("", "Local", "json-ld-breadcrumb"),
        ("<meta property=article:section content=Roads>", "Roads", "article:section"),
    ):
        html = f"<html lang=en><head><title>{TITLE}</title>{head}{ld}</head><article><h1>{TITLE}</h1>{body * 5}"
        found = clean_html(html.encode(), url=URL).metadata.section
        assert found is not None
        assert (found.value, found.source) == (told, source)
