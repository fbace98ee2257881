"""Finding the line of a key."""

import pytest

from corpus.toml_lines import line_of

TEXT = """a = 1
[defaults]
delay = "2s" # [not.a.table]
[[outlet]]
id = "x"
[outlet.clean]
off = []
[[outlet]]
"quoted key" = 1
follow.depth = 2
"""


@pytest.mark.parametrize(
    ("location", "line"),
    [
        pytest.param(("a",), 1, id="top key"),
        pytest.param(("defaults", "delay"), 3, id="key in a table"),
        pytest.param(("outlet", 0, "id"), 5, id="key in the first of an array"),
        pytest.param(("outlet", 0, "clean", "off"), 7, id="key in a sub-table"),
        pytest.param(("outlet", 1, "quoted key"), 9, id="quoted key"),
        pytest.param(("outlet", 1, "follow", "depth"), 10, id="dotted key"),
        pytest.param(("outlet", 1, "missing"), 8, id="a key that is not there: its table"),
        pytest.param(("nowhere",), 1, id="nothing near: the top"),
    ],
)
def test_line_of(location: tuple[str | int, ...], line: int) -> None:
    assert line_of(TEXT, location) == line
