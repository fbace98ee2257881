"""Document: a story as the corpus keeps it, where it came from and what it repeats."""

import base64
import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from cleaners.cleaned import Metadata
from scraper.page import Record, Redirect

_ID_BYTES = 10  # 80 bits: among 10 million documents two meet by chance once in 10 to the 10th corpora


class Relation(StrEnum):
    """What a document is to the other copies of its story."""

    ORIGINAL = "original"
    EXACT = "exact"  # the same normalised text
    NEAR = "near"  # verified Jaccard on shingles
    EXCERPT = "excerpt"  # verified containment: this text stands inside a longer one


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A document's place in its story."""

    id: str = ""  # the original's document id; every copy of a story carries the same one
    relation: Relation = Relation.ORIGINAL
    of: str = ""  # the copy this one repeats; empty for an original
    similarity: float = 1.0  # Jaccard for near, containment for excerpt, 1.0 otherwise
    reason: str = ""  # why this copy is the original, or which rule put it behind another


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """The chain of addresses a document came through."""

    asked: str
    answered: str
    redirects: tuple[Redirect, ...] = ()
    canonical: str = ""  # as the page claims, made absolute; empty when it claims none

    @property
    def identity(self) -> str:
        """The address that versions of one document share."""
        return self.canonical or self.answered


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A further page of a story on several pages."""

    address: str  # that answered
    record: Record
    digest: str  # "sha256:<hex>" of the body
    fetched_at: datetime  # aware, UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What is needed to make the text again, and under which terms it was fetched."""

    record: Record
    digest: str  # "sha256:<hex>" of the body
    fetched_at: datetime  # aware, UTC
    status: int = 200
    media_type: str = ""
    etag: str = ""
    last_modified: str = ""
    signals: tuple[tuple[str, str], ...] = ()  # robots and licence: ("x-robots-tag", "noai"), ("robots.txt", "allowed")
    winnow_version: str = ""
    rules_version: int = 0
    model_version: int = 0  # 0: no model was asked
    memory_state: str = ""  # digest of the site memory that was used; empty when there was none
    run: str = ""
    parts: tuple[Part, ...] = ()  # pages two and up, where the text was joined from several


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One kept story: its text, its metadata and its origin."""

    id: str
    text: str
    title: str = ""  # empty when the page gives none
    metadata: Metadata = field(default_factory=Metadata)
    outlet: str = ""
    addresses: Addresses
    provenance: Provenance
    story: Story = field(default_factory=Story)
    version: int = 1  # 2 and up: the same address with a new text


def document_id(address: str, digest: str) -> str:
    """The name of a document: 16 characters of a-z and 2-7 that depend on nothing but its address and body.

    Args:
        address: its canonical address, or the one that answered.
        digest: of the body, as in Page.digest.

    Returns:
        The first 80 bits of SHA-256 over "address LF digest", in base 32, lower case.
    """
    name = hashlib.sha256(f"{address}\n{digest}".encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(name[:_ID_BYTES]).decode("ascii").lower()
