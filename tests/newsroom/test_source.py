"""The folders below outlets/ as records."""

import pytest

from newsroom.source import NEVER, STORY, folders, sheet

FRONT = "path: /a\ntitle: Colons: kept\npublished: 2026-01-01T00:00:00+01:00"


def test_a_sheet_is_front_matter_and_a_body() -> None:
    read = sheet("a", f"{FRONT}\nbyline:\n---\n<p>One.</p>\n", "Colons: kept\n\nOne.\n")
    assert (read.title, read.byline, read.verdict) == ("Colons: kept", "", STORY)
    assert (read.body, read.text) == ("<p>One.</p>", "Colons: kept\n\nOne.")


@pytest.mark.parametrize(
    ("source", "error"),
    [
        pytest.param(FRONT, ValueError, id="no dashes"),
        pytest.param(f"{FRONT}\nno colon\n---\n", ValueError, id="line without a colon"),
        pytest.param(f"{FRONT}\nauthor: A\n---\n", TypeError, id="unknown key"),
        pytest.param("path: /a\n---\n", TypeError, id="title missing"),
    ],
)
def test_a_faulty_sheet_is_refused(source: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        sheet("a", source, "")


def test_a_story_has_a_text_and_nothing_else_has() -> None:
    for folder in folders():
        for one in folder.sheets:
            assert bool(one.text) == (one.verdict == STORY), one.slug


def test_paths_are_one_page_each() -> None:
    for folder in folders():
        paths = [one.path for one in folder.sheets] + [row.path for row in folder.listings] + list(folder.moved)
        assert len(paths) == len(set(paths))
        assert all(path.startswith("/") for path in paths)


def test_one_page_is_behind_robots() -> None:
    never = [(folder.id, one.path) for folder in folders() for one in folder.sheets if one.verdict == NEVER]
    assert never == [("morgenkurier", "/intern/redaktionsplan")]
