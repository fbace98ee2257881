"""HTML into blocks, in reading order, with where each stood: one walk, no recursion."""

from typing import Any

from cleaners import segment_compiled
from cleaners.segment_kinds import Kinds
from cleaners.segment_records import Containers, Segments
from cleaners.segment_tags import BLOCK
from cleaners.segment_tree import ACTS, NOSCRIPT, Tree
from cleaners.segment_walk import walk

__all__ = ["Containers", "Kinds", "Segments", "segment"]


def segment(tree: Tree, *, scripting: bool = True, notes: Any = None) -> Segments:  # noqa: ANN401 - a kernel's record
    """The visible text below <body> as blocks in reading order.

    Args:
        tree: the document.
        scripting: whether it was parsed as by a browser that runs scripts; if not, <noscript> is read.
        notes: of `segment_compiled.noted`, told on the way what declares something; None where nobody asks.
    """
    if segment_compiled.KERNEL is not None and tree.body is not None:
        return segment_compiled.walk(tree.body, scripting=scripting, notes=notes)
    return segment_purely(tree, scripting=scripting)


def segment_purely(tree: Tree, *, scripting: bool = True) -> Segments:
    """The same in pure Python."""
    acts = ACTS if scripting else {**ACTS, NOSCRIPT: BLOCK}
    return walk(tree.body, acts) if tree.body is not None else Segments()
