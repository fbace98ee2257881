"""A page as one row of numbers: what its blocks are like, what its head declares, and how its address is built."""

import re
from collections.abc import Sequence
from string import digits
from typing import Final
from urllib.parse import urlsplit

import numpy as np

from cleaners import lexicon, metadata_ld
from cleaners.any_of import any_of
from cleaners.features import Page
from cleaners.features_names import NAMES
from cleaners.features_text import Column, Floats
from cleaners.metadata_head import Head
from cleaners.segment_tags import BLOCK_TAGS
from cleaners.segment_words import HINTS, hints
from cleaners.story_blocks import FLOAT, KERNEL

# Order is the model's order: grow each list at its end only, and train anew.
_DECLARED: Final = (
    "NewsArticle", "ReportageNewsArticle", "LiveBlogPosting", "Article", "BlogPosting", "TechArticle", "Product",
    "ProductGroup", "Offer", "AggregateRating", "DiscussionForumPosting", "QAPage", "Question", "FAQPage",
    "CollectionPage", "ItemList", "Service", "LocalBusiness", "Organization", "SoftwareApplication", "BreadcrumbList",
    "WebPage", "WebSite", "Blog", "Recipe", "HowTo", "Person", "VideoObject", "Event", "JobPosting", "APIReference",
)  # fmt: skip
_PLACE: Final = {name: place for place, name in enumerate(_DECLARED)}
_OG: Final = ("article", "website", "product", "profile", "video", "blog")
_METAS: Final = (
    "article:published_time", "article:author", "article:section", "author", "og:price:amount", "product:price:amount",
    "twitter:label1", "news_keywords", "keywords", "docsearch:version", "robots",
)  # fmt: skip
# Software that makes one kind of page, as it names itself in <meta name=generator> or the classes of <body>.
_SOFTWARE: Final = tuple(any_of(names.split("|")) for names in (
    r"discourse|vbulletin|phpbb|xenforo|invision|flarum|mybb|smf|vanilla",
    r"docusaurus|sphinx|mkdocs|gitbook|hugo|jekyll|vitepress|mediawiki|readme|antora|asciidoctor|doxygen|rustdoc|javadoc",
    r"shopify|woocommerce|magento|prestashop|bigcommerce",
    r"wordpress",
    r"wix|squarespace|webflow|hubspot|elementor|drupal|joomla|ghost",
))  # fmt: skip
_ADDRESS: Final = tuple(map(re.compile, (
    r"^(blog|article|news|story|stories|post|magazin)",
    r"^(forum|thread|topic|discuss|question|comments|viewtopic|showthread|communit)|^(t|q|r)$",
    r"^(product|shop|store|item|buy|sku)|^(dp|p)$",
    r"^(docs?|guide|manual|reference|api|wiki|learn|tutorial|documentation|help|handbook|library|readthedocs)",
    r"^(service|solution|pricing|about|company|feature|industr|location|practice)",
    r"^(collection|categor|tags?$|search|list|browse|archive|catalog|directory|best$|top$)",
)))  # fmt: skip
_ANY_ADDRESS: Final = re.compile("|".join(pattern.pattern for pattern in _ADDRESS))
# The first two letters of all that is looked for, where it has so many: most words begin otherwise.
_OPENINGS: Final = frozenset(re.findall("(?<![a-z])[a-z]{1,2}", _ANY_ADDRESS.pattern))
_LETTERS: Final = re.compile(r"[a-z]+")
_DATED: Final = re.compile(r"/20\d\d[/-]")
_ALL_HINTS: Final = (1 << len(HINTS)) - 1
_NOTHING: Final = [False] * len(_ADDRESS)
_MOST: Final = 3  # of one declared type that are told apart
# What words are worth is left out: with it, listings are told apart less well (.36 of them for .46, out of fold).
_ASKED: Final = len(NAMES) - len(lexicon.COLUMNS)
_CHARS: Final = NAMES.index("log_chars")
_TAG: Final = NAMES.index("tag")


def columns(page: Page, rows: Floats, head: Head, url: str) -> Floats:
    """One row for a page that has blocks.

    Args:
        page: the blocks.
        rows: their features.
        head: what the page declares.
        url: where it came from; its canonical address where that is not known.
    """
    told = _declared(page, head) + _address(url or head.canonical)
    parts: list[Sequence[float] | Column] = [*_blocks(rows[:, :_ASKED]), told]
    found = np.empty(sum(map(len, parts)), np.float32)
    place = 0
    for part in parts:
        found[place : place + len(part)] = part
        place += len(part)
    return found


def _blocks(rows: Floats) -> tuple[Column, Column, Column, Column]:
    """The mean of every feature over blocks and over characters, and the share of each element in both."""
    chars = np.expm1(rows[:, _CHARS])
    weights = chars / np.add.reduce(chars)
    tags = rows[:, _TAG].astype(np.int64)
    count = np.bincount(tags, minlength=len(BLOCK_TAGS))
    return _means(rows), weights @ rows, np.log1p(count), np.bincount(tags, weights, len(BLOCK_TAGS))


def _means(rows: Floats) -> Floats:
    if KERNEL is not None and rows.dtype is FLOAT:
        found = np.empty(rows.shape[1], np.float32)
        if KERNEL.means(rows, found):
            return found
    return np.asarray(np.add.reduce(rows, axis=0) / np.float32(len(rows)))


def _declared(page: Page, head: Head) -> list[float]:
    og, metas = head.meta("og:type").lower(), head.metas
    kinds = page.segments.kinds
    body = kinds.words[0].lower() if kinds.words else ""
    software = f"{head.meta('generator').lower()} {body}"
    return [
        *_types(head),
        *[name in og for name in _OG],
        not og,
        *[name in metas for name in _METAS],
        "datePublished" in head.items.named or any("datePublished" in node for node in head.ld),
        len(head.times),
        *[names(software) for names in _SOFTWARE],
        *_hints(body),
    ]


def _types(head: Head) -> list[float]:
    """How many things of each type are declared."""
    found = [0.0] * len(_DECLARED)
    for node in head.ld:
        for name in metadata_ld.types(node):
            if name in _PLACE and found[_PLACE[name]] < _MOST:
                found[_PLACE[name]] += 1
    return found


def _hints(body: str) -> list[float]:
    """What the words of a page's body hint at."""
    found = [0.0] * len(HINTS)
    bits = hints(body) & _ALL_HINTS
    while bits:  # few are set
        lowest = bits & -bits
        found[lowest.bit_length() - 1] = 1
        bits ^= lowest
    return found


def _address(url: str) -> list[float]:
    try:
        parts = urlsplit(url.lower())
    except ValueError:  # a page may declare any nonsense as its canonical address
        parts = urlsplit("")
    steps = [step for step in parts.path.split("/") if step]
    last = steps[-1] if steps else ""
    above = " ".join(steps[:-1])
    return [
        len(steps), len(last), last.count("-") + last.count("_"), _digits(parts.path),
        _DATED.search(parts.path) is not None, len(parts.query), "." in last,
        *[said for text in (parts.netloc, above, last) for said in _says(text)],
    ]  # fmt: skip


def _digits(path: str) -> int:
    return sum(map(path.count, digits)) if path.isascii() else sum(map(str.isdigit, path))


def _says(text: str) -> list[bool]:
    """Which kinds of page any word of a part of an address names."""
    words = [word for word in _LETTERS.findall(text) if word[:2] in _OPENINGS and _ANY_ADDRESS.search(word)]  # few
    return [any(map(pattern.search, words)) for pattern in _ADDRESS] if words else _NOTHING
