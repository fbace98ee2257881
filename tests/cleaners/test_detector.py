"""The detector says what py3langid says, walked by a kernel or not."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from cleaners.detector import Detector, detector, keep
from cleaners.kernels import compiled

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


def test_a_kept_model_is_the_library_s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    monkeypatch.setattr("cleaners.detector._HERE", tmp_path)
    (tmp_path / "detector-0.filed").write_text("of another version")
    keep()
    (kept,) = tmp_path.iterdir()
    ours = detector.__wrapped__()
    assert all(ours.classify(text) == theirs.classify(text) for text in TEXTS)
    assert np.array_equal(ours.nb_ptc, theirs.nb_ptc)
    kept.write_bytes(kept.read_bytes()[:1_000_000])
    assert detector.__wrapped__().classify(TEXTS[0]) == theirs.classify(TEXTS[0])


@pytest.mark.skipif(compiled("cleaners.native.detector") is None, reason="the compiled walk was not built")
def test_a_kernel_walks_the_library_s_model_kept_or_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaners.detector._HERE", tmp_path)
    for _ in ("unpacked anew", "kept"):
        ours = detector.__wrapped__()
        monkeypatch.setattr(LanguageIdentifier, "_raw_score", None)  # the library's own way
        assert ours.classify(TEXTS[0])[0] == "nl"
        keep()


def test_a_kept_model_of_wider_rows_is_walked_by_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaners.detector._HERE", tmp_path)
    keep()
    (kept,) = tmp_path.iterdir()
    with np.load(kept) as model:
        parts = {name: model[name] for name in model.files}
    with kept.open("wb") as file:
        np.savez(file, **{**parts, "nextmove_row": parts["nextmove_row"].astype(np.uint32)})
    assert detector.__wrapped__().classify(TEXTS[0])[0] == "nl"


def test_nothing_kept_is_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaners.detector._HERE", tmp_path)
    assert detector.__wrapped__().classify(TEXTS[0])[0] == "nl"
