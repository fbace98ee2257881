"""An XPath expression in words."""

import re
from itertools import pairwise
from typing import Final

_MAX_CHARS: Final = 2_000  # of an expression; the longest of those in use have a few hundred
_TOKEN: Final = re.compile(
    r"""\s*(?P<token>"[^"]*"|'[^']*'|\d+(?:\.\d*)?|\.\d+|//|::|\.\.|!=|<=|>=|[-/@.()\[\],|=<>+*]"""
    r"""|[^\W\d][\w.-]*(?::(?:\*|[^\W\d][\w.-]*))?)"""
)
_FUNCTIONS: Final = frozenset(
    """
    boolean ceiling concat contains count false floor id lang last local-name name namespace-uri normalize-space not
    number position round starts-with string string-length substring substring-after substring-before sum translate true
    node text comment processing-instruction
    and or div mod
    """.split()  # noqa: SIM905 (a list of words reads as one)
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


def unknown_function(path: str) -> str:
    """The first function of an expression that XPath 1.0 does not know, as matches() and ends-with(); empty for none.

    Raises:
        UnreadableError: the expression cannot be read.
    """
    tokens, _ = words(path)
    called = (word for word, behind in pairwise(tokens) if behind == "(" and (word[0].isalpha() or word[0] == "_"))
    return next((word for word in called if word not in _FUNCTIONS), "")
