"""Cleaning, as the rest of this room asks for it: a page of a crawl, of the archive, or handed in by a person."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path, PurePath

from cleaners.clean import clean_html, clean_text
from cleaners.cleaned import Cleaned, Rejected, Why
from cleaners.rules import RULES_VERSION, Rules
from cleaners.sitememory import SiteMemory, load
from corpus.clock import utc_now
from corpus.desk import with_own_canonical
from corpus.places import RAW
from scraper.address import plausible_canonical
from scraper.archive import Archive
from scraper.page import Page, Record, digest

_HTML_NAMES = {".html", ".htm", ".xhtml"}
_TEXT_NAMES = {".txt", ".text", ".md"}
_FIRST_PAGE = b"<html lang=en><title>Tide</title><article><h1>The tide</h1><p>%s</p></article>" % (
    b"It comes in the morning, and then it goes. " * 20
)
_SNIFFED = 1_000  # bytes in which a page shows that it is one


def archive_reader(data: Path) -> Callable[[Record], Page]:
    """Reads archived pages of a data folder, and verifies them."""
    return Archive(data / RAW, now=utc_now).read


def believed(page: Page, cleaned: Cleaned) -> Cleaned:
    """The cleaned page with no canonical address but one that can be its own."""
    return with_own_canonical(page, cleaned, plausible_canonical)


def clean_page(
    body: bytes, url: str, media_type: str, rules: Rules, state: str, digest: str = ""
) -> Cleaned | Rejected:
    """Clean one response; what a worker process runs.

    Args:
        body: as received, content coding undone.
        url: where it came from.
        media_type: verbatim; taken for HTML where the host names none.
        rules: the outlet's.
        state: the outlet's site memory, dumped; empty for none.
        digest: of the body, where it is known; the archive names each response by it.
    """
    memory = _recalled(state) if state else None
    return clean_html(body, url=url, media_type=media_type or "text/html", rules=rules, memory=memory, digest=digest)


def asked(page: Page, rules: Rules, state: str) -> tuple[bytes, str, str, Rules, str, str]:
    """What `clean_page` is asked about a page, its arguments in their order."""
    return page.body, page.answered, page.media_type, rules, state, page.digest


def prepare() -> None:
    """Load what nearly all pages need and cleaning loads once, by a page in English: models and phrases."""
    clean_page(_FIRST_PAGE, "", "", Rules(), "")


@lru_cache(maxsize=64)
def _recalled(state: str) -> SiteMemory:
    """A run cleans all pages of an outlet with one state; reading it once is enough."""
    return load(state)


def clean_input(
    data: bytes, *, name: str = "", form: str = "auto", url: str = "", lang: str | None = None
) -> Cleaned | Rejected:
    """Clean what a person hands in: a page or a text.

    Args:
        data: the bytes as they are.
        name: the file's name; its ending tells a page from a text.
        form: "html", "text" or "auto".
        url: where a page came from.
        lang: the language of a text, where known.
    """
    if _is_html(data, name) if form == "auto" else form == "html":
        return clean_html(data, url=url)
    try:
        return clean_text(data.decode("utf-8"), lang=lang)
    except UnicodeDecodeError as error:
        evidence = f"not UTF-8: byte {data[error.start]:#04x} at {error.start}; convert it, or name it .html"
        return Rejected(page_digest=digest(data), why=Why.UNDECODABLE, evidence=evidence, rules_version=RULES_VERSION)


def _is_html(data: bytes, name: str) -> bool:
    ending = PurePath(name).suffix.lower()
    if ending in _HTML_NAMES | _TEXT_NAMES:
        return ending in _HTML_NAMES
    head = data[:_SNIFFED].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype", b"<html", b"<?xml", b"<head", b"<body")) or b"<html" in head
