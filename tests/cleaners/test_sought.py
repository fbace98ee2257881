"""Bytes that are looked for in a page: with and without kernels as Python finds them."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners import sought


@given(
    st.lists(st.sampled_from([b"<p", b"<", b"p", b"a" * 70]), max_size=12).map(b"".join),
    st.sampled_from([b"<p", b"p<p", b"aaa", b"", b"<template"]),
    st.integers(0, 300),
    st.integers(0, 300) | st.just(sys.maxsize),
)
def test_found_as_python_finds_it(page: bytes, wanted: bytes, start: int, end: int) -> None:
    assert sought.find(page, wanted, start, end) == page.find(wanted, start, end)
    assert sought.holds(page, wanted, end) == (wanted in page[:end])


def test_without_kernels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sought, "_COMPILED", None)
    assert sought.find(b"<p>one<p>", b"<p", 1) == 6
    assert sought.holds(b"<p>one", b"one", 6)
    assert not sought.holds(b"<p>one", b"one", 5)
