"""Links as they stand in a page's source."""

import pytest

from cleaners.metadata_source import LINK, address_in, said_in


@pytest.mark.parametrize(
    ("source", "told"),
    [
        pytest.param('<a href="/a">Local</a>', ("Local", "/a"), id="plain"),
        pytest.param("<A class=x HREF='/a?b&amp;c'>Lo<b>cal</b>\n</A>", ("Lo cal", "/a?b&c"), id="marked-up"),
        pytest.param("<a href=/a><svg><title>icon</title></svg>Local</a>", ("Local", "/a"), id="icon"),
        pytest.param("<a data-href='/b'>Local</a>", None, id="another-attribute"),
        pytest.param("<abbr href='/b'>Local</abbr>", None, id="another-element"),
    ],
)
def test_a_link_says_something_and_leads_somewhere(source: str, told: tuple[str, str] | None) -> None:
    found = LINK.match(source.encode())
    assert ((said_in(found["inner"]), address_in(found)) if found else None) == told
