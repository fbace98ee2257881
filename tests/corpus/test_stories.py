from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cleaners.cleaned import Sourced
from corpus.stories import agency, believed, instant, standing
from tests.corpus.shelf import NOON, cleaned, made, page


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        pytest.param("2026-01-02T03:04:05+02:00", datetime(2026, 1, 2, 1, 4, 5, tzinfo=UTC), id="zone"),
        pytest.param("2026-01-02T03:04:05Z", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), id="zulu"),
        pytest.param("2026-01-02T03:04", datetime(2026, 1, 2, 3, 4, tzinfo=UTC), id="no zone"),
        pytest.param("2026-01-02", datetime(2026, 1, 2, 23, 59, 59, tzinfo=UTC), id="a date is the end of its day"),
        pytest.param("yesterday", None, id="no date"),
        pytest.param("0001-01-01T00:00:00+14:00", None, id="before all time"),
    ],
)
def test_instants(stated: str, expected: datetime | None) -> None:
    assert instant(stated) == expected


@pytest.mark.parametrize(
    ("published", "is_believed"),
    [
        pytest.param("2026-03-01T11:00:00Z", True, id="an hour before it was fetched"),
        pytest.param("2026-03-02T11:00:00Z", True, id="a day ahead: time zones"),
        pytest.param("2026-03-02T13:00:00Z", False, id="more than a day ahead"),
        pytest.param("1970-01-01T00:00:00Z", False, id="an empty clock"),
        pytest.param("", False, id="none"),
    ],
)
def test_a_publication_time_must_be_possible(published: str, *, is_believed: bool) -> None:
    source = page(1, at=NOON)
    assert (believed(made(source, cleaned(source, "Text.", published=published))) is not None) is is_believed


def test_a_time_on_an_outlet_s_own_clock_counts_as_the_end_of_its_day_where_it_is_only_shown() -> None:
    source = page(1, at=NOON)
    document = made(source, cleaned(source, "Text.", published="2026-02-27T08:00:00"))
    for value, read, expected in (
        ("2026-02-27T08:00:00", "shown", datetime(2026, 2, 27, 23, 59, 59, tzinfo=UTC)),
        ("2026-02-27T08:00:00+02:00", "shown", datetime(2026, 2, 27, 6, tzinfo=UTC)),
        ("2026-02-27T08:00:00", "json-ld", datetime(2026, 2, 27, 8, tzinfo=UTC)),
    ):
        metadata = replace(document.metadata, published_at=Sourced(value=value, source=read))
        assert believed(replace(document, metadata=metadata)) == expected


@pytest.mark.parametrize(
    ("text", "byline", "expected"),
    [
        pytest.param("BERLIN (dpa) - The council met.", "", "dpa", id="dateline"),
        pytest.param("MOSCOW (dpa/AFP) - The council met.", "", "dpa", id="two agencies"),
        pytest.param("ROM (Eigener Bericht/ANSA) - The council met.", "", "ANSA", id="with a paper's own"),
        pytest.param("The council met.", "Von dpa-AFX", "dpa-AFX", id="byline"),
        pytest.param("The council met.", "Ann Reuterskiöld", "", id="a name that begins like one"),
        pytest.param("The council met Reuters.", "", "", id="an agency in the story"),
        pytest.param("The council (AP Photo) met.", "", "", id="a photo credit"),
        pytest.param("x" * 500 + " (Reuters)", "", "", id="far down"),
    ],
)
def test_agencies_are_read_off_bylines_and_datelines(text: str, byline: str, expected: str) -> None:
    source = page(1)
    assert agency(made(source, cleaned(source, text, byline=byline))) == expected


def test_a_standing_is_read_off_the_document() -> None:
    source = page(1)
    kept = made(source, cleaned(source, "Text.", published="2026-02-01"))
    untold = replace(kept, metadata=replace(kept.metadata, published_at=Sourced(value="soon", source="meta")))
    assert standing(kept, 3, superseded=True).text == 3
    assert standing(kept, 3, superseded=True).superseded
    assert standing(untold, 3, superseded=False).published_at is None
