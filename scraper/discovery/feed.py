"""Feeds into addresses: RSS, Atom and JSON Feed (fastfeedparser's and feedparser's doorway)."""

import html
import io
import re
import warnings
from calendar import timegm
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import islice

import fastfeedparser
import feedparser

from scraper.address import resolve
from scraper.discovery.feed_json import Item, is_json, read_items
from scraper.discovery.feed_limits import declares, objection
from scraper.discovery.markup import mended

MAX_ENTRIES = 20_000
MAX_LOOSE_BYTES = 1_000_000  # feedparser needs about 4 s of CPU for a megabyte
MAX_LOOSE_DEPTH = 500  # and is quadratic in nesting
MAX_TITLE_CHARS = 1_000

_BASE = re.compile(
    rb"<(?:rss|feed|channel|[\w.-]+:RDF)\b[^>]{0,4000}?\sxml:base\s*=\s*[\"']([^\"'<>]{1,2000})[\"']", re.IGNORECASE
)
_ATOM = re.compile(rb"<(?:[\w.-]+:)?feed[\s>]", re.IGNORECASE)
_ENTRY = re.compile(rb"<(?:[\w.-]+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_DATE = re.compile(
    rb"(<(?:[\w-]+:)?(?:pubDate|date|published|updated|issued|modified|created)\b[^<>]*>)([^<]*)", re.IGNORECASE
)
_YEAR = re.compile(rb"(?<!\d)(?:19|20)\d\d|\d\d?[ ./-]\w+\.?[ ./-]\d\d(?!\d)")
_TAG = re.compile(rb"<(/?)[A-Za-z][^<>]*?(/?)>")
_MARKUP = re.compile(r"<[^<>]{1,200}>")


class NotAFeedError(ValueError):
    """The body is no feed we read; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One story a feed points at."""

    address: str  # absolute, as the feed spells it
    title: str
    published_at: datetime | None  # aware, UTC; None when absent or unreadable
    guid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a feed lists, in its order, each address once."""

    entries: tuple[Entry, ...]
    skipped: int = 0  # items without an address that can be asked for
    cut_short: str = ""  # why the rest was not read; empty when all of it was
    by: str = ""  # which reader understood it: "fast", "loose" or "json"


def read_feed(body: bytes, base: str, media_type: str = "") -> Feed:
    """Read a feed of any common form, well or ill formed.

    Args:
        body: The feed as received, content coding undone.
        base: The address that answered; relative links start there unless the feed names its own base.
        media_type: Content-Type, for its charset.

    Raises:
        NotAFeedError: A document type, entities, too much of anything, or simply not a feed.
    """
    if why := objection(body):
        raise NotAFeedError(why)
    items, by = _read(body, base, media_type)
    return _feed(items, _own_base(body, base), by)


def _read(body: bytes, base: str, media_type: str) -> tuple[tuple[Item, ...], str]:
    if is_json(body):
        try:
            return read_items(body), "json"
        except ValueError as error:
            raise NotAFeedError(f"not a JSON feed: {error}") from error
    try:
        items = _fast(body)
    except NotAFeedError as error:
        return _loose(body, base, media_type, str(error)), "loose"
    if _linked(items) < _tagged(body):
        return _fuller(items, body, base, media_type)
    return items, "fast"


def _tagged(body: bytes) -> int:
    """Entries by their tags, as far as entries are read."""
    return sum(1 for _ in islice(_ENTRY.finditer(body), MAX_ENTRIES))


def _fuller(items: tuple[Item, ...], body: bytes, base: str, media_type: str) -> tuple[tuple[Item, ...], str]:
    """What the forgiving reader makes of a feed whose entries or links run into each other, when that is more."""
    try:
        loose = _loose(body, base, media_type, "entries are missing")
    except NotAFeedError:
        return items, "fast"
    return (loose, "loose") if _linked(loose) > _linked(items) else (items, "fast")


def _linked(items: tuple[Item, ...]) -> int:
    """Entries that lead somewhere; those without a link are of no use, but a feed may mean them so."""
    return sum(1 for item in items if item.link)


def _fast(body: bytes) -> tuple[Item, ...]:
    atom = _ATOM.search(body[:4096]) is not None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of its date guessing; an unread date is None here
            parsed = fastfeedparser.parse(_mended(body), include_content=False, include_tags=False, include_media=False)
        return tuple(_fast_item(entry, atom=atom) for entry in parsed["entries"][:MAX_ENTRIES])
    # It raises whatever its parsers raise, KeyError and UnicodeError included; the other reader has its turn then.
    except Exception as error:
        raise NotAFeedError(_brief(error)) from error


def _mended(body: bytes) -> bytes:
    if b"\x00" in body[:64]:  # UTF-16 and UTF-32 are left as they are
        return body
    return _DATE.sub(_absolute, mended(body))


def _absolute(date: re.Match[bytes]) -> bytes:
    """The date element, emptied when it names no year: "yesterday" would be read by today's clock."""
    return date[0] if _YEAR.search(date[2]) else date[1]


