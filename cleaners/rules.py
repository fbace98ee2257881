"""Rules: the thresholds cleaning decides by, and the version of everything that shapes its output."""

from dataclasses import dataclass

from cleaners.kinds import Kind
from cleaners.site_file import SiteLine

RULES_VERSION = 23  # bump when any output changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Settings of cleaning; every one has a reason beside it."""

    min_chars: int = 60  # letters and digits; shorter than a news brief's one sentence is no story
    max_bytes: int = 10_000_000  # of a body; parsers need seconds beyond
    off: frozenset[Kind] = frozenset()  # kinds this outlet keeps
    remove_css: tuple[str, ...] = ()
    keep_css: tuple[str, ...] = ()
    site: tuple[SiteLine, ...] = ()  # of FiveFilters site-config files for this outlet's hosts
    second_opinion: bool = False  # ask another extractor about doubtful articles: one page in 25, at 30 times its parse
    title_in_text: bool = False  # a page's title has its own field; of a plain text it stays a line
    obey_robots_meta: bool = True  # reject pages whose meta robots or X-Robots-Tag asks not to be kept
