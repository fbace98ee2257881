"""Documents are found by id and by every address they came through, however it is spelt."""

from pathlib import Path

from tests.corpus.shelf import opened, pair, prose


def test_documents_are_found_by_what_a_person_has_at_hand(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        kept = store.keep(*pair(3, prose(1))).document
        listed = f"{kept.addresses.answered}?utm_source=feed&fbclid=abc#top"
        for name in (kept.id, kept.id[:6], kept.addresses.answered, listed):
            assert store.find(name) == (kept,)
        for name in (kept.id[:3], "https://example.example/4", "", "%%%%"):
            assert store.find(name) == ()
        assert store.document("nobody") is None
        assert store.raw_text("nobody") is None
        assert store.cuts("nobody") == ()
