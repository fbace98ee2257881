"""The ledger as JSON: everything is accounted for."""

from cleaners.cleaned import Cleaned, Cut, Metadata, Rejected, Sourced, Why
from cleaners.kinds import Kind
from corpus.ledger_file import ledger, metadata_values

CUT = Cut(start=2, end=4, kind=Kind.PROMO, rule="promo.book", evidence="a phrase", by="rules@1")


def test_kept_and_cut_spans_tile_the_text() -> None:
    made = ledger(Cleaned(page_digest="sha256:0", raw_text="abXXcd", text="abcd", cuts=(CUT,)))
    assert made["kept"] == [[0, 2], [4, 6]]
    assert made["cuts"] == [
        {
            "start": 2,
            "end": 4,
            "kind": "promo",
            "rule": "promo.book",
            "evidence": "a phrase",
            "by": "rules@1",
            "text": "XX",
        }
    ]
    assert made["characters"] == 6


def test_a_rejected_page_is_one_cut() -> None:
    made = ledger(Rejected(page_digest="", why=Why.ERROR_PAGE, evidence="404", raw_text="404 gone", rules_version=3))
    assert (made["verdict"], made["kept"]) == ("error_page", [])
    assert [(c["start"], c["end"], c["kind"], c["by"]) for c in made["cuts"]] == [(0, 8, "error_banner", "rules@3")]


def test_an_empty_rejection_has_no_cut() -> None:
    assert ledger(Rejected(page_digest="", why=Why.EMPTY, evidence="0 bytes"))["cuts"] == []


def test_metadata_lists_only_what_the_page_gave() -> None:
    given = Metadata(title=Sourced(value="A", source="h1"), tags=("x",), paywalled=False)
    assert metadata_values(given) == {"title": {"value": "A", "source": "h1"}, "tags": ["x"], "paywalled": False}
