"""Every special range, at its first and last address, and the public ones beside it."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.guard_tables import Standing, standing

EDGES = [
    # range, standing, and whether its neighbours on both sides are public
    ("0.0.0.0/8", Standing.FORBIDDEN),
    ("10.0.0.0/8", Standing.PRIVATE),
    ("100.64.0.0/10", Standing.PRIVATE),
    ("127.0.0.0/8", Standing.LOOPBACK),
    ("169.254.0.0/16", Standing.FORBIDDEN),
    ("172.16.0.0/12", Standing.PRIVATE),
    ("192.0.0.0/24", Standing.FORBIDDEN),
    ("192.0.2.0/24", Standing.FORBIDDEN),
    ("192.88.99.0/24", Standing.FORBIDDEN),
    ("192.168.0.0/16", Standing.PRIVATE),
    ("198.18.0.0/15", Standing.FORBIDDEN),
    ("198.51.100.0/24", Standing.FORBIDDEN),
    ("203.0.113.0/24", Standing.FORBIDDEN),
    ("224.0.0.0/4", Standing.FORBIDDEN),
    ("240.0.0.0/4", Standing.FORBIDDEN),
    ("::1/128", Standing.LOOPBACK),
    ("fc00::/7", Standing.PRIVATE),
    ("fe80::/10", Standing.FORBIDDEN),
    ("fec0::/10", Standing.FORBIDDEN),
    ("ff00::/8", Standing.FORBIDDEN),
    ("2001::/23", Standing.FORBIDDEN),
    ("2001:db8::/32", Standing.FORBIDDEN),
    ("2002::/16", Standing.FORBIDDEN),
    ("3ffe::/16", Standing.FORBIDDEN),
    ("3fff::/20", Standing.FORBIDDEN),
    ("64:ff9b:1::/48", Standing.FORBIDDEN),
    ("100::/64", Standing.FORBIDDEN),
    ("5f00::/16", Standing.FORBIDDEN),
    ("4000::/2", Standing.FORBIDDEN),
    ("8000::/2", Standing.FORBIDDEN),
    ("::/128", Standing.FORBIDDEN),
    ("::127.0.0.1/128", Standing.FORBIDDEN),
    ("::8.8.8.8/128", Standing.FORBIDDEN),
    ("2000::/16", Standing.PUBLIC),
    ("2600::/12", Standing.PUBLIC),
    ("2a00::/12", Standing.PUBLIC),
]


@pytest.mark.parametrize(("network", "expected"), EDGES, ids=str)
def test_a_range_from_end_to_end(network: str, expected: Standing) -> None:
    parsed = ipaddress.ip_network(network)
    middle = parsed[parsed.num_addresses // 2]
    assert {standing(str(address)) for address in (parsed[0], middle, parsed[-1])} == {expected}


@pytest.mark.parametrize(
    "ip",
    [
        "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.0.3.0",
        "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "2001:200::1",
        "2001:4860:4860::8888", "2003::1", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808",
    ],
)  # fmt: skip
def test_neighbours_and_well_known_servers_are_public(ip: str) -> None:
    assert standing(ip) is Standing.PUBLIC


@pytest.mark.parametrize(
    "text",
    ["", " ", "localhost", "127.1", "0x7f.1", "2130706433", "1.2.3.4 ", "01.2.3.4", "1.2.3.4.5", "::1%lo", "[::1]",
     "fe80::1%eth0", "2606:4700::1%1", "\uff11.\uff11.\uff11.\uff11", "1.1.1.1\n"],
)  # fmt: skip
def test_what_is_no_plain_address_is_forbidden(text: str) -> None:
    assert standing(text) is Standing.FORBIDDEN


@pytest.mark.parametrize("ip", ["169.254.169.254", "168.63.129.16", "100.100.100.200", "fd00:ec2::254", "192.0.0.192"])
def test_services_that_give_away_credentials_are_forbidden(ip: str) -> None:
    assert standing(ip) is Standing.FORBIDDEN


@given(st.ip_addresses(v=4))
def test_a_disguise_changes_nothing(address: ipaddress.IPv4Address) -> None:
    plain = standing(str(address))
    assert standing(f"::ffff:{address}") is plain
    assert standing(str(ipaddress.IPv6Address(int(ipaddress.IPv6Address("64:ff9b::")) | int(address)))) is plain


@given(st.ip_addresses(v=4))
def test_we_are_never_laxer_than_the_standard_library(address: ipaddress.IPv4Address) -> None:
    if standing(str(address)) is Standing.PUBLIC:
        assert address.is_global
