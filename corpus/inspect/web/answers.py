"""What a page function gives back: a page with what its policy must allow, or another address to go to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus.inspect.markup import Html
from corpus.inspect.web.guard import Door
from corpus.store import Store
from corpus.store_file import Database, Row

Query = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A page."""

    html: str
    policy: str  # Content-Security-Policy
    status: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """After a form: where to look next, within this app."""

    path: str


Answer = Shown | Elsewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What every page function works with."""

    store: Store
    catalogue: Database
    exceptions: Path
    door: Door
    state: dict[str, str] = field(default_factory=dict)  # how far the catalogue is
    charts: dict[str, tuple[list[Row], Html]] = field(default_factory=dict)  # by outlet, with what they were drawn from
