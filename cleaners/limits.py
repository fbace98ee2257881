"""What we refuse to parse, found by counting bytes: parsers need minutes for some pages of a megabyte.

Measured (Lexbor 2.x): 100,000 attributes on one tag 22 s, 100,000 nested div 23 to 52 s, 10,000 nested div 0.1 s,
a list of 50,000 options 10 s, 1,000 unclosed <font> before 1,000 paragraphs a million elements. Ours: 40 us a block.
`python -m bench.clean_worst` measures each kind of page at its limit.
"""

import re
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaners import nesting
from cleaners.cleaned import Why
from cleaners.kernels import compiled
from cleaners.rules import Rules
from cleaners.segment_tags import ACT, BOLD, IMAGE, INLINE, LINK, SKIP, TIGHT

_MAX_TAGS: Final = 400_000  # the walk needs about 1 us for each
_FEW_TAGS: Final = 2_000  # with fewer no page reaches any of the limits below
_MAX_BLOCKS: Final = 30_000  # the longest of 1,616 pages has 2,600
_MAX_OPTIONS: Final = 10_000  # of lists to choose from; the parser looks through the ones it has at each: 0.4 s
_STRAY: Final = 500  # closing tags without an opening one; the most of 1,573 pages has 128
_MAX_REOPENED: Final = 1_000_000  # unclosed <font> and the like are opened anew in every paragraph behind them
_NAME: Final = rb"[^\s/>][^\s/>=]*"
_VALUE: Final = rb"""\s*=\s*(?>"[^"]*"|'[^']*'|[^\s"'>][^\s>]*)?"""
_ATTRIBUTE: Final = re.compile(rb"%s(?>%s)?" % (_NAME, _VALUE))
_TAG: Final = re.compile(rb"[a-zA-Z][^\s/>]*(?>[\s/]+|%s(?>%s)?)*" % (_NAME, _VALUE))
_OPENERS: Final = re.compile(rb"<(?:!--|(script|style)\b)", re.IGNORECASE)
_CLOSERS: Final = {
    name: re.compile(rb"-->" if not name else rb"</%s" % name, re.IGNORECASE) for name in (b"", b"script", b"style")
}
_LONG_TAG: Final = 600  # bytes; a shorter one has no room for attributes that cost anything
_MAX_ATTRIBUTES: Final = 4_000  # on one tag, which takes 25 ms; or as costly on several, the cost being quadratic
_MANY_BYTES: Final = 3_000_000  # with fewer a page cannot hold attributes for more memory than we allow
_MAX_WORDS: Final = 2_000_000  # each may be an attribute of 200 bytes; 10 MB of prose have 1,700,000
_TOLD_BY: Final = 3  # letters, five bits each
_LETTER: Final = 31
_ALPHABET: Final = 26
_FLAT: Final = 1  # ended by the next of its kind, or empty: does not nest
_BLOCK: Final = 2  # begins a block
_OPTION: Final = 4
_REOPENED: Final = 8
_NESTS_NOT: Final = (
    "p li td th tr dt dd option br img input meta link hr wbr source area col embed base param track path circle "
    "polygon rect use stop ellipse"
)
_FORMATTING: Final = "a b big code em font i nobr s small strike tt u"
_INSIDE_LINES: Final = frozenset({INLINE, TIGHT, LINK, BOLD, IMAGE, SKIP})
_DRAWN: Final = "path circle rect use g option"


def _code(name: str) -> int:
    """The first three letters of a name as one number, as `_names` reads them from a page."""
    code = 0
    for letter in name[:_TOLD_BY].ljust(_TOLD_BY, "\0"):
        code = code << 5 | (ord(letter) & _LETTER)
    return code


def _table() -> NDArray[np.uint8]:
    """What each three letters may mean; what begins like a block's name is counted as one."""
    table = np.full(1 << (5 * _TOLD_BY), _BLOCK, np.uint8)
    table[0] = 0  # not a name
    table[[_code(name) for name, act in ACT.items() if act in _INSIDE_LINES] + [_code(n) for n in _DRAWN.split()]] = 0
    table[[_code(name) for name, act in ACT.items() if act not in _INSIDE_LINES and name != "option"]] = _BLOCK
    for names, meaning in ((_NESTS_NOT, _FLAT), ("option", _OPTION), (_FORMATTING, _REOPENED)):
        table[[_code(name) for name in names.split()]] |= meaning
    return table


