"""Robots: robots.txt in, yes or no out, as RFC 9309 says (protego's doorway).

Protego matches rules; what it leaves open is done here: sizes, line ends, which group is ours, and what the absence
of an answer means.
"""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from protego import Protego

from scraper.errors import FetchError
from scraper.robots_lines import Group, agent_token, groups, sitemaps

MAX_BYTES = 500 * 1024  # RFC 9309, section 2.5: at least this much must be read, and we read no more
MAX_RULES = 10_000  # for one agent; the longest honest file seen elsewhere has a third of that
MAX_DELAY_S = 86_400.0  # a Crawl-delay of more than a day is a slip
_SILENT = frozenset({304, 429})
_PATH = "/robots.txt"


@dataclass(frozen=True, slots=True)
class Robots:
    """What a host lets crawlers ask for."""

    groups: tuple[Group, ...] = ()
    sitemaps: tuple[str, ...] = ()
    reachable: bool = True  # unreachable robots.txt: nothing may be asked (RFC 9309, section 2.3.1.4)
    _matchers: dict[str, Protego] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def parse(cls, body: bytes, status: int | None) -> "Robots":
        """Read an answer to a request for robots.txt.

        Args:
            body: As decoded by the transfer; only the first 500 KiB count.
            status: HTTP status; None when there was no answer at all.

        Returns:
            The rules of a 2xx answer; no rules for 3xx (redirects that led nowhere) and 4xx; "nothing may be asked"
            for 304, 429, 5xx and no answer. RFC 9309 would let us treat 429 as 404, but a host that says "too many
            requests" is not asked for more; and 304 speaks of rules that are not here.
        """
        if status is None or status in _SILENT or not 200 <= status < 500:  # noqa: PLR2004 - status classes
            return cls(reachable=False)
        if status >= 300:  # noqa: PLR2004 - status classes
            return cls()
        text = body[:MAX_BYTES]
        return cls(groups=groups(text), sitemaps=sitemaps(text))

    @classmethod
    def unanswered(cls, error: FetchError) -> "Robots":
        """What follows from a failed request for robots.txt."""
        if error.name in {"redirect_loop", "too_many_redirects"}:  # section 2.3.1.2: as if there were none
            return cls()
        return cls.parse(b"", error.status)

    def allows(self, url: str, agent: str) -> bool:
        """May this agent ask for this address?

        Args:
            url: A canonical address of the host.
            agent: The agent string; only its product token counts.
        """
        if _path(url) == _PATH:
            return True
        if not self.reachable:
            return False
        try:
            return bool(self._matcher(agent).can_fetch(url, "*"))
        except ValueError:  # an address that cannot be taken apart cannot be cleared either
            return False

    def crawl_delay(self, agent: str) -> float | None:
        """Seconds between requests that the host asks of this agent, at most a day; None when it asks nothing."""
        delay = self._matcher(agent).crawl_delay("*")
        return None if delay is None else min(float(delay), MAX_DELAY_S)

    def _matcher(self, agent: str) -> Protego:
        named = agent_token(agent)
        ours = named if any(named in group.agents for group in self.groups) else "*"
        if ours not in self._matchers:
            rules = [rule for group in self.groups if ours in group.agents for rule in group.rules]
            self._matchers[ours] = Protego.parse("\n".join(["User-agent: *", *rules[:MAX_RULES]]))
        return self._matchers[ours]


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""
