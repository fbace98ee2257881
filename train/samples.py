"""The labelled pages as rows of features, kept in the cache."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from cleaners.charset import utf8
from cleaners.features import features
from cleaners.features_arrays import arrays
from cleaners.features_text import Floats
from cleaners.hints import hints
from cleaners.lexicon import Around, Words, around, named, nothing, words
from cleaners.page import document
from cleaners.page_type_columns import columns
from cleaners.segment_words import MAX_CHARS
from train.folds import digest, kept
from train.labels import labels, tokens
from train.pages import Labelled, read

# What shapes a sample; what stands in these files names its place in the cache.
SOURCE: Final = (
    "cleaners/segment*.py", "cleaners/features*.py", "cleaners/page_type_columns.py", "cleaners/hints.py",
    "cleaners/lexicon.py", "cleaners/metadata_head.py", "cleaners/metadata_ld.py", "cleaners/charset.py",
    "train/samples.py", "train/labels.py", "train/pages.py",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sample:
    """A labelled page as rows."""

    page: Labelled
    rows: Floats  # blocks x features, nothing in those that a lexicon fills
    story: Floats  # share of each block that is story; -1 where it has no words
    chars: Floats  # of each block
    words: Floats  # of each block
    gold_words: int
    whole: Floats  # the page as one row
    said: Words  # of the blocks
    named: Words  # of the names of each kind of containers
    around: Around  # how these stand in each other


def weights(words: Floats) -> Floats:
    """What blocks weigh, by their numbers of words: each page the same, long blocks more than short ones."""
    found = np.sqrt(np.minimum(words, 200) + 1)
    return np.asarray(found * (30 / found.sum()))


def samples() -> list[Sample]:
    """Every labelled page that has a main text."""
    return kept(f"samples-{digest(SOURCE)}", lambda: [one for page in read() if (one := sample(page))])


def sample(page: Labelled) -> Sample | None:
    """A page as rows; None for one without text or without a main text."""
    parsed = document(utf8(page.body))
    texts = parsed.page.segments.text
    if not page.gold or not texts:
        return None
    rows = features(parsed.page, hints(parsed.head), nothing())
    return Sample(
        page=page,
        rows=rows,
        story=np.array(labels(texts, page.gold), np.float32),
        chars=np.array(list(map(len, texts)), np.float32),
        words=np.array([len(tokens(text)) for text in texts], np.float32),
        gold_words=len(tokens(page.gold)),
        whole=columns(parsed.page, rows, parsed.head, page.url),
        said=words(texts),
        named=named([name[:MAX_CHARS] for name in parsed.page.segments.kinds.words]),
        around=around(arrays(parsed.page.segments)),
    )
