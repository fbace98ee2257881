"""The stages of cleaning a page, by the names under which they are looked up."""

import importlib

import pytest

pytest.importorskip("trafilatura")
stages = pytest.importorskip("bench.clean_stages", reason="the peers of the benchmark are not installed")


def test_every_stage_is_where_the_table_looks_for_it() -> None:
    for name in stages.STAGES:
        module, *path = name.removeprefix("cleaners.").split(".")
        found = importlib.import_module(f"cleaners.{module}")
        for part in path:
            found = getattr(found, part)
        assert callable(found), name
