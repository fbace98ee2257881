"""JSON-LD that is broken: what is whole of it is read, and nothing is made up."""

import pytest

from cleaners.metadata import metadata
from cleaners.metadata_head import Head
from cleaners.metadata_ld import nodes, text

BROKEN = '{"@type": "NewsArticle", "headline": "The "old" bridge", "datePublished": "2024-05-03", "articleBody": "A "b'


def test_half_a_headline_is_none_and_half_a_body_helps() -> None:
    assert nodes([BROKEN]) == ({"@type": "NewsArticle", "datePublished": "2024-05-03", "articleBody": "A "},)


def test_a_headline_that_is_the_last_thing_said_is_whole() -> None:
    assert nodes([BROKEN.partition(' "old"')[0]]) == ({"@type": "NewsArticle", "headline": "The"},)
    assert nodes(['{"@type": "Article", "headline": "The bridge"  ,, }']) == (
        {"@type": "Article", "headline": "The bridge"},
    )


def test_titles_without_end_are_compared_as_far_as_a_title_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def letters(name: str) -> str:
        told.append(name)
        return name

    monkeypatch.setattr("cleaners.metadata._letters", letters)
    long = "bridge " * 2_000
    several = [{"@type": "NewsArticle", "headline": f"{long}{number}"} for number in range(3)]
    metadata(Head(title=long, h1=long, metas={"og:title": (long,)}, ld=tuple(several)))
    assert len(told) > len(several)
    assert max(map(len, told)) <= 1_000


def test_seconds_since_1970_are_a_day_and_a_number_a_film_s_name() -> None:
    script = '{"@type": "NewsArticle", "headline": 1984, "datePublished": 1709629200000, "dateModified": 1709715600.5}'
    facts = metadata(Head(metas={}, ld=nodes([script])))
    told = [each.value if each else None for each in (facts.title, facts.published_at, facts.modified_at)]
    assert told == ["1984", "2024-03-05T09:00:00+00:00", "2024-03-06T09:00:00+00:00"]
    assert text(value=True) == ""
