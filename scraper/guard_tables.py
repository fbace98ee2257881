"""The special-purpose address ranges, in tables of our own.

Source:
    IANA special-purpose registries for IPv4 and IPv6. `ipaddress.is_global` is not enough: it calls ::127.0.0.1,
    64:ff9b::7f00:1, multicast and fec0:: global in one Python version or another.
"""

import ipaddress
from enum import Enum, auto
from typing import Final


class Standing(Enum):
    """How far an address reaches."""

    PUBLIC = auto()
    LOOPBACK = auto()
    PRIVATE = auto()  # intranets, and the ranges providers share among customers
    FORBIDDEN = auto()  # link-local, multicast, reserved, documentation, tunnels, not an address at all


IPv4 = ipaddress.IPv4Network
IPv6 = ipaddress.IPv6Network

_V4: Final = (
    (IPv4("127.0.0.0/8"), Standing.LOOPBACK),
    (IPv4("10.0.0.0/8"), Standing.PRIVATE),
    (IPv4("172.16.0.0/12"), Standing.PRIVATE),
    (IPv4("192.168.0.0/16"), Standing.PRIVATE),
    (IPv4("100.100.100.200/32"), Standing.FORBIDDEN),  # a cloud's credentials service inside the shared range
    (IPv4("100.64.0.0/10"), Standing.PRIVATE),
    (IPv4("0.0.0.0/8"), Standing.FORBIDDEN),  # "this host": connects to loopback on many systems
    (IPv4("169.254.0.0/16"), Standing.FORBIDDEN),  # link-local, cloud credentials
    (IPv4("168.63.129.16/32"), Standing.FORBIDDEN),  # a cloud's host agent, though in a public range
    (IPv4("192.0.0.0/24"), Standing.FORBIDDEN),
    (IPv4("192.0.2.0/24"), Standing.FORBIDDEN),
    (IPv4("192.88.99.0/24"), Standing.FORBIDDEN),  # 6to4 relays
    (IPv4("198.18.0.0/15"), Standing.FORBIDDEN),
    (IPv4("198.51.100.0/24"), Standing.FORBIDDEN),
    (IPv4("203.0.113.0/24"), Standing.FORBIDDEN),
    (IPv4("224.0.0.0/4"), Standing.FORBIDDEN),
    (IPv4("240.0.0.0/4"), Standing.FORBIDDEN),
)

# Only 2000::/3 is handed out; inside it, these are not.
_V6_GLOBAL: Final = IPv6("2000::/3")
_V6_FORBIDDEN: Final = (
    IPv6("2001::/23"),  # protocol assignments: Teredo, ORCHID, benchmarking
    IPv6("2001:db8::/32"),
    IPv6("2002::/16"),  # 6to4 wraps any IPv4 address
    IPv6("3ffe::/16"),
    IPv6("3fff::/20"),
)
_V6_LOCAL: Final = (
    (IPv6("::1/128"), Standing.LOOPBACK),
    (IPv6("fd00:ec2::254/128"), Standing.FORBIDDEN),  # a cloud's credentials service inside the private range
    (IPv6("fc00::/7"), Standing.PRIVATE),
)
# These only spell an IPv4 address in another way and reach what it reaches.
_V6_EMBEDDING: Final = (IPv6("::ffff:0:0/96"), IPv6("64:ff9b::/96"))


def _v4(address: ipaddress.IPv4Address) -> Standing:
    return next((found for network, found in _V4 if address in network), Standing.PUBLIC)


def _v6(address: ipaddress.IPv6Address) -> Standing:
    if address.scope_id is not None:  # only local ranges have scopes
        return Standing.FORBIDDEN
    if any(address in network for network in _V6_EMBEDDING):
        return _v4(ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF))
    if address in _V6_GLOBAL and not any(address in network for network in _V6_FORBIDDEN):
        return Standing.PUBLIC
    return next((found for network, found in _V6_LOCAL if address in network), Standing.FORBIDDEN)


def standing(ip: str) -> Standing:
    """How far an IP address reaches; FORBIDDEN for text that is not a plainly written one."""
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return Standing.FORBIDDEN
    return _v4(address) if isinstance(address, ipaddress.IPv4Address) else _v6(address)
