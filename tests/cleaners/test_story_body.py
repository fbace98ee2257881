import numpy as np
import pytest

from cleaners.page import document
from cleaners.story_amid import KEPT
from cleaners.story_body import raise_body

BRIEF = ("A lorry with oranges lay across the coast road.", "Nobody was hurt, police said.", "The cat is well.")
OTHERS = "<p>We keep things on your device.</p><p>You may change your mind at any time.</p><p>Ask us how.</p>"


def kept(story: str, behind: str = "", keep_at: float = 0.2) -> list[str]:
    page = document(f"<body><h1>Oranges</h1>{story}{behind}</body>".encode()).page
    said = np.full(len(page.segments.text), 0.1, np.float32)
    raise_body(page, said, keep_at, 0)
    return [text for text, score in zip(page.segments.text, said, strict=True) if score == KEPT]


@pytest.mark.parametrize(
    ("story", "behind"),
    [
        pytest.param("<div>{}</div>", "", id="paragraphs"),
        pytest.param("<div>{}</div>", f"<div role=note>{OTHERS}</div>", id="before others"),
        pytest.param("<div>{}</div>", f'<div class="cookie-banner">{OTHERS}</div>', id="a banner"),
        pytest.param("<div class='clearfix text-formatted'>{}</div>", "", id="a class that holds the word form"),
        pytest.param("<div>{}</div>", f"<div class='td-newsletter'>{OTHERS}{OTHERS}</div>", id="a newsletter"),
        pytest.param("<div><p>Mo Tan</p><p><a href=/s>Share.</a></p>{}</div>", "", id="what is no sentence goes"),
    ],
)
def test_the_sentences_below_the_title_stay(story: str, behind: str) -> None:
    assert kept(story.format("".join(f"<p>{line}</p>" for line in BRIEF)), behind) == list(BRIEF)


def test_pieces_between_line_breaks_are_as_good() -> None:
    assert kept(f"<div>{'<br><br>'.join(BRIEF)}</div>") == list(BRIEF)


def test_a_page_that_the_model_is_sure_of_is_left_alone() -> None:
    assert kept("".join(f"<p>{line}</p>" for line in BRIEF), keep_at=0.45) == []


def test_a_banner_is_no_story() -> None:
    assert kept("<p>Oranges</p>", f'<div class="cookie-banner">{OTHERS}</div>') == []


def test_what_holds_the_title_holds_the_story_whatever_its_name() -> None:
    page = document(
        f"<body class=popup><h1>Oranges</h1>{''.join(f'<p>{line}</p>' for line in BRIEF)}</body>".encode()
    ).page
    said = np.full(len(page.segments.text), 0.1, np.float32)
    raise_body(page, said, 0.2, 0)
    assert said[1:].tolist() == [KEPT] * len(BRIEF)


def test_a_single_sentence_above_the_body_is_not_taken_for_it() -> None:
    body = "".join(f"<p>{line}</p>" for line in BRIEF * 3)
    assert kept(f"<div><p class=lead>{BRIEF[0]}</p><p class=lead>Read on.</p>{body}</div>") == list(BRIEF * 3)
