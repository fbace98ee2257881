"""The catalogue finds words in every script and is thrown away when it is not ours."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.inspect.web.catalogue import FILE, match, opened, searchable, week_of


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param("two words", '"two" "words"', id="words"),
        pytest.param('"a phrase" b', '"a phrase" "b"', id="phrase"),
        pytest.param("古桥", '"古 桥"', id="unspaced script is a phrase"),
        pytest.param("a AND b*", '"a" "AND" "b*"', id="operators are words"),
        pytest.param("NEAR(x", '"NEAR(x"', id="syntax"),
        pytest.param('" -- "', "", id="nothing to look for"),
        pytest.param("", "", id="empty"),
    ],
)
def test_queries_hold_no_operators(asked: str, expected: str) -> None:
    assert match(asked) == expected


@given(st.text(max_size=40))
def test_every_query_can_be_asked(asked: str) -> None:
    query = match(asked)
    if query:
        assert query.count('"') % 2 == 0
        assert "\x00" not in query or '"' in query


def test_unspaced_scripts_are_split() -> None:
    assert searchable("永济bridge").split() == ["永", "济", "bridge"]
    assert searchable("\ud800a") == "?a"


@pytest.mark.parametrize(
    ("day", "week"), [("2026-03-01", "2026-02-23"), ("2026-02-23", "2026-02-23"), ("", ""), ("x", "x")]
)
def test_weeks_begin_on_monday(day: str, week: str) -> None:
    assert week_of(day) == week


def test_a_catalogue_is_made_once_and_again_when_it_is_of_another_version(tmp_path: Path) -> None:
    with opened(tmp_path) as catalogue:
        catalogue.do("INSERT INTO languages VALUES ('de', 1)")
    with opened(tmp_path) as catalogue:
        assert catalogue.rows("SELECT * FROM languages") == [("de", 1)]
        catalogue.do("PRAGMA user_version = 999")
    with opened(tmp_path) as catalogue:
        assert catalogue.rows("SELECT * FROM languages") == []


def test_a_damaged_catalogue_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all" * 100)
    with opened(tmp_path) as catalogue:
        assert catalogue.rows("SELECT count(*) FROM entries") == [(0,)]
