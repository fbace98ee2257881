"""What a person kept in one version of a document stays in those that come later."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.inspect.exceptions import Exceptions, Keep, block_name
from corpus.sparing import spared_as
from tests.corpus import shelf

MENU = block_name("Menu \u2630")


@pytest.mark.parametrize(
    ("other", "stays"),
    [
        pytest.param("", True, id="the document itself"),
        pytest.param("https://example.example/1", True, id="an earlier version of it"),
        pytest.param("https://example.example/3", False, id="another document"),
    ],
)
def test_what_is_kept_in_a_version_stays_in_the_next(tmp_path: Path, other: str, *, stays: bool) -> None:
    with shelf.opened(tmp_path) as store:
        source = shelf.page(2, url="https://example.example/1")
        result = shelf.cleaned(source, shelf.prose(2))
        document = shelf.made(source, result)
        first = shelf.page(1, url=other)
        if other:
            before = shelf.cleaned(first, shelf.prose(1))
            store.keep(shelf.made(first, before), before)
        name = shelf.made(first, result).id if other else document.id
        exceptions = Exceptions(keeps=(Keep(outlet="example", block=MENU, doc=name),))
        spared = spared_as(document, result, exceptions, store)
        assert spared.text.startswith("Menu") is stays
        elsewhere = replace(document, outlet="another")
        assert spared_as(elsewhere, result, exceptions, store) is result
