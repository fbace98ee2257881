"""A kept document shows what was kept of it, and where it came from."""

from pathlib import Path

from corpus.inspect.stored import stored_view
from tests.corpus.inspect.web import corpora
from tests.corpus.shelf import opened, prose


def test_a_kept_document_is_a_view(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        name = corpora.keep(store, 1, prose(1))
        copy = corpora.keep(store, 2, prose(1))
        view, twin = (stored_view(store, found) for each in (name, copy) if (found := store.document(each)))
    assert (view.doc, view.outlet, view.title) == (name, "gull", "Title 1")
    assert [found.rule for found in view.cuts] == ["navigation.menu", "newsletter.prompt", "legal.rights"]
    assert view.text.startswith("Title 1")
    assert dict(view.provenance)["archived"] == "a.warc.gz at 100"
    assert dict(twin.provenance)["story"].startswith(("exact", "near"))
