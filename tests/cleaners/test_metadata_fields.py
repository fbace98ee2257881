"""Names of fields, as they are looked up."""

import pytest

from cleaners import metadata_fields as fields
from cleaners.cleaned import Sourced
from cleaners.metadata import metadata
from cleaners.metadata_head import read
from cleaners.segment_tree import parse

LISTS = (fields.AUTHORS, fields.CHANGES, fields.DATES, fields.LICENCES, fields.SECTIONS)


@pytest.mark.parametrize("names", LISTS)
def test_names_are_small_and_stand_once(names: tuple[str, ...]) -> None:
    assert [name for name in names if name != name.lower()] == []
    assert len(set(names)) == len(names)


def test_no_field_is_a_day_of_publication_and_of_change() -> None:
    assert set(fields.DATES).isdisjoint(fields.CHANGES)


@pytest.mark.parametrize("name", fields.AUTHORS)
def test_an_author_is_read_in_any_of_them(name: str) -> None:
    found = metadata(read(parse(f'<meta name="{name.title()}" content="Ada Brook">'))).byline
    assert found is not None
    assert (found.value, found.source) == ("Ada Brook", name)


@pytest.mark.parametrize("name", fields.DATES)
def test_a_day_is_read_in_any_of_them(name: str) -> None:
    facts = metadata(read(parse(f'<meta property="{name}" content="2024-05-03">')))
    assert facts.published_at is not None
    assert (facts.published_at.value, facts.published_at.source, facts.modified_at) == ("2024-05-03", name, None)


SECTION = '<meta property="article:section" content="{}"><meta name="parsely-section" content="Local">'


def test_a_section_is_words_and_no_address() -> None:
    books, local = (
        metadata(read(parse(SECTION.format(text)))).section for text in ("Arts &amp;amp; Books", "https://h.example/a")
    )
    assert books == Sourced(value="Arts & Books", source="article:section")
    assert local == Sourced(value="Local", source="parsely-section")


def test_a_licence_may_stand_in_a_meta() -> None:
    found = metadata(read(parse('<meta name="dcterms.license" content="https://l.example/by">'))).licence
    assert found == Sourced(value="https://l.example/by", source="dcterms.license")


def test_the_site_s_name_behind_an_author_is_no_part_of_it() -> None:
    page = '<meta property="og:site_name" content="Courier"><meta name="author" content="Ada Brook, Courier">'
    assert metadata(read(parse(page))).byline == Sourced(value="Ada Brook", source="author")


def test_rights_that_are_no_link_are_no_licence() -> None:
    assert metadata(read(parse('<meta name="dc.rights" content="All rights reserved">'))).licence is None


def test_topics_stand_in_a_counter_s_field_where_no_other_has_them() -> None:
    tags = '<meta name="parsely-tags" content="bridges, harbour">'
    found = metadata(read(parse(tags)))
    assert (found.tags, found.tags_source) == (("bridges", "harbour"), "parsely-tags")
    assert metadata(read(parse(f'{tags}<meta name="keywords" content="roads">'))).tags == ("roads",)
