"""The compiled count of words, at its edges."""

import pytest

from cleaners import kernels

compiled = kernels.compiled("cleaners.native.strings")
pytestmark = pytest.mark.skipif(compiled is None, reason="the compiled count was not built")


def test_no_words_are_counted_in_no_text() -> None:
    assert compiled.tally(b"", b"", 1) == []
    assert compiled.tally(b"", b"news", 1) == [0]
