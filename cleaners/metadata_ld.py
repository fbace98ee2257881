"""JSON-LD as pages write it: arrays, graphs, nested parts, broken syntax."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Final

Node = Mapping[str, object]

_MAX_CHARS: Final = 2_000_000
_MAX_NODES: Final = 500
_WRAPPING: Final = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>|;)\s*$"
)
_OPENS: Final = frozenset("{[")  # what begins and ends with brackets is wrapped in nothing
_ENDS: Final = frozenset("}]")
_LENIENT: Final = json.JSONDecoder(strict=False)
_TRAILING_COMMA: Final = re.compile(r",(\s*[}\]])")
# Fields worth saving from a script that is not JSON: cut off in the middle, or with a quote too many.
_FIELD: Final = re.compile(
    r'"(@type|headline|datePublished|dateModified|articleBody|articleSection|isAccessibleForFree|inLanguage)"'
    r'\s*:\s*(?:"((?:[^"\\]|\\.)*)"?|(true|false))'
)
_BEHIND: Final = re.compile(r"\s*(?:[,}\]]|\Z)")  # a field that has ended
# From the one that is read last.
_NESTED: Final = ("hasPart", "item", "itemListElement", "mainEntityOfPage", "mainEntity", "@graph")


def nodes(scripts: list[str]) -> tuple[Node, ...]:
    """Every typed object in the page's JSON-LD scripts, outer before inner."""
    found: list[Node] = []
    for script in scripts:
        if len(script) <= _MAX_CHARS:
            for node in _objects(_load(script)):
                found.append(node)
                if len(found) >= _MAX_NODES:
                    return tuple(found)
    return tuple(found)


def _load(script: str) -> object:
    bare = script.strip()
    if bare[:1] not in _OPENS or bare[-1:] not in _ENDS:
        bare = _WRAPPING.sub("", script).strip()
    for mended in (False, True):
        try:
            said = _TRAILING_COMMA.sub(r"\1", bare) if mended else bare
            value, end = _LENIENT.raw_decode(said)
        except (ValueError, RecursionError):
            continue
        if end == len(said):  # no blanks are around it
            return value
    return _saved(bare)


def _saved(broken: str) -> dict[str, object]:
    fields: dict[str, object] = {}
    for found in _FIELD.finditer(broken):
        name, text, flag = found.groups(default="")
        if name != "headline" or _BEHIND.match(broken, found.end()):  # half a headline is none; half a body helps
            fields.setdefault(name, flag or _unescaped(text))
    return fields


def _unescaped(text: str) -> str:
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return text


def _objects(value: object) -> Iterator[Node]:
    """Objects in reading order, from a stack: pages nest deeper than Python recurses."""
    waiting = [value]
    while waiting:
        here = waiting.pop()
        if isinstance(here, list):
            waiting.extend(reversed(here))
        elif isinstance(here, dict):
            if "@type" in here or "headline" in here:
                yield here
            waiting += [inner for key in _NESTED if isinstance(inner := here.get(key), (dict, list))]


def types(node: Node) -> tuple[str, ...]:
    """The last word of each of a node's types: "NewsArticle" for "http://schema.org/NewsArticle"."""
    value = node.get("@type")
    if isinstance(value, str):  # as nearly all are
        return (value.rsplit("/", 1)[-1],)
    named = value if isinstance(value, list) else [value]
    return tuple(name.rsplit("/", 1)[-1] for name in named if isinstance(name, str))


def text(value: object) -> str:
    """A property as one line of plain text: the first of a list, the name of an object, entities resolved."""
    for _ in range(4):
        if value is None or isinstance(value, str):  # as nearly all are
            break
        if isinstance(value, list):
            value = value[0] if value else ""
        elif isinstance(value, dict):
            value = value.get("name") or value.get("@value") or value.get("@id") or ""
        else:
            break
    if isinstance(value, str):
        line = html.unescape(value)
        # What can be printed has no white space but blanks: parting a story's text and joining it again takes longer.
        is_line = line.isprintable() and "  " not in line and line[:1] != " " and line[-1:] != " "
        return line if is_line else " ".join(line.split())
    # Seconds since 1970, and a film called "1984".
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""


def texts(value: object) -> tuple[str, ...]:
    """Every value of a property, as `text` reads one."""
    several = value if isinstance(value, list) else [value]
    return tuple(line for one in several if (line := text(one)))


def named(value: object, known: tuple[Node, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The names of people and companies with their types, those looked up that are only pointed at by `@id`.

    Args:
        value: of a property such as `author`.
        known: every object of the page.
    """
    for one in value if isinstance(value, list) else [value]:
        meant: list[object] = [one]
        if isinstance(one, dict) and "@id" in one and not one.get("name"):
            meant = [node for node in known if node.get("@id") == one["@id"] and node.get("name")]
        for each in meant:
            if name := text(each).strip(" ,;|"):
                yield name, types(each) if isinstance(each, dict) else ()
