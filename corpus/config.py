"""TOML into one frozen Config, checked once, every mistake reported at once."""

import difflib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from cleaners import site_file
from cleaners.kinds import Kind
from cleaners.rules import Rules
from cleaners.site_file import SiteLine
from corpus import site_files, url_lists
from corpus.settings_schema import (
    CleanTable,
    FaultsError,
    Location,
    OutletTable,
    PaceTable,
    SourcesFile,
    WinnowTable,
    known_keys,
    parse,
)
from corpus.site_files import SiteFile
from corpus.toml_lines import line_of
from scraper.errors import printable, shown
from scraper.outlet import Follow, Outlet, Pace

Setting = TypeVar("Setting", int, float, bool)


class ConfigError(Exception):
    """The settings cannot be used; one line for each fault, with file, line and remedy."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = tuple(printable(fault) for fault in faults)
        super().__init__("\n".join(self.faults))


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """What may be connected to."""

    allow_private: bool = False
    ports: frozenset[int] = frozenset({80, 443})
    resolve: Mapping[str, tuple[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Everything sources.toml says."""

    path: Path
    contact: str
    outlets: tuple[Outlet, ...]
    rules: Mapping[str, Rules]  # by outlet id
    network: Network
    newsroom: bool  # serve the bundled sample newsroom during a crawl
    overlooked: tuple[str, ...] = ()  # lines of site-config files that are not obeyed, and why


def nobody(path: Path) -> Config:
    """Settings that follow no outlet yet."""
    return Config(path=path, contact="", outlets=(), rules={}, network=Network(), newsroom=False)


def load(path: Path) -> Config:
    """Read and check a sources.toml.

    Raises:
        ConfigError: the file is missing, is not TOML, or has faults; all of them are listed.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ConfigError((f"{path}: not found; `winnow sources example > {path}` writes one to start from",)) from None
    except UnicodeDecodeError as error:
        raise ConfigError((f"{path}: cannot be read: {error}; save it as UTF-8",)) from error
    except OSError as error:
        raise ConfigError(
            (f"{path}: cannot be read: {error.strerror}; name a file that can with --sources",)
        ) from error
    return parse_config(text, path)


def parse_config(text: str, path: Path) -> Config:
    """Check the text of a sources.toml; `path` names it in errors and anchors relative paths.

    Raises:
        ConfigError: with every fault, or with a file named in it that cannot be read.
    """
    try:
        file = _file(text, path)
    except RecursionError as error:
        raise ConfigError((f"{path}: its values are nested too deeply to be read; no key needs that",)) from error
    try:
        faults = tuple(_cross_faults(file, text, path))
        if faults:
            raise ConfigError(faults)
        return _config(file, path)
    except OSError as error:
        raise ConfigError((f"{path}: it names {error.filename}, which cannot be read: {error.strerror}",)) from error


def _file(text: str, path: Path) -> SourcesFile:
    try:
        return parse(tomllib.loads(text))
    except FaultsError as error:
        raise ConfigError(tuple(_faults(error, text, path))) from error
    except ValueError as error:  # not TOML, or a number of thousands of digits
        raise ConfigError((_syntax_fault(error, path),)) from error


def _syntax_fault(error: ValueError, path: Path) -> str:
    words = str(error)
    line = words.partition("(at line ")[2].partition(",")[0]
    return f"{path}:{line or 1}: not TOML: {words}"


def _faults(error: FaultsError, text: str, path: Path) -> Iterator[str]:
    for fault in error.faults:
        table = fault.location[:-1]
        key = str(fault.location[-1]) if fault.location else ""
        where, place = f"{path}:{line_of(text, fault.location)}", _place(table, text)
        if fault.sort == "extra_forbidden":
            close = difflib.get_close_matches(key, known_keys(table), n=1)
            hint = f'did you mean "{close[0]}"?' if close else f"known: {', '.join(known_keys(table))}"
            yield f'{where}: unknown key "{key}"{place}; {hint}'
        elif fault.sort == "missing":
            yield f'{where}: "{key}" is missing{place}'
        elif fault.sort == "enum":
            close = difflib.get_close_matches(str(fault.written), [*Kind], n=1)  # no other key takes one of some names
            hint = f'did you mean "{close[0]}"?' if close else f"known: {', '.join(Kind)}"
            yield f"{where}: {_named(fault.location)}{place}: nothing is called {fault.written!r:.80}; {hint}"
        else:
            yield f"{where}: {_named(fault.location)}{place}: {fault.reason}, not {_written(fault.written)!r:.80}"


def _written(value: object) -> object:
    """What stands in the file, without the secrets of a misspelled address."""
    return shown(value) if isinstance(value, str) else value


def _named(location: Location) -> str:
    named = [str(part) for part in location if isinstance(part, str)]
    return f'"{named[-1]}"' if named else "the file"


def _place(location: Location, text: str) -> str:
    """In which table, named as a person would: the outlet's id where it has one."""
    if location[:1] == ("outlet",) and len(location) > 1:
        raw = tomllib.loads(text).get("outlet", [])
        index = location[1]
        entry = raw[index] if isinstance(raw, list) and isinstance(index, int) and index < len(raw) else {}
        name = entry.get("id") if isinstance(entry, dict) else None
        return f' in outlet "{name}"' if name else f" in outlet number {int(index) + 1}"
    return f" in [{location[0]}]" if location else ""


