"""A folder of site-config files: which lines hold for an outlet, and which nobody can obey."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from cleaners import site_file
from cleaners.site_file import SiteLine


class SiteFile(NamedTuple):
    """One file, read."""

    lines: tuple[SiteLine, ...]
    overlooked: tuple[SiteLine, ...]  # those that say nothing to us and should; what is wrong is their path


def read(folder: Path) -> tuple[SiteFile, ...]:
    """Every file of a folder.

    Raises:
        OSError: one of them cannot be read.
    """
    texts = ((file.name, file.read_text("utf-8", "replace")) for file in sorted(folder.glob("*.txt")))
    return tuple(
        SiteFile(tuple(site_file.read(name, text)), tuple(site_file.overlooked(name, text))) for name, text in texts
    )


def rules(files: Iterable[SiteFile], hosts: Iterable[str]) -> tuple[SiteLine, ...]:
    """The lines for some hosts and the domains they are in."""
    every = [line for file in files for line in file.lines]
    return _held(every, hosts)


def mistakes(files: Iterable[SiteFile], hosts: Iterable[str]) -> Iterator[str]:
    """What is wrong with lines for some hosts, so that they are not obeyed; each with its file and its number."""
    some = [line for file in files for line in file.overlooked]
    yield from (f"site-config: {line.where}: {line.path}; the line is not obeyed" for line in _held(some, hosts))


def hosts_of(addresses: Iterable[str]) -> frozenset[str]:
    """The hosts of some addresses; none of what is no address."""
    return frozenset(filter(None, map(_host, addresses)))


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _held(lines: list[SiteLine], hosts: Iterable[str]) -> tuple[SiteLine, ...]:
    return tuple(dict.fromkeys(line for host in sorted(hosts) for line in site_file.for_host(lines, host)))
