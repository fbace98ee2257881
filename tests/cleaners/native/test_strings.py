"""The compiled search refuses what would make it read beside its strings."""

import numpy as np
import pytest

from cleaners import kernels
from cleaners.chrome.search import net

compiled = kernels.compiled("cleaners.native.strings")
pytestmark = pytest.mark.skipif(compiled is None, reason="the compiled search was not built")
NET = net(["newsletter", "news"])
NONE = np.zeros(0, np.int32)


def catch(**other: object) -> object:
    fitting = {
        "raw": b"news\nno newsletter", "first": NET.first, "following": NET.following, "texts": NET.texts,
        "starts": NET.starts, "mix": 2_654_435_761, "shift": 16,
    }  # fmt: skip
    return compiled.catch(*(fitting | other).values())


def test_what_fits_is_searched() -> None:
    assert sorted(catch()) == [(0, 1), (1, 0), (1, 1)]  # type: ignore[call-overload] # a list of pairs


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"starts": NET.starts + 1}, id="strings beyond their text"),
        pytest.param({"starts": NET.starts[:-1]}, id="an end missing"),
        pytest.param({"starts": np.array([0, 2, 14], np.int32)}, id="less than four bytes"),
        pytest.param({"first": NONE}, id="a table too small"),
        pytest.param({"first": np.full(1 << 16, 2, np.int32)}, id="a string that is not there"),
        pytest.param({"following": np.array([1, 0], np.int32)}, id="a ring"),
        pytest.param({"shift": 0}, id="no shift"),
    ],
)
def test_what_does_not_fit_is_refused(other: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"fit|too small|no string"):
        catch(**other)


def test_no_words_are_counted_in_no_text() -> None:
    assert compiled.tally(b"", b"", 1) == []
    assert compiled.tally(b"", b"news", 1) == [0]
