"""Page: one response, exactly as sent, and the records it is made of."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

Headers = tuple[tuple[str, str], ...]
"""Header fields in the order received; names as sent, compare them case-insensitively."""


def header(headers: Headers, name: str) -> str:
    """The last value of a header field, or an empty string when it was not sent."""
    wanted = name.lower()
    return next((value for key, value in reversed(headers) if key.lower() == wanted), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """One hop of a redirect chain: who sent us on, with what status, and where to."""

    address: str
    status: int
    location: str  # as sent, before it was resolved


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Where a response lies in the archive."""

    file: str  # file name below data/raw
    offset: int  # bytes, start of the record's gzip member
    record_id: str  # WARC-Record-ID, urn:uuid:... without angle brackets


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request and its complete response, before it is archived."""

    asked: str  # the address requested first
    answered: str  # the address that replied, after redirects
    redirects: tuple[Redirect, ...]
    fetched_at: datetime  # aware, UTC: when the request went out
    request_head: bytes  # request line and fields, as sent
    http_version: str  # "HTTP/1.1"
    status: int
    reason: str
    headers: Headers
    wire_body: bytes  # as received: chunking undone, content coding untouched
    body: bytes  # content coding undone; charset untouched
    peer: str = ""  # IP address that answered
    elapsed_s: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One response, exactly as the outlet sent it, and where it is archived."""

    asked: str  # the address requested
    answered: str  # the address that replied, after redirects
    redirects: tuple[Redirect, ...] = ()
    fetched_at: datetime  # aware, UTC
    status: int
    headers: Headers
    body: bytes  # content coding undone, charset untouched: guessing it is the cleaners' work
    outlet: str  # Outlet.id
    record: Record
    digest: str = field(default="")  # "sha256:<hex>" of body

    def __post_init__(self) -> None:
        """Fill in the digest where the maker did not have it yet."""
        if not self.digest:
            object.__setattr__(self, "digest", digest(self.body))

    @property
    def media_type(self) -> str:
        """Content-Type, verbatim."""
        return header(self.headers, "content-type")


def digest(body: bytes) -> str:
    """The name of a body: "sha256:" and its hex digest."""
    return f"sha256:{hashlib.sha256(body).hexdigest()}"
