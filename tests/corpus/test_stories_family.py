from datetime import timedelta
from pathlib import Path

import pytest

from corpus.stories_family import compare, family, versions
from tests.corpus.shelf import NOON, cleaned, made, opened, page, pair, prose, reworded

A, B, C, D = (prose(n, 12) for n in range(4))


@pytest.mark.parametrize(
    ("one", "other", "mine", "theirs"),
    [
        pytest.param([A, B], [A, B], [0, 1], [0, 1], id="equal"),
        pytest.param([B, A], [A, B], [1, 0], [1, 0], id="turned round"),
        pytest.param([A, C], [A, B], [0, None], [0, None], id="one exchanged"),
        pytest.param([A], [f"{A} {D}"], [0], [0], id="inside a longer one"),
        pytest.param([], [A], [], [None], id="nothing"),
        pytest.param([A.replace(" ", "  ")], [A.upper()], [0], [0], id="case and white space"),
    ],
)
def test_paragraphs_are_matched(
    one: list[str], other: list[str], mine: list[int | None], theirs: list[int | None]
) -> None:
    here, there = compare("\n\n".join(one), "\n".join(other))
    assert [passage.twin for passage in here] == mine
    assert [passage.twin for passage in there] == theirs


def test_a_family_shows_each_copy_with_its_differences(tmp_path: Path) -> None:
    whole = prose(1)
    parts = whole.split("\n\n")
    with opened(tmp_path) as store:
        late = store.keep(*pair(1, f"{whole}\n\n{A}", published="2026-02-03")).document
        early = store.keep(*pair(2, whole, published="2026-02-01")).document
        part = store.keep(*pair(3, "\n\n".join(parts[:6]), published="2026-02-04")).document
        store.keep(*pair(4, prose(9)))
        members = family(store, early.story.id)
    assert [member.document.id for member in members] == [early.id, late.id, part.id]
    assert [passage.twin for passage in members[1].passages] == [*range(len(parts)), None]
    assert members[1].missing == ()
    assert [change.new_of for change in members[1].changes] == [early.id]
    assert members[2].missing == tuple(parts[6:])
    assert members[0].missing == ()


def test_versions_are_listed_oldest_first(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for hour, text in enumerate([prose(1), reworded(prose(1), 40), prose(2)]):
            source = page(hour, at=NOON + timedelta(hours=hour), url="https://a.example/story")
            result = cleaned(source, text)
            kept = store.keep(made(source, result), result)
        found = versions(store, kept.document)
    assert [(document.version, document.text) for document in found] == [
        (1, prose(1)),
        (2, reworded(prose(1), 40)),
        (3, prose(2)),
    ]


def test_a_story_nobody_tells_has_no_family(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert family(store, "nobody") == ()
