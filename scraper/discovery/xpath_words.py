"""An XPath expression in words."""

import re
from typing import Final

_MAX_CHARS: Final = 2_000  # of an expression; the longest of those in use have a few hundred
_TOKEN: Final = re.compile(
    r"""\s*(?P<token>"[^"]*"|'[^']*'|\d+(?:\.\d*)?|\.\d+|//|::|\.\.|!=|<=|>=|[-/@.()\[\],|=<>+*]"""
    r"""|[^\W\d][\w.-]*(?::(?:\*|[^\W\d][\w.-]*))?)"""
)


class UnreadableError(ValueError):
    """An expression that cannot be read, or uses what no page has: variables, prefixes."""


def words(path: str) -> tuple[list[str], list[int]]:
    """The words of an expression, and where each ends; a name where only an operator can stand is one."""
    tokens: list[str] = []
    ends: list[int] = []
    at, end = 0, len(path.rstrip())
    if end > _MAX_CHARS:
        raise UnreadableError(f"it is longer than {_MAX_CHARS} characters")
    while at < end:
        found = _TOKEN.match(path, at)
        if found is None:
            raise UnreadableError(f"{path[at : at + 1]!r} is not expected there")
        tokens.append(found["token"])
        at = found.end()
        ends.append(at)
    return tokens, ends
