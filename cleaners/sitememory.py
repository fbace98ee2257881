"""SiteMemory: what an outlet repeats across its stories."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteMemory:
    """A frozen view of what has been learned about one outlet."""

    stories: int = 0
