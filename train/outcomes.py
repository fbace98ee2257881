"""What clean_html makes of each labelled page, the model swapped for one that has not seen the page's site."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from typing import Final, NamedTuple
from unittest import mock

from cleaners.clean import clean_html
from cleaners.cleaned import Cleaned
from train.folds import FOLDS, fold
from train.models import Models, models_without
from train.pages import Labelled, read

_SHOWN: Final = 60  # characters of a line that came out wrong


class Outcome(NamedTuple):
    """One page's text, and in a few words what went wrong with it."""

    page: Labelled
    text: str
    why: str = ""


# What stands in for a part that is switched off, by the dotted name of the part.
Replaced = Mapping[str, Callable[..., object]]


def outcomes(every: int = 1, replaced: Replaced | None = None) -> Iterator[Outcome]:
    """Each n-th page that has a main text, cut by the whole of clean_html.

    Args:
        every: take every n-th page only.
        replaced: parts that are switched off.
    """
    pages = [page for page in read() if page.gold][::every]
    for number in range(FOLDS):
        mine = [page for page in pages if fold(page.site) == number]
        if not mine:
            continue
        models = models_without(number)
        with ExitStack() as stack:
            for name, part in {**_asked(models), **(replaced or {})}.items():
                stack.enter_context(mock.patch(name, part))
            yield from map(outcome, mine)


def _asked(models: Models) -> dict[str, Callable[..., object]]:
    return {"cleaners.page.model": lambda: models.story, "cleaners.page.type_model": lambda: models.page_type}


def outcome(page: Labelled) -> Outcome:
    """One page, with whatever models are in place."""
    found = clean_html(page.body, url=page.url)
    if isinstance(found, Cleaned):
        return Outcome(page, found.text, "")
    return Outcome(page, "", f"rejected: {found.why}, {found.evidence[:_SHOWN]}")
