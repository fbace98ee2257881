from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Relation, Story
from corpus.duplicates import MIN_EXCERPT_SHINGLES, Standing, Twin, likeness, stories, verify
from corpus.fingerprint_batch import Hashes

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def hashes(*numbers: int) -> Hashes:
    return np.array(numbers, np.uint64)


def stands(name: str, text: int, **known: object) -> Standing:
    plain = Standing(id=name, text=text, published_at=NOON, fetched_at=NOON, length=100)
    return replace(plain, **known)  # type: ignore[arg-type]  # the tables name fields by keyword


def near(one: int, other: int) -> Twin:
    return Twin(one=one, other=other, relation=Relation.NEAR, similarity=0.8)


def excerpt(one: int, other: int) -> Twin:
    return Twin(one=one, other=other, relation=Relation.EXCERPT, similarity=0.9)


@pytest.mark.parametrize(
    ("one", "other", "jaccard", "containment"),
    [
        pytest.param(hashes(), hashes(), 0.0, 0.0, id="nothing is like nothing"),
        pytest.param(hashes(), hashes(1), 0.0, 0.0, id="nothing and something"),
        pytest.param(hashes(1, 2), hashes(1, 2), 1.0, 1.0, id="equal"),
        pytest.param(hashes(1, 2), hashes(2, 3, 4), 0.25, 0.5, id="one of two in three"),
        pytest.param(hashes(9), hashes(1, 9), 0.5, 1.0, id="the last one"),
        pytest.param(hashes(2**64 - 1), hashes(1), 0.0, 0.0, id="above all others"),
    ],
)
def test_likeness(one: Hashes, other: Hashes, jaccard: float, containment: float) -> None:
    for like in (likeness(one, other), likeness(other, one)):
        assert (like.jaccard, like.containment) == (jaccard, containment)


@pytest.mark.parametrize(
    ("shared", "first", "second", "relation"),
    [
        pytest.param(60, 20, 20, Relation.NEAR, id="three in five"),
        pytest.param(59, 20, 21, None, id="just under"),
        pytest.param(40, 10, 400, Relation.EXCERPT, id="four fifths of a short one in a long one"),
        pytest.param(39, 11, 400, None, id="a little less"),
        pytest.param(MIN_EXCERPT_SHINGLES - 1, 0, 400, None, id="too short for an excerpt"),
        pytest.param(0, 10, 10, None, id="strangers"),
    ],
)
def test_pairs_are_verified(shared: int, first: int, second: int, relation: Relation | None) -> None:
    common = np.arange(shared, dtype=np.uint64)
    one = np.concatenate((common, np.arange(1_000, 1_000 + first, dtype=np.uint64)))
    other = np.concatenate((common, np.arange(5_000, 5_000 + second, dtype=np.uint64)))
    twin = verify((1, one), (2, other))
    assert (twin.relation if twin else None) is relation
    assert verify((2, other), (1, one)) == twin
    if twin and relation is Relation.EXCERPT:
        assert (twin.one, twin.other) == (1, 2)


EARLY, LATE = NOON - timedelta(hours=3), NOON + timedelta(hours=3)


@pytest.mark.parametrize(
    ("better", "worse", "reason"),
    [
        pytest.param({"published_at": EARLY}, {}, "earliest publication", id="published first"),
        pytest.param({}, {"published_at": None}, "a gives no time that can be believed", id="a time beats none"),
        pytest.param({"published_at": EARLY, "agency": "dpa"}, {}, "earliest", id="time before agency"),
        pytest.param({}, {"agency": "dpa", "length": 900}, "credits dpa", id="own text before agency copy"),
        pytest.param({"length": 101}, {"fetched_at": EARLY}, "the longest", id="longest"),
        pytest.param({"fetched_at": EARLY}, {}, "fetched first", id="a tie"),
        pytest.param({"published_at": LATE}, {"superseded": True}, "current version", id="a replaced version"),
    ],
)
def test_the_original_is_elected_by_stated_rules(
    better: dict[str, object], worse: dict[str, object], reason: str
) -> None:
    placed = stories([stands("a", 1, **worse), stands("b", 2, **better)], [near(1, 2)])
    assert placed["b"].relation is Relation.ORIGINAL
    assert reason in placed["b"].reason
    assert (placed["a"].relation, placed["a"].of, placed["a"].similarity) == (Relation.NEAR, "b", 0.8)
    assert placed["a"].id == placed["b"].id == "b"


def test_a_lone_document_is_its_own_original() -> None:
    assert stories([stands("a", 1)], []) == {"a": Story(id="a", reason="the only copy")}


def test_exact_copies_share_a_text() -> None:
    placed = stories([stands("a", 1), stands("b", 1), stands("c", 1)], [])
    assert [placed[name].relation for name in "abc"] == [Relation.ORIGINAL, Relation.EXACT, Relation.EXACT]
    assert {placed[name].of for name in "bc"} == {"a"}


def test_an_exact_copy_of_a_near_copy_says_so() -> None:
    placed = stories([stands("a", 1, length=200), stands("b", 2), stands("c", 2)], [near(1, 2)])
    assert (placed["b"].relation, placed["b"].of) == (Relation.NEAR, "a")
    assert (placed["c"].relation, placed["c"].of) == (Relation.EXACT, "b")


def test_a_copy_points_at_what_it_was_verified_against() -> None:
    chain = [stands("a", 1, length=300), stands("b", 2, length=200), stands("c", 3)]
    placed = stories(chain, [near(1, 2), near(3, 2)])
    assert placed["c"].of == "b"
    assert {story.id for story in placed.values()} == {"a"}


