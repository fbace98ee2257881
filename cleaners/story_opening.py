"""What a story opens with: its title and its standfirst."""

import re
from typing import Final

import numpy as np

from cleaners.any_of import any_of
from cleaners.features import Page
from cleaners.features_text import Floats
from cleaners.memo import remembered
from cleaners.segment_tags import CODE, HEADING, one_of
from cleaners.segment_words import words
from cleaners.spelling import weight
from cleaners.story_amid import KEPT
from cleaners.story_scores import first

_TITLE_CHARS: Final = 300
# Blocks above a title: of 1,456 labelled pages 7 keep something farther up, 26 lines of consent, shipping and
# browsers, none of them main text.
_NOTICES: Final = 20
_PARAGRAPH: Final = 100  # characters below a title
_TITLE_REACH: Final = 40  # blocks between a title and the first paragraph: bylines, dates, share bars, a gallery
_STANDFIRST_REACH: Final = 8  # blocks behind a title in which a standfirst stands
_STANDFIRST_CHARS: Final = 30  # a character of a script without letters counts as three, here and below
_SHORT_CHARS: Final = 12  # of a sentence that is the description word for word; some describe by the author
# A longer one, on a page that does not declare itself news, is the summary written for lists and search engines, which
# guides and blogs print above their text. Where the model doubts it, labelled articles gain on 22 pages without it and
# lose on 4. One whose element is called nothing but a standfirst stays.
_SUMMARY_CHARS: Final = 140
_LEAD_CHARS: Final = 60  # of sentences behind the title, which open a story whatever they are called
_LEAD_AT_ONCE: Final = 45  # of one right behind it; of three on labelled pages all are standfirsts
_STOPS: Final = (".", "!", "?", "\u2026", "\u3002")
_OPENING: Final = 100  # characters in which a text's first word is looked for
_STANDFIRST: Final = frozenset(
    """
    standfirst lead lede dek deck teaser subtitle subheadline subhead subline intro
    introduction vorspann summary excerpt abstract description unterzeile anleser chapo chapeau entradilla sumario
    bajada sommario ingress preamble strapline manchet catenaccio perex copete accroche inleiding underrubrik linhafina
    anrisstext zajawka subtitulo subheader subhed sottotitolo ondertitel undertitel undertittel podtytul ozet sapo
    resumo resumen olho gravata soustitre
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
_TITLED: Final = frozenset({"title", "header", "heading", "headline", "head"})  # behind "sub", a word apart
# Names that notes on an author, a form or a picture have too. Of blocks called so on labelled articles and news pages,
# or in an element called so, further behind a title than the next, 20 that score below .2 are chrome and 4 in the gold
# text; of those that score more 2 and 6.
_VAGUE: Final = frozenset(
    "description summary excerpt abstract teaser intro introduction lead preamble".split()  # noqa: SIM905
)
_CALLED_AT: Final = 0.2
_TELLING: Final = _STANDFIRST - _VAGUE
_PAIRS: Final = (frozenset({"linha", "fina"}), frozenset({"sous", "titre"}), frozenset({"sub", "titulo"}))
_may_call: Final = any_of((*_TELLING, *_VAGUE, "sub", "linha", "sous"))  # most elements are called nothing of the kind
# Sentences between a headline and a byline, with no name of theirs. Of 158 labelled pages that declare themselves news
# ten gain by them and none loses; with .03 eleven. On all other articles as many are chrome.
_LEAD_AT: Final = 0.1
_LEADS: Final = frozenset({CODE["p"], CODE["div"], CODE["h2"]})
_UNHEADED: Final = 20  # letters and blanks of a title that is no heading, without its site's name
_SHARED: Final = 2  # words that a second headline has from the title
_WORD: Final = 4  # letters of one
_H1: Final = CODE["h1"]
_LOWER: Final = one_of("h2", "h3", "h4", "h5", "h6")
_LETTERS: Final = re.compile(r"\w+")
_FIRST: Final = 3  # of a text's letters, by which it is told from most others
_PLAINLY: Final = bytes([ord(chr(code).lower()) if _LETTERS.match(chr(code)) else ord(" ") for code in range(128)] * 2)


def spelled(text: str) -> str:
    """Letters and digits only: titles differ from their copies in quotes, dashes and space."""
    if text.isascii():
        return " ".join(text.encode().translate(_PLAINLY).decode().split())
    return " ".join(_LETTERS.findall(text.casefold()))


def drown_above(page: Page, said: Floats, title: str, keep_at: float) -> None:
    """What stands far above an h1 that says what the head says is no story, where there is some below: notices.

    A story whose title comes once more at the page's end has it above too, in whatever element.

    Args:
        page: the blocks.
        said: how likely each is story; what goes is written here.
        title: as the page's head says it.
        keep_at: from which score on a block is kept.
    """
    if page.codes.rfind(_H1) <= _NOTICES:
        return
    begun = first(said, keep_at)
    # Most pages keep nothing so far above any h1, and are done with here.
    tops = _tops(page, begun + _NOTICES + 1) if begun >= 0 else []
    if not tops:
        return
    wanted = spelled(title)
    top = next((index for index in _tops(page) if _says_so(page, index, wanted)), 0)
    if top not in tops:
        return
    below = np.where(said >= keep_at, page.ends - page.starts, 0)[top + 1 :].sum()
    if below >= _PARAGRAPH and not any(_says_so(page, index, wanted) for index in range(top)):
        said[: top - _NOTICES] = 0.0


def title_of(page: Page, said: Floats, title: str, keep_at: float) -> int | None:
    """The block that is the story's title, a heading before the story; None where none is.

    That is an h1 that says what the head says, else a lower heading that does, else the only h1; one that its class
    calls a standfirst is none where there is another.
    """
    begun = first(said, keep_at)
    if begun < 0:
        return None
    wanted = spelled(title)
    headings = _tops(page)
    tops = [index for index in headings if not _named_so(page, index, above=0)] or headings
    # A site's name is often a heading too, and a link to its home page.
    tops = [index for index in tops if page.segments.link_chars[index] < len(page.segments.text[index]) / 2] or tops
    near = [index for index in tops if _is_near(index, begun)]
    same = [index for index in near if _says_so(page, index, wanted)]
    if not same:
        same = [index for index in _lower(page, begun) if _says_so(page, index, wanted)]
    if not same and len(tops) == len(near) == 1:
        return near[0]
    same = same or _unheaded(page, begun, wanted)
    if not same:
        return None
    return same[-1] if same[-1] <= begun else same[0]


def _unheaded(page: Page, first: int, wanted: str) -> list[int]:
    """The lines near a story's beginning that are no headings and say what the head says, or all but its last words."""
    texts, segments = page.segments.text, page.segments
    return [
        index
        for index in range(max(0, first - _TITLE_REACH), min(len(texts), first + _TITLE_REACH // 8 + 1))
        if len(texts[index]) < _TITLE_CHARS
        and not segments.dead[index]
        and segments.link_chars[index] < len(texts[index]) / 2
        and wanted.startswith(said := spelled(texts[index]))
        and (said == wanted != "" or len(said) >= _UNHEADED)
    ]


def _is_near(index: int, first: int) -> bool:
    """Whether a heading may be the title of a story that begins with a block."""
    return index - _TITLE_REACH // 8 <= first <= index + _TITLE_REACH


def _says_so(page: Page, index: int, wanted: str) -> bool:
    text = page.segments.text[index]
    return bool(wanted) and not opens_otherwise(text, wanted) and alike(spelled(text), wanted)


def opens_otherwise(text: str, wanted: str) -> bool:
    """Whether a text's first letters alone tell that it is spelled otherwise: so it is with most."""
    first = text[:_FIRST].lower()
    return first.isascii() and first.isalnum() and not (wanted.startswith(first) or first.startswith(wanted))


def _tops(page: Page, start: int = 0) -> list[int]:
    """The blocks from one on that are headings of the first level."""
    found: list[int] = []
    at = page.codes.find(_H1, start)
    while at >= 0:
        if not page.segments.dead[at]:
            found.append(at)
        at = page.codes.find(_H1, at + 1)
    return found


def _lower(page: Page, first: int) -> list[int]:
    """The headings below the first level that may be the title of a story that begins with a block."""
    start, end = max(0, first - _TITLE_REACH), first + _TITLE_REACH // 8 + 1
    return [start + found.start() for found in _LOWER.finditer(page.codes[start:end])]


def alike(one: str, other: str) -> bool:
    """Whether one text is the other, or the other with a site's name behind it."""
    return bool(one) and (one == other or (len(one) > 10 and (other.startswith(one) or one.startswith(other))))  # noqa: PLR2004


def raise_standfirst(page: Page, said: Floats, title: int, description: str, *, news: bool) -> None:
    """The lines behind a title that the head describes the page with, that open it, or that are called a standfirst.

    Args:
        page: the blocks.
        said: how likely each is story; what is raised is written here.
        title: the block that is the title.
        description: as the page's head says it.
        news: whether the page declares itself news; on others a long description is none of the story's lines.
    """
    word = _LETTERS.search(description.casefold())  # all of it is spelled out for the few that open alike
    opening = word[0] if word else ""
    behind = False  # a sentence
    for index in range(title + 1, min(title + 1 + _STANDFIRST_REACH, len(said))):
        text = page.segments.text[index]
        size, stops = weight(text), text.endswith(_STOPS)
        if size < _STANDFIRST_CHARS or page.segments.dead[index]:
            if stops and size >= _SHORT_CHARS and not page.segments.dead[index]:
                called = index == title + 1 and _named_so(page, index, above=0)
                if called or spelled(text) == spelled(description):
                    said[index] = KEPT
            continue
        lead = stops and index == title + 1 and size >= _LEAD_AT_ONCE and not page.segments.links[index]
        # The element above names all that stands in it. The first sentence of news may stand below a byline.
        likely = index == title + 1 or (news and not behind) or said[index] >= _CALLED_AT
        behind = behind or stops
        called = _named_so(page, index) if likely else _named_so(page, index, above=0, vague=False)
        told = called or (_opens_alike(text, opening) and alike(spelled(text), spelled(description)))
        summary = told and not news and size > _SUMMARY_CHARS
        if _named_so(page, index, vague=False) if summary else told or lead:
            said[index] = KEPT


def raise_lead(page: Page, said: Floats, title: int | None, named: str, keep_at: float) -> None:
    """What stands in sentences between a news story's headline and the first block that is kept is its standfirst.

    Papers set a title for search engines above, in a bar or among crumbs, and the one that readers see further down.

    Args:
        page: the blocks.
        said: how likely each is story; what is raised is written here.
        title: the block that is the title; None where none is.
        named: the title as the page's head says it.
        keep_at: from which score on a block is kept.
    """
    segments = page.segments
    start = 0 if title is None else title + 1
    begun = first(said, keep_at, start)
    # One that has been raised is the standfirst.
    if begun < 0 or said[begun] >= KEPT or (title is not None and begun - title > _TITLE_REACH):
        return
    top = _headline(page, title, named, begun)
    if top is None:
        return
    for index in range(top + 1, min(top + 1 + _STANDFIRST_REACH, begun)):
        text = segments.text[index]
        plain = not segments.links[index] and not segments.dead[index] and page.codes[index] in _LEADS
        if plain and said[index] >= _LEAD_AT and weight(text) >= _LEAD_CHARS and text.endswith(_STOPS):
            said[index] = KEPT


def _headline(page: Page, title: int | None, named: str, first: int) -> int | None:
    """The last heading before a story's first block that says what the title says in other words; else the title."""
    wanted = _long_words(named if title is None else page.segments.text[title])
    start = max(0, first - _TITLE_REACH) if title is None else title + 1
    others = (at for at in range(first - 1, start - 1, -1) if page.codes[at] in HEADING)
    return next((at for at in others if len(wanted & _long_words(page.segments.text[at])) >= _SHARED), title)


def _long_words(text: str) -> set[str]:
    return {word for word in _LETTERS.findall(text[:_TITLE_CHARS].casefold()) if len(word) >= _WORD}


def _opens_alike(text: str, opening: str) -> bool:
    """Whether a text may be another from its first word on, or a part of it; most are not, and need no spelling out."""
    if not opening:
        return False
    first = _LETTERS.search(text[:_OPENING].casefold())
    return first is None or first[0].startswith(opening) or opening.startswith(first[0])


def _named_so(page: Page, index: int, above: int = 1, *, vague: bool = True) -> bool:
    """Whether a block's own class or id calls it a standfirst, or that of the element above it, where that counts.

    Args:
        page: the blocks.
        index: of the block.
        above: how many elements above its own count.
        vague: whether names count that other parts of a page have too.
    """
    segments = page.segments
    place = segments.container[index]
    for _ in range(1 + above):
        if place < 0:
            break
        called, told = _called(segments.kinds.words[segments.within.kind[place]])
        if told or (vague and called):
            return True
        place = segments.within.parent[place]
    return False


@remembered(4_096)  # an outlet's pages share nearly all of them; a pure function's memo changes no result
def _called(names: str) -> tuple[bool, bool]:
    """Whether the names of an element call it a standfirst, and whether so without a name that other parts have too."""
    if not _may_call(names.lower()):
        return False, False
    called = words(names)
    paired = ("sub" in called and not _TITLED.isdisjoint(called)) or any(pair.issubset(called) for pair in _PAIRS)
    told = paired or not _TELLING.isdisjoint(called)
    return told or not _VAGUE.isdisjoint(called), told
