"""The other extractor votes for what it keeps, and only votes."""

from cleaners.second_opinion import votes

STORY = (
    "The harbour master closed the old swing bridge on Friday evening, two days before the summer regatta.",
    "Engineers had found hairline cracks in three of the eleven bearings that carry the turning platform.",
    "A ferry will take cyclists and walkers across until the parts arrive from the foundry in the north.",
)


def test_it_votes_for_the_story_and_not_for_the_menu() -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in STORY)
    html = f"<html><body><nav><a href=/>Home</a></nav><article><h1>Bridge</h1>{body}</article></body></html>"
    assert votes(html, ("Home", *STORY)).tolist() == [0.0, 1.0, 1.0, 1.0]


def test_a_page_it_finds_nothing_in_gets_no_vote() -> None:
    assert votes("<html><body></body></html>", ("a", "b")).tolist() == [0.0, 0.0]
