"""Author and day in the lines that end a story, or that stand in it: "Written by Ada Brook", "Posted on 3 March 2026".

There teasers of other stories stand too, so only whole lines are read that say it in words, and days only where all
lines that name one name the same.
"""

import re
from typing import Final

from cleaners import metadata_dates
from cleaners.features import Page
from cleaners.metadata_byline import others, titled
from cleaners.metadata_names import NAME, names, person
from cleaners.metadata_near import Around

_BEHIND: Final = 12  # blocks behind the last of a text: tags, share bar, portrait
_AMID: Final = 400  # and blocks of a text that are looked at, from its end
_LONGEST: Final = 120  # characters of a line
_LABEL: Final = 24  # of one that says what the next one is
_WRITTEN: Final = re.compile(
    r"(?i:(?:this (?:post|article|story|piece) was )?"
    r"(?:(?:written|authored|reporting|posted|article|story|report|text|words) by:? (?:the )?|"
    r"(?:verfasst|geschrieben|text) von:? |(?:author|about the author|autor|autorin|autore|auteur): ))"
    rf"{NAME}(?=$|[,.;|(]| (?:on|at|in|for|and|&) )"
)
_LABELS: Final = frozenset(
    {
        "written by", "article by", "story by", "author", "the author", "about the author", "posted by", "authored by",
        "article written by", "about the writer", "author(s)", "autor", "autorin", "über den autor",
        "über die autorin", "geschrieben von", "verfasst von", "auteur", "autore", "sobre el autor", "escrito por",
        "post author", "meet the author",
    }
)  # fmt: skip
_DATED: Final = re.compile(
    r"(?:published|posted|post time|date published|publish date|publication date|erschienen|veröffentlicht|publié|"
    r"publicado|pubblicato|gepubliceerd|publicerad)(?: on)?(?: the)?\b\W{0,3}",
    re.IGNORECASE,
)
_OPENS: Final = frozenset("acdegimprstvwACDEGIMPRSTVWüÜ")  # the first letters of all that is looked for


def author(page: Page, around: Around) -> str:
    """Who wrote a story, where a line in or behind it says so in words; empty where none does."""
    texts = page.segments.text
    for block in _blocks(page, around):
        text = texts[block]
        if found := _WRITTEN.match(text):
            name = names([titled(text, found, person(found["name"])), *others(text, found.end("name"))])
        else:
            labels = len(text) <= _LABEL and text.rstrip(" :").casefold() in _LABELS
            name = person(_first(texts[block + 1])) if labels and block + 1 < len(texts) else ""
        if name:
            return name
    return ""


def day(page: Page, around: Around) -> str:
    """The day of publication that lines in or behind a story agree on; empty where none tells, or where they differ."""
    texts, days = page.segments.text, set[str]()
    for block in _blocks(page, around):
        text = texts[block]
        if not (told := _DATED.match(text)):
            continue
        said = text[told.end() :] or (texts[block + 1] if block + 1 < len(texts) else "")
        if len(said) <= _LONGEST and not metadata_dates.change(said):
            days.update(metadata_dates.written(said)[:1])
    return days.pop() if len(days) == 1 else ""


def _blocks(page: Page, around: Around) -> list[int]:
    """The short blocks of a text from its first on, the last few hundred blocks, and a few behind it."""
    if around.first is None or around.last is None:
        return []
    first, texts = max(around.first, around.last - _AMID), page.segments.text
    told = texts[first : around.last + 1 + _BEHIND]
    return [block for block, text in enumerate(told, first) if len(text) <= _LONGEST and text[:1] in _OPENS]


def _first(text: str) -> str:
    """A line up to the mark behind a name: "Ada Brook - editor", "Ada Brook, editor"."""
    return re.split(r",| [-\u2013|•(]", text[:_LONGEST], maxsplit=1)[0]