_MEANING: Final = _table()
_COMPILED: Final = compiled("cleaners.native.tags")
_BOUNDS: Final = _COMPILED and _COMPILED.Bounds(
    tags=_MAX_TAGS, few_tags=_FEW_TAGS, many_bytes=_MANY_BYTES, blocks=_MAX_BLOCKS, options=_MAX_OPTIONS, stray=_STRAY,
    reopened=_MAX_REOPENED, depth=nesting.MAX_DEPTH, steps=nesting.MAX_STEPS, long_tag=_LONG_TAG,
    meaning=_MEANING.tobytes(),
)  # fmt: skip
_BINARY: Final = (b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x1f\x8b", b"\x00\x00\x00", b"RIFF")
_MARKUP: Final = re.compile(rb"<[a-zA-Z!/?]")
_NOT_HTML: Final = re.compile(
    r"^\s*(?:image|audio|video|font)/|/(?:pdf|zip|json|javascript|octet-stream)\b", re.IGNORECASE
)


def refusal(body: bytes, media_type: str, rules: Rules) -> tuple[Why, str] | None:
    """Why a body is not handed to the parser, with the figure that says so; None when it may be."""
    if not body or body.isspace():
        return Why.EMPTY, "no bytes"
    if len(body) > rules.max_bytes:
        return Why.TOO_LARGE, f"{len(body)} bytes, {rules.max_bytes} allowed"
    if evidence := _not_html(body, media_type):
        return Why.NOT_HTML, evidence
    if evidence := _too_complex(body):
        return Why.TOO_COMPLEX, evidence
    return None


def _not_html(body: bytes, media_type: str) -> str:
    start = body[:64].lstrip()
    if start.startswith(_BINARY):
        return f"begins with {start[:4]!r}"
    wide = body[:400].replace(b"\x00", b"")  # UTF-16 has a NUL beside every letter
    if _NOT_HTML.search(media_type) and wide.lstrip()[:1] != b"<":
        return f"sent as {media_type}"
    if _MARKUP.search(body) is None and _MARKUP.search(wide) is None:
        return "no tag in it"
    return ""


def _too_complex(body: bytes) -> str:
    """Looked at again without scripts when it seems so: code is full of "<"."""
    return _complexity(body) and _complexity(_parsed(body))


def _parsed(body: bytes) -> bytes:
    """A page without its scripts, styles and comments; what is never closed swallows the rest."""
    kept: list[bytes] = []
    at = 0
    while (opener := _OPENERS.search(body, at)) is not None:
        kept.append(body[at : opener.start()])
        closer = _CLOSERS[(opener[1] or b"").lower()].search(body, opener.end())
        if closer is None:
            return b"".join(kept)
        at = closer.end()
    return b"".join((*kept, body[at:]))


def _complexity(body: bytes) -> str:
    spans = _COMPILED.long_tags(body, _BOUNDS) if _COMPILED is not None else None
    if spans is None:
        return _complexity_counted(body)
    return f"more than {_MAX_ATTRIBUTES} attributes on a tag" if _cost(body, spans) > _MAX_ATTRIBUTES**2 else ""


def _cost(body: bytes, spans: list[tuple[int, int]]) -> int:
    return sum(len(_ATTRIBUTE.findall(body, start + 1, end)) ** 2 for start, end in spans)


def _complexity_counted(body: bytes) -> str:
    page = np.frombuffer(body + b"    ", np.uint8)
    signs = np.flatnonzero((page & 0xFD) == ord("<"))  # "<" and ">", which differ in one bit
    opens = page[signs] == ord("<")
    at = signs[opens]
    if len(at) > _MAX_TAGS:
        return f"{len(at)} tags, {_MAX_TAGS} allowed"
    if len(body) > _MANY_BYTES and (words := _words(page)) > _MAX_WORDS:
        return f"{words} words, {_MAX_WORDS} allowed"
    if len(at) > _FEW_TAGS and (evidence := _structure(body, page, at)):
        return evidence
    # A tag that another "<" comes in before its ">" has one in a value, and may be much longer than it looks.
    long = np.diff(at, append=len(body)) > _LONG_TAG
    doubtful = signs[np.flatnonzero(opens[:-1] & opens[1:])]
    starts = np.union1d(doubtful, at[long])
    if _crowded(body, starts.tolist()):
        return f"more than {_MAX_ATTRIBUTES} attributes on a tag"
    return ""


def _words(page: NDArray[np.uint8]) -> int:
    """How many runs of white space and slashes there are, which is what stands between attributes."""
    apart = (page <= ord(" ")) | (page == ord("/"))
    return int(np.count_nonzero(apart[1:] & ~apart[:-1]))


def _crowded(body: bytes, starts: list[int]) -> bool:
    """Whether tags that begin there have more attributes than anybody writes."""
    cost, behind = 0, 0
    for start in starts:
        tag = _TAG.match(body, start + 1) if start >= behind else None
        if tag is None:
            continue
        behind = tag.end()
        if behind - start > _LONG_TAG:
            cost += len(_ATTRIBUTE.findall(tag[0])) ** 2
            if cost > _MAX_ATTRIBUTES**2:
                return True
    return False


def _structure(body: bytes, page: NDArray[np.uint8], at: NDArray[np.intp]) -> str:
    """What is wrong with the page's tags: told by counting them, and one by one where the counts are odd."""
    closing = page[at + 1] == ord("/")
    name = _names(page, at + 1 + closing)
    meaning = _MEANING[name]
    step = np.where(closing, -1, 1)
    step[name == 0] = 0
    deepest = _most_open(np.where(meaning & _FLAT, 0, step))[0]
    if deepest > nesting.MAX_DEPTH:
        return f"nested {deepest} deep, {nesting.MAX_DEPTH} allowed"
    begun = np.where(closing, 0, meaning)
    blocks = begun & _BLOCK != 0
    if (count := int(np.count_nonzero(blocks))) > _MAX_BLOCKS:
        return f"{count} blocks, {_MAX_BLOCKS} allowed"
    if (count := int(np.count_nonzero(begun & _OPTION))) > _MAX_OPTIONS:
        return f"{count} options to choose from, {_MAX_OPTIONS} allowed"
    most, reopened = _most_open(np.where(meaning & _REOPENED, step, 0))
    if most * len(at) > _MAX_REOPENED and (count := int(reopened[blocks].sum())) > _MAX_REOPENED:
        return f"unclosed formatting is opened again {count} times, {_MAX_REOPENED} allowed"
    late = int(np.count_nonzero(closing & (meaning & _REOPENED != 0)))
    if _closing_nothing(name, closing) > _STRAY or late * int(deepest) > nesting.MAX_STEPS:
        return nesting.fault(body)
    return ""


def _closing_nothing(name: NDArray[np.int64], closing: NDArray[np.bool_]) -> int:
    """How many closing tags have no opening one, whatever their order."""
    opened, closed = (np.bincount(name[which], minlength=_MEANING.size) for which in (~closing, closing))
    return int(np.maximum(closed - opened, 0)[1:].sum())


def _most_open(step: NDArray[np.int64]) -> tuple[int, NDArray[np.int64]]:
    """How many are open at each place, and at most; closing tags too many do not make up for opening tags later on."""
    depth = np.cumsum(step)
    depth -= np.minimum(np.minimum.accumulate(depth), 0)
    return int(depth.max(initial=0)), depth


def _names(page: NDArray[np.uint8], at: NDArray[np.intp]) -> NDArray[np.int64]:
    """The first three letters of each name as one number; 0 where no letter stands."""
    letters = page[at[:, None] + np.arange(_TOLD_BY)]
    # Below "a" the difference wraps round to a large number.
    inside = np.logical_and.accumulate(((letters | 0x20) - ord("a") < _ALPHABET), axis=1)
    bits = np.where(inside, letters & _LETTER, 0)
    return (bits[:, 0].astype(np.int64) << 10) | (bits[:, 1].astype(np.int64) << 5) | bits[:, 2]
