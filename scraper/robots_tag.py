"""X-Robots-Tag: what a response's own fields ask of those who keep it."""

import re

from scraper.page import Headers

KEEP_OUT = frozenset({"noindex", "noarchive", "none"})
"""Directives that ask for the page not to be kept."""

# "name: directive": the directive is for that robot alone. These directives take a value and look alike.
_VALUED = frozenset({"max-snippet", "max-image-preview", "max-video-preview", "unavailable_after"})
_NAMED = re.compile(r"\s*([a-z0-9_*-]+)\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)


def directives(headers: Headers, agent: str) -> frozenset[str]:
    """The directives meant for us, in lower case, values left out.

    Args:
        headers: of the response.
        agent: our name, without version.

    Source:
        Google's documentation of the X-Robots-Tag field, which others follow; there is no RFC.
    """
    found: set[str] = set()
    for name, value in headers:
        if name.lower() == "x-robots-tag":
            found |= _ours(value, agent)
    return frozenset(found)


def _ours(value: str, agent: str) -> set[str]:
    found: set[str] = set()
    for_us = True
    for part in value.split(","):
        word = part
        match = _NAMED.fullmatch(part)
        if match and match[1].lower() not in _VALUED:
            for_us, word = match[1].lower() in {"*", agent.lower()}, match[2]
        if for_us and word.strip():
            found.add(word.partition(":")[0].strip().lower())
    return found
