"""FetchError and its kinds: why there is no page, named after what the caller does next."""

import re
from typing import ClassVar, Self

from scraper.page import Exchange

_USERINFO = re.compile(r"(?<=:)([/\\]*)[^/\\?#]*@")  # a parser takes any number of slashes, of either kind
_SECRET = re.compile(
    r"(?i)([?&;](?:[a-z_-]*(?:token|key|secret|password|passwd|auth|sig|signature|session|jwt)|sid)=)[^&#;]+"
)
_MAX_SHOWN = 300


def printable(text: str) -> str:
    """The text without what acts on a terminal: controls, line ends, direction marks, half characters."""
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)


def shown(address: str) -> str:
    """An address fit for logs and reports: no userinfo, no secret query values, only printable, not endless."""
    plain = printable(_SECRET.sub(r"\1***", _USERINFO.sub(r"\1", address)))
    return plain if len(plain) <= _MAX_SHOWN else plain[:_MAX_SHOWN] + "..."


class FetchError(Exception):
    """There is no page, and `name` says why in a word that is stable enough to be counted."""

    default_name: ClassVar[str] = "failed"

    def __init__(
        self,
        address: str,
        why: str,
        *,
        status: int | None = None,
        retry_after_s: float | None = None,
        name: str = "",
    ) -> None:
        """Say what failed.

        Args:
            address: The address that failed; in a redirect chain, the hop. Empty where only bytes are known.
            why: A sentence for people, without the address.
            status: HTTP status of the answer, when there was one.
            retry_after_s: Seconds the host asked us to wait.
            name: The word to count by; by default made from the status or the class.
        """
        super().__init__(f"{shown(address)}: {why}" if address else why)
        self.address = address
        self.why = why
        self.status = status
        self.retry_after_s = retry_after_s
        self.name = name or (f"http_{status}" if status is not None else self.default_name)
        self.exchange: Exchange | None = None  # the answer, where one was read whole: error pages are archived too

    def at(self, address: str) -> Self:
        """The same failure, told of an address: for those raised where only bytes or a host name were known."""
        told = type(self)(address, self.why, status=self.status, retry_after_s=self.retry_after_s, name=self.name)
        told.exchange = self.exchange
        return told


class BusyError(FetchError):
    """Timeout, network failure, 429 or 5xx: the same request may succeed later."""

    default_name = "busy"


class RefusedError(FetchError):
    """The host or its robots.txt says no: asking again today changes nothing."""

    default_name = "refused"


class GoneError(FetchError):
    """The page is not there: 404 or 410."""

    default_name = "gone"


class OversizeError(FetchError):
    """The answer, as sent or as decoded, is larger than allowed."""

    default_name = "oversize"


class BrokenError(FetchError):
    """The answer breaks the protocol: cut short, undecodable, malformed or not what was asked for."""

    default_name = "broken"


class GuardedError(FetchError):
    """We refuse to ask: scheme, host, port or network address is not allowed."""

    default_name = "guarded"
