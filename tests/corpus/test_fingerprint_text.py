import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.fingerprint_text import composed, exact_digest, normal

TEXTS = st.text(
    st.sampled_from("ab \n\u00a0\u00ad\u0301\u0308e\u3000\ufe0f\u1112\u1161\u11ab한\U000e0101\U0001f600\ud800"),
    max_size=40,
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("A b", "A\n\n b ", True, id="white space"),
        pytest.param("A b", "A\u00a0b", True, id="no-break space"),
        pytest.param("Zusammen", "Zu\u00adsammen", True, id="soft hyphen"),
        pytest.param("☎ now", "☎\ufe0f now", True, id="variation selector"),
        pytest.param("café", "cafe\u0301", True, id="composed and decomposed"),
        pytest.param("a\ufe0f\u0301", "\u00e1", True, id="a selector amid a letter and its accent"),
        pytest.param("می‌خواهم", "میخواهم", False, id="a joiner is spelling"),
        pytest.param("A b", "a b", False, id="case"),
        pytest.param("1,000 dead", "10,000 dead", False, id="a number"),
    ],
)
def test_exact_copies_differ_in_nothing_a_reader_sees(one: str, other: str, *, same: bool) -> None:
    assert (exact_digest(one) == exact_digest(other)) is same


@given(TEXTS)
@example("a\ufe0f\u0301")  # what stands behind a dropped mark composes with what stands before it
def test_normal_twice_equals_once(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@given(st.text(st.sampled_from("ab \t\n\v\f\r\u2003\u00e9"), max_size=30))
def test_white_space_is_single_wherever_it_stands(text: str) -> None:
    assert normal(text) == " ".join(text.split())


@given(TEXTS | st.text())
def test_the_quick_look_never_changes_the_outcome(text: str) -> None:
    plain = unicodedata.normalize("NFC", text)
    assert unicodedata.is_normalized("NFC", composed(text))
    assert composed(text) == composed(plain)
