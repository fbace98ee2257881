"""The guard's answers: which hosts become which targets."""

import asyncio
import socket
from collections.abc import Mapping

import pytest

from scraper.errors import BusyError, FetchError, GuardedError
from scraper.guard import MAX_TARGETS, Guard, Target, system_lookup

PUBLIC = ("93.184.215.14", "2606:2800:21f::1")


async def finds_public(_host: str, _port: int) -> tuple[str, ...]:
    return PUBLIC


async def finds_nothing(_host: str, _port: int) -> tuple[str, ...]:
    raise socket.gaierror(socket.EAI_NONAME, "unknown")


async def finds_private(_host: str, _port: int) -> tuple[str, ...]:
    return ("192.168.1.1", "127.0.0.1", "169.254.169.254")


def resolved(guard: Guard, host: str, port: int = 443) -> tuple[Target, ...]:
    return asyncio.run(guard.resolve(host, port))


def refusal(guard: Guard, host: str, port: int = 443) -> FetchError:
    with pytest.raises(FetchError) as caught:
        resolved(guard, host, port)
    return caught.value


def test_a_public_name_becomes_its_addresses_in_order() -> None:
    targets = resolved(Guard(lookup=finds_public), "news.example")
    assert targets == tuple(Target(host="news.example", ip=ip, port=443) for ip in PUBLIC)


def test_an_address_is_its_own_target() -> None:
    assert resolved(Guard(lookup=finds_nothing), "93.184.215.14", 80)[0].ip == "93.184.215.14"
    assert resolved(Guard(lookup=finds_nothing), "[2606:2800:21f::1]")[0].ip == "2606:2800:21f::1"


def test_no_more_than_a_few_targets() -> None:
    async def finds_many(_host: str, _port: int) -> tuple[str, ...]:
        return tuple(f"93.184.215.{n}" for n in range(1, 200))

    assert len(resolved(Guard(lookup=finds_many), "news.example")) == MAX_TARGETS


@pytest.mark.parametrize(
    ("host", "port", "name"),
    [
        ("news.example", 22, "port"),
        ("news.example", 8080, "port"),
        ("news.example", 0, "port"),
        ("127.0.0.1", 443, "private_address"),
        ("[::1]", 443, "private_address"),
        ("0x7f.1", 443, "host_spelling"),
        ("2130706433", 443, "host_spelling"),
        ("0177.0.0.1", 443, "host_spelling"),
        ("127.1", 443, "host_spelling"),
        ("news.example.", 443, "host_spelling"),
        ("a" * 64 + ".example", 443, "host_spelling"),
        ("a." * 130 + "example", 443, "host_spelling"),
        ("", 443, "host_spelling"),
        ("NEWS.example", 443, "host_spelling"),
        ("news example", 443, "host_spelling"),
        ("news.example\n", 443, "host_spelling"),
        ("[fe80::1%eth0]", 443, "private_address"),
    ],
)
def test_refusals(host: str, port: int, name: str) -> None:
    error = refusal(Guard(lookup=finds_public), host, port)
    assert isinstance(error, GuardedError)
    assert error.name == name


def test_a_name_that_leads_home_is_refused() -> None:
    assert refusal(Guard(lookup=finds_private), "news.example").name == "private_address"


def test_a_name_that_leads_nowhere_may_be_tried_again() -> None:
    error = refusal(Guard(lookup=finds_nothing), "news.example")
    assert isinstance(error, BusyError)
    assert error.name == "dns"


def test_private_addresses_may_be_allowed_but_not_those_of_clouds() -> None:
    targets = resolved(Guard(allow_private=True, lookup=finds_private), "intranet")
    assert [target.ip for target in targets] == ["192.168.1.1", "127.0.0.1"]
    assert refusal(Guard(allow_private=True), "169.254.169.254").name == "private_address"


def test_other_ports_may_be_allowed() -> None:
    assert resolved(Guard(ports=frozenset({8080}), lookup=finds_public), "news.example", 8080)[0].port == 8080
    assert refusal(Guard(ports=frozenset({8080}), lookup=finds_public), "news.example").name == "port"


@pytest.mark.parametrize(
    ("override", "host", "expected"),
    [
        ({"news.example": ("127.0.0.1", 9)}, "news.example", ("127.0.0.1", 9)),
        ({"*": ("127.0.0.1", 9)}, "news.example", ("127.0.0.1", 9)),
        ({"*": ("::1", 9), "news.example": ("127.0.0.1", 8)}, "news.example", ("127.0.0.1", 8)),
        ({"*": ("::1", 9), "news.example": ("127.0.0.1", 8)}, "other.example", ("::1", 9)),
    ],
)
def test_an_override_leads_where_it_says(
    override: Mapping[str, tuple[str, int]], host: str, expected: tuple[str, int]
) -> None:
    target = resolved(Guard(override=override, lookup=finds_nothing), host)[0]
    assert (target.ip, target.port) == expected
    assert target.overridden


def test_an_override_is_for_names_and_the_usual_ports() -> None:
    guard = Guard(override={"*": ("127.0.0.1", 9)}, lookup=finds_nothing)
    assert refusal(guard, "127.0.0.1").name == "private_address"
    assert refusal(guard, "10.0.0.1").name == "private_address"
    assert not resolved(guard, "93.184.215.14")[0].overridden
    assert refusal(guard, "news.example", 22).name == "port"


def test_a_name_without_an_override_is_looked_up() -> None:
    guard = Guard(override={"news.example": ("127.0.0.1", 9)}, lookup=finds_public)
    assert not resolved(guard, "other.example")[0].overridden


@pytest.mark.parametrize("ip", ["10.0.0.1", "93.184.215.14", "localhost", "", "::ffff:10.0.0.1"])
def test_an_override_leads_to_loopback_only(ip: str) -> None:
    with pytest.raises(ValueError, match="not loopback"):
        Guard(override={"*": (ip, 80)})


def test_the_systems_resolver_reads_numbers_without_asking_anybody() -> None:
    assert asyncio.run(system_lookup("127.0.0.1", 80)) == ("127.0.0.1",)
    assert asyncio.run(system_lookup("::1", 80)) == ("::1",)
