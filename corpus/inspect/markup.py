"""HTML built from pieces that escape what they hold; page text cannot become markup."""

import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape

from corpus.inspect.visible import acting, shown

_VOID = frozenset({"meta", "input", "br", "link"})
_WEB = re.compile(r"https?://[^\s/?#\\@]+(?:[/?#]\S*)?", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


class Html(str):
    """Text that is markup already; only this module makes it from anything but literals."""

    __slots__ = ()

    def __html__(self) -> str:
        """For templates: this needs no escaping."""
        return self


Child = str | Iterable[str]
Value = str | int | bool | None


def tag(name: str, /, *children: Child, **attributes: Value) -> Html:
    """One element. Children that are not Html are escaped, acting characters in them spelled out.

    Args:
        name: the element.
        children: text, Html, or several of them.
        attributes: an underscore stands for a hyphen, one at the end is dropped; None and
            False leave the attribute out, True gives it without a value.
    """
    parts = ["<", name, *[_attribute(key, value) for key, value in attributes.items()], ">"]
    if name not in _VOID:
        _gather(children, parts)
        parts += ("</", name, ">")
    return Html("".join(parts))


def joined(*children: Child) -> Html:
    """Children one after the other, escaped where they are not Html."""
    parts: list[str] = []
    _gather(children, parts)
    return Html("".join(parts))


def page_text(text: str) -> Html:
    """Text of a page, each acting character a small box of its own."""
    return joined(
        tag("span", run, class_="ctl", title="invisible character") if spelled else Html(escape(run))
        for run, spelled in acting(text)
    )


def outward(address: str) -> str | None:
    """The address when it may be linked to: http or https, a host, no white space; else None."""
    return address if _WEB.fullmatch(address) and shown(address) == address else None


def language_tag(language: str) -> str | None:
    """The language when it is spelled like one; else None."""
    return language if _LANGUAGE.fullmatch(language) else None


def _gather(children: Iterable[Child], parts: list[str]) -> None:
    """The children escaped, one after the other; a list because a long document's page has 40,000 of them."""
    for child in children:
        if isinstance(child, str):
            parts.append(child if isinstance(child, Html) else _plain(child))
        else:
            _gather(child, parts)


def _plain(text: str) -> str:
    """Text without markup and without acting characters."""
    return text if text.isascii() and text.isalnum() else escape(shown(text))


@lru_cache(maxsize=4096, typed=True)  # pages repeat few names and values thousands of times; 1 is not True
def _attribute(key: str, value: Value) -> str:
    name = key.removesuffix("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{_plain(str(value))}"'
