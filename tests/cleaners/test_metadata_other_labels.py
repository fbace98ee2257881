"""Labels before days: which are of publishing, and which of anything else."""

import pytest

from cleaners.metadata_other_labels import FACT, NONE_OF_PUBLISHING, PUBLISHING, THREAD, WHEN


@pytest.mark.parametrize("label", ["When", "Ada Brook, died", "Fecha de estreno", "Дата выхода", "Closing date:"])
def test_labels_of_other_days(label: str) -> None:
    assert NONE_OF_PUBLISHING.search(label)
    assert not PUBLISHING.search(label)


@pytest.mark.parametrize(
    "label", ["Published", "Press release", "For release", "Erstellt", "Mis en ligne", "Добавлено"]
)
def test_labels_of_publishing(label: str) -> None:
    assert PUBLISHING.search(label)


def test_a_date_as_such_tells_nothing_and_an_event_s_facts_tell() -> None:
    assert all(map(WHEN.fullmatch, ("Date", "Datum", "日期")))
    assert not any(map(NONE_OF_PUBLISHING.search, ("Date", "Datum", "日期")))
    assert all(map(FACT.match, ("Venue: Drill hall", "Ort: Halle", "Where")))
    assert not any(map(FACT.match, ("Wherever they met", "Time: 10:15", "Contact: Ada Brook")))
    assert THREAD.fullmatch("Start date")
