"""Title, byline, dates, language and the rest: from what the page declares, each with where it was read."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Final

from cleaners import metadata_crumbs, metadata_dates, metadata_ld
from cleaners import metadata_fields as fields
from cleaners.cleaned import Metadata, Sourced
from cleaners.metadata_head import Head
from cleaners.metadata_ld import Node
from cleaners.metadata_links import based, joined, not_home
from cleaners.metadata_names import COMPANY, names, whole
from cleaners.metadata_values import free, language_tag, said, topics

_STORIES: Final = re.compile(r"Article|Posting|Report|Review|Recipe|WebPage|Product|QAPage|VideoObject")
_FILM: Final = ("VideoObject",)
_COMPANIES: Final = re.compile(r"Organization|Corporation|Brand|WebSite|LocalBusiness")
_LETTERS: Final = re.compile(r"[^\W_]+")
_MAX_TAGS: Final = 30
_MAX_NAMES: Final = 30  # a page of 300 KB can point 20,000 times at 500 objects
_MAX_TITLE: Final = 1_000  # characters
_MARKS: Final = (", ", " - ", " – ", " | ", " / ")  # noqa: RUF001 - between an author and the site
# What has a date of its own on a page that is about something else.
_OTHERS: Final = re.compile(
    r"Comment|Answer|Object$|Rating|Event|Offer|Person|Organization|ListItem|WebSite|Book$|Movie|Music|Game$"
)
Candidates = Iterator[tuple[str, str]]


def metadata(head: Head, url: str = "", *, page_type: str = "") -> Metadata:
    """What a page declares about its story.

    Args:
        head: the page's declarations.
        url: its address, which relative links and dates in paths are read from.
        page_type: as the model judged it, empty when it was not asked.
    """
    story, base = _story(head), based(url, head.base)
    tags, tagged = _tags(head, story)
    paywalled, walled = _paywalled(head, story)
    return Metadata(
        title=_first(_titles(head, story)),
        byline=_first(_bylines(head, story)),
        published_at=_first(_published(head, story, url), metadata_dates.iso),
        modified_at=_first(_modified(head, story), metadata_dates.iso),
        language=_first(_languages(head, story), language_tag),
        canonical=_first(_canonicals(head), lambda link: not_home(joined(base, said(link)), url)),
        site_name=_first(_sites(head, story)),
        section=_first(_sections(head, story, url, page_type)),
        tags=tags,
        tags_source=tagged,
        licence=_first(_licences(head, story, base)),
        paywalled=paywalled,
        paywalled_source=walled,
        robots=_robots(head),
        page_type=page_type,
    )


def _first(candidates: Candidates, read: Callable[[str], str] = said) -> Sourced | None:
    for text, source in candidates:
        value = read(text) if text else ""
        if value:
            return Sourced(value=value, source=source)
    return None


def _story(head: Head) -> Node:
    """The JSON-LD object that describes the page: the most telling of those with a headline, else an article's.

    Of several, the one whose headline is the page's. What the page only lists, and a film it shows, is the story only
    under the page's own title.
    """
    if not head.ld:
        return {}
    listed = _listed(head)
    ranked = [node for node in head.ld if any(map(_STORIES.search, metadata_ld.types(node)))]
    doubted = [node for node in ranked if id(node) in listed or metadata_ld.types(node) == _FILM]
    if doubted:
        others = {id(node) for node in doubted}.difference(map(id, _titled(doubted, head)))
        ranked = [node for node in ranked if id(node) not in others]
    headed = [node for node in ranked if node.get("headline")]
    dated = [node for node in headed if node.get("datePublished")]
    likely = dated or headed or ranked
    likely = (_titled(likely, head) if len(likely) > 1 else ()) or likely
    return likely[0] if likely else {}


def _listed(head: Head) -> frozenset[int]:
    """The identities of the objects that stand in a list, as teasers do."""
    entries: list[object] = []
    for node in head.ld:
        if several := node.get("itemListElement"):
            entries += several if isinstance(several, list) else [several]
    if not entries:
        return frozenset()
    inner = [entry.get("item") for entry in entries if isinstance(entry, dict)]
    return frozenset(map(id, filter(None, (*entries, *inner))))


def _titled(nodes: Sequence[Node], head: Head) -> list[Node]:
    """The objects whose headline is what the page calls itself."""
    called = _called(head)
    return [node for node in nodes if (name := _letters(_headline(node)[:_MAX_TITLE])) and _is_any(name, called)]


def _called(head: Head) -> list[str]:
    """The letters of what the page calls itself, as far as anybody reads a title."""
    spelled = [_letters(own[:_MAX_TITLE]) for own in (head.meta("og:title"), head.h1, head.title)]
    return list(filter(None, spelled))


def _headline(node: Node) -> str:
    return metadata_ld.text(node.get("headline")) or metadata_ld.text(node.get("name"))


def _titles(head: Head, story: Node) -> Candidates:
    yield head.meta("og:title"), "og:title"
    yield metadata_ld.text(story.get("headline")), "json-ld"
    yield head.meta("twitter:title"), "twitter:title"
    yield head.h1, "h1"
    yield head.items.first("headline"), "itemprop"
    yield head.title, "title"


def _bylines(head: Head, story: Node) -> Candidates:
    (people, companies), metas = _authors(head, story), head.metas
    told: list[tuple[Sequence[str], str]] = [(people, "json-ld")] if people else []
    told += [(metas[name], name) for name in fields.AUTHORS if name in metas]
    # "Ada Brook, Harbour Post"
    sites = [site for site, _ in _sites(head, story) if site] if told else []
    behind = [f"{mark}{site}" for site in sites for mark in _MARKS]
    for authors, source in told:
        yield names(_bare(authors, behind)), source
    if head.meta("twitter:label1").casefold() in fields.WRITTEN_BY:
        yield names([head.meta("twitter:data1")]), "twitter:data1"
    yield names(head.items.values.get("author", ())), "itemprop"
    yield names([head.author] if head.author else []), "rel-author"
    yield names(companies), COMPANY


def _bare(authors: Sequence[str], behind: Sequence[str]) -> Iterator[str]:
    """Authors without the site's name behind them."""
    for author in authors:
        end = next((len(each) for each in behind if author.endswith(each)), 0)
        yield author[: len(author) - end]


