"""How a crawl shows that it moves: one line on a terminal, nothing elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from corpus.build import Watch
from corpus.desk import Verdict
from corpus.tally import Count
from scraper.crawl_turn import Turn


@contextmanager
def progress(*, shown: bool) -> Iterator[Watch]:
    """A function to be told of every turn; draws a line on stderr while the block runs, if `shown`."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not shown) as drawn:
        task = drawn.add_task("starting")

        def watch(turn: Turn, _verdict: Verdict | None, count: Count) -> None:
            drawn.update(task, description=f"{turn.outlet.id:20.20}  {_words(count)}")

        yield watch


def _words(count: Count) -> str:
    return (
        f"new {count.figures['new']}  copies {count.copies.total()}  same {count.figures['same']}  "
        f"rejected {count.rejected.total()}  failed {count.failed.total() + count.sources_failed.total()}"
    )
