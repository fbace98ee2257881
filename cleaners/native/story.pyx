"""What rules of the story ask of all blocks at once: see story_blocks.py and story_modules.py."""

from cpython.mem cimport PyMem_Calloc, PyMem_Free
from cpython.object cimport PyObject_RichCompareBool, Py_EQ
from cpython.ref cimport Py_INCREF
from cpython.tuple cimport PyTuple_SET_ITEM
from libc.stdint cimport int64_t

cdef extern from "Python.h":
    object PyType_GenericAlloc(object kind, Py_ssize_t items)

cdef enum:
    FIELDS = 8  # of a block
    CONTAINER = 0  # where a number stands in the rows of a block, see segment_records.py
    PARENT = 0  # and in those of a container
    KIND = 1


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


def reasons(list kinds, list dead, const float[:] scores, double keep_at, reason_of):
    """For each block why it goes, as story_cuts.reasons says; None where it stays.

    Args:
        kinds, dead, scores: of each block.
        keep_at: from which score on a block is kept.
        reason_of: says why blocks in containers of a kind go; asked once for each.

    Raises:
        ValueError: the columns do not fit one another.
    """
    cdef Py_ssize_t count = len(kinds), at
    cdef list found = []
    cdef dict known = {}
    if not count == len(dead) == scores.shape[0]:
        raise ValueError("columns of other blocks")
    for at in range(count):
        if scores[at] >= keep_at and not dead[at]:
            found.append(None)
            continue
        kind = kinds[at]
        reason = known.get(kind)
        if reason is None:
            reason = known[kind] = reason_of(kind)
        found.append(reason)
    return found


def runs(list why, const int64_t[:] starts, const int64_t[:] ends, const float[:] scores):
    """The runs of blocks that go for one reason, as story_cuts.runs says: first, behind the last, where they start and
    end in the text, the lowest and the highest score, the reason.

    Raises:
        ValueError: the columns do not fit one another.
    """
    cdef Py_ssize_t count = len(why), first = 0, last
    cdef double low, high
    cdef list found = []
    if not count == starts.shape[0] == ends.shape[0] == scores.shape[0]:
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
            found.append((first, last, starts[first], ends[last - 1], low, high, reason))
        first = last
    return found


def around(const int64_t[:, :] blocks, const int64_t[:, :] containers, Py_ssize_t kinds, const float[:] scores,
           float least):
    """The kinds of the containers that likely blocks stand in, near and far, as story_modules.around says.

    Args:
        blocks, containers: the page's columns, as rows.
        kinds: how many there are.
        scores: of each block.
        least: from which on one is likely.

    Raises:
        ValueError: the columns do not fit one another.
    """
    cdef Py_ssize_t at, place, kind, count = containers.shape[0]
    cdef list found = []
    cdef char* seen  # of each container and, behind them, of each kind
    if scores.shape[0] != blocks.shape[0]:
        raise ValueError("scores of other blocks")
    seen = <char*> PyMem_Calloc(<size_t> (count + kinds + 1), 1)
    if seen == NULL:
        raise MemoryError
    try:
        for at in range(blocks.shape[0]):
            place = blocks[at, CONTAINER] if scores[at] >= least else -1
            while place >= 0:
                if place >= count or not 0 <= containers[place, KIND] < kinds:
                    raise ValueError("a container or a kind that is not there")
                if seen[place]:
                    break
                seen[place] = 1
                kind = containers[place, KIND]
                if not seen[count + kind]:
                    seen[count + kind] = 1
                    found.append(kind)
                place = containers[place, PARENT]
    finally:
        PyMem_Free(seen)
    return found
