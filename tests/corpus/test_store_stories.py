"""Whatever the order of arrival, stories and originals come out the same."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaners.cleaned import Cleaned
from corpus.document import Document, Story
from corpus.store_find import Wanted
from tests.corpus.shelf import NOON, cleaned, made, opened, page, prose, reworded

WHOLE = prose(1)
PARTS = WHOLE.split("\n\n")
TEXTS = [
    WHOLE,
    reworded(WHOLE, 5),
    reworded(WHOLE, 40, 41, 42, 43, 44, 80, 81, 82),
    "\n\n".join(PARTS[2:]),
    "\n\n".join(PARTS[:5]),
    "\n\n".join(PARTS[5:]) + "\n\n" + prose(2),
    prose(2),
    "\n\n".join([*PARTS, prose(2)]),
    prose(3),
]


def pool() -> list[tuple[Document, Cleaned]]:
    """Copies, near copies, excerpts and digests of three stories, some of them versions of one address."""
    made_up: list[tuple[Document, Cleaned]] = []
    for number, text in enumerate([*TEXTS, WHOLE, TEXTS[1], TEXTS[4]]):
        url = f"https://a.example/{number % 10}"
        source = page(number, at=NOON + timedelta(minutes=number), url=url, outlet=f"o{number % 3}")
        published = ["2026-02-01", "2026-02-01T08:00:00Z", ""][number % 3]
        result = cleaned(source, text, published=published)
        made_up.append((made(source, result), result))
    return made_up


POOL = pool()


@pytest.fixture(scope="module")
def in_order(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Story, int, str]]:
    return settled(tmp_path_factory.mktemp("plain"), list(range(len(POOL))), set(), 1)


@settings(max_examples=25)
@given(st.permutations(range(len(POOL))), st.sets(st.integers(0, len(POOL) - 1)), st.integers(1, len(POOL)))
def test_stories_know_no_order_of_arrival(
    tmp_path_factory: pytest.TempPathFactory,
    in_order: dict[str, tuple[Story, int, str]],
    order: list[int],
    reopened: set[int],
    batch: int,
) -> None:
    assert settled(tmp_path_factory.mktemp("shuffled"), order, reopened, batch) == in_order
    assert len({story.id for story, _, _ in in_order.values()}) == 2


def settled(folder: Path, order: list[int], reopened: set[int], batch: int) -> dict[str, tuple[Story, int, str]]:
    """Keep the pool in an order, in transactions of a size, opening the store anew now and then."""
    store = opened(folder)
    for place in range(0, len(order), batch):
        if place in reopened:
            store.close()
            store = opened(folder)
        with store.transaction():
            for number in order[place : place + batch]:
                store.keep(*POOL[number])
    found = {d.id: (d.story, d.version, d.text) for d in store.documents(Wanted(versions=True))}
    store.close()
    return found
