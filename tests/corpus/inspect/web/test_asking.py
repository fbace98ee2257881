"""Filters mean what they say, and read nothing into what they do not understand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.inspect.web.answers import Desk
from corpus.inspect.web.asking import Filter, look_up
from tests.corpus.inspect.web import corpora
from tests.corpus.shelf import opened, prose


def _titles(desk: Desk, **fields: str) -> list[str]:
    return [hit.title for hit in look_up(desk.catalogue, Filter.of(fields)).hits]


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        pytest.param({}, 10, id="all"),
        pytest.param({"outlet": "gull"}, 5, id="outlet"),
        pytest.param({"outlet": "nobody"}, 0, id="no such outlet"),
        pytest.param({"lang": "de"}, 3, id="language"),
        pytest.param({"since": "2026-03-06", "until": "2026-03-08"}, 3, id="days"),
        pytest.param({"kind": "newsletter"}, 10, id="kind"),
        pytest.param({"kind": "comments"}, 0, id="a kind nothing is of"),
        pytest.param({"rule": "legal.rights"}, 10, id="rule"),
        pytest.param({"rule": "legal"}, 10, id="family of rules"),
        pytest.param({"rule": "leg"}, 0, id="part of a name"),
        pytest.param({"rule": "legal.rights", "outlet": "gull", "lang": "de"}, 2, id="several"),
        pytest.param({"least": "90"}, 0, id="size of cut"),
        pytest.param({"least": "1"}, 10, id="a small cut"),
        pytest.param({"q": "morning letter"}, 10, id="words of a cut"),
        pytest.param({"q": "古桥"}, 1, id="an unspaced script"),
        pytest.param({"q": "桥古"}, 0, id="its characters in another order"),
        pytest.param({"q": '"same again"'}, 1, id="a phrase of a title"),
        pytest.param({"q": '"again same"'}, 0, id="no such phrase"),
        pytest.param({"q": "again", "kind": "legal", "sort": "cut"}, 1, id="words and kind, most cut first"),
        pytest.param({"q": "***"}, 0, id="nothing to look for"),
    ],
)
def test_filters(desk: Desk, fields: dict[str, str], count: int) -> None:
    assert len(_titles(desk, **fields)) == count


def test_order_is_newest_kept_or_most_cut(desk: Desk) -> None:
    assert _titles(desk)[0] == "古桥修缮完工"
    shares = [hit.permille for hit in look_up(desk.catalogue, Filter(sort="cut")).hits]
    assert shares == sorted(shares, reverse=True)


@pytest.mark.parametrize("fields", [{}, {"sort": "cut"}, {"q": "morning"}, {"rule": "legal.rights"}, {"kind": "legal"}])
def test_pages_follow_each_other_without_gap_or_repeat(desk: Desk, fields: dict[str, str]) -> None:
    with opened(desk.exceptions.parent) as store:
        for number in range(200, 320):
            corpora.keep(store, number, prose(number, words=24))
    corpora.filled(desk)
    seen: list[str] = []
    wanted = Filter.of(fields)
    for _ in range(4):
        found = look_up(desk.catalogue, wanted)
        seen += [hit.id for hit in found.hits]
        wanted = Filter.of({**fields, "after": found.after})
        if not found.after:
            break
    assert len(seen) == len(set(seen)) == 130


TEXTS = st.text(max_size=30) | st.sampled_from(["'", '"', "%", "1-2", "-", "9" * 30, "2026-13-45", "-1", "\u0661"])


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(Filter.__dataclass_fields__, TEXTS)))
def test_any_address_spells_a_filter_that_spells_it_again(fields: dict[str, str]) -> None:
    wanted = Filter.of(fields)
    assert 0 <= wanted.least <= 100
    from urllib.parse import parse_qsl  # noqa: PLC0415 - for this test alone

    again = Filter.of(dict(parse_qsl(wanted.address(after=wanted.after))))
    assert again == wanted


@pytest.mark.parametrize("after", ["1-2", "9" * 18, "0", "5-5-5", "--"])
def test_strange_marks_end_in_a_page(desk: Desk, after: str) -> None:
    for sort in ("new", "cut"):
        assert len(look_up(desk.catalogue, Filter.of({"after": after, "sort": sort})).hits) <= 10
