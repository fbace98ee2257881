"""Class and id lose their words; nothing else of a page changes."""

import pytest

from train.nameless import nameless


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