def test_a_digest_of_two_stories_does_not_make_them_copies_of_each_other() -> None:
    three = [stands("a", 1), stands("b", 2), stands("digest", 3, length=900)]
    placed = stories(three, [excerpt(1, 3), excerpt(2, 3)])
    assert placed["digest"].relation is Relation.ORIGINAL
    for name in "ab":
        assert (placed[name].relation, placed[name].of, placed[name].similarity) == (Relation.EXCERPT, "digest", 0.9)


def test_copies_of_an_excerpt_follow_it() -> None:
    placed = stories([stands("long", 1, length=500), stands("a", 2), stands("b", 2)], [excerpt(2, 1)])
    assert (placed["a"].relation, placed["a"].of) == (Relation.EXCERPT, "long")
    assert (placed["b"].relation, placed["b"].of) == (Relation.EXACT, "a")
    assert {story.id for story in placed.values()} == {"long"}


def test_an_excerpt_that_is_like_another_one_is_an_excerpt_of_the_original() -> None:
    three = [stands("long", 1, length=500), stands("short", 2, published_at=EARLY), stands("middle", 3, length=200)]
    twins = [excerpt(2, 1), excerpt(3, 1), replace(near(2, 3), similarity=0.63)]
    placed = stories(three, twins)
    assert placed["middle"] == Story(
        id="long", relation=Relation.EXCERPT, of="long", similarity=0.9, reason="90% of it stands in long"
    )
    assert placed["short"].relation is Relation.EXCERPT
    alike = stories(three, [*twins[:2], replace(near(2, 3), similarity=0.97)])
    assert (alike["middle"].relation, alike["middle"].of) == (Relation.NEAR, "short")


def test_a_copy_that_stands_in_the_original_of_its_own_family_is_an_excerpt_of_it() -> None:
    three = [stands("long", 1, length=500), stands("middle", 2, length=300), stands("short", 3)]
    placed = stories(three, [replace(near(1, 2), similarity=0.65), replace(near(2, 3), similarity=0.65), excerpt(3, 1)])
    assert (placed["middle"].relation, placed["middle"].of) == (Relation.NEAR, "long")
    assert (placed["short"].relation, placed["short"].of) == (Relation.EXCERPT, "long")


def test_what_is_pointed_at_is_no_version_that_was_replaced() -> None:
    """Those are not exported: what points at one would point at nothing."""
    four = [
        stands("new", 1, length=900),
        stands("old", 2, length=600, superseded=True),
        stands("part", 3),
        stands("like", 4, length=550),
    ]
    twins = [near(1, 2), near(2, 4), replace(excerpt(3, 2), similarity=1.0)]
    said = "old, an earlier version in the story of new"
    placed = stories(four, twins)
    assert (placed["part"].relation, placed["part"].of) == (Relation.EXCERPT, "new")
    assert placed["part"].reason == f"100% of it stands in {said}"
    assert (placed["like"].relation, placed["like"].of) == (Relation.NEAR, "new")
    assert placed["like"].reason == f"shares 80% of its shingles with {said}"
    chain = [replace(four[0], superseded=True), *four[1:3], stands("whole", 5, length=2_000)]
    assert stories(chain, [excerpt(1, 5), excerpt(3, 1)])["part"].of == "whole"
    verified = stories(four, [*twins, excerpt(3, 1)])["part"]
    assert (verified.of, verified.similarity, verified.reason) == ("new", 0.9, "90% of it stands in new")


@st.composite
def corpora(draw: st.DrawFn) -> tuple[list[Standing], list[Twin]]:
    """Documents over a few texts with any pairs verified among them."""
    texts = draw(st.integers(1, 7))
    times = st.sampled_from([None, EARLY, NOON, LATE])
    standings = [
        Standing(
            id=f"d{number}",
            text=number if number < texts else draw(st.integers(0, texts - 1)),
            published_at=draw(times),
            fetched_at=draw(st.sampled_from([EARLY, NOON])),
            agency=draw(st.sampled_from(["", "dpa"])),
            length=draw(st.sampled_from([100, 200, 300])),
            superseded=draw(st.booleans()),
        )
        for number in range(texts + draw(st.integers(0, 5)))
    ]
    pairs = draw(st.lists(st.tuples(st.integers(0, texts - 1), st.integers(0, texts - 1)), max_size=10))
    kinds = st.sampled_from([near, excerpt])
    twins = {frozenset(pair): draw(kinds)(*pair) for pair in pairs if pair[0] != pair[1]}
    return standings, list(twins.values())


@given(corpora(), st.integers(0, 2**32))
def test_the_outcome_knows_no_order(corpus: tuple[list[Standing], list[Twin]], seed: int) -> None:
    standings, twins = corpus
    placed = stories(standings, twins)
    Random(seed).shuffle(standings)
    Random(seed).shuffle(twins)
    assert stories(standings, twins) == placed


@given(corpora())
def test_what_is_exported_points_at_what_is_where_the_story_has_a_current_original(
    corpus: tuple[list[Standing], list[Twin]],
) -> None:
    placed = stories(*corpus)
    replaced = {standing.id for standing in corpus[0] if standing.superseded}
    for name in placed.keys() - replaced:
        if placed[name].id not in replaced:
            assert placed[name].of not in replaced


@given(corpora())
def test_every_story_has_one_original_and_every_copy_points_into_it(corpus: tuple[list[Standing], list[Twin]]) -> None:
    placed = stories(*corpus)
    originals = [name for name, story in placed.items() if story.relation is Relation.ORIGINAL]
    assert sorted(originals) == sorted({story.id for story in placed.values()})
    for name, story in placed.items():
        if story.relation is not Relation.ORIGINAL:
            assert story.of != name
            assert placed[story.of].id == story.id
