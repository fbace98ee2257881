"""Small pieces agree with the view they draw."""

from itertools import pairwise

from hypothesis import given

from cleaners.kinds import Kind
from corpus.inspect.parts import bar, chip, grow, icon, icons, pairs, segments
from corpus.inspect.view import View
from tests.corpus.inspect.samples import plain, view_of
from tests.corpus.inspect.test_view import views


def test_the_bar_follows_the_document() -> None:
    view = view_of(["k" * 30, ("c" * 60, Kind.LEGAL, "legal.x", ""), "k" * 10])
    assert segments(view) == ((300, None), (600, Kind.LEGAL), (100, None))


@given(views())
def test_segments_cover_what_is_there(view: View) -> None:
    made = segments(view)
    assert bool(made) is bool(view.raw_text)
    assert all(weight >= 1 for weight, _ in made)
    assert all(one[1] is not other[1] for one, other in pairwise(made))
    assert {kind for _, kind in made if kind} <= {cut.kind for cut in view.cuts}


def test_a_long_document_has_a_short_bar() -> None:
    view = view_of([part for n in range(2000) for part in ("kept text here ", (f"{n}", Kind.TAGS, "tags.x", ""))])
    assert len(segments(view)) <= 240


def test_icons_are_defined_once_and_referred_to() -> None:
    assert 'href="#i-legal"' in icon(Kind.LEGAL)
    assert icons([Kind.LEGAL, Kind.TAGS]).count("<symbol") == 2


def test_a_chip_has_icon_and_label() -> None:
    made = chip(Kind.DUPLICATE, "Copy of ¶2")
    assert "#i-duplicate" in made
    assert "<span>Copy of ¶2</span>" in made


def test_widths_are_classes_since_inline_styles_are_forbidden() -> None:
    made = bar(segments(plain()), "words")
    assert " style=" not in made
    assert 'aria-label="words"' in made
    assert grow([3, 1, 3]) == ".g1{flex-grow:1}.g3{flex-grow:3}"


def test_pairs_escape_values() -> None:
    assert pairs([("a", "<")]) == '<dl class="pairs"><dt>a</dt><dd>&lt;</dd></dl>'
