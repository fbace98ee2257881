"""X-Robots-Tag, directive by directive."""

import pytest

from scraper.robots_tag import KEEP_OUT, directives


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param(("noindex",), {"noindex"}, id="one"),
        pytest.param(("NoIndex, NOFOLLOW",), {"noindex", "nofollow"}, id="a list, any case"),
        pytest.param(("noindex", "noarchive"), {"noindex", "noarchive"}, id="two fields"),
        pytest.param(("googlebot: noindex",), set(), id="another robot's"),
        pytest.param(("googlebot: noindex, nofollow",), set(), id="another robot's list"),
        pytest.param(("winnow: noarchive",), {"noarchive"}, id="ours"),
        pytest.param(("googlebot: noindex, winnow: none",), {"none"}, id="ours behind another's"),
        pytest.param(("*: none",), {"none"}, id="everybody's"),
        pytest.param(("max-snippet:-1, noindex",), {"max-snippet", "noindex"}, id="a value is no robot's name"),
        pytest.param(("unavailable_after: 25 Jun 2030 15:00:00 PST",), {"unavailable_after"}, id="a date with colons"),
        pytest.param(("", ",", " , "), set(), id="nothing"),
    ],
)
def test_directives(values: tuple[str, ...], expected: set[str]) -> None:
    assert directives(tuple(("X-Robots-Tag", value) for value in values), "Winnow") == expected


def test_other_fields_do_not_count() -> None:
    assert directives((("X-Other", "noindex"),), "winnow") == frozenset()
    assert "nofollow" not in KEEP_OUT
