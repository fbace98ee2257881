"""Errors are named for counting and told without secrets."""

import pytest

from scraper.errors import (
    BrokenError,
    BusyError,
    FetchError,
    GoneError,
    GuardedError,
    OversizeError,
    RefusedError,
    shown,
)


@pytest.mark.parametrize(
    ("error", "name"),
    [
        (FetchError("a", "b"), "failed"),
        (BusyError("a", "b"), "busy"),
        (BusyError("a", "b", status=503), "http_503"),
        (BusyError("a", "b", name="timeout"), "timeout"),
        (BusyError("a", "b", status=429, name="limited"), "limited"),
        (RefusedError("a", "b"), "refused"),
        (GoneError("a", "b"), "gone"),
        (OversizeError("a", "b"), "oversize"),
        (BrokenError("a", "b"), "broken"),
        (GuardedError("a", "b"), "guarded"),
    ],
)
def test_the_name_comes_from_the_maker_the_status_or_the_class(error: FetchError, name: str) -> None:
    assert error.name == name


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://news.example/a?b=c", "https://news.example/a?b=c"),
        ("https://me:pw@news.example/a", "https://news.example/a"),
        ("https://a@b@news.example/a", "https://news.example/a"),
        ("https://news.example/a@b", "https://news.example/a@b"),
        ("https://news.example/?token=abc&page=2", "https://news.example/?token=***&page=2"),
        ("https://news.example/?page=2&API_KEY=abc", "https://news.example/?page=2&API_KEY=***"),
        ("https://news.example/?access-token=abc#x", "https://news.example/?access-token=***#x"),
        ("https://news.example/?sid=1&sig=2", "https://news.example/?sid=***&sig=***"),
        ("https://news.example/?keyword=tea&design=3&aside=4", "https://news.example/?keyword=tea&design=3&aside=4"),
        ("https://news.example/\n\x1b[31mred", "https://news.example/\ufffd\ufffd[31mred"),
        ("https://news.example/\u2028\x85\x00", "https://news.example/\ufffd\ufffd\ufffd"),
    ],
)
def test_an_address_is_shown_without_secrets_and_control_characters(address: str, expected: str) -> None:
    assert shown(address) == expected
    assert expected in str(FetchError(address, "failed"))


def test_an_endless_address_is_cut() -> None:
    assert len(shown("https://news.example/" + "a" * 10_000)) < 310


def test_a_failure_keeps_everything_when_it_is_told_of_another_address() -> None:
    error = BusyError("", "too many", status=429, retry_after_s=3.0, name="limited")
    told = error.at("https://news.example/")
    assert isinstance(told, BusyError)
    assert (told.address, told.why, told.status) == ("https://news.example/", "too many", 429)
    assert (told.retry_after_s, told.name, str(told)) == (3.0, "limited", "https://news.example/: too many")


def test_without_an_address_the_sentence_stands_alone() -> None:
    assert str(BrokenError("", "cut short")) == "cut short"
