"""What we refuse to parse, found by counting bytes: parsers need minutes for some pages of a megabyte.

Measured (Lexbor 2.x): 100,000 attributes on one tag 22 s, 100,000 nested div 23 to 52 s, 10,000 nested div 0.1 s,
a list of 50,000 options 10 s, 1,000 unclosed <font> before 1,000 paragraphs a million elements. Ours: 40 us a block.
`python -m bench.clean_worst` measures each kind of page at its limit.
"""

import re
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaners import nesting
from cleaners.cleaned import Why
from cleaners.kernels import compiled
from cleaners.rules import Rules

_MAX_TAGS: Final = 400_000  # the walk needs about 1 us for each
_FEW_TAGS: Final = 2_000  # with fewer no page reaches any of the limits below
_MAX_BLOCKS: Final = 30_000  # the longest of 1,616 pages has 2,600
# White space as it is, and what is once read never given back: a third of the time that \s and steps back take.
_SPACE: Final = rb" \t\n\r\f\v"
_NAME: Final = rb"[^%s/>][^%s/>=]*+" % (_SPACE, _SPACE)
_VALUE: Final = rb"""[%s]*+=[%s]*+(?:"[^"]*+"|'[^']*+'|[^%s"'>][^%s>]*+)?+""" % (_SPACE, _SPACE, _SPACE, _SPACE)
_ATTRIBUTE: Final = re.compile(rb"%s(?:%s)?+" % (_NAME, _VALUE))
_TAG: Final = re.compile(rb"[a-zA-Z][^%s/>]*+(?:[%s/]++|%s(?:%s)?+)*+" % (_SPACE, _SPACE, _NAME, _VALUE))
_SEPARATORS: Final = b" \t\n\r\f\v/="
_OPENERS: Final = re.compile(rb"<(?:!--|(script|style)\b)", re.IGNORECASE)
_CLOSERS: Final = {
    name: re.compile(rb"-->" if not name else rb"</%s" % name, re.IGNORECASE) for name in (b"", b"script", b"style")
}
_LONG_TAG: Final = 600  # bytes; a shorter one has no room for attributes that cost anything
_MAX_ATTRIBUTES: Final = 4_000  # on one tag, which takes 25 ms; or as costly on several, the cost being quadratic
_MANY_BYTES: Final = 3_000_000  # with fewer a page cannot hold attributes for more memory than we allow
_MAX_WORDS: Final = 2_000_000  # each may be an attribute of 200 bytes; 10 MB of prose have 1,700,000
_COMPILED: Final = compiled("cleaners.native.tags")
_BOUNDS: Final = _COMPILED and _COMPILED.Bounds(
    tags=_MAX_TAGS, few_tags=_FEW_TAGS, many_bytes=_MANY_BYTES, blocks=_MAX_BLOCKS, options=nesting.MAX_OPTIONS,
    stray=nesting.MAX_STRAY, reopened=nesting.MAX_REOPENED, depth=nesting.MAX_DEPTH, steps=nesting.MAX_STEPS,
    long_tag=_LONG_TAG, cost=_MAX_ATTRIBUTES**2, meaning=nesting.meanings(),
)  # fmt: skip
_BINARY: Final = (b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x1f\x8b", b"\x00\x00\x00", b"RIFF")
_LOOKED_AT: Final = 8_192  # bytes in which data gives itself away
_CONTROLS: Final = bytes({*range(0x20), 0x7F}.difference(b"\t\n\v\f\r\x1b"))  # with an escape Japanese changes alphabet
_DATA: Final = 0.02  # share of them; compressed or compiled data has a tenth and more, text has a few that slipped in
_MARKUP: Final = re.compile(rb"<[a-zA-Z!/?]")
_FEED: Final = re.compile(
    rb"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]|<(?:html|body|!doctype html)\b", re.IGNORECASE
)
_NOT_HTML: Final = re.compile(
    r"^\s*(?:image|audio|video|font)/|/(?:pdf|zip|json|javascript|octet-stream)\b", re.IGNORECASE
)


class Look(NamedTuple):
    """What is known of a body before it is parsed."""

    refused: tuple[Why, str] | None  # why it is not handed to the parser, with the figure that says so
    templates: bool = True  # whether one may stand in it: no tag is called so where it says no
    options: bool = True  # whether an <option> may, likewise


def look(body: bytes, media_type: str, rules: Rules) -> Look:
    """Whether a body may be handed to the parser, and what else its tags tell."""
    if not body or body.isspace():
        return Look((Why.EMPTY, "no bytes"))
    if len(body) > rules.max_bytes:
        return Look((Why.TOO_LARGE, f"{len(body)} bytes, {rules.max_bytes} allowed"))
    if evidence := _not_html(body, media_type):
        return Look((Why.NOT_HTML, evidence))
    evidence, templates, options = _counted(body)
    if evidence and (evidence := _complexity(_parsed(body))):
        return Look((Why.TOO_COMPLEX, evidence))
    return Look(None, templates, options)


def refusal(body: bytes, media_type: str, rules: Rules) -> tuple[Why, str] | None:
    """Why a body is not handed to the parser, with the figure that says so; None when it may be."""
    return look(body, media_type, rules).refused


def _not_html(body: bytes, media_type: str) -> str:
    start = body[:64].lstrip()
    if start.startswith(_BINARY):
        return f"begins with {start[:4]!r}"
    wide = body[:400].replace(b"\x00", b"")  # UTF-16 has a NUL beside every letter, and a mark before the first
    wide = wide.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").lstrip()
    begins_with_tag = wide[:1] == b"<"
    if not begins_with_tag and _NOT_HTML.search(media_type):
        return f"sent as {media_type}"
    root = _FEED.search(wide) if wide[:4] in {b"<?xm", b"<rss"} else None
    if root and not root[0].lower().startswith((b"<html", b"<body", b"<!doctype")):
        return f"a feed or a sitemap: {root[0][1:-1].decode('ascii')}"
    if not begins_with_tag:
        looked_at = body[:_LOOKED_AT]
        controls = len(looked_at) - len(looked_at.translate(None, _CONTROLS))
        if controls > _DATA * len(looked_at):
            return f"data and no text: {controls} control characters in {len(looked_at)} bytes"
    if _MARKUP.search(body) is None and _MARKUP.search(wide) is None:
        return "no tag in it"
    return ""


def too_complex(body: bytes) -> str:
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
    return _counted(body)[0]


def _counted(body: bytes) -> tuple[str, bool, bool]:
    """Why a page is too complex, empty where it is not, and whether it may hold a template, and an <option>."""
    told = _COMPILED.long_tags(body, _BOUNDS) if _COMPILED is not None else None
    if told is None:
        return _complexity_counted(body), True, True
    spans, templates, options = told
    return _crowded([body[start + 1 : end] for start, end in spans]) if spans else "", templates, options


def _complexity_counted(body: bytes) -> str:
    page = np.frombuffer(body + b"    ", np.uint8)
    signs = np.flatnonzero((page & 0xFD) == ord("<"))  # "<" and ">", which differ in one bit
    opens = page[signs] == ord("<")
    at = signs.compress(opens)
    if len(at) > _MAX_TAGS:
        return f"{len(at)} tags, {_MAX_TAGS} allowed"
    if len(body) > _MANY_BYTES and (words := _words(page)) > _MAX_WORDS:
        return f"{words} words, {_MAX_WORDS} allowed"
    if len(at) > _FEW_TAGS:
        tags = nesting.tags(page, at)
        if (blocks := nesting.blocks(tags)) > _MAX_BLOCKS:
            return f"{blocks} blocks, {_MAX_BLOCKS} allowed"
        if evidence := nesting.fault(body, tags):
            return evidence
    # A tag that another "<" comes in before its ">" has one in a value, and may be much longer than it looks.
    behind = np.append(at, len(body))
    long = at.compress(behind[1:] - at > _LONG_TAG)
    doubtful = signs[:-1].compress(opens[:-1] & opens[1:])
    return _crowded(_long_tags(body, sorted({*doubtful.tolist(), *long.tolist()})))


def _words(page: NDArray[np.uint8]) -> int:
    """How many runs of white space and slashes there are, which is what stands between attributes."""
    apart = (page <= ord(" ")) | (page == ord("/"))
    return int(np.count_nonzero(apart[1:] & ~apart[:-1]))


def _long_tags(body: bytes, starts: list[int]) -> list[bytes]:
    """The tags that begin there and are long, without their brackets; none within another."""
    found: list[bytes] = []
    behind = 0
    for start in starts:
        tag = _TAG.match(body, start + 1) if start >= behind else None
        if tag is not None:
            behind = tag.end()
            if behind - start > _LONG_TAG:
                found.append(tag[0])
    return found


def _crowded(tags: list[bytes]) -> str:
    """Whether tags have more attributes than anybody writes: their cost is quadratic."""
    # Before an attribute stands a separator, be it the "=" of the one before it: those are quickly counted.
    at_most = [(1 + len(tag) - len(tag.translate(None, _SEPARATORS))) ** 2 for tag in tags]
    cost, left = 0, sum(at_most)
    for tag, most in zip(tags, at_most, strict=True):  # no further than it takes: ten megabytes of tags took seconds
        if cost + left <= _MAX_ATTRIBUTES**2:
            break
        cost, left = cost + len(_ATTRIBUTE.findall(tag)) ** 2, left - most
        if cost > _MAX_ATTRIBUTES**2:
            return f"more than {_MAX_ATTRIBUTES} attributes on a tag"
    return ""
