"""Names of authors: what stands before one is taken off, and what is none is nobody."""

import json

import pytest

from cleaners.metadata import metadata
from cleaners.metadata_head import read
from cleaners.metadata_names import name, names, person
from cleaners.segment_tree import parse


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param("Ada Brook", "Ada Brook", id="as-it-is"),
        pytest.param("By Ada Brook", "Ada Brook", id="by"),
        pytest.param("Author: Ada Brook", "Ada Brook", id="author"),
        pytest.param("Written by: Ada Brook,", "Ada Brook", id="written-by"),
        pytest.param("Byron Brook", "Byron Brook", id="no-by-in-byron"),
        pytest.param("Von Brook", "Von Brook", id="von-is-a-name"),
        pytest.param("Von Ada Brook", "Ada Brook", id="von-before-a-name"),
        pytest.param("Von Ada Brook, Fenland", "Ada Brook", id="a-place-behind-it"),
        pytest.param("Von Ada Brook, Reuters", "Ada Brook, Reuters", id="an-agency-behind-it"),
        pytest.param("Par Ada Brook et Bo Cole", "Ada Brook et Bo Cole", id="two-in-french"),
        pytest.param("Ada Brook/dpa", "Ada Brook/dpa", id="an-agency-behind-a-stroke"),
        pytest.param("Por Favor", "Por Favor", id="por-is-a-name"),
        pytest.param("Di Maio Luigi", "Di Maio Luigi", id="di-begins-a-surname"),
        pytest.param("Ada Brook, Bo Cole, Cy Dune, Di Elm, Ed Fox, Flo Gale, Gus Hill, Hal Inn", "Ada Brook, Bo Cole, "
                     "Cy Dune, Di Elm, Ed Fox, Flo Gale, Gus Hill, Hal Inn", id="many"),
        pytest.param("Dr. Ada Brook, M.D.", "Dr. Ada Brook, M.D.", id="titles"),
        pytest.param("https://social.example/ada", "", id="address"),
        pytest.param("262588213843476", "", id="number"),
        pytest.param("page.head.extra.author", "", id="a-template's-path"),
        pytest.param("{{ author }}", "", id="placeholder"),
        pytest.param("Redaktion", "", id="desk"),
        pytest.param("La rédaction", "", id="french-desk"),
        pytest.param("Haber Merkezi", "", id="turkish-desk"),
        pytest.param("Author Name", "", id="a-form's-label"),
        pytest.param("Super User", "", id="a-system's-default"),
        pytest.param("Staff Writer", "", id="trade"),
        pytest.param("View more posts", "", id="link"),
        pytest.param("content: Ada Brook, design: Bo Cole", "", id="imprint"),
        pytest.param("Ada Brook Member " * 9, "", id="card"),
        pytest.param("<a href='/ada'>Ada Brook</a>", "Ada Brook", id="markup"),
        pytest.param("Ada O&amp;#039;Brook", "Ada O'Brook", id="entities-of-entities"),
        pytest.param("ab@example.com (Ada Brook)", "Ada Brook", id="address-before"),
        pytest.param("Ada Brook (@adabrook)", "Ada Brook", id="handle"),
        pytest.param("ab@example.com", "ab@example.com", id="nothing-but-an-address"),
        pytest.param("Ada Brook.", "Ada Brook", id="full-stop"),
        pytest.param("Ada Brook Jr.", "Ada Brook Jr.", id="junior"),
        pytest.param("Quay Wire Inc.", "Quay Wire Inc.", id="inc"),
        pytest.param("By ADA BROOK and BO COLE | Staff Writer", "ADA BROOK and BO COLE", id="two-and-a-trade"),
        pytest.param("%%author%%", "", id="placeholder-in-percents"),
        pytest.param("undefined undefined", "", id="undefined"),
        pytest.param("May 3, 2024", "", id="a-day"),
        pytest.param("03.05.2024", "", id="a-day-in-numbers"),
        pytest.param("April May", "April May", id="called-like-months"),
        pytest.param("user447274", "user447274", id="a-member-with-a-number"),
        pytest.param("Breaking news, sport and weather for the coast", "", id="a-slogan"),
        pytest.param("Harbour Post - News you can sail on since 1921", "", id="a-slogan-behind-a-name"),
        pytest.param("Ministry for the Environment and Rural Affairs", "Ministry for the Environment and Rural Affairs",
                     id="a-ministry"),
        pytest.param("ada brook, bo cole, cy dune", "ada brook, bo cole, cy dune", id="all-small"),
    ],
)  # fmt: skip
def test_a_name_is_a_name(written: str, meant: str) -> None:
    assert name(written) == meant


def test_several_come_once_each_without_the_nobodies() -> None:
    assert names(["By Ada", "Bo", "admin", "Ada", ""]) == "Ada, Bo"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ada Brook und Bo Cole", "Ada Brook, Bo Cole"),
        ("Ada Brook & Bo Cole", "Ada Brook, Bo Cole"),
        ("Ada Brook y Bo Cole, Fenland", "Ada Brook, Bo Cole"),
        ("Ada & Bo", "Ada & Bo"),
        ("Ada Brook and friends, Fenland", "Ada Brook and friends, Fenland"),
    ],
)
def test_two_in_one_value_are_two(text: str, told: str) -> None:
    assert names([text]) == told


