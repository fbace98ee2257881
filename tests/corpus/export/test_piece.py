from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.export.piece import Piece, file_stem, record, slug
from corpus.publish_table import SCHEMA
from tests.corpus.shelf import pair, prose

DOCUMENT, CLEANED = pair(1, prose(1))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("Rat beschließt Haushalt", "rat-beschliesst-haushalt", id="German"),
        pytest.param("../../etc/passwd", "etc-passwd", id="a path"),
        pytest.param("..", "", id="the folder above"),
        pytest.param("CON", "con", id="a device"),
        pytest.param("議会が予算案を可決", "", id="nothing a file system must be asked about"),
        pytest.param("=HYPERLINK(1)", "hyperlink-1", id="a formula"),
        pytest.param("a" * 200, "a" * 60, id="long"),
        pytest.param("a\0b\x1b[2J", "a-b-2j", id="control characters"),
    ],
)
def test_slugs(title: str, expected: str) -> None:
    assert slug(title) == expected


@given(st.text())
def test_no_title_makes_an_unsafe_name(title: str) -> None:
    name = file_stem(replace(DOCUMENT, title=title))
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert name.endswith(DOCUMENT.id)
    assert not name.startswith(("-", "."))
    assert len(name) <= 60 + 1 + 16


def test_names_of_different_documents_never_meet() -> None:
    assert file_stem(DOCUMENT) != file_stem(replace(DOCUMENT, id="abcdefghijklmnop"))


def test_the_record_has_the_columns_of_the_schema_in_order() -> None:
    assert list(record(Piece(document=DOCUMENT, cuts=CLEANED.cuts))) == SCHEMA.names
