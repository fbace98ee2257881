"""Site memory over runs: what is learned in one is known in the next, and is named by the documents."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cleaners.sitememory import load
from corpus import memory
from corpus.learning import Learning
from corpus.store import Store
from tests.corpus import shelf

NOW = datetime(2026, 11, 22, tzinfo=UTC)
TEMPLATE = "Read the Gazette on paper, six days a week"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "winnow.db") as opened:
        yield opened


def page(number: int) -> str:
    return f"The {number}th bridge of the county was opened by the mayor of town {number} on a wet day.\n{TEMPLATE}"


def test_a_new_outlet_has_no_state(store: Store) -> None:
    learning = Learning.begin(store, ["gazette"])
    assert (learning.state("gazette"), learning.name("gazette"), learning.name("another")) == ("", "", "")


def test_what_one_run_learns_the_next_one_knows(store: Store) -> None:
    first = Learning.begin(store, ["gazette"])
    for number in range(6):
        first.learn("gazette", page(number), f"story {number}")
    assert first.state("gazette") == ""
    assert first.save(store, NOW) == ("gazette",)
    second = Learning.begin(store, ["gazette"])
    state = second.state("gazette")
    assert second.name("gazette") == memory.digest(state)
    assert memory.recorded(store, second.name("gazette")) == state


def test_copies_of_a_story_teach_nothing(store: Store) -> None:
    learning = Learning.begin(store, ["gazette"])
    learning.learn("gazette", page(1), "story")
    learning.save(store, NOW)
    again = Learning.begin(store, ["gazette"])
    again.learn("gazette", page(1), "story")
    assert again.save(store, NOW) == ()


def test_what_a_killed_run_kept_is_counted_by_the_next_one(store: Store) -> None:
    def kept(run: str, numbers: range) -> None:
        store.begin_run(run, NOW)
        for number in numbers:
            source = shelf.page(number)
            outcome = shelf.cleaned(source, f"{shelf.prose(number)}\n\n{TEMPLATE}")
            store.keep(shelf.made(source, outcome, run), outcome)

    def counted(run: str) -> int:
        learning = Learning.begin(store, ["example"])
        learning.catch_up(store, run)
        learning.save(store, NOW + timedelta(hours=1))
        return load(memory.current(store, "example")[""]).stories

    kept("killed", range(5))
    assert counted("the next") == 5
    kept("killed later", range(5, 7))
    assert counted("the next but one") == 5  # it began before the memory was saved, so it is not asked for again
