"""JSON Feed: the text of one into plain entries."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

MAX_ITEMS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of any feed as its publisher wrote it: links unresolved, dates as text."""

    link: str
    title: str = ""
    published: str = ""
    guid: str = ""


def is_json(body: bytes) -> bool:
    """Whether a body starts like a JSON object."""
    return body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def read_items(body: bytes) -> tuple[Item, ...]:
    """The items of a JSON Feed, 1.0 or 1.1.

    Raises:
        ValueError: Not JSON, or JSON that is not a feed.
    Source:
        jsonfeed.org, version 1.1. `version` is required there, yet often missing: an `items` array is enough.
    """
    try:
        feed = json.loads(body)
    except RecursionError:
        raise ValueError("JSON nested too deeply") from None
    items = feed.get("items") if isinstance(feed, dict) else None
    if isinstance(items, list):
        return tuple(_items(items[:MAX_ITEMS]))
    raise ValueError("JSON without an `items` array")


def _items(listed: list[object]) -> Iterator[Item]:
    for each in listed:
        if isinstance(each, dict):
            guid = _text(each, "id")
            yield Item(
                link=_text(each, "url") or _permalink(guid) or _text(each, "external_url"),
                title=_text(each, "title"),
                published=_text(each, "date_published") or _text(each, "date_modified"),
                guid=guid,
            )


def _permalink(guid: str) -> str:
    return guid if guid.startswith(("http://", "https://")) else ""


def _text(item: Mapping[str, object], key: str) -> str:
    value = item.get(key)
    return str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
