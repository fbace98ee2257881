"""What the newsroom has: every article with its expected clean text, and the answer to any address."""

import gzip
import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import cache, lru_cache

from newsroom.press import home_page, missing_page, story_page
from newsroom.source import NEVER, Folder, Listing, Sheet, folders

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article page and what cleaning must make of it."""

    outlet: str
    host: str
    path: str
    text: str  # expected clean text, blank line between blocks, no line end at the end; empty when rejected
    verdict: str  # "story", or why the page must be rejected
    why: str  # what is odd about the page; empty when nothing is
    lang: str
    title: str

    @property
    def url(self) -> str:
        """The address, the same in every run."""
        return f"http://{self.host}{self.path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One answer, before content coding and conditions."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


def hosts() -> tuple[str, ...]:
    """Every host name the newsroom answers to."""
    return tuple(folder.host for folder in folders())


@cache
def articles() -> tuple[Article, ...]:
    """Every article page that may be fetched, outlet by outlet, newest first."""
    return tuple(_article(folder, one) for folder in folders() for one in folder.sheets if one.verdict != NEVER)


def _article(folder: Folder, sheet: Sheet) -> Article:
    return Article(
        outlet=folder.id,
        host=folder.host,
        path=sheet.path,
        text=sheet.text,
        verdict=sheet.verdict,
        why=sheet.why,
        lang=folder.lang,
        title=sheet.title,
    )


@lru_cache(maxsize=1024)  # addresses nobody made may be asked too
def page(host: str, path: str) -> Response | None:
    """The answer to a GET, None when no outlet has that host; a query in the path is ignored."""
    folder = next((one for one in folders() if one.host == host), None)
    return _answer(folder, path.partition("?")[0]) if folder else None


def _answer(folder: Folder, path: str) -> Response:
    if path in folder.moved:
        return _moved(folder, path)
    if path == "/":
        return _found(home_page(folder), HTML, _newest(folder))
    listing = next((one for one in folder.listings if one.path == path), None)
    if listing:
        return _found(_listing_body(listing), listing.media_type, _newest(folder))
    sheet = next((one for one in folder.sheets if one.path == path), None)
    if sheet:
        return _found(story_page(folder, sheet), _media_type(sheet), sheet.modified or sheet.published)
    return Response(status=404, headers=(("Content-Type", HTML),), body=missing_page(folder))


def _moved(folder: Folder, path: str) -> Response:
    place = f"http://{folder.host}{folder.moved[path]}"
    body = f'<!doctype html><title>301</title><p><a href="{place}">{place}</a></p>\n'.encode()
    return Response(status=301, headers=(("Content-Type", HTML), ("Location", place)), body=body)


def _found(body: bytes, media_type: str, changed: str) -> Response:
    """A 200 with both validators; the ETag is weak because the answer may be gzipped on its way."""
    stamp = format_datetime(datetime.fromisoformat(changed).astimezone(UTC), usegmt=True)
    tag = hashlib.sha256(body).hexdigest()[:16]
    headers = (("Content-Type", media_type), ("ETag", f'W/"{tag}"'), ("Last-Modified", stamp))
    return Response(status=200, headers=headers, body=body)


def _media_type(sheet: Sheet) -> str:
    return "text/html" if sheet.declared == "meta" else f"text/html; charset={sheet.charset}"


def _listing_body(listing: Listing) -> bytes:
    body = listing.text.encode()
    return gzip.compress(body, mtime=0) if listing.gzipped else body  # mtime 0: the same bytes in every run


def _newest(folder: Folder) -> str:
    """When anything of the outlet last changed."""
    moments = [one.modified or one.published for one in folder.sheets]
    return max(moments, key=datetime.fromisoformat)
