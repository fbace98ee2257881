"""Variants of our extractor: a part that is switched off takes whatever cleaning asks of it."""

from contextlib import ExitStack
from unittest import mock

import pytest

from bench.clean_ours import OURS, VARIANTS
from cleaners.clean import clean_html
from cleaners.cleaned import Cleaned

LINES = (
    "The lock keeper raised the gates by hand on Sunday, because the motor had been sent away to be wound anew.",
    "Eleven barges waited below the weir until noon, and their crews boiled one kettle after another on deck.",
    "Nobody complained, says the keeper, but he has never shaken so many hands nor been given so much cake...",
)
BROKEN_OFF = f"<title>Gates by hand</title><h1>Gates by hand</h1>{''.join(f'<p>{line}</p>' for line in LINES)}"


@pytest.mark.parametrize("variant", [name for name in VARIANTS if name != OURS])
def test_a_variant_cuts_a_story_that_breaks_off(variant: str) -> None:
    with ExitStack() as stack:
        for name, part in VARIANTS[variant].items():
            stack.enter_context(mock.patch(name, part))
        found = clean_html(BROKEN_OFF.encode())
    assert isinstance(found, Cleaned)
    assert LINES[1] in found.text
