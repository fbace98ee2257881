"""Log lines: complete, and harmless whatever an outlet sends."""

import json
from datetime import UTC, datetime

import pytest

from corpus.event import as_json, event, logfmt
from scraper.crawl_turn import Failed, SourceFailed, SourceRead, Turn, Unchanged
from scraper.frontier_records import Lease
from scraper.outlet import Outlet
from scraper.page import Page, Record

AT = datetime(2026, 11, 22, 3, 4, 5, tzinfo=UTC)
OUTLET = Outlet(id="gazette")
LEASE = Lease(id=1, address="http://g.example/1?token=hush", host="g.example", outlet="gazette", found_in="feed")
RECORD = Record(file="a.warc.gz", offset=0, record_id="urn:uuid:0")


@pytest.mark.parametrize(
    ("turn", "line"),
    [
        pytest.param(
            Turn(outlet=OUTLET, lease=LEASE, result=Unchanged(status=304, record=RECORD)),
            'url="http://g.example/1?token=***" event=unchanged status=304',
            id="unchanged, the secret hidden",
        ),
        pytest.param(
            Turn(outlet=OUTLET, lease=LEASE, result=Failed(name="timeout", detail="no answer", again_at=AT)),
            'event=failed why=timeout detail="no answer" again_at=2026-11-22T03:04:05+00:00',
            id="failed, to be tried again",
        ),
        pytest.param(
            Turn(outlet=OUTLET, result=SourceRead(address="http://g.example/feed", changed=True, new=3, listed=9)),
            "event=source changed=true listed=9 new=3 out_of_scope=0",
            id="a source read",
        ),
        pytest.param(
            Turn(outlet=OUTLET, result=SourceFailed(address="http://g.example/f", name="not_a_feed", detail="a page")),
            'event=source_failed why=not_a_feed detail="a page"',
            id="a source failed",
        ),
    ],
)  # fmt: skip
def test_a_turn_is_one_line(turn: Turn, line: str) -> None:
    said = logfmt(event(turn, "", None, AT))
    assert said.startswith("at=2026-11-22T03:04:05.000+00:00 outlet=gazette ")
    assert said.endswith(line)


@pytest.mark.parametrize("hostile", ["a\nb", "\x1b[31mred", 'say "x" \\', "caf\u00e9 \u202eevil", "", "a=b", "\u2028"])
def test_hostile_text_stays_inside_its_value(hostile: str) -> None:
    turn = Turn(outlet=OUTLET, lease=LEASE, result=Failed(name="x", detail=hostile))
    for line in (logfmt(event(turn, "", None, AT)), as_json(event(turn, "", None, AT))):
        assert line.isascii()
        assert line.isprintable()
    assert json.loads(as_json(event(turn, "", None, AT)))["detail"] == hostile


@pytest.mark.parametrize("word", ["part", "internal"])
def test_a_page_without_a_verdict_of_its_own_says_the_word_its_turn_ended_with(word: str) -> None:
    page = Page(
        asked="http://g.example/1", answered="http://g.example/1", fetched_at=AT, status=200, headers=(),
        body=b"2 of 3", outlet="gazette", record=RECORD,
    )  # fmt: skip
    assert event(Turn(outlet=OUTLET, lease=LEASE, result=page), word, None, AT)["verdict"] == word
