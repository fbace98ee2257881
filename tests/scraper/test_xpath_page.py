"""Every axis of XPath is known, and none reaches more nodes at once than in all."""

import pytest

from scraper.discovery.xpath_page import AXES, SMALL


def test_every_axis_but_that_of_namespaces_is_known() -> None:
    assert len(AXES) == 12  # XPath 1.0 has 13
    assert "namespace" not in AXES


@pytest.mark.parametrize("axis", AXES)
def test_one_node_reaches_no_more_than_all_do(axis: str) -> None:
    fan, total, into = AXES[axis](SMALL)
    assert 1 <= fan <= total
    assert 1 <= into <= total
