import numpy as np
import pytest

from cleaners.page import document, judged
from cleaners.page_foreign import retold
from cleaners.page_type import TYPES, PageType

LINE = "市议会周二晚间决定修复旧水磨坊、并把结果通知了为此出资的基金会、工程预计明年春天开始、历时两年。"
MENU = "".join(f'<li><a href="/{each}">频道{each}</a></li>' for each in range(80))


def told(name: str) -> PageType:
    return PageType(name, np.array([0.2, *(0.8 if each == name else 0.0 for each in TYPES[1:])], np.float32))


@pytest.mark.parametrize(
    ("html", "name", "wanted"),
    [
        pytest.param(
            f"<ul>{MENU}</ul><div>{f'<p>{LINE}</p>' * 4}</div>", "listing", "article", id="a-story-of-a-portal"
        ),
        pytest.param(f"<ul>{MENU}</ul><div>{f'<p>{LINE}</p>' * 4}</div>", "forum", "forum", id="a-thread-stays-one"),
        pytest.param(f"<ul>{MENU}</ul><div>{f'<p>{LINE}</p>' * 2}</div>", "listing", "listing", id="two-lines"),
        pytest.param(f"<ul>{MENU}</ul>", "listing", "listing", id="none"),
        pytest.param(
            "".join(f"<div><p>{LINE}</p></div>" for _ in range(8)), "listing", "listing", id="a-line-in-each-element"
        ),
        pytest.param(
            f"<div>{f'<p><a href=/x>{LINE}</a></p>' * 6}</div>", "collection", "collection", id="lines-that-are-links"
        ),
    ],
)
def test_an_article_is_a_story_in_one_piece(html: str, name: str, wanted: str) -> None:
    assert retold(document(html.encode()).page, told(name)).name == wanted


def test_its_chance_is_all_there_is() -> None:
    found = retold(document(f"<div>{f'<p>{LINE}</p>' * 4}</div>".encode()).page, told("service"))

    assert found.chances[TYPES.index("article")] == found.chances.sum() == 1


def test_a_page_in_chinese_with_hundreds_of_links_is_an_article() -> None:
    head, story = "<title>水磨坊将修复</title>", f"<h1>水磨坊将修复</h1><div>{f'<p>{LINE}</p>' * 5}</div>"
    html = f"{head}<ul>{MENU * 4}</ul>{story}<ul>{MENU}</ul>"

    assert judged(document(html.encode()), "").page_type == "article"
