from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from corpus import store_find
from corpus.store_find import QueryError, Wanted
from tests.corpus.shelf import NOON, cleaned, made, opened, page, pair, prose, reworded


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        pytest.param(Wanted(), "abcd", id="all current"),
        pytest.param(Wanted(versions=True), "abcde", id="versions"),
        pytest.param(Wanted(outlet="two"), "bd", id="outlet"),
        pytest.param(Wanted(outlet="tw"), "", id="no such outlet"),
        pytest.param(Wanted(lang="de"), "bc", id="a language and its regions"),
        pytest.param(Wanted(lang="de-AT"), "c", id="a region"),
        pytest.param(Wanted(lang="d"), "", id="not a prefix of a subtag"),
        pytest.param(Wanted(since=datetime(2026, 2, 10, tzinfo=UTC)), "bcd", id="since, fetched where undated"),
        pytest.param(Wanted(until=datetime(2026, 2, 10, tzinfo=UTC)), "a", id="until"),
        pytest.param(Wanted(originals=True), "acd", id="originals"),
        pytest.param(Wanted(where="lang = 'en' AND length > 10"), "ad", id="where"),
        pytest.param(Wanted(where="relation = 'near' -- ticker"), "b", id="where with a comment"),
        pytest.param(Wanted(where="outlet = 'one' OR 1", outlet="two"), "bd", id="where cannot widen"),
    ],
)
def test_wanted(tmp_path: Path, wanted: Wanted, expected: str) -> None:
    rows = [
        ("a", "one", prose(1), "2026-02-01", "en"),
        ("b", "two", reworded(prose(1), 40), "2026-02-20", "de"),
        ("c", "one", prose(2), "", "de-AT"),
        ("d", "two", prose(3), "2026-02-11", "en"),
    ]
    with opened(tmp_path) as store:
        old = page(9, at=NOON - timedelta(days=1), outlet="two", url="https://two.example/d")
        older = cleaned(old, prose(4))
        names = {store.keep(made(old, older), older).document.id: "e"}
        for number, (letter, outlet, text, published, lang) in enumerate(rows):
            source = page(number, outlet=outlet, url=f"https://{outlet}.example/{letter}")
            result = cleaned(source, text, published=published, lang=lang)
            names[store.keep(made(source, result), result).document.id] = letter
        found = sorted(names[document.id] for document in store.documents(wanted))
    assert "".join(found) == expected


@pytest.mark.parametrize(
    "where",
    [
        *("lenth > 3", "1; DROP TABLE documents", ")", "id = ?", "'", "1) OR (1", "1 THEN 1 END) OR (CASE WHEN 1"),
        *("id IN (SELECT id FROM runs)", "load_extension('x')", "1 UNION SELECT 1"),
    ],
)
def test_an_expression_that_cannot_be_read_names_the_columns(tmp_path: Path, where: str) -> None:
    with opened(tmp_path) as store:
        store.keep(*pair(1, prose(1)))
        with pytest.raises(QueryError, match="the columns are number, id, outlet"):
            next(store.documents(Wanted(where=where)))
        assert store.stats().documents == 1


def test_documents_stream_in_pages_while_others_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_find, "_PAGE", 2)
    with opened(tmp_path) as store:
        for number in range(5):
            store.keep(*pair(number, prose(number)))
        stream = store.documents()
        first = next(stream)
        store.keep(*pair(9, prose(9)))
        rest = list(stream)
    assert len({document.id for document in [first, *rest]}) == 6


def test_figures_add_up(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for number, text in enumerate([prose(1), prose(1), prose(2)]):
            store.keep(*pair(number, text))
        figures = store.stats()
    assert (figures.documents, figures.stories, figures.pages) == (3, 2, 3)
    assert figures.relations == (("original", 2), ("exact", 1))
    assert figures.kinds == (("navigation", 21),)
    assert figures.rules == (("navigation.menu", 3),)
    assert figures.languages == (("en", 3),)
    assert figures.text_chars == 2 * len(prose(1)) + len(prose(2))
    assert figures.removed_chars == 21
