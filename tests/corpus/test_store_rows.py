import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners.cleaned import Metadata, Sourced
from corpus.store_rows import cut, cut_row, deflated, inflated, metadata_json, metadata_of
from tests.corpus.shelf import CUT, prose

TEXT = st.text(st.characters(codec=None), max_size=50)
SOURCED = st.none() | st.builds(Sourced, value=TEXT, source=TEXT)
METADATA = st.builds(
    Metadata,
    title=SOURCED,
    byline=SOURCED,
    published_at=SOURCED,
    language=SOURCED,
    language_confidence=st.none() | st.floats(0, 1),
    tags=st.lists(TEXT, max_size=3).map(tuple),
    tags_source=TEXT,
    robots=st.lists(TEXT, max_size=2).map(tuple),
    paywalled=st.none() | st.booleans(),
    page_type=TEXT,
)


@given(METADATA)
def test_stored_metadata_equals_loaded(metadata: Metadata) -> None:
    assert metadata_of(metadata_json(metadata)) == metadata


def test_what_a_page_does_not_say_takes_no_room() -> None:
    assert metadata_json(Metadata()) == "{}"
    assert json.loads(metadata_json(Metadata(paywalled=False))) == {"paywalled": False}


def test_fields_of_a_later_version_are_left_alone() -> None:
    assert metadata_of('{"mood": "grim", "page_type": "article"}') == Metadata(page_type="article")


@given(TEXT, TEXT)
def test_raw_text_comes_back(raw: str, text: str) -> None:
    assert inflated(deflated(raw, text), text) == raw


@pytest.mark.parametrize("words", [400, 12_000], ids=["an article", "longer than the window"])
def test_what_the_text_says_already_costs_little(words: int) -> None:
    text = prose(1, words)
    raw = f"Menu\nHome\n{text}\nShare this"
    assert inflated(deflated(raw, text), text) == raw
    if words < 1_000:
        assert len(deflated(raw, text)) < 100


def test_a_cut_comes_back() -> None:
    assert cut(cut_row(1, CUT)[1:]) == CUT


def test_raw_text_that_cannot_be_unpacked_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be unpacked with the text beside it"):
        inflated(b"\xff\xff", "A text")
