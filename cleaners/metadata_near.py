"""Lines near a story's title and right above its first paragraph: where a page shows who wrote it, and when."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from cleaners import metadata_dates
from cleaners.block import Block
from cleaners.features import Page
from cleaners.metadata_trades import calls_author, calls_day
from cleaners.segment_tags import CODE, HEADING
from cleaners.segment_words import BIT, TAG_BIT
from cleaners.story_opening import alike, spelled

_BEFORE: Final = 4  # blocks above the title in which a date line stands
_BEHIND: Final = 14  # and behind it: standfirst, picture, caption, share bar
_ABOVE: Final = 6  # and above the first paragraph, where much stands between it and the title
_LONGEST: Final = 120  # characters of a line that names author and day
_LEAD: Final = 40  # of the line before, whose end may say what follows
_LATE: Final = 3  # blocks of a text, among which a name still is the author's: set behind a standfirst, as a caption
_REACH: Final = 20  # blocks above the first paragraph in which a title stands that is no heading
_TITLE: Final = 300  # characters of one
PUBLISHED: Final = re.compile(
    r"publish(?:ed|[ -]date|[ -]time)|posted|started by|press release|pressemitteilung|medienmitteilung|"
    r"presseinformation|communiqué de presse|comunicado de prensa|nota de prensa|comunicato stampa|persbericht|"
    r"pressmeddelande|pressemeddelelse|pressemelding|komunikat prasowy|tisková zpráva|пресс-релиз|erstellt|"
    r"mis en ligne|geplaatst|utworzon|dodan[oey]|zveřejn|közzét|offentliggj|létrehoz|"
    r"veröffentlicht|erschienen|publié|publicad|pubblicat|gepubliceerd|publicerad|opublikowan|publikov|udgivet|"
    r"publisert|julkaistu|megjelen|publicat|diterbitkan|dipublikasikan|yay[i\u0131]n|đăng|опубликован|опубліковано|"
    r"публикуван|публикац|публікац|δημοσιεύ|نشر|פורסם|发布|發布|来源[:\uff1a]|來源[:\uff1a]|公開|掲載|입력|등록|प्रकाशित|giri[s\u015f]:|انتشار|منتشر|เผยแพร่|โพสต์|"
    r"வெளியிட|প্রকাশ|paskelbt|publicēt|avaldat|objavljen|објављен|شائع",
    re.IGNORECASE,
)
_MASTHEADS: Final = frozenset({CODE["header"], CODE["nav"]})
_STORY: Final = TAG_BIT["article"] | TAG_BIT["main"]  # in which a header is the story's
_META: Final = BIT["meta"]
_NAV: Final = BIT["nav"]
_PICTURE: Final = TAG_BIT["figure"] | BIT["caption"]  # "The bridge, 12 May 2021" is the day of a picture
_LEADS_CHANGE: Final = re.compile(
    rf"(?:{metadata_dates.CHANGED})\W*(?:on|at|am|le|el|il|em|op|den)?\W*$", re.IGNORECASE
)
# "(2026/3/18 11:02\u66f4\u65b0)": the word is behind the day.
_LED_CHANGE: Final = re.compile(
    "[(\uff08]?\\d{4}[\u5e74/.-][\\d\u6708\u65e5/.: \u6642\u5206\u5348\u524d\u5f8c-]{4,22}"
    "(?:\u6700\u7d42)?\u66f4\u65b0[)\uff09]?$"
)
_NEXT: Final = re.compile(
    r"(?:^|\W)(?:next|nächste[rns]?|prochaine?|próxim[ao]|prossim[ao]|volgende|nästa|næste|neste|seuraava|następna|příští|"
    r"следующее|следующая|наступне|sonraki|次回|下次|다음)\W*\Z",
    re.IGNORECASE,
)
_AUTHOR: Final = re.compile("author|byline|writer", re.IGNORECASE)


class Around(NamedTuple):
    """Where a story stands among the blocks of its page; None where it is not known."""

    title: int | None
    first: int | None = None  # the first block of its text
    last: int | None = None


def around(page: Page, title: int | None, kept: Sequence[Block]) -> Around:
    """Where a story stands: its title, the first and the last block that are kept."""
    if not kept:
        return Around(title)
    first, last = (bisect_left(page.starts, block.start) for block in (kept[0], kept[-1]))
    return Around(title, first, last)


class Line(NamedTuple):
    """A line near the title."""

    text: str
    called: bool  # its element says that it is meta data
    author: bool  # its element says that it names the author
    said: str  # all of it; of one that is parted, up to the word that means "updated"
    changed: str  # and from there on
    before: str  # the end of the line before it
    linked: bool = False  # it has a link
    late: bool = False  # it stands behind the story's first paragraph


def near(page: Page, around: Around, title: str) -> tuple[Line, ...]:
    """Short lines around the title, nearest behind it first, then those above the story's first paragraph.

    Args:
        page: its blocks.
        around: where its story stands.
        title: as declared; without one, and without a heading that is one, nothing is near it.
    """
    place = around.title
    if place is None and title and around.first is not None:
        place = _titled(page, around.first, title)
    if place is None and not title:
        return ()
    late = len(page.segments.text) if around.first is None else max(around.first, place or 0) + _LATE
    # Below a line that is no heading, and only says what the page is called, may be anything.
    headed = place is not None and page.codes[place] in HEADING
    places = _places(page, place, around)
    return _lines(page, places if headed else [block for block in places if block <= late], place, late)


def _places(page: Page, title: int | None, around: Around) -> list[int]:
    """The blocks that stand near enough, short or not."""
    first, count = around.first, len(page.segments.text)
    if title is None:
        return [] if first is None else [*range(first, max(-1, first - 1 - _ABOVE), -1)]
    # Behind a short story's last block stand the cards of others.
    last = around.last + 1 if around.last is not None and around.last > title else title + 1 + _BEHIND
    top, end = max(0, title - _BEFORE), min(count, title + 1 + _BEHIND, last)
    near = [*range(title + 1, end), *range(title - 1, top - 1, -1)]
    if first is not None and first > title:
        near += [block for block in range(first, max(-1, first - 1 - _ABOVE), -1) if not top <= block < end]
    return near


def _in_masthead(page: Page, block: int, title: int) -> bool:
    """Whether a block above a title is in the page's own header or menu, where papers print the day of today."""
    within, kinds = page.segments.within, page.segments.kinds
    first, last, kind_of, code, own = within.first, within.last, within.kind, kinds.code, kinds.own
    here = page.segments.container[block]
    while here >= 0 and not first[here] <= title < last[here]:
        kind = kind_of[here]
        if own[kind] & _NAV or (code[kind] in _MASTHEADS and not kinds.inherited[kind] & _STORY):
            return True
        here = within.parent[here]
    return False