def _cross_faults(file: SourcesFile, text: str, path: Path) -> Iterator[str]:
    """Faults that no single key has."""
    seen: dict[str, int] = {}
    for index, outlet in enumerate(file.outlet):
        line = line_of(text, ("outlet", index))
        if outlet.id in seen:
            yield f'{path}:{line}: outlet "{outlet.id}" is already defined on line {seen[outlet.id]}; ids are unique'
        seen.setdefault(outlet.id, line)
        if not (outlet.feeds or outlet.sitemaps or outlet.urls):
            yield f'{path}:{line}: outlet "{outlet.id}" lists nothing to read; add feeds, sitemaps or urls'
        if isinstance(outlet.urls, str):
            yield from _url_list_faults(outlet, path, line_of(text, ("outlet", index, "urls")))
    if not file.outlet:
        yield f"{path}:1: no [[outlet]]; add one with an id and feeds, sitemaps or urls"


def _url_list_faults(outlet: OutletTable, path: Path, line: int) -> Iterator[str]:
    listed = path.parent / str(outlet.urls)
    if not listed.is_file():
        yield f'{path}:{line}: "urls" in outlet "{outlet.id}": no such file: {listed}'
        return
    yield from url_lists.faults(listed)


def _config(file: SourcesFile, path: Path) -> Config:
    outlets = [_outlet(table, file, path) for table in file.outlet]
    files = _site_files(path, file.winnow)
    hosts = {outlet.id: _hosts(outlet) if files else frozenset[str]() for outlet in outlets}
    sites = {outlet.id: _site(files, hosts[outlet.id]) for outlet in outlets}
    return Config(
        path=path,
        contact=file.defaults.contact,
        outlets=tuple(
            replace(
                outlet,
                next_links=_paths(sites[outlet.id], "next_page_link"),
                single_links=_paths(sites[outlet.id], "single_page_link"),
            )
            for outlet in outlets
        ),
        rules={
            table.id: replace(
                _rules(table.clean, file.defaults.clean),
                site=tuple(line for line in sites[table.id] if line.order not in site_file.LINKS),
            )
            for table in file.outlet
        },
        network=Network(
            allow_private=file.network.allow_private,
            ports=frozenset(file.network.ports),
            resolve=dict(file.network.resolve),
        ),
        newsroom=file.sample.newsroom,
        overlooked=tuple(site_files.mistakes(files, frozenset().union(*hosts.values()))),
    )


def _outlet(table: OutletTable, file: SourcesFile, path: Path) -> Outlet:
    follow = table.follow
    return Outlet(
        id=table.id,
        feeds=tuple(table.feeds),
        sitemaps=tuple(table.sitemaps),
        urls=_url_list(table.urls, path),
        follow=Follow(paths=tuple(follow.paths), depth=follow.depth, max_links=follow.max_links) if follow else None,
        allow_hosts=tuple(table.allow_hosts),
        lang=table.lang,
        max_docs=_either(table.max_docs, file.defaults.max_docs, 0),
        pace=_pace(table, file.defaults),
    )


def _url_list(urls: str | list[str], path: Path) -> tuple[str, ...]:
    if isinstance(urls, list):
        return tuple(urls)
    return url_lists.addresses(path.parent / urls)


def _pace(table: PaceTable, defaults: PaceTable) -> Pace:
    floor = Pace()
    return Pace(
        delay_s=_either(table.delay, defaults.delay, floor.delay_s),
        max_delay_s=_either(table.max_delay, defaults.max_delay, floor.max_delay_s),
        timeout_s=_either(table.timeout, defaults.timeout, floor.timeout_s),
        max_bytes=_either(table.max_bytes, defaults.max_bytes, floor.max_bytes),
        daily_budget=_either(table.daily_budget, defaults.daily_budget, floor.daily_budget),
    )


def _rules(table: CleanTable, defaults: CleanTable) -> Rules:
    return Rules(
        min_chars=_either(table.min_chars, defaults.min_chars, Rules().min_chars),
        off=frozenset(table.off) | frozenset(defaults.off),
        remove_css=(*defaults.remove_css, *table.remove_css),
        keep_css=(*defaults.keep_css, *table.keep_css),
        title_in_text=_either(table.title_in_text, defaults.title_in_text, Rules().title_in_text),
        obey_robots_meta=_either(table.obey_robots_meta, defaults.obey_robots_meta, Rules().obey_robots_meta),
    )


def _site_files(path: Path, settings: WinnowTable) -> tuple[SiteFile, ...]:
    if not settings.site_config:
        return ()
    place = path.parent / settings.site_config
    if not place.is_dir():
        raise ConfigError(
            (f'site-config: no folder {place}; set "site-config" under [winnow] to one, or leave it out',)
        )
    return site_files.read(place)


def _site(files: Sequence[SiteFile], hosts: frozenset[str]) -> tuple[SiteLine, ...]:
    """The site-config rules for an outlet's hosts and the domains they are in."""
    lines = site_files.rules(files, hosts)
    if faults := tuple(said for line in lines if (said := site_file.fault(line))):
        raise ConfigError(tuple(f"site-config: {said}; simplify it, or take the line out" for said in faults))
    return lines


def _hosts(outlet: Outlet) -> frozenset[str]:
    """Where an outlet's pages are: listed addresses are its own, in its entry or in a file of their own."""
    return frozenset(outlet.allow_hosts) | site_files.hosts_of((*outlet.feeds, *outlet.sitemaps, *outlet.urls))


def _paths(lines: Sequence[SiteLine], order: str) -> tuple[str, ...]:
    return tuple(line.path for line in lines if line.order == order)


def _either(own: Setting | None, default: Setting | None, fallback: Setting) -> Setting:
    return own if own is not None else default if default is not None else fallback
