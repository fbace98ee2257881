"""The columns of a page's segments as arrays, each list turned once."""

from dataclasses import dataclass

import numpy as np

from cleaners.features_text import Ints
from cleaners.segment import Segments


@dataclass(frozen=True, slots=True)
class Arrays:
    """Of the blocks, then of the containers, then of the kinds of containers; see segment_records and segment_kinds."""

    container: Ints
    link_chars: Ints
    links: Ints
    bold_chars: Ints
    images: Ints
    breaks: Ints
    dead: Ints
    parent: Ints
    kind: Ints
    first: Ints
    last: Ints
    images_before: Ints
    images_end: Ints
    code: Ints
    depth: Ints
    own: Ints
    inherited: Ints
    signature: Ints


def arrays(segments: Segments) -> Arrays:
    """Turn the lists into arrays."""
    within, kinds = segments.within, segments.kinds
    return Arrays(*(np.fromiter(column, np.int64, len(column)) for column in (
        segments.container, segments.link_chars, segments.links, segments.bold_chars, segments.images,
        segments.breaks, segments.dead,
        within.parent, within.kind, within.first, within.last, within.images, within.images_end,
        kinds.code, kinds.depth, kinds.own, kinds.inherited, kinds.signature,
    )))  # fmt: skip
