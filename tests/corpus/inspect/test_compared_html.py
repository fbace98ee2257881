"""Before and after as HTML: signs, words and reasons beside each change; page text stays text."""

import re

from cleaners.cleaned import Cut
from cleaners.kinds import Kind
from corpus.inspect.compared import compare, compare_texts
from corpus.inspect.compared_html import compared_list, render_compared
from tests.corpus.inspect.hostile import HOSTILE

RAW = "first\nsecond\nthird\nfourth\nfifth\n"


def cut(start: int, end: int, rule: str = "r", evidence: str = "why") -> Cut:
    return Cut(start=start, end=end, kind=Kind.PROMO, rule=rule, evidence=evidence, by="t")


def test_each_change_is_a_sign_a_word_and_a_reason() -> None:
    made = compared_list(compare(RAW, (cut(0, 5, "old"),), (cut(6, 12, "new"),)), href="/documents/a")
    assert re.search(r'<ins class="f-advert now"><span class="sr">Kept now: </span>first</ins>', made)
    assert re.search(r'<del class="f-advert now"><span class="sr">Cut now: </span>second</del>', made)
    assert "House ads, was cut" in made
    assert "House ads, cut now" in made
    assert '<a href="/documents/a#p2" class="no" aria-label="Paragraph 2">2</a>' in made
    assert "2 paragraphs unchanged" in made


def test_long_evidence_is_clipped() -> None:
    made = compared_list(compare(RAW, (), (cut(0, 5, evidence="x" * 500),)))
    assert "x" * 89 + "…" in made
    assert "x" * 91 not in made


def test_a_page_of_its_own_allows_what_is_in_it_and_nothing_else() -> None:
    page = render_compared("A title", "5 characters cut now", ("gull",), compare_texts("a\n\nb", "a\n\nc"), "en")
    assert "default-src &#x27;none&#x27;" in page
    assert page.count("<script>") == 1
    assert "src=" not in page.partition("<script>")[0].partition("</style>")[2]


def test_hostile_text_is_nowhere_markup() -> None:
    for text in HOSTILE:
        line = text.replace("\n", " ")
        rows = compare(f"{line}\nend\n", (), (cut(0, len(line), line, line),))
        page = render_compared(line, line, (line,), rows, line)
        assert page.count("<script>") == 1
        assert not re.search(r"<(img|iframe|object|embed|base|video|audio|plaintext|xmp|math)\b", page), text
