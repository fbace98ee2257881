import pytest

from corpus.fingerprint_signs import BEYOND, alone, values


@pytest.mark.parametrize(
    ("sign", "value", "stands_alone"),
    [
        pytest.param("a", ord("a") + 1, False, id="a letter"),
        pytest.param("A", ord("a") + 1, False, id="its capital"),
        pytest.param("7", ord("7") + 1, False, id="a digit"),
        pytest.param("-", 0, False, id="a gap"),
        pytest.param("\u0301", 0x302, False, id="a mark"),
        pytest.param("日", ord("日") + 1, True, id="Han"),
        pytest.param("ค", ord("ค") + 1, True, id="Thai"),
        pytest.param("・", 0, False, id="a gap amid Kana"),
        pytest.param("한", ord("한") + 1, False, id="Hangul, which has spaces"),
    ],
)
def test_what_a_character_is(sign: str, value: int, stands_alone: bool) -> None:  # noqa: FBT001 - a table's column
    assert (values()[ord(sign)], alone()[ord(sign)]) == (value, stands_alone)


def test_a_last_cell_stands_for_all_beyond() -> None:
    assert len(values()) == len(alone()) == BEYOND + 1
    assert values()[BEYOND]
