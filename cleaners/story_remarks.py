"""Readers' comments below a story, told by what their lines say: a heading, and below it who wrote each and when.

Many pages give no element a name that says so; their class names were made by a program.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import itemgetter
from typing import Final

from cleaners import segment_tags
from cleaners.chrome.remarks import says_who
from cleaners.features import Page
from cleaners.features_text import Floats
from cleaners.page_commented import declares_story
from cleaners.page_type import FORUM, PageType
from cleaners.spelling import ends_sentence
from cleaners.story_blocks import FLOAT, KERNEL

_TOLD: Final = 400  # characters of likely story above them
_TOLD_FORUM: Final = 1_000  # of a page that may be a forum's; a question is shorter
_FORUM_LIKE: Final = 0.2
_LIKELY: Final = 0.45
_LONGEST: Final = 140  # characters of a heading, the story's title in it
_SIGN: Final = 90  # characters of who wrote a comment and when
_MOST: Final = 9  # headings looked below; pages made to keep us busy have ten thousand
_APART: Final = 40  # blocks from one to the next; further down stands something else
_LEAST: Final = 2  # of them below a heading, or as many as it says
_WORD: Final = (
    r"(?:comments?|\w{0,12}kommentar(?:e|er|ene|et)?|kommentit|commentaires?|comentarios?|comentários?|commenti"
    r"|reacties?|komentarze|komentar(?:ji|i)?|komentáře|comentarii|hozzászólás(?:ok)?|yorum(?:lar)?"
    r"|комментари[йияев]{1,2}|коментар[іїив]{1,2}|σχόλια|bình luận|टिप्पणिय\w{1,4}|ความคิดเห็น"
    r"|(?:ال)?تعليقات|نظرات|دیدگاه(?:\W?ها)?|תגובות)"  # noqa: RUF001 - Arabic and Persian
    r"|コメント(?:一覧)?|댓글|(?:最新|全部)?(?:评论|評論|留言)"
)
_BUTTON: Final = r"(?!(?:add|post|leave|submit|write|your|my|no) )"  # and labels of a form
_NUMBER: Final = r"\d[\d.,]{0,6}"
HEADING: Final = re.compile(
    rf"\W{{0,4}}{_BUTTON}(?:(?P<before>{_NUMBER}) )?(?:\w{{2,10}} )?(?:{_WORD})"
    rf"(?: ?\W?(?P<behind>{_NUMBER})\)?)?\W{{0,4}}"
    rf"|(?P<many>{_NUMBER}|one|two|three|four|five) (?:comment|thought|repl|response|reaction)\w{{0,4}} (?:to|on|for)"
    r" (?!this topic).+"
    rf"|(?:discussion|diskussion|conversation|discusión|dyskusja|discussione) ?\((?P<count>{_NUMBER})\)",
)
_OPENINGS: Final = "0123456789otfcd"  # of a number or "discussion"; what else heads comments has a piece of that word
_FOREIGN: Final = re.compile("[^\0-\xff\u2000-\u206f]")  # letters of other scripts and languages
# As the kernel asks for them.
_PIECES: Final = (b"ment", b"reacti", b"yorum", b"zz"), _OPENINGS.encode(), (b"(", b"thought", b"repl", b"response")
_FEW: Final = {"one": 1, "1": 1}


def remarks(page: Page, rows: Floats, scores: Floats, kind: PageType) -> range:
    """The blocks of a thread of comments, from its heading on; none where there is none.

    Args:
        page: the blocks.
        rows: their features.
        scores: how likely each is story.
        kind: of the page.
    """
    sure = kind.chances[FORUM] < _FORUM_LIKE or declares_story(rows)
    start = told(page, scores, _TOLD if sure else _TOLD_FORUM)
    for at, found in islice(_headings(page, start), _MOST):
        signs = _signs(page, at)
        if len(signs) >= _FEW.get(found["before"] or found["behind"] or found["many"] or found["count"], _LEAST):
            return range(at, _end(page, at, signs[-1]))
    return range(0)


def told(page: Page, scores: Floats, chars: int) -> int:
    """The block with which a story has been told; the number of all where there is none."""
    if KERNEL is None or scores.dtype is not FLOAT:
        return told_purely(page, scores, chars)
    return int(KERNEL.told(scores, _LIKELY, page.starts, page.ends, chars))


def told_purely(page: Page, scores: Floats, chars: int) -> int:
    """The same in numpy."""
    size = ((scores >= _LIKELY) * (page.ends - page.starts)).cumsum()
    return int(size.searchsorted(chars)) + 1


def _headings(page: Page, told: int) -> Iterator[tuple[int, re.Match[str]]]:
    """The headings of comments from a block on; most of what stands below a story is a link, and none of these is."""
    texts, links = page.segments.text, page.segments.links
    if KERNEL is None:
        places = [at for at in range(told, len(texts)) if not links[at] and len(texts[at]) <= _LONGEST]
    else:
        places = KERNEL.holding(texts, links, told, _LONGEST, *_PIECES)
    lines = [texts[at].casefold() for at in places]
    for number in may_be_headings(lines):
        # The very last line has no comments below it.
        if places[number] < len(texts) - 1 and (found := HEADING.fullmatch(lines[number])):
            yield places[number], found


def may_be_headings(lines: Sequence[str]) -> list[int]:
    """Which lines, in small letters, have a piece that each heading of comments has: soon told, of most."""
    return [
        number
        for number, line in enumerate(lines)
        if ("ment" in line and ("omment" in line or "oment" in line)) or "reacti" in line or "yorum" in line
        or (not line.isascii() and ("hozz" in line or _FOREIGN.search(line)))
        or (line[:1] in _OPENINGS and ("(" in line or "thought" in line or "repl" in line or "response" in line))
    ]  # fmt: skip


def _signs(page: Page, heading: int) -> Sequence[int]:
    """The lines below a heading that tell who wrote what stands below each, laid out alike and near to one another."""
    texts = page.segments.text
    signs: list[int] = []
    for at in range(heading + 1, len(texts)):
        if at - (signs[-1] if signs else heading) > _APART:
            break
        if len(texts[at]) <= _SIGN and _is_sign(texts[at]):
            signs.append(at)
    kinds = [page.kinds[at] for at in signs]
    most = max(Counter(kinds).items(), key=itemgetter(1), default=(None, 0))[0]
    return [at for at, kind in zip(signs, kinds, strict=True) if kind == most]


def _is_sign(text: str) -> bool:
    return (any(map(str.isdigit, text)) and not ends_sentence(text)) or says_who(text.casefold())


def _end(page: Page, heading: int, last: int) -> int:
    """Behind the thread: the end of the widest element with its last sign that the heading is not in."""
    segments, within = page.segments, page.segments.within
    place = segments.container[last]
    while within.parent[place] >= 0 and within.first[within.parent[place]] > heading:
        place = within.parent[place]
    end = within.last[place]
    if end == last + 1:  # it stands alone in its element, and what was written behind it
        while end < len(segments.text) and not segments.links[end] and page.codes[end] not in segment_tags.HEADING:
            end += 1
    return end
