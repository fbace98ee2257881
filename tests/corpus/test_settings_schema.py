"""Values with units, and the keys each table knows."""

import pytest

from corpus.settings_schema import FaultsError, known_keys, parse


@pytest.mark.parametrize(
    ("written", "seconds"), [("2s", 2.0), ("500ms", 0.5), ("1.5m", 90.0), ("2h", 7200.0), ("1d", 86400.0)]
)
def test_times_carry_their_unit(written: str, seconds: float) -> None:
    assert parse({"defaults": {"delay": written}}).defaults.delay == seconds


@pytest.mark.parametrize("written", ["2", "s", "-1s", "2 weeks", 2, True, ""])
def test_a_time_that_is_none_is_refused(written: object) -> None:
    with pytest.raises(FaultsError) as caught:
        parse({"defaults": {"delay": written}})
    assert [fault.location for fault in caught.value.faults] == [("defaults", "delay")]
    assert "expected a time" in caught.value.faults[0].reason


@pytest.mark.parametrize("written", ["127.0.0.1", ":80", "127.0.0.1:0", "127.0.0.1:65536", "127.0.0.1:x", 80])
def test_an_override_needs_address_and_port(written: object) -> None:
    with pytest.raises(FaultsError) as caught:
        parse({"network": {"resolve": {"a.example": written}}})
    assert "expected an IP address and a port" in caught.value.faults[0].reason


def test_an_override_may_be_ipv6() -> None:
    assert parse({"network": {"resolve": {"a.example": "[::1]:80"}}}).network.resolve["a.example"] == ("::1", 80)


def test_keys_are_written_with_dashes() -> None:
    assert "max-docs" in known_keys(("outlet", 3))
    assert "remove-css" in known_keys(("outlet", 0, "clean"))
    assert known_keys(("nowhere",)) == ()


@pytest.mark.parametrize(
    ("key", "written", "said"),
    [
        pytest.param("delay", "25h", 'expected a day ("1d") at most', id="a rest longer than any run"),
        pytest.param("max-delay", "2d", 'expected a day ("1d") at most', id="a wish granted that is"),
        pytest.param("timeout", f"{'9' * 400}s", 'expected a day ("1d") at most', id="beyond numbers"),
        pytest.param("timeout", "0s", "greater than 0", id="no time at all"),
        pytest.param("max-bytes", f"{'9' * 400}MB", 'expected "10GB" at most', id="bytes beyond numbers"),
        pytest.param("max-bytes", "0B", "greater than 0", id="no bytes at all"),
    ],
)
def test_a_value_that_no_run_could_live_with_is_refused(key: str, written: str, said: str) -> None:
    with pytest.raises(FaultsError) as caught:
        parse({"defaults": {key: written}})
    assert [fault.location for fault in caught.value.faults] == [("defaults", key)]
    assert said in caught.value.faults[0].reason


def test_a_day_and_ten_gigabytes_may_be_asked_for() -> None:
    table = parse({"defaults": {"delay": "24h", "max-bytes": "10GB"}}).defaults
    assert (table.delay, table.max_bytes) == (86_400.0, 10_000_000_000)
