"""On which line of a TOML file a key stands. tomllib does not say, and an error without a line is half an error."""

import re

Location = tuple[str | int, ...]

_TABLE = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r'\s*((?:[A-Za-z0-9_-]+|"[^"]*"|\'[^\']*\')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|\'[^\']*\'))*)\s*=')
_PART = re.compile(r'"([^"]*)"|\'([^\']*)\'|([A-Za-z0-9_-]+)')


def line_of(text: str, location: Location) -> int:
    """The 1-based line of the key at a location, or of the nearest table around it."""
    lines = _lines(text)
    while location:
        if location in lines:
            return lines[location]
        location = location[:-1]
    return 1


def _lines(text: str) -> dict[Location, int]:
    """Locations of tables and keys, arrays of tables with their index, as pydantic names them."""
    found: dict[Location, int] = {}
    counts: dict[str, int] = {}
    table: Location = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _TABLE.match(line):
            table = _table(_parts(header[2]), array=header[1] == "[[", counts=counts)
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            place = table + _parts(key[1])
            found.setdefault(place, number)
    return found


def _table(parts: tuple[str, ...], *, array: bool, counts: dict[str, int]) -> Location:
    head = parts[0]
    if array and len(parts) == 1:
        counts[head] = counts.get(head, -1) + 1
        return (head, counts[head])
    if head in counts:
        return (head, counts[head], *parts[1:])
    return parts


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(double or single or bare for double, single, bare in _PART.findall(dotted))