def _authors(head: Head, story: Node) -> tuple[list[str], list[str]]:
    """The authors in the page's JSON-LD: people, and companies; of the publisher itself, the site's name tells enough.

    Where the outlet is given as its own author, a label names somebody else on 7 pages of 14.
    """
    people: list[str] = []
    companies: list[str] = []
    for author, kinds in _named(story.get("author") or story.get("creator"), head):
        (companies if any(map(_COMPANIES.search, kinds)) else people).append(author)
    if companies:
        own = [_letters(name) for name in (_publisher(head, story), head.meta("og:site_name")) if name]
        companies = [author for author in companies if not _is_any(_letters(author), own)]
    return people, companies


def _is_any(spelled: str, own: Sequence[str]) -> bool:
    """Whether a name is one of some, or the beginning of one, or one of them its beginning."""
    return any(spelled.startswith(name) or name.startswith(spelled) for name in own)


def _letters(name: str) -> str:
    return "".join(_LETTERS.findall(name.casefold().removeprefix("the ")))


def _published(head: Head, story: Node, url: str) -> Candidates:
    yield metadata_ld.text(story.get("datePublished")), "json-ld"
    yield from _metas(head, fields.DATES)
    for name in ("datePublished", "dateCreated"):
        yield head.items.first(name), "itemprop"
    listed = _listed(head)
    for node in head.ld:
        if id(node) not in listed and not any(map(_OTHERS.search, metadata_ld.types(node))):
            yield metadata_ld.text(node.get("datePublished")), "json-ld"
    for time in head.times:
        if (time.marked or len(head.times) == 1) and not time.changed:
            yield time.value, "time"
    yield metadata_dates.in_url(url or head.canonical), "url"


def _metas(head: Head, wanted: Sequence[str]) -> Candidates:
    """The first value of each that the page has."""
    metas = head.metas
    return ((metas[name][0], name) for name in wanted if name in metas)


def _modified(head: Head, story: Node) -> Candidates:
    yield metadata_ld.text(story.get("dateModified")), "json-ld"
    yield from _metas(head, fields.CHANGES)
    yield head.items.first("dateModified"), "itemprop"


