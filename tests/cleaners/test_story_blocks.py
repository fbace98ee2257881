"""What spotters are told of a block."""

import numpy as np

from cleaners.features import page_of
from cleaners.segment import segment
from cleaners.segment_tree import parse
from cleaners.story_blocks import blocks, known, made


def test_a_block_knows_its_element_its_links_and_the_words_around_it() -> None:
    html = (
        b"<body class=whole><div class='post body'><h2 id=top>Title</h2><p class=lead>Text <a href=x>here</a></p></div>"
    )
    page = page_of(segment(parse(html)))
    scores = np.array([0.5, 1], np.float32)
    title, lead = blocks(page, [0, 1], scores)
    assert title == ("Title", 0, 5, "h2", 2, 0.0, ("top", "post", "body", "whole"), 0.5)
    assert lead == ("Text here", 6, 15, "p", 0, 4 / 9, ("lead", "post", "body", "whole"), 1.0)
    assert made(page, [0, 1], scores, known(page, [0, 1])) == [title, lead]
    assert blocks(page, [], scores) == []


def test_a_dozen_words_of_a_dozen_elements_are_told() -> None:
    many = " ".join(f"a{letter}" for letter in "bcdefghijklmn")
    page = page_of(segment(parse(f"<div class=far>{'<div>' * 11}<p>near".encode() + f"<p class='{many}'>x".encode())))
    near, named = blocks(page, [0, 1], np.ones(2, np.float32))
    assert near.tokens == ()  # itself and eleven elements without a name
    assert named.tokens == tuple(many.split()[:12])
