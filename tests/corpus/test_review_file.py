"""A review is written whole or not at all, and reads as it was written."""

from pathlib import Path

import pytest

from cleaners.cleaned import Cleaned, Rejected, Why
from corpus.reclean import compared
from corpus.review import Group, Side
from corpus.review_file import FILE, Review, opened, writing
from tests.corpus.test_reclean import DOCUMENT
from tests.corpus.test_review import RAW, change, cut

PROMO = Group(side=Side.CUT, kind="promo", rule="promo.house")


def lines(folder: Path) -> list[tuple[str, int, int]]:
    with opened(folder) as review:
        assert isinstance(review, Review)
        return [(line.group.name, line.documents, line.chars) for line in review.lines()]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    with writing(tmp_path) as made:
        made.add(change((cut(0, 8, "old.one"),), (cut(16, 24),)))
        made.finish({"rules": "7"})
    assert lines(tmp_path) == [("cut:promo/promo.house", 1, 8), ("kept:promo/old.one", 1, 8)]
    with opened(tmp_path) as review:
        assert review is not None
        assert review.about() == {"rules": "7"}
        ((found, chars),) = review.changes(PROMO, 0, 9)
        assert (found.id, found.cuts, chars) == ("a", (cut(16, 24),), 8)
        assert review.change("a") == found
        assert review.change("b") is None
        assert review.changes(PROMO, 1, 9) == ()


def test_another_raw_text_is_kept_as_text_and_a_rejection_as_its_evidence(tmp_path: Path) -> None:
    now = Cleaned(page_digest="d", raw_text="other", text="other", cuts=())
    with writing(tmp_path) as made:
        made.add(compared(DOCUMENT, RAW, (), now))
        made.finish({})
    with opened(tmp_path) as review:
        assert review is not None
        found = review.change("a")
        assert found is not None
        assert (found.cuts, found.text) == (None, "other")
    with writing(tmp_path) as made:
        made.add(compared(DOCUMENT, RAW, (), Rejected(page_digest="d", why=Why.LISTING, evidence="9 of 10 links")))
        made.finish({})
    with opened(tmp_path) as review:
        assert review is not None
        found = review.change("a")
        assert found is not None
        assert (found.cuts, found.text, found.evidence) == (None, "", "9 of 10 links")


def fail(folder: Path) -> None:
    with writing(folder) as made:
        made.add(change((), (cut(0, 4),)))
        raise KeyError


def test_one_that_fails_leaves_the_last_one(tmp_path: Path) -> None:
    with writing(tmp_path) as made:
        made.add(change((), (cut(0, 8),)))
        made.finish({})
    before = lines(tmp_path)
    with pytest.raises(KeyError):
        fail(tmp_path)
    assert lines(tmp_path) == before
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_what_a_killed_run_left_behind_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / f".{FILE}.new").write_bytes(b"half a fi")
    with writing(tmp_path) as made:
        made.finish({})
    assert lines(tmp_path) == []


def test_no_review_and_no_database_are_no_review(tmp_path: Path) -> None:
    with opened(tmp_path) as review:
        assert review is None
    (tmp_path / FILE).write_bytes(b"not a database, " * 99)
    with opened(tmp_path) as review:
        assert review is None
