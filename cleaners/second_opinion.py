"""Another extractor's vote where the model is unsure; deduplication off, it remembers (trafilatura's doorway)."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import trafilatura

from cleaners.features_text import Floats

_WEIGHT: Final = 1.0  # of a vote, in log odds, half of it either way; docs/decisions/0010 measured 0.5 to 4


def votes(html: str, texts: Sequence[str]) -> Floats:
    """For each block 1.0 where the other extractor keeps its text, 0.0 where not.

    Args:
        html: the page.
        texts: its blocks.
    """
    # Recall is favoured: what even a generous reader leaves out is hardly story.
    said = trafilatura.extract(html, include_comments=False, favor_recall=True, deduplicate=False) or ""
    kept = " ".join(said.split())
    return np.array([" ".join(text.split()) in kept for text in texts], dtype=np.float32)


def weighed(scores: Floats, said: Floats) -> Floats:
    """The scores, each moved a little towards the vote.

    Args:
        scores: how likely each block is story.
        said: the votes.
    """
    sure = np.clip(scores, 1e-6, 1 - 1e-6)
    return np.asarray(1 / (1 + (1 - sure) / sure * np.exp(-_WEIGHT * (said - 0.5))), np.float32)
