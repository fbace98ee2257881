"""A view accounts for every character and numbers what can be kept."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners.cleaned import Metadata, Rejected, Sourced, Why
from cleaners.kinds import Kind
from corpus.inspect.view import About, Paragraph, View, of_rule, paragraph_spans, totals_by_kind, totals_by_rule
from tests.corpus.inspect.samples import cleaned, cut, gold_views, plain, view_of

TEXTS = st.text(st.sampled_from("ab é\n\r\u2028中\u00ad"), max_size=60)


@st.composite
def views(draw: st.DrawFn) -> View:
    text = draw(TEXTS)
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    kinds = st.sampled_from([Kind.DUPLICATE, Kind.MARKUP, Kind.LEGAL])
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return View.of_cleaned(cleaned(text, [cut(pair, kind=draw(kinds), rule="r", evidence="3") for pair in pairs]))


@given(views())
def test_pieces_tile_each_paragraph_and_agree_with_the_cuts(view: View) -> None:
    for para in view.paragraphs:
        assert "".join(piece.text for piece in para.pieces) == view.raw_text[para.start : para.end]
        assert [p.start for p in para.pieces[1:]] == [p.end for p in para.pieces[:-1]]
        for piece in para.cuts:
            assert view.cuts[piece.order] is piece.cut
            assert view.cuts[piece.order].start <= piece.start < piece.end <= view.cuts[piece.order].end
        assert not para.removed or all(piece.twin != para.number for piece in para.pieces)


@given(views())
def test_every_readable_character_is_in_one_paragraph(view: View) -> None:
    inside = " ".join(view.raw_text[start:end] for start, end in paragraph_spans(view.raw_text))
    assert sorted(inside.split()) == sorted(view.raw_text.split())
    assert [para.number for para in view.paragraphs] == list(range(1, len(view.paragraphs) + 1))


def test_a_ledger_that_overlaps_is_refused() -> None:
    cuts = (cut((0, 3), kind=Kind.LEGAL, rule="a"), cut((2, 4), kind=Kind.LEGAL, rule="b"))
    with pytest.raises(ValueError, match="overlaps"):
        View(raw_text="abcd", text="", cuts=cuts)


def test_paragraphs_know_whether_they_went() -> None:
    view = plain()
    assert [para.removed for para in view.paragraphs] == [True, False, False, False, True, True, True]
    assert [para.marks_only for para in view.paragraphs] == [False, False, False, True, False, False, False]
    assert [len(para.reasons) for para in view.paragraphs] == [1, 0, 1, 1, 1, 1, 1]


def _twins(view: View) -> list[int]:
    return [piece.twin for para in view.paragraphs for piece in para.cuts]


def test_a_copy_points_at_the_paragraph_with_its_words() -> None:
    assert _twins(plain()) == [0, 0, 0, 2, 0, 0]


def test_a_copy_in_other_words_points_where_its_evidence_says() -> None:
    def para_twins(evidence: str) -> list[int]:
        near = ("It reopened on Sunday…", Kind.DUPLICATE, "repeats.teaser", evidence)
        return _twins(view_of(["Head\n", "It reopened on Saturday.\n", near]))

    assert para_twins("offset 7") == [2]
    assert para_twins("95.5 % alike") == [0]
    assert para_twins("offset 99999") == [0]
    assert para_twins("offset 31") == [0]  # itself


def test_one_cut_over_two_paragraphs_points_at_each_twin() -> None:
    both = ("First thing\nSecond thing.", Kind.DUPLICATE, "repeats.block", "offset 0")
    assert _twins(view_of(["First thing\nSecond thing!\n", both])) == [1, 2]


def test_metadata_fills_what_is_not_told() -> None:
    meta = Metadata(title=Sourced(value="T", source="h1"), byline=Sourced(value="A. Writer", source="json-ld"))
    view = View.of_cleaned(replace(cleaned("Words", []), metadata=meta), About(outlet="post"))
    assert (view.title, view.outlet) == ("T", "post")
    assert ("byline", "A. Writer (json-ld)") in view.provenance


def test_a_page_without_a_story_is_all_left_out() -> None:
    view = View.of_rejected(Rejected(page_digest="d", why=Why.ERROR_PAGE, evidence="404", raw_text="Not found\nBye"))
    assert view.rejected == "error_page: 404"
    assert all(para.removed for para in view.paragraphs)
    assert view.removed_share == 1.0


def test_a_page_without_text_is_a_view_too() -> None:
    view = View.of_rejected(Rejected(page_digest="d", why=Why.EMPTY, evidence=""))
    assert (view.rejected, view.paragraphs, view.removed_share) == ("empty", (), 0.0)


def test_totals_add_up_to_the_cuts() -> None:
    view = plain()
    assert sum(total.chars for total in totals_by_kind(view.cuts)) == view.removed_chars
    assert sum(total.cuts for total in totals_by_rule(view.cuts)) == len(view.cuts)
    assert totals_by_kind(view.cuts)[0].kind is Kind.NEWSLETTER


def test_a_rule_is_named_whole_or_by_family() -> None:
    repeat = cut((0, 1), kind=Kind.DUPLICATE, rule="repeats.exact")
    assert of_rule(repeat, "repeats.exact")
    assert of_rule(repeat, "repeats")
    assert not of_rule(repeat, "repeat")


@pytest.mark.parametrize("view", gold_views(), ids=lambda view: view.doc)
def test_gold_seeds_resolve_every_copy(view: View) -> None:
    def copies(para: Paragraph) -> bool:
        return any(piece.cut and piece.cut.kind is Kind.DUPLICATE for piece in para.cuts)

    assert all(para.cuts[0].twin > 0 for para in view.paragraphs if copies(para))
