"""What is altered of a page, and that all else stays."""

import pytest

from train.altered import ALTERED, nameless


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(b"<p class='lead intro'>x", b'<p class="css-', id="single-quotes"),
        pytest.param(b'<P CLASS = "lead">x', b'<P CLASS = "css-', id="upper-case-and-blanks"),
        pytest.param(b"<div id=main>x", b'<div id="css-', id="no-quotes"),
    ],
)
def test_names_say_nothing(before: bytes, after: bytes) -> None:
    found = nameless(before)
    assert found.startswith(after)
    assert found.endswith(b'">x')
    assert b"lead" not in found.lower()
    assert b"main" not in found


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            b"<p data-id=main role=main itemprop='name'>a class of its own, id est</p>", id="other-attributes"
        ),
        pytest.param(b'<p class="">x</p>', id="no-name"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_all_else_stays(page: bytes) -> None:
    assert nameless(page) == page


def test_the_same_names_become_the_same_word() -> None:
    one, another = b'<li class="card wide">', b'<li class="card">'
    assert nameless(one + one) == 2 * nameless(one)
    assert nameless(one) != nameless(another)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        (
            "undeclared",
            b'<META charset=a><meta name=b><script type="application/ld+json">{}</script>c',
            b"<META charset=a>c",
        ),
        ("zones-as-boxes", b"<Main id=a><nav/><navy></main>", b"<div id=a><div/><navy></div>"),
        ("paragraphs-as-boxes", b"<p>a</p><pre>b</pre>", b"<div>a</div><pre>b</pre>"),
        ("headings-as-boxes", b"<h1>a</h1><h2 id=b>c</h2>", b"<h1>a</h1><div id=b>c</div>"),
        ("titles-as-boxes", b"<h1>a</h1><h2>c</h2>", b"<div>a</div><h2>c</h2>"),
        ("lists-as-boxes", b"<ul><li>a<link></ul>", b"<div><div>a<link></div>"),
        ("paragraphs-by-breaks", b"<p>a</p> <p id=b>c</p>", b"<p>a<br><br>c</p>"),
        ("upper-case", b"<p title=x>a<br/></p>", b"<P title=x>a<BR/></P>"),
        ("spaced", b"<p>a</p>b", b"<p>a</p>\n\n   b"),
        ("bare", b"<aside id=''>a</aside><meta name=b>", b"<div id=''>a</div>"),
    ],
)
def test_only_what_is_named_is_altered(name: str, before: bytes, after: bytes) -> None:
    assert ALTERED[name](before) == after


@pytest.mark.parametrize("name", sorted(ALTERED.keys() - {"nameless", "undeclared", "bare"}))
def test_scripts_styles_and_comments_are_left_alone(name: str) -> None:
    page = b"<script>'<p></p> <p><ul><h1><h2><nav></p>'</script><!-- <p></p><p><nav><h1><h2><ul> --><style><p></style>"
    assert ALTERED[name](page) == page
