"""A story that many have commented on is an article still, and a forum is none."""

import numpy as np
import pytest

from cleaners.clean import clean_html
from cleaners.cleaned import Cleaned
from cleaners.features_names import NAMES
from cleaners.page_commented import retold
from cleaners.page_type import TYPES, PageType
from cleaners.segment import Segments
from tests.cleaners.test_story_places import PROSE

SAID = [
    f"I crossed it {day} days ago with my daughter and the dog, and we liked the new planks." for day in range(2, 14)
]
STORY = "".join(f"<p>{line}</p>" for line in PROSE[:6])
DECLARED = '<script type="application/ld+json">{"@type": "BlogPosting", "headline": "Bridge"}</script>'
BLOG = "https://tarnpost.example/2024/03/bridge/"


def wordpress(line: str) -> str:
    who = '<footer class="comment-meta"><b class="fn">Ada</b> <span class="says">says:</span></footer>'
    return f'<li class="comment"><article class="comment-body">{who}<p>{line}</p><a href="?r">Reply</a></article></li>'


def outcome(head: str, thread: str, url: str = BLOG) -> Cleaned:
    body = f'<article class="post"><h1>Bridge opens</h1><div class="entry">{STORY}</div></article>{thread}'
    found = clean_html(
        f"<html><head><title>Bridge opens</title>{head}</head><body>{body}</body></html>".encode(), url=url
    )
    assert isinstance(found, Cleaned)
    return found


LIST = f'<div id="comments"><h2>Twelve thoughts</h2><ol class="comment-list">{"".join(map(wordpress, SAID))}</ol></div>'
BOXES = "".join(f'<div class="kommentar"><b>Ada</b><p class="kommentar__text">{line}</p></div>' for line in SAID)
DISQUS = "".join(f'<li class="post"><div class="post-body"><p>{line}</p></div></li>' for line in SAID)


@pytest.mark.parametrize(
    ("head", "thread"),
    [
        pytest.param(DECLARED, LIST, id="declared"),
        pytest.param("", LIST, id="named by a blog's software"),
        pytest.param(DECLARED, f'<div class="comments">{BOXES}</div>', id="in German"),
        pytest.param(DECLARED, f'<div id="disqus_thread"><ul>{DISQUS}</ul></div>', id="by a service"),
    ],
)
def test_the_story_stays_and_its_comments_go(head: str, thread: str) -> None:
    found = outcome(head, thread)
    assert found.metadata.page_type == "article"
    assert found.text.split("\n\n") == PROSE[:6]
    assert "comments" in {cut.kind.value for cut in found.cuts}


def test_a_forum_s_thread_stays() -> None:
    assert SAID[0] in outcome(DECLARED, LIST, "https://planks.example/forum/viewtopic.php?t=3").text


@pytest.mark.parametrize(
    ("url", "name"),
    [
        pytest.param(BLOG, "article", id="a blog's address"),
        pytest.param(
            "https://tarnpost.example/2024/03/community-forum-topics-opens", "article", id="a headline's words"
        ),
        pytest.param("https://planks.example/viewtopic.php?t=3", "forum", id="a page of forums"),
        pytest.param("https://www.planksforum.example/3-opens", "forum", id="the name of the site"),
        pytest.param("https://community.planks.example/3-opens", "forum", id="the site's part"),
        pytest.param("https://planks.example/threads/opens.3/", "forum", id="a folder"),
        pytest.param("https://[planks", "article", id="nonsense"),
        pytest.param("", "article", id="nothing"),
    ],
)
def test_an_address_tells_a_forum(url: str, name: str) -> None:
    rows = np.zeros((1, len(NAMES)), np.float32)
    rows[0, [NAMES.index("before_thread"), NAMES.index("page_kind")]] = 7, 1
    forum = PageType("forum", np.eye(len(TYPES), dtype=np.float32)[TYPES.index("forum")])

    assert retold(Segments(), rows, forum, url).name == name


def test_what_is_called_a_comment_once_is_part_of_the_story() -> None:
    note = f'<div class="writer-comment"><p>{SAID[0]}</p></div>'
    found = clean_html(
        f"<html><head>{DECLARED}</head><body><article><h1>Bridge</h1>{STORY}{note}{STORY.replace('the', 'a')}</article>"
        "</body></html>".encode(),
        url=BLOG,
    )
    assert isinstance(found, Cleaned)
    assert SAID[0] in found.text
