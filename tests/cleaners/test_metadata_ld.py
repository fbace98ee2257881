"""JSON-LD that is broken: what is whole of it is read, and nothing is made up."""

from cleaners.metadata_ld import nodes

BROKEN = '{"@type": "NewsArticle", "headline": "The "old" bridge", "datePublished": "2024-05-03", "articleBody": "A "b'


def test_half_a_headline_is_none_and_half_a_body_helps() -> None:
    assert nodes([BROKEN]) == ({"@type": "NewsArticle", "datePublished": "2024-05-03", "articleBody": "A "},)


def test_a_headline_that_is_the_last_thing_said_is_whole() -> None:
    assert nodes([BROKEN.partition(' "old"')[0]]) == ({"@type": "NewsArticle", "headline": "The"},)
    assert nodes(['{"@type": "Article", "headline": "The bridge"  ,, }']) == (
        {"@type": "Article", "headline": "The bridge"},
    )
