"""Context: what is known about a page besides its blocks."""

from collections.abc import Callable
from dataclasses import dataclass, field

from cleaners.kinds import Kind
from cleaners.sitememory import SiteMemory
from cleaners.tables import Table


def _none(*, lists: bool) -> tuple[()]:  # noqa: ARG001 - as tables.tables asks
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What spotters may ask about the page and its outlet."""

    lang: str = ""  # BCP 47, empty when unknown
    page_type: str = ""  # one of page_type.TYPES, empty for plain text
    title: str = ""  # from the page's metadata, empty for plain text
    summary: str = ""  # how the page describes itself, empty for plain text
    memory: SiteMemory | None = None
    # What finds those that stay, and listings, and with `lists` lists; none are known in plain text.
    tables: Callable[..., tuple[Table, ...]] = _none
    off: frozenset[Kind] = field(default_factory=frozenset)  # kinds this outlet keeps