def _fast_item(entry: Mapping[str, object], *, atom: bool) -> Item:
    guid, alternate, chosen = _text(entry.get("id")), _alternate(entry.get("links")), _text(entry.get("link"))
    return Item(
        link=(alternate or _permalink(guid) or chosen) if atom else (chosen or alternate or _permalink(guid)),
        title=_text(entry.get("title")),
        published=_text(entry.get("published")) or _text(entry.get("updated")),
        guid=guid,
    )


def _alternate(links: object) -> str:
    """The link to the story itself: fastfeedparser's own choice takes rel=self or rel=edit when that comes first."""
    if not isinstance(links, list):
        return ""
    chosen = [each for each in links if isinstance(each, Mapping) and each.get("rel") in {None, "", "alternate"}]
    chosen.sort(key=lambda each: "html" not in _text(each.get("type") or "html"))
    return next((_text(each.get("href")) for each in chosen if each.get("href")), "")


def _loose(body: bytes, base: str, media_type: str, first: str) -> tuple[Item, ...]:
    if len(body) > MAX_LOOSE_BYTES or declares(body) or _depth(body) > MAX_LOOSE_DEPTH:
        raise NotAFeedError(f"{first}; too large, too deep or too odd for the forgiving reader")
    headers = {"content-type": media_type or "application/xml", "content-location": base}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of its own renamed keys
            # A stream, never bytes or text: those it would also try as a path or an address.
            parsed = feedparser.parse(
                io.BytesIO(body), resolve_relative_uris=False, sanitize_html=False, response_headers=headers
            )
            items = tuple(_loose_item(entry) for entry in parsed.entries[:MAX_ENTRIES])
    except Exception as error:
        raise NotAFeedError(f"{first}; {_brief(error)}") from error
    if not items and not parsed.version:
        raise NotAFeedError(first)
    return items


def _loose_item(entry: Mapping[str, object]) -> Item:
    guid = _text(entry.get("id"))
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    return Item(
        link=_text(entry.get("link")) or _permalink(guid),
        title=_text(entry.get("title")),
        published=datetime.fromtimestamp(timegm(parsed), UTC).isoformat() if isinstance(parsed, tuple) else "",
        guid=guid,
    )


def _feed(items: tuple[Item, ...], base: str, by: str) -> Feed:
    entries = {entry.address: entry for entry in reversed([*_entries(items, base)])}
    listed = sum(1 for item in items if resolve(base, item.link.strip()) and item.link.strip())
    cut_short = f"more than {MAX_ENTRIES} entries" if len(items) >= MAX_ENTRIES else ""
    kept = tuple(reversed(entries.values()))
    return Feed(entries=kept, skipped=len(items) - listed, cut_short=cut_short, by=by)


def _entries(items: tuple[Item, ...], base: str) -> Iterator[Entry]:
    for item in items:
        link = item.link.strip()
        address = resolve(base, link) if link else None
        if address is not None:
            yield Entry(address=address, title=_title(item.title), published_at=_moment(item.published), guid=item.guid)


def _own_base(body: bytes, base: str) -> str:
    found = _BASE.search(body[:8192])
    return (resolve(base, html.unescape(found[1].decode("utf-8", "replace"))) or base) if found else base


def _moment(text: str) -> datetime | None:
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(text.strip())
            # A date without a zone is taken as UTC: it orders stories, nothing more.
            return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        except (ValueError, OverflowError, TypeError, IndexError):
            continue
    return None


def _depth(body: bytes) -> int:
    depth = deepest = 0
    for tag in _TAG.finditer(body):
        depth += 0 if tag[2] else (-1 if tag[1] else 1)
        deepest = max(deepest, depth)
    return deepest


def _title(text: str) -> str:
    return " ".join(html.unescape(_MARKUP.sub("", text[: 4 * MAX_TITLE_CHARS])).split())[:MAX_TITLE_CHARS]


def _permalink(guid: str) -> str:
    return guid if guid.startswith(("http://", "https://")) else ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _brief(error: BaseException) -> str:
    # fastfeedparser quotes the body; logs must not.
    said = str(error).partition("\n")[0].partition(" (first")[0][:200]
    return "".join(each if each.isprintable() else "?" for each in said) or type(error).__name__
