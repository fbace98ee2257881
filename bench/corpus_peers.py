"""Other deduplicators on the same documents and the same terms: 3-grams, 64 permutations, 16 bands of 4, verified."""

import re
from collections.abc import Callable, Sequence
from time import process_time

from bench.corpus_planted import shingle_set

MIN_JACCARD = 0.6
PERMUTATIONS, BANDS = 64, 16

Pairs = set[tuple[int, int]]


def datasketch(texts: Sequence[str]) -> Pairs:
    """MinHash and MinHashLSH, candidates verified on the sets the signatures were made from."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 - a peer that may not be installed

    index = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, PERMUTATIONS // BANDS))
    sets: list[frozenset[tuple[str, ...]]] = []
    pairs: Pairs = set()
    for place, text in enumerate(texts):
        own = shingle_set(text)
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([" ".join(gram).encode() for gram in own])
        for other in index.query(sketch):
            shared = len(own & sets[other])
            if shared >= MIN_JACCARD * (len(own) + len(sets[other]) - shared):
                pairs.add((other, place))
        index.insert(place, sketch)
        sets.append(own)
    return pairs


def rensa(texts: Sequence[str]) -> Pairs:
    """RMinHash and RMinHashLSH from Python's own words, candidates not verified."""
    from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415 - as above

    index = RMinHashLSH(threshold=MIN_JACCARD, num_perm=PERMUTATIONS, num_bands=BANDS)
    pairs: Pairs = set()
    for place, text in enumerate(texts):
        words = re.findall(r"\w+", text.lower())
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update([" ".join(gram) for gram in zip(words, words[1:], words[2:], strict=False)])
        pairs.update((other, place) for other in index.query(sketch))
        index.insert(place, sketch)
    return pairs


def timed(peer: Callable[[Sequence[str]], Pairs], texts: Sequence[str]) -> tuple[float, Pairs]:
    """CPU seconds of a peer, and the pairs it found."""
    start = process_time()
    pairs = peer(texts)
    return process_time() - start, pairs
