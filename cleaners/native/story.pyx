"""What rules of the story ask of all blocks at once: see story_blocks.py and story_modules.py."""

from cpython.mem cimport PyMem_Calloc, PyMem_Free
from cpython.object cimport PyObject_RichCompareBool, Py_EQ
from cpython.ref cimport Py_INCREF
from cpython.tuple cimport PyTuple_SET_ITEM
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ
from libc.stdint cimport int64_t, uint8_t, uint32_t
from libc.string cimport memchr, memcmp, memset

cdef extern from "<math.h>":
    double rint(double)
    bint signbit(double)

cdef extern from "Python.h":
    object PyType_GenericAlloc(object kind, Py_ssize_t items)
    bint PyUnicode_IS_ASCII(object text)
    bint Py_UNICODE_ISDECIMAL(Py_UCS4 letter)
    Py_ssize_t PyUnicode_FindChar(object text, Py_UCS4 letter, Py_ssize_t start, Py_ssize_t end, int way) except -2

include "story_lines.pxi"
include "story_alike.pxi"
include "story_known.pxi"
include "story_far.pxi"
include "story_means.pxi"
include "story_runs.pxi"

cdef enum:
    FIELDS = 8  # of a block
    CUT_FIELDS = 6
    HUNDREDTHS = 101
    MOST_NAMED = 16
    CONTAINER = 0  # where a number stands in the rows of a block, see segment_records.py
    DEAD = 6
    PARENT = 0  # in those of a container
    KIND = 1
    FIRST = 2
    LAST = 3
    CODE = 0  # and in those of a kind, see segment_kinds.py
    NEAR = 3


cdef inline void put(object made, Py_ssize_t place, object what):
    Py_INCREF(what)
    PyTuple_SET_ITEM(made, place, what)


def blocks(block, list texts, left, const int64_t[:] starts, const int64_t[:] ends, const float[:] scores, list linked,
           list kinds, dict known):
    """Some blocks of a page, as story_blocks.made says.

    Args:
        block: the class.
        texts, starts, ends, scores, linked, kinds: of each block of the page; linked are characters in links.
        left: which.
        known: of a kind of containers the tag, the level of a heading and the first attribute words.

    Raises:
        KeyError: a kind is not known.
        TypeError: the class is none of tuples.
        ValueError: there is no such block, it is empty, or the columns do not fit one another.
    """
    cdef Py_ssize_t count = len(texts), index, chars, size
    cdef list found = []
    cdef tuple about
    if not issubclass(block, tuple):
        raise TypeError(f"{block} is no tuple's class")
    if not count == starts.shape[0] == ends.shape[0] == scores.shape[0] == len(linked) == len(kinds):
        raise ValueError("columns of other blocks")
    for index in left:
        if not 0 <= index < count:
            raise ValueError(f"no block {index} of {count}")
        about = known[kinds[index]]
        text = <str?> texts[index]
        chars, size = linked[index], len(text)
        if len(about) != 3 or size == 0:
            raise ValueError("a block without text, or nothing known of it")
        made = PyType_GenericAlloc(block, FIELDS)
        put(made, 0, text)
        put(made, 1, starts[index])
        put(made, 2, ends[index])
        put(made, 3, about[0])
        put(made, 4, about[1])
        put(made, 5, min(1.0, <double> chars / <double> size))
        put(made, 6, about[2])
        put(made, 7, <double> scores[index])
        found.append(made)
    return found


def reasons(const int64_t[:, :] blocks, const int64_t[:, :] containers, const int64_t[:, :] kinds,
            const float[:] scores, double keep_at, tuple of_tags, tuple named, reason):
    """For each block why it goes, as story_cuts.scored says; None where it stays.

    Args:
        blocks, containers, kinds: the page's columns, as rows.
        scores: of each block.
        keep_at: from which score on a block is kept.
        of_tags: why blocks in elements of each code go; None where their names are asked.
        named: hint bits and a reason, most telling first.
        reason: where none of those says why.

    Raises:
        ValueError: the columns do not fit one another.
    """
    cdef Py_ssize_t at, place, kind, code, each, many = len(named)
    cdef int64_t near
    cdef int64_t[MOST_NAMED] bits
    cdef list found = []
    if scores.shape[0] != blocks.shape[0] or many > MOST_NAMED:
        raise ValueError("scores of other blocks, or too many names")
    for each in range(many):
        bits[each] = named[each][0]
    for at in range(blocks.shape[0]):
        if scores[at] >= keep_at and not blocks[at, DEAD]:
            found.append(None)
            continue
        place = blocks[at, CONTAINER]
        kind = containers[place, KIND] if 0 <= place < containers.shape[0] else -1
        code = kinds[kind, CODE] if 0 <= kind < kinds.shape[0] else -1
        if not 0 <= code < len(of_tags):
            raise ValueError("a container, a kind or a tag that is not there")
        why = of_tags[code]
        if why is None:
            near, why = kinds[kind, NEAR], reason
            for each in range(many):
                if near & bits[each]:
                    why = named[each][1]
                    break
        found.append(why)
    return found


