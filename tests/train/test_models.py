"""The models of a fold have seen none of its sites, neither in training nor in judging gold texts."""

from collections.abc import Callable, Collection, Sequence

import numpy as np
import pytest

from cleaners.lexicon import Lexicon, nothing
from cleaners.story import Model
from tests.train.wordless import WORDLESS
from train import models
from train.folds import FOLDS, fold
from train.pages import Labelled
from train.samples import Sample
from train.story import OTHERS, STORIES, Lesson

SITES = tuple(f"outlet{number}.example" for number in range(40))
EMPTY = np.zeros((1, 1), np.float32)
TREES = Model(EMPTY.astype(np.int32), EMPTY, EMPTY)


def sample(site: str, page_type: str = "article") -> Sample:
    page = Labelled(site, site, page_type, "en", "", b"", "")
    return Sample(page, EMPTY, EMPTY[0], EMPTY[0], EMPTY[0], 1, EMPTY[0], *WORDLESS)


def folds_of(pages: Sequence[Sample]) -> set[int]:
    return {fold(one.page.site) for one in pages}


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, set[int]]]:
    """What each training was given, instead of training."""
    told: list[tuple[str, set[int]]] = []
    judges: list[set[int]] = []

    def fit(pages: Sequence[Sample], doubted: Collection[str], lesson: Lesson) -> Model:
        told.append(("stories" if lesson is STORIES else "others" if lesson is OTHERS else "?", folds_of(pages)))
        told.append(("doubted", {fold(name) for name in doubted}))
        return TREES

    def trial(pages: Sequence[Sample]) -> Model:
        judges.append(folds_of(pages))
        return TREES

    def disagreeing(_: Model, pages: Sequence[Sample]) -> set[str]:
        # A judge knows neither what it judges nor the fold that the models are for.
        told.append(("judge", judges[-1]))
        assert not judges[-1] & folds_of(pages)
        return {one.page.name for one in pages}

    def fit_types(pages: Sequence[Sample]) -> Model:
        told.append(("types", folds_of(pages)))
        return TREES

    def without(*numbers: int) -> Lexicon:
        told.append(("lexicon", set(range(FOLDS)) - set(numbers)))
        made = nothing()
        made.text[0, list(numbers)] = 1
        return made

    def dressed(one: Sample, known: Lexicon) -> Sample:
        # Words are worth what other sites than that of the page say.
        assert known.text[0, fold(one.page.site)] == 1
        return one

    def kept(_: str, make: Callable[[], Model]) -> Model:
        return make()

    monkeypatch.setattr(models, "samples", lambda: [sample(site) for site in SITES])
    for part in (without, dressed, fit, trial, disagreeing, fit_types, kept):
        monkeypatch.setattr(models, part.__name__, part)
    return told


@pytest.mark.parametrize("number", range(FOLDS))
def test_no_model_of_a_fold_has_seen_its_sites(seen: list[tuple[str, set[int]]], number: int) -> None:
    models.models_without(number)
    others = set(range(FOLDS)) - {number}
    assert all(number not in given for _, given in seen)
    assert [given for who, given in seen if who in {"stories", "others", "types", "doubted"}] == [others] * 9
    assert {who for who, _ in seen} == {"stories", "others", "types", "doubted", "judge", "lexicon"}


def test_models_without_news_have_seen_neither_these_pages_nor_others_of_their_sites(
    monkeypatch: pytest.MonkeyPatch, seen: list[tuple[str, set[int]]]
) -> None:
    known = [*map(sample, SITES), *(sample(site, models.NEWS) for site in SITES if fold(site) == 0)]
    learnt_from: list[set[int]] = []

    def learnt(pages: Sequence[Sample]) -> Lexicon:
        learnt_from.append(folds_of(pages))
        made = nothing()
        made.text[0, list(set(range(FOLDS)) - folds_of(pages))] = 1
        return made

    def doubted(pages: Sequence[Sample]) -> set[str]:
        return {one.page.name for one in pages}

    monkeypatch.setattr(models, "samples", lambda: known)
    monkeypatch.setattr(models, "learnt", learnt)
    monkeypatch.setattr(models, "doubted", doubted)
    models.models_without_news()
    others = set(range(1, FOLDS))
    assert [given for who, given in seen if who in {"stories", "others", "types", "doubted"}] == [others] * 9
    assert all(given <= others for given in learnt_from)
    assert others in learnt_from
