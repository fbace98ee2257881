"""The page as text: whole, self-contained, and the same every time."""

import re

import pytest
from hypothesis import given

from corpus.inspect.page import desk, keys_dialog, page_style, render_html, steps, view_choice
from corpus.inspect.view import View
from tests.corpus.inspect.samples import gold_views, plain, view_of
from tests.corpus.inspect.test_view import views


@pytest.mark.parametrize("view", [plain(), *gold_views()], ids=lambda view: view.doc)
def test_a_page_asks_for_nothing(view: View) -> None:
    made = render_html(view)
    assert not re.search(r'(?:src|srcset|data|action|poster)="', made)
    assert [link for link in re.findall(r'href="([^"#][^"]*)"', made) if link != view.address] == []
    assert " style=" not in made
    assert not re.search(r"\son[a-z]+=", re.sub(r"<script>.*</script>", "", made, flags=re.DOTALL))


@given(views())
def test_every_view_makes_a_page(view: View) -> None:
    made = render_html(view)
    assert made == render_html(view)
    made.encode()
    ids = re.findall(r' id="([^"]+)"', made)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', made)) <= set(ids)


def test_the_style_has_what_the_view_uses() -> None:
    made = render_html(plain())
    style = page_style(plain())
    used = set(re.findall(r"\bg(\d+)\b", " ".join(re.findall(r'class="([^"]*)"', made))))
    assert used == set(re.findall(r"\.g(\d+)\{", style))
    assert "#k-newsletter:not(:checked)" in style


def test_a_view_without_text_says_so() -> None:
    assert "There is no text to show." in desk(view_of([]))


def test_controls_have_names() -> None:
    assert view_choice().count('type="radio"') == 4
    assert 'aria-label="Next cut"' in steps()
    assert 'aria-labelledby="keys-title"' in keys_dialog()
