"""Fetch, clean, keep: the only file that sees every room."""

from pathlib import PurePath

from cleaners.clean import clean_html, clean_text
from cleaners.cleaned import Cleaned, Rejected, Why
from cleaners.rules import RULES_VERSION
from scraper.page import digest

_HTML_NAMES = {".html", ".htm", ".xhtml"}
_TEXT_NAMES = {".txt", ".text", ".md"}
_SNIFFED = 1_000  # bytes in which a page shows that it is one


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
