"""Guard: which network addresses may be connected to, decided on the very address that is then connected to."""

import asyncio
import re
import socket
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache, partial
from types import MappingProxyType

from scraper.errors import BusyError, GuardedError
from scraper.guard_tables import Standing, standing

MAX_TARGETS = 4  # a name with hundreds of addresses would eat the whole deadline in attempts
_NAME = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")  # laxer than the rules: news lives on such hosts too
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|\d+)", re.IGNORECASE)
_MAX_NAME_CHARS = 253

Lookup = Callable[[str, int], Awaitable[tuple[str, ...]]]
"""A host name and port into IP addresses, in the order to be tried; raises OSError."""


MAX_LOOKUPS = 64  # at once; asyncio's own pool has six threads on two cores, and six dead name servers would stop all


@cache
def _resolvers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(MAX_LOOKUPS, thread_name_prefix="resolver")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One checked network address."""

    host: str  # the name asked for: Host field and TLS name
    ip: str
    port: int
    overridden: bool = False  # the user's own choice: spoken to in plain HTTP whatever the scheme says


async def system_lookup(host: str, port: int) -> tuple[str, ...]:
    """Ask the system's resolver."""
    ask = partial(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
    found = await asyncio.get_running_loop().run_in_executor(_resolvers(), ask)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Guard:
    """Turns a host and port into addresses that may be connected to.

    Args:
        allow_private: Loopback, intranet and shared ranges may be asked too; link-local (where clouds keep their
            credentials), multicast and reserved ranges never.
        ports: Ports an address may name.
        override: Host name, or "*" for every name, to a loopback (ip, port): the resolver override used by tests,
            the sample newsroom and replay. It never applies to a host written as an IP address.
        lookup: The resolver.

    Raises:
        ValueError: An override does not lead to loopback.
    """

    allow_private: bool = False
    ports: frozenset[int] = frozenset({80, 443})
    override: Mapping[str, tuple[str, int]] = field(default_factory=lambda: MappingProxyType({}))
    lookup: Lookup = system_lookup

    def __post_init__(self) -> None:
        """Refuse overrides that lead out of this machine."""
        for name, (ip, _port) in self.override.items():
            if standing(ip) is not Standing.LOOPBACK:
                raise ValueError(f"override of {name!r} leads to {ip!r}, which is not loopback")

    async def resolve(self, host: str, port: int) -> tuple[Target, ...]:
        """The checked addresses of a host.

        Args:
            host: As in a parsed address: lower-case name, dotted quad or bracketed IPv6.
            port: The port the address names.

        Raises:
            GuardedError: Port, spelling or every address is refused ("port", "host_spelling", "private_address").
            BusyError: The name does not resolve now ("dns").
        """
        if port not in self.ports:
            raise GuardedError(host, f"port {port} is not allowed", name="port")
        literal = _literal(host)
        if literal is not None:
            return self._checked(host, port, (literal,))
        chosen = self.override.get(host) or self.override.get("*")
        if chosen is not None:
            return (Target(host=host, ip=chosen[0], port=chosen[1], overridden=True),)
        return self._checked(host, port, await self._looked_up(host, port))

    async def _looked_up(self, host: str, port: int) -> tuple[str, ...]:
        try:
            return await self.lookup(host, port)
        except (OSError, UnicodeError) as error:
            raise BusyError(host, "the name does not resolve", name="dns") from error

    def _checked(self, host: str, port: int, ips: tuple[str, ...]) -> tuple[Target, ...]:
        allowed = tuple(Target(host=host, ip=ip, port=port) for ip in ips if self._may(ip))
        if not allowed:
            raise GuardedError(host, f"leads to {', '.join(ips[:3]) or 'no address'}", name="private_address")
        return allowed[:MAX_TARGETS]

    def _may(self, ip: str) -> bool:
        found = standing(ip)
        return found is Standing.PUBLIC or (self.allow_private and found in {Standing.LOOPBACK, Standing.PRIVATE})


def _literal(host: str) -> str | None:
    """The IP address a host is written as, or None for a name; raises GuardedError for anything between the two."""
    if host.startswith("[") and host.endswith("]"):
        return host[1:-1]
    labels = host.split(".")
    if all(re.fullmatch(r"0|[1-9]\d{0,2}", label) for label in labels) and len(labels) == 4:  # noqa: PLR2004 - a quad
        return host
    # A resolver reads 0x7f.1, 017700000001 and 2130706433 as 127.0.0.1; the address parser already turned honest
    # ones into a dotted quad, so what still looks like a number here was written to slip past.
    if _NUMBER.fullmatch(labels[-1]) or len(host) > _MAX_NAME_CHARS or not _NAME.fullmatch(host):
        raise GuardedError(host, "neither a host name nor a plainly written IP address", name="host_spelling")
    return None
