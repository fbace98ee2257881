"""A thread keeps who said what and when, and nothing of what its software prints around it."""

import tomllib
from importlib.resources import files
from typing import Final

import pytest

from cleaners.clean import clean_html
from cleaners.cleaned import Cleaned
from cleaners.segment_words import MAX_CHARS
from cleaners.story_posts import part

SAID: Final = [
    "The outer planks of my dinghy have opened again after the winter, and I can see daylight through two of them.",
    "Put her back in the water for three days, on a short line and with a pump, and they will close by themselves.",
    "That worked for mine, but she is larch; I would not do it with oak that has stood in a heated shed since autumn.",
    "Thank you both, she is larch too, and has been tied to the jetty since this morning with the bilge pump running.",
    "Show us a picture when she is dry inside, and tell us how long it took, because mine is next in line for it.",
]
SUMMARY: Final = (
    "Several members discuss whether a wooden boat should be left in the water until its planks have closed again."
    " They broadly agree that larch is less at risk than oak, and that a pump should be kept at hand throughout."
)
HEAD: Final = (
    "<html><head><title>Open planks</title>"
    '<script type="application/ld+json">{"@type": "DiscussionForumPosting"}</script></head>'
)
ADDRESS: Final = "https://planks.example/forum/threads/open-planks.31/"


def post(number: int, text: str, member: str) -> str:
    return (
        f"<article class='message message--post'><section class=message-user><h4 class=message-name>{member}</h4>"
        "<h5 class='message-userTitle'>Able seaman</h5></section>"
        f"<ul class=message-attribution-main><li>{number} May 2024</li></ul>"
        f"<article class=message-body><div class=bbWrapper>{text}</div></article>"
        "<aside class=message-signature><div>Clinker built, 1961, never on a trailer since</div></aside></article>"
    )


def thread(posts: str) -> Cleaned:
    body = f"<body class=forum><h1>Open planks</h1><div class=summary><p>{SUMMARY}</p></div>{posts}</body></html>"
    found = clean_html((HEAD + body).encode(), url=ADDRESS)
    assert isinstance(found, Cleaned)
    assert found.metadata.page_type == "forum"
    return found


def test_each_post_keeps_who_said_it_and_when() -> None:
    found = thread("".join(post(at + 1, text, f"member {at}") for at, text in enumerate(SAID)))
    lines = found.text.split("\n\n")
    assert [line for line in lines if line in SAID] == SAID
    assert [line for line in lines if line.startswith("member ")] == [f"member {at}" for at in range(len(SAID))]
    assert "3 May 2024" in lines


def test_signatures_and_what_stands_around_the_posts_go() -> None:
    found = thread("".join(post(at + 1, text, f"member {at}") for at, text in enumerate(SAID)))
    assert "Clinker" not in found.text
    assert "Able seaman" not in found.text
    assert SUMMARY not in found.text


def test_an_address_for_a_name_is_not_kept_with_the_post() -> None:
    found = thread("".join(post(at + 1, text, f"member{at}@planks.example") for at, text in enumerate(SAID)))
    assert "@" not in found.text
    assert SAID[2] in found.text


def test_a_single_post_leaves_the_page_to_the_model() -> None:
    found = thread(post(1, SAID[0], "member") + "".join(f"<div class=reply><p>{line}</p></div>" for line in SAID[1:]))
    assert not [cut for cut in found.cuts if cut.rule == "thread.outside"]


def invision(number: int, text: str, member: str) -> str:
    name = f"<h3 class=cAuthorPane_author>{member}</h3>"
    return (
        f"<article class=cPost><div class=cAuthorPane_mobile>{name}</div><aside class=ipsComment_author>{name}</aside>"
        f"<div class=ipsComment_content><div class=ipsComment_meta><div>Posted {number} May 2024</div><div>Share</div>"
        f"</div><div class=cPost_contentWrap><div class=ipsType_richText>{text}</div>"
        f"<div class=ipsItemControls><ul class=ipsReact><li>{number + 2}</li><li>Quote</li></ul></div></div></div>"
        "</article>"
    )


def test_a_post_is_kept_to_its_last_short_line() -> None:
    posts = [SAID[0], SAID[1], "Larch here too.", SAID[2], "It was the keel bolt. Dry now, thank you all!"]
    profile = "".join(f"<dl><dt>{what}</dt><dd>1,204</dd></dl>" for what in ("Posts", "Thanks", "Age"))
    found = thread("".join(post(at + 1, text, "member") + profile for at, text in enumerate(posts)))
    assert [line for line in found.text.split("\n\n") if line in posts] == posts


def test_two_posts_that_a_forum_laid_out_make_a_thread() -> None:
    """The model calls such a page an article, and what is named a comment on one is no story."""
    body = "".join(invision(at + 1, f"<p>{text}</p>", f"member {at}") for at, text in enumerate(SAID[:2]))
    page = f"<html><head><title>Open planks</title></head><body><main><h1>Open planks</h1>{body}</main></body></html>"
    found = clean_html(page.encode(), url="https://planks.example/topic/31-open-planks/")
    assert isinstance(found, Cleaned)
    assert found.metadata.page_type == "forum"
    assert found.text.split("\n\n") == [
        "member 0", "Posted 1 May 2024", SAID[0], "member 1", "Posted 2 May 2024", SAID[1],
    ]  # fmt: skip


def test_an_article_that_declares_itself_stays_one() -> None:
    body = "".join(invision(at + 1, f"<p>{text}</p>", f"member {at}") for at, text in enumerate(SAID[:2]))
    head = '<head><title>Open planks</title><script type="application/ld+json">{"@type": "NewsArticle"}</script></head>'
    story = "".join(f"<p>{line}</p>" for line in SAID)
    found = clean_html(f"<html>{head}<body><article><h1>Open planks</h1>{story}</article>{body}</body></html>".encode())
    assert isinstance(found, Cleaned)
    assert found.metadata.page_type == "article"


def test_a_name_is_kept_once_with_its_post() -> None:
    found = thread("".join(invision(at + 1, f"<p>{text}</p>", f"member {at}") for at, text in enumerate(SAID)))
    lines = found.text.split("\n\n")
    assert [line for line in lines if line.startswith("member ")] == [f"member {at}" for at in range(len(SAID))]
    assert "Share" not in lines
    assert "Quote" not in lines


@pytest.mark.parametrize(
    ("attributes", "number"),
    [
        ("message-body js-selectToQuote", 1), (" post_message_771", 1), ("message-name", 2),
        ("baseHtml signature messageText", 4),
        ("ipsComment_meta ipsType_light", 3), ("author", 2), ("message-user author", 0), ("titlebox", 4),
        ("message", 0), ("", 0), ("x" * MAX_CHARS + " signature", 0),
    ],
)  # fmt: skip
def test_names_tell_the_part(attributes: str, number: int) -> None:
    assert part(attributes) == number


def test_no_name_is_in_two_tables() -> None:
    tables = tomllib.loads((files("cleaners") / "threads.toml").read_text("utf-8"))
    own = tables.pop("forum").split()  # of parts, nearly all of them
    assert [name.lower() for name in own] == own
    names = [name for table in tables.values() for name in table.split()]
    assert sorted(names) == sorted(set(names))
    assert [name.lower() for name in names] == names