def _languages(head: Head, story: Node) -> Candidates:
    yield head.lang, "html"
    yield metadata_ld.text(story.get("inLanguage")), "json-ld"
    yield head.items.first("inLanguage"), "itemprop"
    yield head.meta("content-language"), "content-language"
    yield head.meta("og:locale"), "og:locale"
    yield head.meta("language", "dc.language"), "meta"


def _canonicals(head: Head) -> Candidates:
    yield head.canonical, "canonical"
    yield head.meta("og:url"), "og:url"


def _sites(head: Head, story: Node) -> Candidates:
    yield head.meta("og:site_name"), "og:site_name"
    yield _publisher(head, story), "json-ld"
    yield head.meta("application-name"), "application-name"


def _publisher(head: Head, story: Node) -> str:
    """Its name, looked up where it is only pointed at."""
    return next((name for name, _ in _named(story.get("publisher"), head)), "")


def _named(value: object, head: Head) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The names of people and companies: of a few, for each that is only pointed at is looked up among all objects."""
    if value is None:
        return iter(())
    few = [whole(one) for one in value[:_MAX_NAMES]] if isinstance(value, list) else whole(value)
    return islice(metadata_ld.named(few, head.ld), _MAX_NAMES)


def _sections(head: Head, story: Node, url: str, page_type: str) -> Candidates:
    section = head.meta("article:section")
    yield ("" if "://" in section else section), "article:section"
    yield metadata_ld.text(story.get("articleSection")), "json-ld"
    yield head.items.first("articleSection"), "itemprop"
    yield from _metas(head, fields.SECTIONS)
    if head.ld and page_type in metadata_crumbs.KINDS:
        site = next((name for name, _ in _sites(head, story) if name), "")
        yield metadata_crumbs.section(head.ld, _called(head), site, url or head.canonical), "json-ld-breadcrumb"


def _licences(head: Head, story: Node, base: str) -> Candidates:
    yield joined(base, head.licence), "link"
    licence = story.get("license")
    yield metadata_ld.text(licence.get("url") or licence if isinstance(licence, dict) else licence), "json-ld"
    yield head.items.first("license"), "itemprop"
    yield from ((link, name) for link, name in _metas(head, fields.LICENCES) if link.startswith(("http:", "https:")))


def _tags(head: Head, story: Node) -> tuple[tuple[str, ...], str]:
    """Its topics, each once, and where they were read."""
    for several, source in (
        (head.metas.get("article:tag", ()), "article:tag"),
        (metadata_ld.texts(story.get("keywords")), "json-ld"),
        (head.metas.get("news_keywords", ()), "news_keywords"),
        (head.metas.get("keywords", ()), "keywords"),
        (head.items.values.get("keywords", ()), "itemprop"),
        (head.metas.get("parsely-tags", ()), "parsely-tags"),
    ):
        if several and (tags := topics(several)[:_MAX_TAGS]):
            return tags, source
    return (), ""


def _paywalled(head: Head, story: Node) -> tuple[bool | None, str]:
    """Whether it says that readers pay, and where; None where it does not say."""
    for value, source in (
        (story.get("isAccessibleForFree"), "json-ld"),
        (head.items.first("isAccessibleForFree"), "itemprop"),
        (_part(story), "json-ld"),
    ):
        told = free(value)
        if told is not None:
            return not told, source
    tier = head.meta("article:content_tier").lower()
    return (tier != "free", "article:content_tier") if tier in {"free", "metered", "locked"} else (None, "")


def _part(story: Node) -> object:
    """False where a part of a story that says nothing of the whole is not free; None for no such part."""
    parts = story.get("hasPart")
    several = parts if isinstance(parts, list) else [parts]
    return next(
        (False for part in several if isinstance(part, dict) and free(part.get("isAccessibleForFree")) is False), None
    )


def _robots(head: Head) -> tuple[str, ...]:
    said = ",".join((*head.metas.get("robots", ()), *head.metas.get("googlebot", ())))
    return tuple(dict.fromkeys([word for raw in said.split(",") if (word := raw.strip().lower())])) if said else ()
