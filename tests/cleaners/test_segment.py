"""HTML into blocks: nothing lost, nothing twice, no words glued, in reading order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners import segment_walk
from cleaners.features import page_of
from cleaners.segment import Segments, segment, segment_purely
from cleaners.segment_tags import BLOCK_TAGS
from cleaners.segment_tree import Node, parse


def blocks(html: str) -> list[str]:
    return segment(parse(html)).text


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<p>One</p><p>Two</p>", ["One", "Two"], id="paragraphs"),
        pytest.param("<div>Lead<p>Body</p>Tail</div>", ["Lead", "Body", "Tail"], id="text-beside-paragraphs"),
        pytest.param("One<br><br>Two<br>Three", ["One", "Two", "Three"], id="line-ends"),
        pytest.param("<p>a <b>bold</b> word</p>", ["a bold word"], id="inline"),
        pytest.param("<p><b>B</b>erlin</p>", ["Berlin"], id="drop-cap"),
        pytest.param("<p>H<sub>2</sub>O</p>", ["H2O"], id="formula"),
        pytest.param("<div><span>Jane Doe</span><span>March 3</span></div>", ["Jane Doe March 3"], id="glued-spans"),
        pytest.param(
            "<div><span>Ада Ручьёва</span><span>4 марта</span><i>Вести</i></div>", ["Ада Ручьёва 4 марта Вести"],
            id="glued-cyrillic",
        ),
        pytest.param("<div><a href=a>Café</a><a href=b>Élysée</a></div>", ["Café Élysée"], id="glued-accents"),
        pytest.param("<div><b>Ў</b>сход <i>да</i>лоў n<sup>º</sup><b>5</b></div>", ["Ўсход далоў nº5"], id="no-glue"),
        pytest.param("<div><a href=a>Sport</a><a href=b>Politics</a></div>", ["Sport Politics"], id="glued-links"),
        pytest.param("<p>i<span>Phone</span></p>", ["i Phone"], id="the-price-of-not-glueing"),
        pytest.param("<pre>def f():\n    <span>return</span> 1\n\nf()</pre>", ["def f():\n    return 1\nf()"], id="code"),  # noqa: E501 - one case, one line
        pytest.param("<ul><li>a<ul><li>b</ul><li>c</ul>", ["a", "b", "c"], id="nested-list"),
        pytest.param("<table><tr><td>a<td>b<tr><td>c</table>", ["a", "b", "c"], id="table"),
        pytest.param("<p>x<script>var a</script><style>b{}</style><!--c-->y", ["xy"], id="unseen"),
        pytest.param("<nav><a>A</a><script>no</script><a>B</a></nav><p>c", ["A B", "c"], id="menu-in-one-piece"),
        pytest.param("<nav><main><p>a<p>b</main></nav>", ["a", "b"], id="an-unclosed-menu-swallows-nothing"),
        pytest.param("<nav>x<nav>y</nav><main><p>a</main></nav>", ["x", "y", "a"], id="a-menu-in-an-unclosed-menu"),
        pytest.param("<nav>a<nav><h1>b</h1></nav></nav>", ["a", "b"], id="menus-around-a-headline"),
        pytest.param("<p>one\u00a0two\u2028three</p>", ["one two three"], id="white-space"),
        pytest.param("<div><my-box><p>a</p></my-box><my-box>b</my-box></div>", ["a", "b"], id="custom-elements"),
        pytest.param("<p>see <my-link>this</my-link> page", ["see this page"], id="custom-element-in-a-line"),
        pytest.param("<p>says <button>Ada Holt</button>, a warden", ["says Ada Holt, a warden"], id="a-word-explained"),
        pytest.param("<p>It ends.<button>Share</button></p>", ["It ends.", "Share"], id="a-button-behind-a-text"),
        pytest.param("<p><button>Share</button> it", ["Share", "it"], id="a-button-before-a-text"),
        pytest.param("<p>a <button>b</button> <button>c</button> d", ["a", "b", "c", "d"], id="buttons-in-a-row"),
        pytest.param("<div>a <button>b</button> c</div>", ["a", "b", "c"], id="a-button-in-a-box"),
        pytest.param("<template><p>a</template><noscript><p>b</noscript><p>c", ["c"], id="not-shown"),
        pytest.param("", [], id="nothing"),
    ],
)  # fmt: skip
def test_blocks_are_the_lines_a_reader_sees(html: str, expected: list[str]) -> None:
    assert blocks(html) == expected


ENERGY = (
    "<math display=block><semantics><mrow><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></mrow>"
    "<annotation encoding='application/x-tex'>E=mc^2</annotation><annotation-xml encoding='MathML-Content'><apply>"
    "<ci>E</ci></apply></annotation-xml><annotation-xml encoding='text/html'><p>E is mc2</p></annotation-xml>"
    "</semantics></math>"
)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(f"<p>With {ENERGY}, he said.", ["With E = m c 2, he said."], id="annotations once, in no form"),
        pytest.param(f"<div>With ({ENERGY}) it ends</div>", ["With (E = m c 2) it ends"], id="in no paragraph"),
        pytest.param(f"{ENERGY}<p>two", ["E = m c 2", "two"], id="a line of its own"),
        pytest.param(
            "<p>at <math><mfrac><mn>1</mn><mn>2</mn></mfrac> <mtext>speed</mtext><mtext>of <b>it</b></mtext></math>!",
            ["at 1 2 speed of it!"], id="numbers and words stay apart",
        ),
        pytest.param("<p>a<math><mrow>\n<mspace/>no leaf\n</mrow></math> b", ["a b"], id="no leaf shows nothing"),
        pytest.param("<p>the <math><mi>n</mi></math>th <mi>tag</mi>", ["the nth tag"], id="as its author wrote it"),
        pytest.param("<pre>f <math><mi>x</mi><mi>y</mi></math>\n z</pre>", ["f x y\n z"], id="in code"),
        pytest.param("<p>a <math><mi>x<p>b</p><p>c", ["a x", "b", "c"], id="never closed"),
        pytest.param("<p>see <a href=x><math><mi>x</mi><ms>y</ms></math></a>", ["see x y"], id="in a link"),
        pytest.param("<math><mtext>a<math><mi>b</mi>no</math>c</mtext></math>", ["abc"], id="in one another"),
    ],
)  # fmt: skip
def test_formulas_are_read_by_their_leaves(html: str, expected: list[str]) -> None:
    tree = parse(html)
    assert segment(tree).text == expected
    assert segment(tree) == segment_purely(tree)


def test_without_scripts_noscript_is_read() -> None:
    html = "<noscript><p>Read me</p></noscript>"
    assert segment(parse(html, scripting=False), scripting=False).text == ["Read me"]


def test_links_and_bold_text_are_counted_in_characters() -> None:
    found = segment(parse("<p>to <a href=a>the bridge</a> and <b>back</b></p>"))
    assert (found.link_chars, found.links, found.bold_chars) == ([10], [1], [4])


def test_a_link_around_blocks_counts_for_each() -> None:
    found = segment(parse("<a href=a><h3>Head</h3><p>Teaser</p></a>"))
    assert found.link_chars == [4, 6]


def test_a_container_spans_the_blocks_below_it() -> None:
    found = segment(parse("<article id=story class='post main'><h1>a</h1><p>b</p></article><p>c</p>"))
    kind = found.kinds.code.index(BLOCK_TAGS.index("article"))
    place = found.within.kind.index(kind)
    assert (found.within.first[place], found.within.last[place]) == (0, 2)
    assert found.kinds.words[kind].split() == ["post", "main", "story"]


def test_menus_around_a_story_are_searched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[int] = []
    whole = segment_walk._whole  # noqa: SLF001 - the search itself is counted

    def counted(node: Node, around: set[int]) -> str | None:
        searched.append(node.mem_id)
        return whole(node, around)

    monkeypatch.setattr(segment_walk, "_whole", counted)
    html = "<nav>" * 200 + "<i>a</i>" * 50 + "<h1>b</h1>" + "</nav>" * 200 + "<nav>c</nav>"
    assert segment_purely(parse(html)).text == ["a" * 50, "b", "c"]
    assert len(searched) == 2  # the outermost, and the one behind it


def test_deep_nesting_needs_no_recursion() -> None:
    assert blocks("<div>" * 2_000 + "deep" + "</div>" * 2_000) == ["deep"]


PIECES = st.sampled_from([
    "<p>", "</p>", "<div class=a>", "</div>", "<br>", "<ul><li>", "</ul>", "<b>", "</b>", "<a href=x>", "</a>", "<td>", "<table>",  # noqa: E501 - one case, one line
    "</table>", "<nav>", "</nav>", "<h2>", "</h2>", "<x-y>", "</x-y>", "alpha", "beta ", " gamma", "&amp;", "\n", "<!-- c -->", "<pre>",  # noqa: E501 - one case, one line
])  # fmt: skip


def letters(text: str) -> str:
    return "".join(text.split())


@given(
    st.lists(
        st.sampled_from(["a", "\u6f22", " ", "  ", "\t", "\n", "\x1f", "\x85", "\u00a0", "\u2009", "\u00ad", "\u200b"])
    )
)
def test_white_space_of_every_kind_becomes_single_blanks(pieces: list[str]) -> None:
    assert segment_walk._text(pieces, 0) == " ".join("".join(pieces).split())  # noqa: SLF001 - whatever was compiled


@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_visible_letter_is_in_exactly_one_block(html: str) -> None:
    tree = parse(html)
    assert tree.body is not None
    assert letters("".join(segment(tree).text)) == letters(tree.body.text())


@given(st.lists(PIECES, max_size=40).map("".join))
def test_spans_point_at_the_blocks_and_containers_nest(html: str) -> None:
    segments: Segments = segment(parse(html))
    page = page_of(segments)
    assert [page.raw_text[start:end] for start, end in zip(page.starts, page.ends, strict=True)] == segments.text
    within = segments.within
    for place, parent in enumerate(within.parent):
        assert parent < place
        assert parent < 0 or within.first[parent] <= within.first[place] <= within.last[place] <= within.last[parent]
