"""winnow reclean --accept, --reject: whether there is what they name. A slip would be noted for good."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from corpus.cli.again import Noting, opened_again
from corpus.cli.counting import counted
from corpus.cli.crawl import guarded
from corpus.cli.exits import Exit, Stop
from corpus.cli.options import the_exceptions
from corpus.cli.shelf import opened
from corpus.config import Config
from corpus.inspect.exceptions import Reject
from corpus.reclean import Change, changes
from corpus.review import groups
from corpus.review_file import opened as opened_review
from corpus.store_find import Wanted

Pair = tuple[str, str]  # a kind and a rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the names are looked for."""

    data: Path
    config: Config
    exceptions: Path
    outlet: str
    sample: int  # documents; 0 for all


def check_names(named: Collection[Reject], place: Place) -> None:
    """End the command where one is named that is no rule of this corpus.

    Rules that cut there, that the last review found or that are turned down already are known at once. Only for other
    names is everything cleaned, to see whether they would change something now.
    """
    known = set(_noted(place)) if named else set()
    if not all(_is_among(entry, known) for entry in named):
        known |= _found(place)
    for entry in named:
        if not _is_among(entry, known):
            raise Stop(Exit.USAGE, _told(entry, known))


def _noted(place: Place) -> Iterator[Pair]:
    """What the kept cuts, the last review and exceptions.toml name."""
    with opened(place.data) as store:
        for kind, rule in store.database.rows("SELECT DISTINCT kind, rule FROM cuts"):
            yield str(kind), str(rule)
    with opened_review(place.data) as review:
        for line in review.lines() if review else ():
            yield line.group.kind, line.group.rule
    for entry in the_exceptions(place.exceptions).rejects:
        yield entry.kind, entry.rule


def _found(place: Place) -> set[Pair]:
    """What would change today; nothing is written."""
    again_at = opened_again(place.data, place.config, Noting(place.exceptions, None))
    with guarded(), again_at as (store, again, _):
        looked_at = changes(store, again, Wanted(outlet=place.outlet), place.sample)
        found = (each for each in counted(looked_at, "looking for what is named") if isinstance(each, Change))
        return {(group.kind, group.rule) for change in found for group in groups(change)}


def _is_among(entry: Reject, known: Iterable[Pair]) -> bool:
    return any(
        (entry.rule == rule or rule.startswith(f"{entry.rule}.")) and (not entry.kind or entry.kind == kind)
        for kind, rule in known
    )


def _told(entry: Reject, known: Iterable[Pair]) -> str:
    """What to say of a name that is nobody's."""
    name = f"{entry.kind}/{entry.rule}" if entry.kind else entry.rule
    rules = {rule for _, rule in known}
    names = [f"{kind}/{rule}" for kind, rule in known] if entry.kind else [*rules, *(r.split(".")[0] for r in rules)]
    close = get_close_matches(name, sorted(set(names)), n=1)
    hint = f'did you mean "{close[0]}"?' if close else "`winnow reclean` names the groups there are"
    return f"{name}: no rule that cuts or changes anything here is called that, and nothing was written; {hint}"
