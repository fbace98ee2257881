"""Stories that a page with menus and banners holds back: in <noscript>, in templates, in attributes for scripts.

A page that tells little and hides several paragraphs of running text that it does not show is laid open where they
stand. Most <noscript> holds pictures and counters, most templates hold forms and what a list repeats: these stay shut.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, islice
from typing import Final, NamedTuple

from cleaners import limits, spelling
from cleaners.block import Block
from cleaners.features import page_of
from cleaners.rules import Rules
from cleaners.segment import segment
from cleaners.segment_tree import parse
from cleaners.segment_words import BIT, word_hints
from cleaners.sought import find, holds

LITTLE: Final = 1_500  # characters a model keeps; of a page that tells more, only what goes on with that is looked for
_PARAGRAPHS: Final = 3  # of running text; a notice has one or two
PARAGRAPH: Final = 60  # weight
_REGION: Final = 300  # bytes; in fewer there is no story
_MOST: Final = 200  # regions of a page that are looked at
_BEFORE: Final = 80  # bytes before a region that are told with it
_KNOWN: Final = 40  # characters by which a paragraph is known on the page
_HIDING: Final = (b"noscript", b"template")
_ATTRIBUTES: Final = (b"&lt;p", b"&#60;p", b'"<p', b"'<p")  # what an attribute with paragraphs holds
_TAG: Final = re.compile(rb"<[^<>]*>")
# A picture's own text is a caption, a link's a preview, a field's what somebody wrote.
_HOLDER: Final = re.compile(rb"<(?:div|section|article|main|p|span)(?:\s[^<>]{0,600})?\s\Z", re.IGNORECASE)
_HELD: Final = re.compile(
    rb"data-[\w-]{1,40}=(?:\"(\s{0,99}(?:<|&lt;|&#60;)[^\"]{60,2000000})\""
    rb"|'(\s{0,99}(?:<|&lt;|&#60;)[^']{60,2000000})')"
)
_DATA: Final = re.compile(rb"(?<=\s)data-")
_TAG_END: Final = re.compile(rb"(?:[^\"'<>]|\"[^\"]{0,9999}\"|'[^']{0,9999}'){0,999}>")
_SLOTS: Final = re.compile(r"\{\{|\$\{|<%|\{%")  # what scripts fill in
# Said in consent windows and to who browses without scripts, in all languages alike. Where a notice is, most of the
# paragraphs beside it belong to it.
_NOTICE: Final = re.compile(r"cookie|javascript|クッキー|gdpr|dsgvo|rgpd", re.IGNORECASE)
_BESIDE: Final = 3  # paragraphs that a notice has beside it
# What the elements around a story are not called.
_ELSEWHERE: Final = sum(BIT[name] for name in ("comment", "bio", "popup", "newsletter", "account", "promo", "foot"))


class Region(NamedTuple):
    """What a page hides in one place."""

    start: int  # of what is replaced
    end: int
    markup: bytes  # what is put there instead
    inside: bytes  # its markup as a browser would lay it out
    called: bytes  # its own attributes and what stands right before it


class Withheld(NamedTuple):
    """A page laid open, and the paragraphs of running text that it shows then and did not show before."""

    page: bytes
    paragraphs: frozenset[str]
    behind: str = ""  # what they go on with

    @property
    def size(self) -> int:
        """How many characters the paragraphs have."""
        return sum(map(len, self.paragraphs))

    def told(self, kept: Sequence[Block]) -> int:
        """How many characters of them are among the blocks that are kept, in elements that may hold a story."""
        return sum(len(block.text) for block in kept if self._is_one(block))

    def _is_one(self, block: Block) -> bool:
        said = any(word_hints(word) & _ELSEWHERE for word in block.tokens)
        return not said and " ".join(block.text.split()) in self.paragraphs


def withheld(page: bytes, shown: Sequence[str]) -> Withheld | None:
    """The page with the paragraphs laid open that it hides, if these are several; None for all other pages.

    Args:
        page: in UTF-8.
        shown: the texts of the blocks that it shows.
    """
    hidden = regions(page)
    if not hidden:
        return None
    known = frozenset(" ".join(text.split())[:_KNOWN] for text in shown)
    told = [(region, _told(region.inside, known)) for region in hidden]
    paragraphs = frozenset(text for _, texts in told for text in texts)
    if len(paragraphs) < _PARAGRAPHS:
        return None
    whole = opened(page, sorted({region for region, texts in told if texts}))
    if limits.refusal(whole, "text/html", Rules()):
        return None
    return Withheld(whole, paragraphs)


def regions(page: bytes) -> list[Region]:
    """What a page hides that has room for a story."""
    held = _HELD.finditer(page) if any(holds(page, sign) for sign in _ATTRIBUTES) else ()
    return list(islice(chain(_elements(page, 0, len(page)), _attributes(page, held)), _MOST))


def regions_at(page: bytes, start: int, end: int) -> list[Region]:
    """The same of what begins between two places."""
    held = (_HELD.match(page, found.start()) for found in _DATA.finditer(page, start, end))
    return [*_elements(page, start, end), *_attributes(page, filter(None, held))]


def _elements(page: bytes, start: int, end: int) -> Iterator[Region]:
    """The page's <noscript> and templates that have room for a story and text in it."""
    for name in _HIDING:
        opening, closing, at = b"<" + name, b"</" + name + b">", start
        while (begun := find(page, opening, at, end)) >= 0:
            at = find(page, closing, begun)
            if at < 0:
                break
            inner = page.find(b">", begun) + 1
            if at - inner >= _REGION and _is_wordy(inside := page[inner:at]):
                attributes = page[begun + len(opening) : inner]
                markup = b"<div" + attributes + inside + b"</div>"
                called = page[max(0, begun - _BEFORE) : begun] + attributes
                yield Region(begun, at + len(closing), markup, inside, called)


