import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import bands_spans
from corpus.bands_spans import Places, Spans, stretches


def places(*numbers: int) -> Places:
    return np.array(numbers, np.int64)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), min_size=1, max_size=12), st.integers(0, 12))
def test_what_is_read_stands_where_it_stood(steps: list[tuple[int, int]], gap: int) -> None:
    starts = np.cumsum(places(*(step + 9 for step, _ in steps)))
    ends = starts + places(*(size for _, size in steps))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bands_spans, "_GAP", gap)
        spans = Spans(starts, ends)
    read = np.concatenate(
        [np.arange(start, end) for start, end in zip(spans.starts.tolist(), spans.ends.tolist(), strict=True)]
    )
    assert np.array_equal(spans.places(np.arange(len(read))), read)
    wanted = stretches(starts, ends - starts)
    assert np.array_equal(read[spans.rows(wanted)], wanted)
    assert np.all(spans.starts[1:] > spans.ends[:-1] + gap)


def test_an_end_is_cut_short_where_reading_ended_and_the_file_goes_on() -> None:
    spans = Spans(places(0, 1_000), places(10, 1_010))
    assert list(spans.cut_short(places(9, 10, 1_005, 1_010), 2_000)) == [1, 3]
    assert list(spans.cut_short(places(10, 1_010), 1_010)) == [0]


def test_no_stretches_have_no_places() -> None:
    assert stretches(places(), places()).tolist() == []
    assert stretches(places(5, 2), places(2, 0)).tolist() == [5, 6]
