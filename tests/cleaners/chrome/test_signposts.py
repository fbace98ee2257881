"""Lines that point elsewhere in a set form, and sentences that have the same words."""

import pytest

from cleaners.chrome import find
from cleaners.chrome.context import Context
from cleaners.lines import blocks

ONE = "The harbour master closed the old bridge on Friday, two days before the regatta, the council said."
TWO = "It will open again when the bearings have come from the foundry in the north, perhaps in the spring."
FED = "The post Eels Are Back in the Old Dock appeared first on Harbour Post."
PROMPT = "Subscribe to our newsletter"
ABOUT = "Nora started a choir in Holt and rows for it. Follow Nora on Instagram @nora.rows."
RULES = {"related.pointed", "source_credit.feed", "follow_us.account"}


def gone(page: list[str]) -> list[str]:
    """The lines that are cut as signposts."""
    text = "\n".join(page)
    cuts = find(blocks(text), Context(lang="en"), model=False)
    return [text[cut.start : cut.end] for cut in cuts if cut.rule in RULES]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param([ONE, "👉 Learn more about cranes", TWO], ["👉 Learn more about cranes"], id="a hand"),
        pytest.param([ONE, "➡️ Read more about eels", TWO], ["➡️ Read more about eels"], id="an arrow"),
        pytest.param([ONE, "👉 Read the tide tables before you row", TWO], [], id="a hand before a tip"),
        pytest.param([ONE, TWO, FED, PROMPT], [FED], id="a feed's mark"),
        pytest.param([ONE, TWO, FED], [], id="a feed's mark alone"),
        pytest.param([ONE, TWO, "The post appeared first on a wall in Holt.", PROMPT], [], id="a post on a wall"),
        pytest.param([ONE, TWO, ABOUT], [ABOUT], id="an account"),
        pytest.param([ONE, TWO, "Thousands follow Nora on Instagram @nora.rows."], [], id="who follows"),
    ],
)  # fmt: skip
def test_signposts(page: list[str], expected: list[str]) -> None:
    assert gone(page) == expected


def test_of_no_lines_none_points_anywhere() -> None:
    assert not gone([])
