"""Validators that lie are found out: by asking without them now and then, and by comparing bytes."""

from dataclasses import replace
from pathlib import Path

import pytest

from scraper.crawl_talk import UNCONDITIONAL_EVERY
from scraper.crawl_turn import SourceRead, Unchanged
from scraper.frontier_records import Seen
from scraper.frontier_rows import truthful
from scraper.page import Page
from tests.scraper.crawl_house import OUTLET, SITE, House
from tests.scraper.web import Answer, Web, rss

BEFORE = Seen(etag='"1"', last_modified="Mon", body_digest="sha256:a")


@pytest.mark.parametrize(
    ("seen", "believed"),
    [
        pytest.param(Seen(etag='"1"', last_modified="Mon", body_digest="sha256:b"), False, id="the same for others"),
        pytest.param(Seen(etag='"2"', last_modified="Mon", body_digest="sha256:b"), True, id="another tag"),
        pytest.param(Seen(etag='"1"', last_modified="Tue", body_digest="sha256:b"), True, id="another time"),
        pytest.param(Seen(etag='"1"', last_modified="Mon", body_digest="sha256:a"), True, id="the same bytes"),
        pytest.param(Seen(body_digest="sha256:b"), True, id="none"),
    ],
)
def test_validators_that_stood_for_other_bytes_are_not_kept(seen: Seen, *, believed: bool) -> None:
    assert truthful(seen, BEFORE) == (seen if believed else Seen(body_digest="sha256:b"))


def test_a_weak_tag_may_stand_for_bytes_that_differ_a_little() -> None:
    weak = Seen(etag='W/"1"', body_digest="sha256:b")
    assert truthful(weak, replace(weak, body_digest="sha256:a")) == weak


def test_a_page_that_claims_to_be_unchanged_is_asked_without_conditions_in_time(tmp_path: Path) -> None:
    answers = {f"{SITE}/feed.xml": rss("/a"), f"{SITE}/a": Answer(body=b"old", etag='"1"')}
    house = House(tmp_path, Web(answers))
    house.run(OUTLET)
    answers[f"{SITE}/a"] = Answer(body=b"new", etag='"1"')  # another story under the same tag: a lie
    seen = []
    for _ in range(UNCONDITIONAL_EVERY):
        house.frontier.reopen(["news"])
        results = [turn.result for turn in house.run(OUTLET) if turn.lease]
        seen += [type(result) for result in results]
    assert seen == [Unchanged] * (UNCONDITIONAL_EVERY - 2) + [Page, Unchanged]
    assert house.web.validators[f"{SITE}/a"].etag == ""  # known for a liar by now


def test_a_source_whose_validators_lie_says_so(tmp_path: Path) -> None:
    answers = {
        f"{SITE}/feed.xml": replace(rss("/a"), etag='"1"'),
        f"{SITE}/a": Answer(),
        f"{SITE}/b": Answer(body=b"b"),
    }
    house = House(tmp_path, Web(answers))
    house.run(OUTLET)
    answers[f"{SITE}/feed.xml"] = replace(rss("/a", "/b"), etag='"1"')
    remarks = []
    for _ in range(UNCONDITIONAL_EVERY):
        house.web.clock.forward(days=90)
        turns = house.run(OUTLET)
        remarks += [turn.result.remark for turn in turns if isinstance(turn.result, SourceRead)]
    assert [remark for remark in remarks if remark] == [
        "its validators stayed the same while its bytes changed; not sent the next time"
    ]
    assert house.web.times(f"{SITE}/b") == 1
