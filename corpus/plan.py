"""Plan: what one run is to do, under which name."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from corpus.config import Config
from corpus.inspect.exceptions import Exceptions
from scraper.outlet import Outlet


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What one run is to do."""

    config: Config
    outlets: tuple[Outlet, ...]
    data: Path
    limit: int = 0  # pages; 0 is no limit
    since: datetime | None = None  # stories published earlier are left out, where a source says when
    every_source: bool = False  # read every source now, due or not
    refetch: bool = False  # ask again for addresses that are done
    exceptions: Exceptions = field(default_factory=Exceptions)


def agent_of(config: Config) -> str:
    """The name outlets see, with the contact of whoever runs this crawler."""
    contact = f" (+{config.contact})" if config.contact else ""
    return f"Winnow/{version('winnow')}{contact}"


def run_id(at: datetime) -> str:
    """A run's name: when it began, and six digits that tell two of the same second apart."""
    return f"{at:%Y%m%dT%H%M%SZ}-{uuid.uuid4().hex[:6]}"
