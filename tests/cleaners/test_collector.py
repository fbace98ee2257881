"""The garbage collector rests while a page is cleaned, and never longer."""

import gc
from collections.abc import Iterator

import pytest

from cleaners import clean, page
from cleaners.clean import clean_html
from cleaners.collector import at_rest
from cleaners.page import Document

PAGE = b"<p>" + b"The council voted on Tuesday to keep the library open for another year. " * 9


@pytest.fixture(autouse=True)
def _collecting() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_nothing_is_collected_while_a_page_is_cleaned(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []

    def watched(html: bytes) -> Document:
        seen.append(gc.isenabled())
        return page.document(html)

    monkeypatch.setattr(clean, "document", watched)
    clean_html(PAGE)
    assert seen == [False]
    assert gc.isenabled()


def test_it_works_again_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), at_rest():
        raise ZeroDivisionError
    assert gc.isenabled()


def test_who_has_switched_it_off_finds_it_off() -> None:
    gc.disable()
    with at_rest():
        pass
    assert not gc.isenabled()


def test_the_one_of_two_who_found_it_at_work_sets_it_to_work_again() -> None:
    first, second = at_rest(), at_rest()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert gc.isenabled()
    second.__exit__(None, None, None)
    assert gc.isenabled()
