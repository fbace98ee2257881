"""Request: what we say when we ask."""

from dataclasses import dataclass

from scraper.address import Endpoint
from scraper.talk import Ask

IDLE_S = 15.0  # longest silence inside an answer; the deadline of the whole is the pace's
# Bodies are archived as they are sent. Brotli is read where it is sent, but not asked for: warcio 1.8.1 beside
# brotli 1.2.1 ends in an error on it, and so did `warcio check` on whole archives.
_ACCEPTED = (
    (b"Accept", b"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
    (b"Accept-Encoding", b"gzip, deflate, zstd"),
)


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
    host = here.origin.partition("//")[2]
    fields = [(b"Host", host.encode("ascii")), (b"User-Agent", agent.encode("ascii")), *_ACCEPTED]
    if validators.etag:
        fields.append((b"If-None-Match", validators.etag.encode("latin-1", "replace")))
    if validators.last_modified:
        fields.append((b"If-Modified-Since", validators.last_modified.encode("latin-1", "replace")))
    return Ask(
        address=here.spelled,
        target=here.target.encode("ascii"),
        fields=tuple(fields),
        max_bytes=max_bytes,
        idle_s=IDLE_S,
    )
