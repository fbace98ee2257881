from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from corpus.corpus import Corpus, moment
from corpus.store_file import StoreError
from tests.corpus.shelf import CUT, opened, pair, prose


def test_the_corpus_is_read_from_python(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for number, published in enumerate(["2026-02-01", "2026-02-03", "2026-02-05"]):
            store.keep(*pair(number, prose(number), published=published))
    with Corpus.open(tmp_path) as corpus:
        found = list(corpus.documents(lang="en", since="2026-02-03"))
        assert [document.text for document in found] == [prose(1), prose(2)]
        assert list(corpus.documents(lang="de")) == []
        assert corpus.document(found[0].id) == found[0]
        assert corpus.cuts(found[0]) == (CUT,)
        assert corpus.raw_text(found[0]).startswith("Menu")
        assert corpus.stats().documents == 3


def test_a_folder_without_a_corpus_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        Corpus.open(tmp_path)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        pytest.param(None, None, id="none"),
        pytest.param("", None, id="empty"),
        pytest.param("2026-02-03", datetime(2026, 2, 3, tzinfo=UTC), id="a day"),
        pytest.param("2026-02-03T04:00+02:00", datetime(2026, 2, 3, 2, tzinfo=UTC), id="a time with a zone"),
        pytest.param(date(2026, 2, 3), datetime(2026, 2, 3, tzinfo=UTC), id="a date"),
        pytest.param(datetime(2026, 2, 3, 4, tzinfo=UTC), datetime(2026, 2, 3, 4, tzinfo=UTC), id="a moment"),
    ],
)
def test_moments(stated: date | str | None, expected: datetime | None) -> None:
    assert moment(stated) == expected


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match="Invalid isoformat"):
        moment("last week")
    with pytest.raises(ValueError, match="no time of the years 1 to 9999"):
        moment("0001-01-01T00:00+12:00")
