"""What is asked for is shown, and what is not leaves a fold with its count."""

import pytest

from corpus.inspect.selection import Fold, Only, selected
from tests.corpus.inspect.samples import plain


@pytest.mark.parametrize(
    ("only", "rule", "expected"),
    [
        pytest.param("all", None, [1, 2, 3, 4, 5, 6, 7], id="all"),
        pytest.param("removed", None, [1, "1+0", 3, "1+0", 5, 6, 7], id="removed"),
        pytest.param("kept", None, ["0+1", 2, 3, 4, "0+3"], id="kept"),
        pytest.param("all", "newsletter", ["0+1", 2, 3, 4, "0+1", 6, 7], id="one rule among what is kept"),
        pytest.param("removed", "newsletter.prompt", ["3+2", 6, 7], id="one rule alone"),
        pytest.param("removed", "markup.invisible", ["2+1", 4, "0+3"], id="marks when asked for"),
        pytest.param("removed", "newsletter.prom", ["3+4"], id="no such rule"),
    ],
)
def test_selection(only: Only, rule: str | None, expected: list[int | str]) -> None:
    found = [
        f"{item.kept}+{item.removed}" if isinstance(item, Fold) else item.number
        for item in selected(plain(), only, rule)
    ]
    assert found == expected