def _titled(page: Page, first: int, title: str) -> int | None:
    """The block above a text that says what the page is called, though it is no heading."""
    wanted, texts = spelled(title[:_TITLE]), page.segments.text
    for block in range(min(first + 1, len(texts) - 1), max(-1, first - _REACH), -1):
        if len(texts[block]) <= _TITLE and not page.segments.dead[block] and alike(spelled(texts[block]), wanted):
            return block
    return None


def _lines(page: Page, blocks: Sequence[int], title: int | None, late: int) -> tuple[Line, ...]:
    """The short ones of some blocks, none of a picture or of a header above the title; those behind one are late."""
    segments, kinds, of_kinds = page.segments, page.kinds, page.segments.kinds
    texts, dead, links = segments.text, segments.dead, segments.link_chars
    inherited, words, close = of_kinds.inherited, of_kinds.words, of_kinds.near
    made, lines = tuple.__new__, list[Line]()
    for block in blocks:
        text, kind = texts[block], kinds[block]
        if len(text) > _LONGEST or dead[block] or inherited[kind] & _PICTURE:
            continue
        if title is not None and title - _BEFORE <= block < title and _in_masthead(page, block, title):
            continue
        before = texts[block - 1][-_LEAD:] if block and block - 1 != title else ""
        author, day = _called(words[kind])
        called = author or day or bool(close[kind] & _META)
        fields = (text, called, author, text, "", before, bool(links[block]), block > late)
        lines.append(made(Line, fields))  # as Line(*fields) does, in a third of the time
    return tuple(lines)


@lru_cache(maxsize=4_096)  # as segment_words.words: sites call these elements alike on each of their pages
def _called(words: str) -> tuple[bool, bool]:
    """Whether the words of an element say that it names the author, and whether they say that it names a day."""
    return _AUTHOR.search(words) is not None or calls_author(words), calls_day(words)


def parted(line: Line) -> Line:
    """A line, parted at the word that means "updated", which may stand in the line before it."""
    text, before = line.text, line.before
    if not metadata_dates.may_tell_change(f"{before}\n{text}"):
        return line
    if mark := metadata_dates.change(text):
        if _NEXT.search(text[: mark.start()]):  # "Next update: 4 May"
            return line._replace(said="")
        start = (_LED_CHANGE.search(text) or mark).start()
        return _apart(line, text[:start], text[start:])
    return _apart(line, "", text) if _LEADS_CHANGE.search(before) else line


def _apart(line: Line, said: str, changed: str) -> Line:
    """A line in two parts; one that tells its change first, where it goes on to tell its publication.

    So "Updated 4 May | Published 3 May" says the latter.
    """
    first = PUBLISHED.search(changed) if changed and not metadata_dates.written(said) else None
    if first and metadata_dates.written(changed[first.start() :]):
        said, changed = changed[first.start() :], changed[: first.start()]
    return line._replace(said=said, changed=changed)
