"""What an answer means for the caller: a page, another address to ask, or a named reason why there is none."""

import re
from dataclasses import dataclass
from datetime import datetime

from scraper.address import resolve
from scraper.errors import BrokenError, BusyError, FetchError, GoneError, GuardedError, RefusedError
from scraper.http1 import Head
from scraper.page import Exchange, Redirect, header
from scraper.retry import retry_after_s

MAX_REDIRECTS = 5
MOVED = frozenset({301, 302, 303, 307, 308})
_PAGE = frozenset({200, 203})
_GONE = frozenset({404, 410})
_BUSY = frozenset({202, 408, 425, 429})  # 202: "accepted", a challenge's way to say come back later
_NOT_MODIFIED = 304
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")


def is_page(status: int) -> bool:
    """Does this status come with what was asked for, or say that it has not changed?"""
    return status in _PAGE or status == _NOT_MODIFIED


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One answer, before it is placed in a chain of redirects."""

    head: Head
    request_head: bytes
    peer: str
    wire_body: bytes
    body: bytes
    whole: bool  # false: the body of an error page broke off and was left out
    fetched_at: datetime
    elapsed_s: float

    def exchange(self, asked: str, answered: str, redirects: tuple[Redirect, ...]) -> Exchange:
        """The answer as part of a chain."""
        return Exchange(
            asked=asked,
            answered=answered,
            redirects=redirects,
            fetched_at=self.fetched_at,
            request_head=self.request_head,
            http_version=self.head.http_version,
            status=self.head.status,
            reason=self.head.reason.decode("latin-1"),
            headers=tuple([(name.decode("latin-1"), value.decode("latin-1")) for name, value in self.head.fields]),
            wire_body=self.wire_body,
            body=self.body,
            peer=self.peer,
            elapsed_s=self.elapsed_s,
        )


def content_coding(head: Head) -> str:
    """The Content-Encoding fields of an answer, joined."""
    return b",".join(head.values(b"content-encoding")).decode("latin-1")


def hop(exchange: Exchange) -> Redirect:
    """A redirect as provenance."""
    location = header(exchange.headers, "location")
    return Redirect(address=exchange.answered, status=exchange.status, location=location)


def next_address(exchange: Exchange) -> str:
    """Where a redirect leads.

    Plain HTTP to HTTPS and back are both followed: no cookie or credential travels with us, and the chain is kept as
    provenance, so that a downgrade can be seen.

    Raises:
        BrokenError: No Location, or one that cannot be read ("redirect_without_location", "bad_location"), a loop,
            or too many hops ("redirect_loop", "too_many_redirects").
        GuardedError: It leads out of HTTP ("scheme").
    """
    here, location = exchange.answered, header(exchange.headers, "location")
    if not location.strip():
        raise BrokenError(here, f"{exchange.status} without Location", name="redirect_without_location")
    # Fields are bytes; servers that put other than ASCII there mean UTF-8.
    there = resolve(here, location.encode("latin-1", "replace").decode("utf-8", "replace"))
    if there is None:
        raise _unusable(here, location)
    if there == here or any(there == hop.address for hop in exchange.redirects):
        raise BrokenError(here, "redirects in a circle", name="redirect_loop")
    if len(exchange.redirects) >= MAX_REDIRECTS:
        raise BrokenError(here, f"more than {MAX_REDIRECTS} redirects", name="too_many_redirects")
    return there


def _unusable(here: str, location: str) -> FetchError:
    scheme = _SCHEME.match(location.strip().lower())
    if scheme is not None and scheme.group(1) not in {"http", "https"}:
        return GuardedError(here, f"redirects to scheme {scheme.group(1)[:20]!r}", name="scheme")
    return BrokenError(here, "redirects to what is no address", name="bad_location")


def failure(exchange: Exchange, now: datetime, *, conditional: bool) -> FetchError | None:
    """The error an answer amounts to, or None for a page (200, 203) and for "unchanged" when we asked for that.

    Args:
        exchange: A complete answer that is no redirect to be followed.
        now: What a Retry-After date is compared with.
        conditional: Were validators sent?
    """
    status = exchange.status
    if status in _PAGE or (status == _NOT_MODIFIED and conditional):
        return None
    wait = retry_after_s(header(exchange.headers, "retry-after"), now)
    error = _kind(status)(exchange.answered, _sentence(status, exchange.reason), status=status, retry_after_s=wait)
    error.exchange = exchange
    return error


def _kind(status: int) -> type[FetchError]:
    if status in _BUSY or status >= 500:  # noqa: PLR2004 - status classes
        return BusyError
    if status in _GONE:
        return GoneError
    return RefusedError if status >= 400 else BrokenError  # noqa: PLR2004 - other 2xx and 3xx are no page


def _sentence(status: int, reason: str) -> str:
    return f"answered {status} {''.join(mark for mark in reason[:60] if mark.isprintable())}".rstrip()
