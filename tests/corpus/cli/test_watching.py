"""What is shown while a crawl runs."""

from collections import Counter

import pytest

from corpus.cli.watching import Watching, words
from corpus.tally import Count


def test_progress_says_hosts_queue_rate_and_errors() -> None:
    count = Count(run="r", hosts={"a.example", "b.example"}, waiting=310)
    count.figures.update(new=41, same=3)
    count.copies.update(near=2)
    count.rejected.update(challenge=5)
    count.failed, count.deferred = Counter(http_404=4), Counter(timeout=2)
    assert words("morgenkurier", count, 12.34) == (
        "morgenkurier      2 hosts  310 waiting  12.3/s  new 41  copies 2  same 3  rejected 5  failed 6"
    )


def test_the_rate_is_taken_over_the_last_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = iter(range(1, 99))
    monkeypatch.setattr("corpus.cli.watching.time.monotonic", lambda: next(seconds) * 0.5)
    watching = Watching(shown=False, log_form=None, max_failures=None)
    assert watching._rate() == 0.0  # noqa: SLF001 - one turn has no rate
    assert watching._rate() == 2.0  # noqa: SLF001 - as above
