"""What stands apart from the story by the page's own markup goes, and what only looks so stays."""

import pytest

from cleaners.clean import clean_html
from cleaners.cleaned import Cleaned
from cleaners.story_places import _is_called_comment

PROSE = [
    "The swing bridge at Tarn Head opened to walkers again on Monday after two years of repairs, the county said.",
    "Engineers replaced four hundred rivets and most of the deck, and found a wedding ring in the machinery.",
    "Mayor Ada Brook crossed first, followed by a brass band and a dog that had not been invited to the bridge.",
    "The county paid 1.2 million for the work and expects the bridge to last for another sixty years at the least.",
    "Cyclists will have to wait until spring, because the ramp on the northern bank is still being built by hand.",
    "A ferry takes them across on weekdays until then, free of charge, from six in the morning until the last train.",
    "The keeper of the bridge, who lives in the tower, says that he has missed the noise of the boots on the planks.",
    "He intends to keep the ring until its owner comes, and has hung it on a nail beside the barometer in his kitchen.",
    "The band will play again on the first Sunday in May, when the hand-built ramp is to be opened by the mayor.",
    "Until then the bridge closes at dusk, and whoever is late must take the long way round by the mill and the lock.",
]
STORY = "".join(f"<p>{line}</p>" for line in PROSE)
REPLY = "I crossed it this morning with my daughter, and we both thought that the new planks sound better than before."
SIGN_IN = "We have sent a code to your telephone. Please enter the code here, or ask us for another one in a minute."


def outcome(body: str) -> Cleaned:
    found = clean_html(f"<html><head><title>Bridge</title></head><body>{body}</body></html>".encode())
    assert isinstance(found, Cleaned)
    return found


def rules(found: Cleaned, text: str) -> list[str]:
    at = found.raw_text.index(text)
    return [cut.rule for cut in found.cuts if cut.start <= at < cut.end]


def test_what_stands_behind_main_goes_and_says_so() -> None:
    found = outcome(
        f"<main><article><h1>Bridge</h1>{STORY}</article></main><section><div><p>{SIGN_IN}</p></div></section>"
    )
    assert found.text.split("\n\n") == PROSE
    assert rules(found, SIGN_IN) == ["element.behind-main"]


def test_a_story_outside_an_empty_main_stays() -> None:
    found = outcome(f"<main><p>Menu</p></main><article><h1>Bridge</h1>{STORY}</article>")
    assert found.text.split("\n\n") == PROSE


def test_comments_below_a_story_go_and_say_so() -> None:
    thread = "".join(f"<li class=comment><p>{REPLY}</p><p>{line}</p></li>" for line in PROSE[::-1])
    found = outcome(f"<article><h1>Bridge</h1>{STORY}</article><ol class=commentlist>{thread}</ol>")
    assert found.text.split("\n\n") == PROSE
    assert "comments" in {cut.kind.value for cut in found.cuts if REPLY in found.raw_text[cut.start : cut.end]}


def test_the_replies_of_a_forum_are_its_text() -> None:
    posts = "".join(f"<li class='comment post'><b>member</b><p>{line} {REPLY}</p></li>" for line in PROSE)
    head = '<script type="application/ld+json">{"@type": "DiscussionForumPosting"}</script>'
    body = f"<body class=forum><h1>Bridge</h1><div class=thread>{posts}</div>"
    page = f"<html><head><title>Bridge</title>{head}</head>{body}"
    found = clean_html(page.encode(), url="https://planks.example/forum/viewtopic.php?t=3")
    assert found.metadata.page_type == "forum"
    assert isinstance(found, Cleaned)
    assert PROSE[4] in found.text


@pytest.mark.parametrize(
    ("names", "so"),
    [
        ("comment-body", True), ("fb Comments", True), ("COMMENT", True), ("lesser-kommentar", True), ("reactie", True),
        ("reacties list", True), ("yorumlar", True), ("comentarios", True), ("my-disqus-thread", True),
        ("commentary", False), ("commentator", False), ("reactieve", False), ("DISQUSX", False), ("body", False),
    ],
)  # fmt: skip
def test_comments_go_by_their_names_in_some_languages(names: str, so: bool) -> None:  # noqa: FBT001
    assert _is_called_comment(names) is so
