"""Another extractor's vote where the model is unsure; deduplication off, it remembers (trafilatura's doorway)."""

from collections.abc import Sequence

import numpy as np
import trafilatura

from cleaners.features_text import Floats


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
