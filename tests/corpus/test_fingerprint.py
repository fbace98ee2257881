import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.duplicates import likeness
from corpus.fingerprint import bands, fingerprint, fingerprints, shingles
from corpus.fingerprint_batch import ANCHORS
from corpus.fingerprint_hashes import BANDS
from corpus.fingerprint_text import exact_digest
from tests.corpus.shelf import prose, reworded

TEXTS = st.text(st.sampled_from("abc ABC.\n\u00ad日本語ค้ี\u00e9\U00020000\U0001f600\ud800"), max_size=80)


@given(st.lists(TEXTS, max_size=6))
def test_a_batch_gives_what_single_texts_give(texts: list[str]) -> None:
    for text, made in zip(texts, fingerprints(texts), strict=True):
        alone = fingerprint(text)
        assert made.digest == alone.digest == exact_digest(text)
        assert made.signature == alone.signature
        assert np.array_equal(made.shingles, shingles(text))
        assert np.array_equal(made.keys, alone.keys)


@given(TEXTS)
def test_shingles_are_ascending_and_distinct(text: str) -> None:
    own = shingles(text)
    assert np.all(own[1:] > own[:-1])


def test_fingerprints_are_the_same_on_every_machine_and_day() -> None:
    made = fingerprint("Der Rat stimmt am Montag über den neuen Haushalt der Stadt ab.")
    assert made.digest.hex() == "9b3d798005075c1c3fbc16a3b687b774"
    assert int(made.shingles[0]) == 327626776617850959
    assert int(bands(made.signature)[0]) == 12792615236984586266
    assert int(made.anchors[0]) == 1342150573630805265


def test_band_keys_are_even_and_anchors_odd() -> None:
    made = fingerprint(prose(1))
    assert len(made.keys) == BANDS + ANCHORS
    assert not np.any(made.keys[:BANDS] & np.uint64(1))
    assert np.all(made.keys[BANDS:] & np.uint64(1))


@pytest.mark.parametrize("text", ["", " \n", "…", "\u200b"])
def test_a_text_without_a_word_is_like_nothing(text: str) -> None:
    made = fingerprint(text)
    assert (len(made.shingles), made.signature, len(made.keys)) == (0, b"", 0)


def test_case_and_punctuation_do_not_tell_shingles_apart() -> None:
    assert np.array_equal(shingles("One two, three four."), shingles("one TWO three: four"))


@pytest.mark.parametrize("text", ["one", "one two"], ids=["one word", "two words"])
def test_a_text_shorter_than_a_shingle_is_one_shingle(text: str) -> None:
    assert len(shingles(text)) == 1


def test_words_do_not_run_together_across_texts_of_a_batch() -> None:
    first, second = fingerprints(["one two three", "four five six"])
    assert len(first.shingles) == len(second.shingles) == 1


CHINESE = "".join(chr(0x4E00 + (n * n * 7 + n * 131) % 3000) for n in range(400))


def test_two_percent_of_han_characters_changed_leave_most_shingles() -> None:
    changed = "".join("々" if n % 50 == 7 else sign for n, sign in enumerate(CHINESE))
    assert likeness(shingles(CHINESE), shingles(changed)).jaccard > 0.85


def test_a_letter_changed_in_every_word_leaves_nothing() -> None:
    words = prose(3).split()
    assert likeness(shingles(" ".join(words)), shingles(" ".join(word + "x" for word in words))).jaccard == 0.0


def test_near_texts_share_a_band_and_others_do_not() -> None:
    one = fingerprint(prose(1))
    near = fingerprint(reworded(prose(1), 40))
    other = fingerprint(prose(2))
    assert np.intersect1d(bands(one.signature), bands(near.signature)).size
    assert not np.intersect1d(one.keys, other.keys).size