def cuts(cut, list why, const int64_t[:] starts, const int64_t[:] ends, const float[:] scores, tuple shown, by):
    """The cuts of blocks that go, as story_cuts.cuts_purely says.

    Args:
        cut: the class.
        why: each block goes, kind and rule; None for those that stay.
        starts, ends, scores: of each block.
        shown: the hundredths from 0 to 1 as they are written.
        by: who cuts.

    Raises:
        TypeError: the class is none of tuples.
        ValueError: the columns do not fit one another.
    """
    cdef Py_ssize_t count = len(why), first = 0, last
    cdef double low, high
    cdef list found = []
    if not issubclass(cut, tuple):
        raise TypeError(f"{cut} is no tuple's class")
    if not count == starts.shape[0] == ends.shape[0] == scores.shape[0] or len(shown) != HUNDREDTHS:
        raise ValueError("columns of other blocks")
    while first < count:
        reason = why[first]
        low = high = scores[first]
        last = first + 1
        while last < count and (
            why[last] is reason or (reason is not None and PyObject_RichCompareBool(why[last], reason, Py_EQ))
        ):
            low, high = min(low, <double> scores[last]), max(high, <double> scores[last])
            last += 1
        if reason is not None:
            kind, rule = reason
            if last - first == 1:
                evidence = f"score {written(low, shown)}"
            else:
                evidence = f"scores {written(low, shown)} to {written(high, shown)}, {last - first} blocks"
            made = PyType_GenericAlloc(cut, CUT_FIELDS)
            put(made, 0, starts[first])
            put(made, 1, ends[last - 1])
            put(made, 2, kind)
            put(made, 3, rule)
            put(made, 4, evidence)
            put(made, 5, by)
            found.append(made)
        first = last
    return found


cdef str written(double score, tuple shown):
    """A score with two decimals: a hundred times a float is exact as a double, and halves go to the even one too."""
    if score <= 1 and not signbit(score):
        return shown[<Py_ssize_t> rint(score * 100)]
    return f"{score:.2f}"


def left(list why, kept, list texts, list linked):
    """The blocks that stay but for some, how many characters they have, and how many of these in links.

    Args:
        why: each block goes; None for those that stay.
        kept: those that are left out.
        texts, linked: of each block; linked are characters in links.

    Raises:
        ValueError: the columns do not fit one another.
    """
    cdef Py_ssize_t count = len(why), at, size = 0, chars = 0
    cdef bint some = len(kept) > 0
    cdef list found = []
    if not count == len(texts) == len(linked):
        raise ValueError("columns of other blocks")
    for at in range(count):
        if why[at] is None and not (some and at in kept):
            found.append(at)
            size += len(<str?> texts[at])
            chars += linked[at]
    return found, size, chars


def around(const int64_t[:, :] blocks, const int64_t[:, :] containers, const int64_t[:, :] kinds, const float[:] scores,
           float least, list words, named, elements):
    """The kinds of the containers that likely blocks stand in, near and far, whose names say something or whose tags do.

    Args:
        blocks, containers, kinds: the page's columns, as rows.
        scores: of each block.
        least: from which on one is likely.
        words: the names of each kind.
        named: whether names say something.
        elements: codes of tags that do.

    Raises:
        ValueError: the columns do not fit one another.
    """
    cdef Py_ssize_t at, place, kind, count = containers.shape[0], many = kinds.shape[0]
    cdef list found = []
    cdef char* seen  # of each container and, behind them, of each kind
    if scores.shape[0] != blocks.shape[0] or len(words) != many:
        raise ValueError("columns of another page")
    seen = <char*> PyMem_Calloc(<size_t> (count + many + 1), 1)
    if seen == NULL:
        raise MemoryError
    try:
        for at in range(blocks.shape[0]):
            place = blocks[at, CONTAINER] if scores[at] >= least else -1
            while place >= 0:
                if place >= count or not 0 <= containers[place, KIND] < many:
                    raise ValueError("a container or a kind that is not there")
                if seen[place]:
                    break
                seen[place] = 1
                kind = containers[place, KIND]
                place = containers[place, PARENT]
                if seen[count + kind]:
                    continue
                seen[count + kind] = 1
                if named(words[kind]) or kinds[kind, CODE] in elements:
                    found.append(kind)
    finally:
        PyMem_Free(seen)
    return found