def test_pointers_at_people_are_followed_for_a_few_only() -> None:
    people = [{"@type": "Person", "@id": "#a", "name": f"Ada Brook{number}"} for number in range(200)]
    story = {"@type": "NewsArticle", "headline": "x", "author": [{"@id": "#a"}] * 5_000}
    script = f'<script type="application/ld+json">{json.dumps([*people, story])}</script>'

    byline = metadata(read(parse(script))).byline

    assert byline is not None
    assert len(byline.value.split(", ")) == 30


@pytest.mark.parametrize(
    ("label", "told"),
    [("Written by", "Ada Brook"), ("Verfasst von", "Ada Brook"), ("Price", None), ("Est. reading time", None)],
)
def test_a_card_for_networks_names_the_author_beside_a_label(label: str, told: str | None) -> None:
    card = f"<meta name=twitter:label1 content='{label}'><meta name=twitter:data1 content='Ada Brook'>"
    byline = metadata(read(parse(card))).byline
    assert (byline.value if byline else None) == told


@pytest.mark.parametrize(
    ("text", "alone", "told"),
    [
        pytest.param("Ada van der Brook", False, "Ada van der Brook", id="full"),
        pytest.param("A. J. Neale,", False, "A. J. Neale", id="initials"),
        pytest.param("Ada", False, "", id="one-word"),
        pytest.param("Ada", True, "Ada", id="one-word-that-will-do"),
        pytest.param("Share", True, "", id="a-button"),
        pytest.param("March", True, "", id="a-month"),
        pytest.param("Read More", False, "", id="a-link"),
        pytest.param("the harbour desk", False, "", id="small-letters"),
        pytest.param("Ada Brook writes for us", False, "", id="a-sentence"),
        pytest.param("A" * 60, True, "", id="long"),
    ],
)
def test_a_person_s_name_is_nothing_else(text: str, alone: bool, told: str) -> None:  # noqa: FBT001 - a table's column
    assert person(text, alone=alone) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("ADA BROOK abrook@post.example", "ADA BROOK", id="address"),
        pytest.param("Ada Brook (abrook@post.example)", "Ada Brook", id="address-in-brackets"),
        pytest.param("Ada Brook, Staff Writer", "Ada Brook", id="trade"),
        pytest.param("Ada Brook, rural affairs correspondent", "Ada Brook", id="trade-in-several-words"),
        pytest.param("Ada Brook | Holt Post", "Ada Brook", id="bar"),
        pytest.param("News | Holt Post", "", id="bar-behind-a-section"),
        pytest.param("Ada Brook and Lo Penn", "Ada Brook, Lo Penn", id="two"),
        pytest.param("Simon and Garfunkel", "Simon and Garfunkel", id="one-word-each"),
        pytest.param("Holt Museum of Art and Lo Penn", "Holt Museum of Art and Lo Penn", id="an-institution"),
    ],
)
def test_a_declared_author_is_named_without_address_trade_and_paper(text: str, told: str) -> None:
    assert names([text]) == told


def test_a_person_may_be_given_in_parts() -> None:
    people = [{"@type": "Person", "givenName": "Ada", "familyName": "Brook"}, {"@type": "Person", "givenName": "Bo"}]
    story = json.dumps({"@type": "NewsArticle", "headline": "Bridge closed", "author": people})
    found = metadata(read(parse(f'<script type="application/ld+json">{story}</script>'))).byline
    assert found is not None
    assert (found.value, found.source) == ("Ada Brook", "json-ld")


def test_who_created_a_story_is_its_author_where_none_is_given() -> None:
    for fields, told in (
        ({"creator": ["Ada Brook"], "author": []}, "Ada Brook"),
        ({"creator": "Bo", "author": "Ada"}, "Ada"),
    ):
        story = json.dumps({"@type": "NewsArticle", "headline": "Bridge closed", **fields})
        found = metadata(read(parse(f'<script type="application/ld+json">{story}</script>'))).byline
        assert found is not None
        assert found.value == told


@pytest.mark.parametrize(
    ("author", "told"),
    [
        pytest.param("Ada Brook - Bay Paper", "Ada Brook", id="dash"),
        pytest.param("Ada Brook, Bay Paper", "Ada Brook", id="comma"),
        pytest.param("Ada Brook/Bo Cole", "Ada Brook, Bo Cole", id="two-around-a-stroke"),
        pytest.param("Ada Brook - Fenland Post", "Ada Brook - Fenland Post", id="another-site"),
    ],
)
def test_the_site_s_name_behind_an_author_is_no_part_of_it(author: str, told: str) -> None:
    head = f"<meta property=og:site_name content='Bay Paper'><meta name=author content='{author}'>"
    found = metadata(read(parse(head))).byline
    assert found is not None
    assert found.value == told
