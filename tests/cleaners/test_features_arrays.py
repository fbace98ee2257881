"""The columns of a page as arrays: each under its own name."""

from dataclasses import fields

from cleaners.features_arrays import Arrays, arrays
from cleaners.segment import Segments, segment
from cleaners.segment_tree import parse


def test_every_column_stands_under_its_own_name() -> None:
    found = segment(
        parse("<nav>a</nav><div id=x>b <b>bold</b><img><br><a href=y>c</a></div><aside class=ad><p>d</p></aside>")
    )
    told = arrays(found)
    for field in fields(Arrays):
        name = field.name.removesuffix("_before")
        parts = (found.within,) if name != field.name else (found, found.within, found.kinds)
        lists = [getattr(part, name) for part in parts if hasattr(part, name)]
        assert getattr(told, field.name).tolist() == lists[0], field.name


def test_a_page_without_text_has_empty_columns() -> None:
    assert all(len(getattr(arrays(Segments()), field.name)) == 0 for field in fields(Arrays))
