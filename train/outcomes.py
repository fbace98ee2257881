"""What clean_html makes of each labelled page, the model swapped for one that has not seen the page's site."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Final, NamedTuple, TypeVar
from unittest import mock

from cleaners.clean import clean_html
from cleaners.cleaned import Cleaned
from cleaners.story import WORDLESS
from train import metrics
from train.folds import FOLDS, fold
from train.models import Models, models_without
from train.pages import Labelled, read

Made = TypeVar("Made")
_SHOWN: Final = 60  # characters of a line that came out wrong


class Outcome(NamedTuple):
    """One page's text, and in a few words what went wrong with it."""

    page: Labelled
    text: str
    why: str = ""


# What stands in for a part that is switched off, by the dotted name of the part.
Replaced = Mapping[str, Callable[..., object]]


def outcomes(every: int = 1, replaced: Replaced | None = None) -> Iterator[Outcome]:
    """Each n-th page that has a main text, cut by the whole of clean_html; the arguments are those of `each`."""
    return each(outcome, every, replaced)


def each(make: Callable[[Labelled], Made], every: int = 1, replaced: Replaced | None = None) -> Iterator[Made]:
    """What is made of each n-th page that has a main text, with models in place that have not seen its site.

    Args:
        make: asked about a page.
        every: take every n-th page only.
        replaced: parts that are switched off.
    """
    pages = [page for page in read() if page.gold][::every]
    for number in range(FOLDS):
        mine = [page for page in pages if fold(page.site) == number]
        if not mine:
            continue
        models = models_without(number)
        with put_in({**asked(models), **(replaced or {})}):
            yield from map(make, mine)


@contextmanager
def put_in(parts: Replaced) -> Iterator[None]:
    """Other parts in place of those of these dotted names, while inside."""
    with ExitStack() as stack:
        for name, part in parts.items():
            stack.enter_context(mock.patch(name, part))
        yield


def asked(models: Models) -> dict[str, Callable[..., object]]:
    """Models in place of those that ship, as parts of clean_html by their dotted names."""
    by_name = {
        "story": models.story, "other": models.other,
        f"story{WORDLESS}": models.wordless_story, f"other{WORDLESS}": models.wordless_other,
    }  # fmt: skip
    return {
        "cleaners.page.model": by_name.__getitem__,
        "cleaners.page.type_model": lambda: models.page_type,
        "cleaners.page.lexicon": lambda: models.lexicon,
    }


def outcome(page: Labelled) -> Outcome:
    """One page, with whatever models are in place."""
    found = clean_html(page.body, url=page.url)
    if isinstance(found, Cleaned):
        return Outcome(page, found.text, _why(found, page))
    return Outcome(page, "", f"rejected: {found.why}, {found.evidence[:_SHOWN]}")


def _why(found: Cleaned, page: Labelled) -> str:
    """The longest line that came out wrong: kept and not in the gold, or lost and by which rule."""
    lines = metrics.load()
    got, want = lines.token_lines(found.text), lines.token_lines(page.gold)
    extra = max(_wrong(got, want), default=(0, ""))
    lost = max(_wrong(want, got), default=(0, ""))
    if not max(extra[0], lost[0]):
        return ""
    if extra[0] >= lost[0]:
        return f"kept, {extra[0]} characters: {extra[1]}"
    rule = next((cut.rule for cut in found.cuts if lost[1] in _flat(found.raw_text[cut.start : cut.end])), "not in it")
    return f"lost, {lost[0]} characters ({rule}): {lost[1]}"


def _wrong(lines: list[list[str]], reference: list[list[str]]) -> Iterator[tuple[int, str]]:
    """Characters that the reference lacks and the beginning of each line that is mostly not in it."""
    for line, (size, missed, _) in zip(lines, metrics.load().uncovered(lines, reference), strict=True):
        if missed > size / 2:
            yield missed, " ".join(line)[:_SHOWN]


def _flat(text: str) -> str:
    return " ".join(" ".join(line) for line in metrics.load().token_lines(text))
