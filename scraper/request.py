"""Request: what we say when we ask."""

from dataclasses import dataclass

from scraper.address import Endpoint
from scraper.talk import Ask

ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
ACCEPT_ENCODING = "gzip, deflate, br, zstd"
IDLE_S = 15.0  # longest silence inside an answer; the deadline of the whole is the pace's


@dataclass(frozen=True, slots=True)
class Validators:
    """What a host gave us to ask "changed since?" with, verbatim."""

    etag: str = ""
    last_modified: str = ""

    def __bool__(self) -> bool:
        """Is there anything to send?"""
        return bool(self.etag or self.last_modified)


def request(here: Endpoint, agent: str, validators: Validators, max_bytes: int) -> Ask:
    """The request for an address: no cookies, no referrer, nothing a browser would add."""
    fields = [
        ("Host", here.origin.partition("//")[2]),
        ("User-Agent", agent),
        ("Accept", ACCEPT),
        ("Accept-Encoding", ACCEPT_ENCODING),
    ]
    if validators.etag:
        fields.append(("If-None-Match", validators.etag))
    if validators.last_modified:
        fields.append(("If-Modified-Since", validators.last_modified))
    return Ask(
        address=here.spelled,
        target=here.target.encode("ascii"),
        fields=tuple((name.encode("ascii"), value.encode("latin-1", "replace")) for name, value in fields),
        max_bytes=max_bytes,
        idle_s=IDLE_S,
    )
