"""Sitemaps into addresses: index, URL set, news extension, gzip, plain text."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from scraper.address import resolve
from scraper.discovery.markup import Element, MarkupError, elements
from scraper.errors import printable

MAX_BYTES = 50 * 1024 * 1024  # sitemaps.org: 50 MB uncompressed and 50,000 entries to a file
MAX_ENTRIES = 50_000
MAX_TEXT_CHARS = 10_000  # of one value
MAX_NESTED_GZIP = 2  # a server that codes an already coded file

_DECLARATION = re.compile(rb"<\s*!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ROWS = frozenset({"url", "sitemap"})
_VALUES = frozenset({"loc", "lastmod", "publication_date", "title"})
_YEAR_OR_MONTH = re.compile(r"\d{4}(-\d{2})?")


class NotASitemapError(ValueError):
    """The body is no sitemap we read; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A sitemap that an index points at."""

    address: str
    modified_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One page a sitemap lists."""

    address: str
    modified_at: datetime | None  # lastmod; aware, UTC
    published_at: datetime | None = None  # news:publication_date
    news_title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """What one sitemap file says: other sitemaps, pages, or both."""

    children: tuple[Child, ...] = ()
    entries: tuple[Listed, ...] = ()
    cut_short: str = ""  # why reading stopped before the end; empty when it did not


def read_sitemap(body: bytes, base: str) -> Sitemap:
    """Read one sitemap file of any common form.

    What was read before a bound or a syntax error is returned, with `cut_short` saying so: a torn
    sitemap still lists stories.

    Args:
        body: The file as received; gzip is recognised by its first bytes.
        base: The address that answered.

    Raises:
        NotASitemapError: A document type, an HTML page, or nothing that lists addresses.
    Source:
        sitemaps.org 0.9; Google's news extension.
    """
    plain, torn = _unzipped(body)
    if not plain.strip():
        raise NotASitemapError("empty body")
    if plain.count(b"\x00", 0, 64):
        plain = _narrowed(plain)
    if _DECLARATION.search(plain):
        raise NotASitemapError("declares a document type or entities")
    if not plain.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _plain_text(plain, base, torn)
    return _xml(plain, base, torn)


def _unzipped(body: bytes) -> tuple[bytes, str]:
    torn = ""
    for _ in range(MAX_NESTED_GZIP):
        if not body.startswith(b"\x1f\x8b"):
            return body, torn
        body, torn = _one_gzip(body)
    return body, torn


def _one_gzip(body: bytes) -> tuple[bytes, str]:
    parts: list[bytes] = []
    size = 0
    while body.startswith(b"\x1f\x8b"):  # further members included
        unzip = zlib.decompressobj(wbits=31)
        try:
            part = unzip.decompress(body, MAX_BYTES + 1 - size)
        except zlib.error:
            return b"".join(parts), "gzip data is damaged"
        parts.append(part)
        size += len(part)
        if size > MAX_BYTES:
            return b"".join(parts)[:MAX_BYTES], f"more than {MAX_BYTES} bytes"
        if not unzip.eof:
            return b"".join(parts), "gzip data ends early"
        body = unzip.unused_data
    return b"".join(parts), ""


def _narrowed(body: bytes) -> bytes:
    for start, coding in (
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
        (b"<\x00", "utf-16-le"),
        (b"\x00<", "utf-16-be"),
    ):
        if body.startswith(start):
            text = body.decode(coding, "replace")
            return re.sub(r"^(\ufeff?\s*<\?xml[^>]*?)\sencoding=[\"'][^\"']*[\"']", r"\1", text).encode()
    raise NotASitemapError("binary data")


def _plain_text(body: bytes, base: str, torn: str) -> Sitemap:
    lines = body[:MAX_BYTES].decode("utf-8-sig", "replace").splitlines()
    named = [line.strip() for line in lines if line.strip().lower().startswith(("http://", "https://"))]
    found = [address for line in named[:MAX_ENTRIES] if (address := resolve(base, line))]
    if not found:
        raise NotASitemapError("neither XML nor a list of addresses")
    cut_short = torn or (f"more than {MAX_ENTRIES} entries" if len(named) > MAX_ENTRIES else "")
    return Sitemap(
        entries=tuple(Listed(address=address, modified_at=None) for address in dict.fromkeys(found)),
        cut_short=cut_short,
    )


def _xml(body: bytes, base: str, torn: str) -> Sitemap:
    children: dict[str, Child] = {}
    entries: dict[str, Listed] = {}
    roots: list[str] = []
    try:
        for name, row in _rows(body[:MAX_BYTES], roots):
            _keep(name, row, base, children, entries)
    except MarkupError as stop:
        torn = torn or str(stop)
    if not children and not entries and roots[:1] not in (["urlset"], ["sitemapindex"]):
        raise NotASitemapError(torn or f"<{printable((roots or ['nothing'])[0][:40])}> is no sitemap")
    return Sitemap(children=tuple(children.values()), entries=tuple(entries.values()), cut_short=torn)


def _rows(body: bytes, roots: list[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """The values of each <url> and <sitemap>, as soon as it ends."""
    count, opened, row = 0, "url", dict[str, str]()
    for element in elements(body, _ROWS | _VALUES):
        if element.text is None and element.depth == 1:
            roots.append(element.name)
        if element.name in _ROWS:
            # The start of the next entry ends one that was left open.
            if row:
                yield (element.name if element.text is not None else opened), row
            row, opened = {}, element.name
            count += element.text is None
            if count > MAX_ENTRIES:
                raise MarkupError(f"more than {MAX_ENTRIES} entries")
        elif element.text and element.name in _VALUES and _means_the_page(element):
            row.setdefault(element.name, element.text[:MAX_TEXT_CHARS].strip())
    if row:
        yield opened, row


def _keep(name: str, row: dict[str, str], base: str, children: dict[str, Child], entries: dict[str, Listed]) -> None:
    location = row.get("loc", "")
    address = resolve(base, location) if location else None
    if address is None:
        return
    modified_at = _moment(row.get("lastmod", ""))
    if name == "sitemap":
        children.setdefault(address, Child(address=address, modified_at=modified_at))
        return
    entries.setdefault(
        address,
        Listed(
            address=address,
            modified_at=modified_at,
            published_at=_moment(row.get("publication_date", "")),
            news_title=row.get("title", ""),
        ),
    )


def _means_the_page(element: Element) -> bool:
    """Images and videos have locations and titles too; only the page's own and the news extension's count."""
    if element.name in {"title", "publication_date"}:
        return "news" in element.namespace
    return not any(word in element.namespace for word in ("image", "video"))


def _moment(text: str) -> datetime | None:
    if _YEAR_OR_MONTH.fullmatch(text):
        text += "-01" if len(text) > len("2026") else "-01-01"  # W3C dates may stop at the year or the month
    try:
        moment = datetime.fromisoformat(text)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
