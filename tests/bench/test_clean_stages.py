"""The stages of cleaning a page are looked up by their names in the code."""

from bench.clean_stages import STAGES, Stopwatch
from cleaners.clean import clean_html


def test_every_stage_is_where_the_table_looks_for_it() -> None:
    watch = Stopwatch()
    with watch.running():
        clean_html(b"<h1>Harbour</h1><p>The harbour council met on Tuesday and voted for a second crane.</p>")
    assert watch.spent.keys() <= set(STAGES.values())
    assert {"parse", "walk", "spotters"} <= watch.spent.keys()
