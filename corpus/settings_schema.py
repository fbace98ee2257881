"""The shape of sources.toml: every table and key, with unit and default. pydantic's doorway."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from cleaners.kinds import Kind
from scraper.address import AddressError, endpoint

_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)")
_SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*(B|kB|KB|MB|GB)")
_BYTES = {"B": 1, "kB": 1_000, "KB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000}

MAX_DURATION_S = 86_400.0  # what robots.txt may ask for at most, too
MAX_SIZE = 10_000_000_000


def _duration(value: object) -> float:
    match = _DURATION.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError('expected a time with its unit in quotes, such as "2s", "500ms" or "1m"')
    seconds = float(match[1]) * _SECONDS[match[2]]
    if seconds > MAX_DURATION_S:
        raise ValueError('expected a day ("1d") at most: a run waits for as long as that')
    return seconds


def _size(value: object) -> int:
    match = _SIZE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError('expected a size with its unit in quotes, such as "10MB"')
    size = float(match[1]) * _BYTES[match[2]]
    if size > MAX_SIZE:
        raise ValueError('expected "10GB" at most: all of it is held in memory')
    return int(size)


def web_address(value: object) -> str:
    """An address that a crawl can ask.

    Raises:
        ValueError: it is none, and why.
    """
    if not isinstance(value, str) or not re.match(r"https?://[^/\s]", value, re.IGNORECASE):
        raise ValueError('expected an address that starts with "http://" or "https://"')
    try:
        endpoint(value)
    except AddressError as error:
        raise ValueError(f"no address that can be asked: {error}") from error
    return value


def _selector(value: object) -> str:
    from cleaners.site_config import is_selector  # noqa: PLC0415 - brings the parser along; few settings have selectors

    if not isinstance(value, str) or not is_selector(value):
        raise ValueError("expected a CSS selector")
    return value


def _host(value: object) -> str:
    try:
        found = endpoint(f"http://{value}") if isinstance(value, str) and value == value.strip(" /") else None
    except AddressError:
        found = None
    if found is None or found.target != "/" or "@" in str(value) or "*" in found.host:
        raise ValueError('expected the name of a host, such as "news.example.org"')
    return str(value)


def _target(value: object) -> tuple[str, int]:
    host, _, port = value.rpartition(":") if isinstance(value, str) else ("", "", "")
    if not host or not port.isdigit() or not 0 < int(port) < 65536:  # noqa: PLR2004 - the range of ports
        raise ValueError('expected an IP address and a port, such as "127.0.0.1:8080"')
    return host.strip("[]"), int(port)


Duration = Annotated[float, BeforeValidator(_duration)]
Size = Annotated[int, BeforeValidator(_size)]
WebAddress = Annotated[str, BeforeValidator(web_address)]
Selector = Annotated[str, BeforeValidator(_selector)]
Host = Annotated[str, BeforeValidator(_host)]
Target = Annotated[tuple[str, int], BeforeValidator(_target)]


def _dashed(name: str) -> str:
    return name.replace("_", "-")


class Table(BaseModel):
    """A TOML table: keys are written with dashes, unknown ones are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=_dashed, strict=True)


class CleanTable(Table):
    """How pages are cleaned."""

    remove_css: list[Selector] = []
    keep_css: list[Selector] = []
    off: list[Annotated[Kind, Field(strict=False)]] = []
    min_chars: Annotated[int, Field(ge=0)] | None = None
    title_in_text: bool | None = None
    obey_robots_meta: bool | None = None


class PaceTable(Table):
    """How often a host may be asked, and how much."""

    delay: Duration | None = None
    max_delay: Duration | None = None
    timeout: Annotated[Duration, Field(gt=0)] | None = None
    max_bytes: Annotated[Size, Field(gt=0)] | None = None
    daily_budget: Annotated[int, Field(ge=1)] | None = None
    max_docs: Annotated[int, Field(ge=0)] | None = None


class DefaultsTable(PaceTable):
    """What holds for every outlet that does not say otherwise."""

    contact: str = ""
    clean: CleanTable = CleanTable()


class FollowTable(Table):
    """Which links are followed."""

    paths: Annotated[list[Annotated[str, Field(pattern=r"^/[^*]*(\*[^*]+){0,4}\*?$")]], Field(min_length=1)]
    depth: Annotated[int, Field(ge=1, le=10)] = 1
    max_links: Annotated[int, Field(ge=1)] = 1_000


class OutletTable(PaceTable):
    """One outlet."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=64)]
    feeds: list[WebAddress] = []
    sitemaps: list[WebAddress] = []
    urls: str | list[WebAddress] = []
    follow: FollowTable | None = None
    allow_hosts: list[Host] = []
    lang: Annotated[str, Field(pattern=r"^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$")] = ""
    clean: CleanTable = CleanTable()


class NetworkTable(Table):
    """What may be connected to."""

    allow_private: bool = False
    ports: list[Annotated[int, Field(gt=0, lt=65536)]] = [80, 443]
    resolve: dict[str, Target] = {}


class SampleTable(Table):
    """The bundled sample newsroom."""

    newsroom: bool = False


class WinnowTable(Table):
    """What is Winnow's own business."""

    site_config: str = ""  # a folder of FiveFilters site-config files


class SourcesFile(Table):
    """A whole sources.toml."""

    format: Literal[1] = 1
    defaults: DefaultsTable = DefaultsTable()
    network: NetworkTable = NetworkTable()
    winnow: WinnowTable = WinnowTable()
    sample: SampleTable = SampleTable()
    outlet: list[OutletTable] = []


Location = tuple[str | int, ...]


def known_keys(location: Location) -> tuple[str, ...]:
    """The keys that may stand in the table at a location such as ("outlet", 0, "clean")."""
    tables: dict[Location, type[Table]] = {
        (): SourcesFile,
        ("defaults",): DefaultsTable,
        ("defaults", "clean"): CleanTable,
        ("network",): NetworkTable,
        ("sample",): SampleTable,
        ("winnow",): WinnowTable,
        ("outlet",): OutletTable,
        ("outlet", "clean"): CleanTable,
        ("outlet", "follow"): FollowTable,
    }
    table = tables.get(tuple(part for part in location if isinstance(part, str)))
    return tuple(_dashed(name) for name in table.model_fields) if table else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One mistake: where it stands, what sort it is, and what was written."""

    location: Location
    sort: str  # "extra_forbidden", "missing", or another of pydantic's error types
    reason: str
    written: object


class FaultsError(Exception):
    """The tables have faults; all of them are listed."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


def parse(raw: dict[str, Any]) -> SourcesFile:
    """The file's tables, checked.

    Raises:
        FaultsError: with every fault at once.
    """
    try:
        return SourcesFile.model_validate(raw)
    except ValidationError as error:
        raise FaultsError(tuple(_fault(item) for item in error.errors(include_url=False))) from error


def _fault(item: Mapping[str, Any]) -> Fault:
    # A union names its branch in the location ("str", "list[...]"); a file has no such key.
    location = tuple(part for part in item["loc"] if part != "str" and "[" not in str(part))
    reason = item["msg"].removeprefix("Value error, ")
    return Fault(location=location, sort=item["type"], reason=reason, written=item["input"])
