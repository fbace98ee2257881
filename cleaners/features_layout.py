"""How the blocks of a page are laid out: where each begins and ends, what it stands in, and the rows of tables."""

from typing import Final, NamedTuple

import numpy as np

from cleaners.features_text import Ints
from cleaners.kernels import compiled
from cleaners.segment import Segments
from cleaners.segment_kinds import KINDS
from cleaners.segment_records import BLOCKS, CONTAINERS
from cleaners.segment_tags import CODE, one_of

KERNEL: Final = compiled("cleaners.native.features")
_ROW: Final = one_of("tr")
_CELLS: Final = frozenset({CODE["td"], CODE["th"]})


class Layout(NamedTuple):
    """As the fields of features.Page with these names."""

    starts: Ints
    ends: Ints
    kinds: list[int]
    codes: bytes
    elements: bytes
    rows: list[tuple[int, int]]


def layout(segments: Segments) -> Layout:
    """Lay out blocks that stand one character apart."""
    if KERNEL is None or segments.rows is None:
        return laid_out(segments)
    spans = np.empty((2, len(segments.text)), np.int64)
    told = segments.rows, segments.within.rows, segments.kinds.rows
    return Layout(spans[0], spans[1], *KERNEL.laid_out(*told, spans, CODE["tr"], CODE["td"], CODE["th"]))


def laid_out(segments: Segments) -> Layout:
    """The same with numpy, and in pure Python where the walk was."""
    kinds, codes, elements = _kinds(segments)
    return Layout(*_spans(segments), kinds, codes, elements, _rows(segments, elements))


def _spans(segments: Segments) -> tuple[Ints, Ints]:
    """Where blocks begin and end that stand one character apart; the compiled walk has counted."""
    if segments.rows is not None:
        spans = np.asarray(segments.rows)[:, len(BLOCKS) :].T.astype(np.int64, order="C")
        return spans[0], spans[1]
    sizes = np.fromiter(map(len, segments.text), np.int64, len(segments.text))
    ends = np.cumsum(sizes + 1) - 1
    return ends - sizes, ends


def _kinds(segments: Segments) -> tuple[list[int], bytes, bytes]:
    """The kinds and tags of the containers that blocks stand in, and the tags of all containers."""
    kinds, within = segments.kinds, segments.within
    if segments.rows is None:
        here = [*map(within.kind.__getitem__, segments.container)]
        return here, bytes(map(kinds.code.__getitem__, here)), bytes(map(kinds.code.__getitem__, within.kind))
    kind, tag = (
        np.asarray(within.rows)[:, CONTAINERS["kind"]],
        np.asarray(kinds.rows)[:, KINDS["code"]].astype(np.uint8),
    )
    inside = kind[np.asarray(segments.rows)[:, BLOCKS["container"]]]
    return inside.tolist(), tag[inside].tobytes(), tag[kind].tobytes()


def _rows(segments: Segments, elements: bytes) -> list[tuple[int, int]]:
    """Block ranges of the rows of data tables: two cells or more, each one block, nothing else inside."""
    within, rows = segments.within, list[tuple[int, int]]()
    for place in [found.start() for found in _ROW.finditer(elements)]:
        inside = segments.container[within.first[place] : within.last[place]]
        if 1 < len(inside) == len(set(inside)) and all(
            elements[cell] in _CELLS and within.parent[cell] == place for cell in inside
        ):
            rows.append((within.first[place], within.last[place]))
    return rows
