"""What a page declares, as it was meant: entities written twice, markup, unfilled placeholders, lists in one line."""

import html
import re
from typing import Final

_TAG: Final = re.compile(r"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")
_REGION: Final = 2  # letters of one in a tag of a language: "BR"
_SCRIPT: Final = 4  # and of a script: "Hant"
# What a system has put into entities once too often. "&nbsp;" and "&lt;" are what pages about HTML speak of.
_ENTITY: Final = re.compile(
    r"&(?:amp;)?(?:#(?:x[0-9a-f]{2,5}|\d{2,6})|amp|quot|apos|[lr][sd]quo|[nm]dash|hellip|laquo|raquo|szlig|"
    r"[a-z](?:acute|grave|circ|tilde|uml|cedil|slash|caron|ring));",
    re.IGNORECASE,
)
_INLINE: Final = re.compile(r"</?(?:a|b|cite|em|i|mark|q|small|span|strong|sub|sup|u)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BLOCK: Final = re.compile(r"</?(?:br|p|div|h[1-6]|font)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_CLOSED: Final = re.compile(r"</\w")  # a headline about the tag <br> closes nothing
_PLACEHOLDER: Final = re.compile(
    r"\{\{|\}\}|\$\{|%%|<%|\[object object\]|\A(?:undefined|null|none|nan|n/a)(?:[ ,]+(?:undefined|null|none))*\Z",
    re.IGNORECASE,
)
_OPENS: Final = "uUnN"  # what a placeholder begins with that has none of the signs
_SIGN: Final = re.compile(r"[{}%\[]")
_BETWEEN: Final = re.compile(r"[,;\u3001\u060c\uff0c\uff1b]")  # topics in one line, also in Japanese and in Arabic
_NUMBERED: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")  # what only a system calls a topic
_FREE: Final = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def plain(text: str) -> str:
    """A value without markup, and with entities resolved that were written twice."""
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(html.unescape(text))
    return " ".join(_INLINE.sub("", _BLOCK.sub(" ", text)).split()) if _CLOSED.search(text) else text


def said(text: str) -> str:
    """The same; empty for what a template left unfilled."""
    unfilled = (text[:1] in _OPENS or _SIGN.search(text)) and _PLACEHOLDER.search(text)
    return "" if unfilled else plain(text)


def language_tag(text: str) -> str:
    """The first of some languages as BCP 47 spells it; empty where none is named."""
    tag = text.split(",", maxsplit=1)[0].strip() if "," in text else text.strip()
    if not _TAG.match(tag):
        return ""
    if len(tag) == _REGION:  # "en", as on half of all pages
        return tag.lower()
    own, *more = tag.replace("_", "-").split("-")
    return "-".join((own.lower(), *map(_subtag, more)))


def _subtag(part: str) -> str:
    if len(part) == _REGION:
        return part.upper()
    return part.title() if len(part) == _SCRIPT and part.isalpha() else part


def topics(values: tuple[str, ...]) -> tuple[str, ...]:
    """Topics, each once; one value may list several."""
    parts = _BETWEEN.split(values[0]) if len(values) == 1 else values
    told = (plain(part.strip()) for part in parts)
    once: dict[str, str] = {}
    for topic in told:
        if topic and not _NUMBERED.fullmatch(topic):
            once.setdefault(topic.casefold(), topic)
    return tuple(once.values())


def free(value: object) -> bool | None:
    """Whether a value of `isAccessibleForFree` says so; None where it says neither."""
    one = value[0] if isinstance(value, list) and value else value
    if one is None:
        return None
    return _FREE.get(str(one).strip().lower().rsplit("/", 1)[-1])
