"""What words are worth is learnt from other sites, and only from words that enough of them use."""

from collections.abc import Callable
from importlib.util import find_spec

import pytest

from cleaners import lexicon as read
from cleaners.features_names import NAMES
from cleaners.lexicon import Lexicon
from train import lexicon
from train.folds import FOLDS, fold
from train.pages import Labelled
from train.samples import Sample, sample

needs_training = pytest.mark.skipif(find_spec("sklearn") is None, reason="the trainer is of the extra `train`")
STORY = "The mill by the weir turns again after {} years of rust and of repairs, and its flour is sold on Saturdays."
PAGE = "<p class=entry>{}</p><p>{}</p><p class=promobox>Subscribe today</p><p class=promobox>Subscribe again</p>"


def page(number: int) -> Sample:
    site = f"outlet{number}.example"
    texts = STORY.format(number), STORY.format(number + 100)
    found = sample(Labelled(site, site, "article", "en", "", PAGE.format(*texts).encode(), "\n".join(texts)))
    assert found is not None
    return found


PAGES = [page(number) for number in range(40)]


def worth(known: Lexicon, table: int, word: str) -> int:
    place = int(read.words([word]).hashes[0]) >> 16
    return int(known.text[table, place])


@needs_training
def test_words_speak_for_what_they_stand_in() -> None:
    known = lexicon.learnt(PAGES)
    first = read.TEXT.index("first")
    assert worth(known, first, "subscribe") < 0 < worth(known, first, "the")
    assert worth(known, first, "nobody") == 0
    here, named = (NAMES.index(name) for name in ("said_here", "named_here"))
    story, prompt = lexicon.dressed(PAGES[0], known).rows[[0, 2]]
    assert story[here] > 0 > prompt[here]
    assert story[named] > prompt[named]


@needs_training
def test_words_of_few_sites_are_worth_nothing() -> None:
    assert not lexicon.learnt(PAGES[:4]).text.any()
    rows = lexicon.dressed(PAGES[0], lexicon.learnt(PAGES[:4])).rows
    assert not rows[:, NAMES.index("said_here")].any()


@pytest.mark.parametrize("numbers", [(0,), (1, 3)])
def test_a_fold_is_left_out(monkeypatch: pytest.MonkeyPatch, numbers: tuple[int, ...]) -> None:
    seen: list[set[int]] = []

    def kept(_: str, make: Callable[[], Lexicon]) -> Lexicon:
        return make()

    def learnt(pages: list[Sample]) -> Lexicon:
        seen.append({fold(one.page.site) for one in pages})
        return read.nothing()

    for name, part in (("kept", kept), ("learnt", learnt), ("samples", lambda: PAGES)):
        monkeypatch.setattr(lexicon, name, part)
    lexicon.without(*numbers)
    assert seen == [set(range(FOLDS)) - set(numbers)]
