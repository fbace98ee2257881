"""Sentences for the stories of made-up outlets: no two are alike."""

import random

_WORDS = [
    "harbour", "council", "bridge", "ferry", "pilot", "market", "school", "tower", "winter", "crane", "letter",
    "captain",
    "baker", "storm", "vote", "roof",
]  # fmt: skip


def sentence(chance: random.Random) -> str:
    """Fourteen words and a number, the same for the same chance."""
    return f"The {' '.join(chance.choices(_WORDS, k=14))} {chance.randrange(10**6)}."