def _attributes(page: bytes, held: Iterable[re.Match[bytes]]) -> Iterator[Region]:
    """The attributes with markup for scripts, of elements that it can be laid out in."""
    for found in held:
        before = page[max(0, found.start() - 600) : found.start()]
        holder = _HOLDER.search(before)
        if not holder:
            continue
        end = _TAG_END.match(page, found.end())
        inside = html.unescape((found[1] or found[2]).decode("utf-8", "replace")).encode("utf-8", "replace")
        if end and _is_wordy(inside):
            called = before[holder.start() :] + page[found.start() : found.start(1 if found[1] else 2)]
            yield Region(end.end(), end.end(), b"<div>" + inside + b"</div>", inside, called)


def _is_wordy(markup: bytes) -> bool:
    return len(_TAG.sub(b"", markup)) > PARAGRAPH


def _told(markup: bytes, known: AbstractSet[str]) -> list[str]:
    """The paragraphs of running text in some markup that the page does not show."""
    found, notices = [], 0
    for text in page_of(segment(parse(markup))).segments.text:
        told = " ".join(text.split())
        notices += bool(_NOTICE.search(told))
        if is_prose(told) and told[:_KNOWN] not in known:
            found.append(told)
    return found if len(found) > (_BESIDE + 1) * notices else []


def is_prose(text: str) -> bool:
    """Whether a text with single blanks is a paragraph of running text."""
    return spelling.weight(text) >= PARAGRAPH and not _SLOTS.search(text) and spelling.ends_sentence(text)


def opened(page: bytes, hidden: Sequence[Region]) -> bytes:
    """A page with some of what it hides in its place."""
    parts, at = [], 0
    for region in hidden:
        if region.start < at:  # a <noscript> in a template comes with it
            continue
        parts += [page[at : region.start], region.markup]
        at = region.end
    return b"".join((*parts, page[at:]))
