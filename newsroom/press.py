"""Printing: a sheet and its outlet's template into a page's HTML."""

import json
from dataclasses import replace
from datetime import datetime
from html import escape
from string import Template

from newsroom.source import NEVER, STORY, Folder, Sheet

_MONTHS = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "en": "January February March April May June July August September October November December",
}
_SLOTS = ("top", "lead", "tail", "after")


def story_page(folder: Folder, sheet: Sheet) -> bytes:
    """The page of one sheet, in the sheet's charset; what that cannot spell becomes a character reference."""
    whole = _whole(folder, sheet)
    words = _words(folder, whole)
    slots = {slot: _parts(folder, getattr(whole, slot), words) for slot in _SLOTS}
    html = Template(folder.forms[whole.template]).substitute(words | slots)
    return html.encode(whole.charset, errors="xmlcharrefreplace")


def home_page(folder: Folder) -> bytes:
    """The outlet's front page: a link to every article that may be read."""
    rows = (f'<li><a href="{one.path}">{escape(one.title)}</a></li>' for one in folder.sheets if one.verdict != NEVER)
    return _plain(folder, "home.html", links="\n".join(rows))


def missing_page(folder: Folder) -> bytes:
    """What the outlet says when there is nothing at an address."""
    return _plain(folder, "missing.html", links="")


def _plain(folder: Folder, form: str, *, links: str) -> bytes:
    return Template(folder.forms[form]).substitute(name=folder.name, host=folder.host, links=links).encode()


def _whole(folder: Folder, sheet: Sheet) -> Sheet:
    """The sheet, with the body of the one it stands in for."""
    if not sheet.of:
        return sheet
    original = next(one for one in folder.sheets if one.slug == sheet.of)
    return replace(sheet, body=original.body)


def _words(folder: Folder, sheet: Sheet) -> dict[str, str]:
    """What a template may name."""
    modified = sheet.modified or sheet.published
    return {
        "name": folder.name,
        "host": folder.host,
        "links": "",
        "title": escape(sheet.title),
        "title_json": _json(sheet.title),
        "standfirst": escape(sheet.standfirst),
        "standfirst_json": _json(sheet.standfirst),
        "byline": escape(sheet.byline),
        "byline_json": _json(sheet.byline),
        "section": escape(sheet.section),
        "published": sheet.published,
        "modified": modified,
        "day": shown_day(sheet.published, folder.lang),
        "time": sheet.published[11:16],
        "changed": f"{shown_day(modified, folder.lang)}, {modified[11:16]}",
        "url": f"http://{folder.host}{sheet.path}",
        "canonical": f"http://{folder.host}{sheet.canonical or sheet.path}",
        "charset": _charset_tag(sheet),
        "free": "True" if sheet.verdict == STORY else "False",  # schema.org writes booleans so
        "body": sheet.body,
    }


def _json(text: str) -> str:
    """A JSON string that is safe inside a script element."""
    return json.dumps(text, ensure_ascii=False).replace("</", "<\\/")


def shown_day(moment: str, lang: str) -> str:
    """The day of an ISO 8601 moment as a reader of `lang` (de or en) writes it."""
    at = datetime.fromisoformat(moment)
    dot = "." if lang == "de" else ""
    return f"{at.day}{dot} {_MONTHS[lang].split()[at.month - 1]} {at.year}"


def _charset_tag(sheet: Sheet) -> str:
    """The meta element that names the charset, unless only the header does."""
    if sheet.declared == "header":
        return ""
    if sheet.declared == "meta":
        return f'<meta http-equiv="Content-Type" content="text/html; charset={sheet.charset}">'
    return f'<meta charset="{sheet.charset}">'


def _parts(folder: Folder, names: str, words: dict[str, str]) -> str:
    """The named parts, filled and joined."""
    return "\n".join(Template(folder.forms[f"parts/{name}.html"]).substitute(words) for name in names.split())
