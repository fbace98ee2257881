"""How common strings are among lines, and that phrases are filed under rare ones."""

from collections.abc import Iterator

import pytest

from cleaners.chrome import commonness
from cleaners.chrome.commonness import cost, rarest, rate
from cleaners.chrome.pattern import anchors, besides, holds, words


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    shares = {"the": 512, "follow": 16, "newsletter": 4, "@": 2}
    monkeypatch.setattr(commonness, "_shares", lambda: shares)
    commonness.cost_of.cache_clear()
    yield
    commonness.cost_of.cache_clear()


@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize(
    ("text", "share"),
    [
        pytest.param("the", 512, id="common"),
        pytest.param("the-newsletter", 4, id="as common as its rarest word"),
        pytest.param("ombudsman", 0, id="not in the table"),
        pytest.param("@", 2, id="a mark"),
        pytest.param("\u2665", 0, id="a mark that is not in the table"),
    ],
)
def test_a_string_is_as_common_as_its_rarest_word(text: str, share: int) -> None:
    assert rate(text) == share


@pytest.mark.usefixtures("counted")
def test_the_rarest_of_some_words() -> None:
    assert rarest(["the", "newsletter", "follow"]) == "newsletter"
    assert rarest(["elections", "referendums"]) == "referendums"  # the longer of two that the table has not
    assert rarest([]) == ""


def test_costs_are_those_of_rare_strings_first_then_of_long_ones() -> None:
    told = [("the",), ("the", "newsletter"), ("ombudsman",), ("ombudsmen",), ("ox",), ()]
    assert sorted(told, key=cost)[:3] == [("ombudsman",), ("ombudsmen",), ()]
    assert cost(("the",)) < cost(("the", "you"))  # a line holds one of them: all are looked for
    assert cost(("ombudsman",)) < cost(("ox",))  # looked for by itself


def test_the_table_knows_what_every_page_says() -> None:
    assert rate("the") > rate("subscribe") > 0
    assert max(map(rate, ("the", "you", "und"))) < commonness.WHOLE


def test_a_phrase_is_filed_under_its_rarest_word() -> None:
    say = "you_can|may [always] unsubscribe from our|the newsletter"
    assert anchors(say) == {"unsubscribe"}
    assert holds(say)[0] == ("unsubscribe",)
    assert besides(say, "unsubscribe")[0] == ("newsletter",)
    assert words(say) == {"you", "can", "may", "unsubscribe", "from", "our", "the", "newsletter"}
    assert words("write to @ example") == {"write", "to", "@", "example"}
