"""The detector says what py3langid says, walked by a kernel or not."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from py3langid.langid import LanguageIdentifier

from cleaners.detector import Detector, detector

TEXTS = (
    "De brug is dicht tot het voorjaar, zei de burgemeester.",
    "Most je zavřený až do jara, řekl starosta v úterý.",
    "橋は春まで閉鎖されると市長が述べた。",
    "МІСТ БУДЕ ЗАКРИТО ДО ВЕСНИ",  # noqa: RUF001 - capitals
    "",
    "\0\0",
    "\ud800",
)


@pytest.mark.parametrize("text", TEXTS)
def test_it_is_as_sure_as_the_library(text: str) -> None:
    assert_alike(text)


@given(st.text(max_size=300))
@settings(max_examples=30)
def test_whatever_it_is_asked(text: str) -> None:
    assert_alike(text)


def assert_alike(text: str) -> None:
    ours, encoded = detector(), LanguageIdentifier._encode(text)  # noqa: SLF001 - what it does before it looks
    theirs = LanguageIdentifier._raw_score(ours, encoded)  # noqa: SLF001 - its own way
    assert np.array_equal(ours._raw_score(encoded), theirs)  # noqa: SLF001 - and ours


def test_a_model_laid_out_in_another_way_walks_itself() -> None:
    known = detector()
    other = Detector(
        known.nb_ptc.astype(np.float64), known.nb_pc, known.nb_classes, known.tk_nextmove, known.tk_output,
        norm_probs=True, tk_row=known.tk_row,
    )  # fmt: skip
    assert other.classify(TEXTS[0])[0] == known.classify(TEXTS[0])[0] == "nl"


def test_it_can_be_asked_for_some_languages() -> None:
    some = detector()
    some.set_languages(["de", "cs"])
    try:
        assert some.classify(TEXTS[0])[0] == "de"
    finally:
        some.set_languages()
    assert some.classify(TEXTS[0])[0] == "nl"
