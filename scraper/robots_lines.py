"""robots.txt bytes into groups of plainly spelled lines, bounded, so that matching them costs little."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

MAX_LINE_BYTES = 8_192
MAX_WILDCARDS = 8  # of one rule; each costs a search through the address
MAX_SITEMAPS = 1_000
MAX_AGENTS = 10_000

_LINE_END = re.compile(rb"\r\n|\r|\n")  # nothing else: str.splitlines also breaks at form feeds and U+2028
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]+")
_TOKEN = re.compile(r"[a-z_-]+")
_BOM = b"\xef\xbb\xbf"

# Spellings met in the wild; what stands on the right is what protego is given.
_FIELDS = {
    "user-agent": "user-agent",
    "useragent": "user-agent",
    "user agent": "user-agent",
    "allow": "allow",
    "disallow": "disallow",
    "dissallow": "disallow",
    "dissalow": "disallow",
    "disalow": "disallow",
    "diasllow": "disallow",
    "disallaw": "disallow",
    "crawl-delay": "crawl-delay",
    "crawl delay": "crawl-delay",
    "crawldelay": "crawl-delay",
    "sitemap": "sitemap",
    "sitemaps": "sitemap",
    "site-map": "sitemap",
}


@dataclass(frozen=True, slots=True)
class Group:
    """The rules some agents share."""

    agents: frozenset[str]  # product tokens, lower-case; "*" for all
    rules: tuple[str, ...]  # "disallow: /x", "allow: /x", "crawl-delay: 5"


@dataclass(slots=True)
class _Open:
    """The group being read."""

    agents: set[str] = field(default_factory=set)
    rules: list[str] = field(default_factory=list)

    def closed(self) -> Group:
        return Group(frozenset(self.agents), tuple(self.rules))


def agent_token(agent: str) -> str:
    """The product token of an agent string, lower-case: "Winnow/0.1 (+...)" gives "winnow"."""
    lowered = agent.strip().lower()
    if lowered.startswith("*"):
        return "*"
    found = _TOKEN.match(lowered)
    return found.group() if found else ""


def groups(body: bytes) -> tuple[Group, ...]:
    """The groups of a robots.txt, in its order. Rules before the first user-agent line belong to nobody."""
    closed: list[Group] = []
    current = _Open()
    for name, value in _fields(body):
        if name == "user-agent":
            if current.rules:
                closed.append(current.closed())
                current = _Open()
            if len(current.agents) < MAX_AGENTS:
                current.agents.add(agent_token(value))
        elif name != "sitemap" and current.agents:
            current.rules.append(_rule(name, value))
    return (*closed, current.closed()) if current.agents else tuple(closed)


def sitemaps(body: bytes) -> tuple[str, ...]:
    """The values of the sitemap lines, as written, each once; they belong to no group."""
    found = dict.fromkeys(value for name, value in _fields(body) if name == "sitemap" and value)
    return tuple(found)[:MAX_SITEMAPS]


def _fields(body: bytes) -> Iterator[tuple[str, str]]:
    for line in _LINE_END.split(body.removeprefix(_BOM)):
        parsed = _field(line)
        if parsed is not None:
            yield parsed


def _field(line: bytes) -> tuple[str, str] | None:
    """One line as a known field and its value; other lines end no group and say nothing."""
    plain = line[:MAX_LINE_BYTES].partition(b"#")[0]
    name, colon, value = plain.partition(b":")
    known = _FIELDS.get(b" ".join(_CONTROL.sub(b" ", name).split()).decode("latin-1").lower())
    if known is None or not colon:
        return None
    encoded = _HIGH_BYTE.sub(lambda byte: b"%%%02X" % byte.group()[0], _CONTROL.sub(b"", value).strip())
    return known, encoded.decode("ascii")


def _rule(name: str, value: str) -> str:
    """A rule line of bounded cost; one cut short by the bounds forbids more, never less.

    A cut pattern matches everything the whole one did, so "disallow" stays on the safe side; an "allow" is dropped.
    """
    if name == "crawl-delay":
        return f"{name}: {value}"
    pattern = re.sub(r"\*+", "*", value)
    parts = pattern.split("*")
    if len(parts) - 1 > MAX_WILDCARDS or len(value) >= MAX_LINE_BYTES - len(name) - 2:
        pattern = "*".join(parts[:MAX_WILDCARDS]) if name == "disallow" else ""
    return f"{name}: {pattern}"
