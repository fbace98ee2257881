"""What words tell of a block: the sums of lexicon.py, word by word.

All memory is numpy's, handed in; every index that comes from there is held against what it points into.
"""

from cpython.object cimport PyObject
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND
from libc.math cimport rint, sqrt
from libc.stdint cimport int8_t, int64_t, uint8_t, uint16_t, uint32_t
from libc.string cimport memcpy, memset

include "fetch.pxi"
include "lexicon_words.pxi"

cdef extern from "Python.h":
    PyObject** PySequence_Fast_ITEMS(object) noexcept

cdef enum:
    TOGETHER = 32  # blocks whose words are read before they are looked up: the tables are no longer near the processor
    ENDS = 4  # tables of first and last words
    MET = 1024  # names that are known again
    AHEAD = 8  # names are remembered from page to page: they lie far from the processor
    ROOM = 65_536
    TABLES = 5
    NAMES = 4
    OWN = 0  # columns of the sums
    ABOVE = 1
    FURTHER = 2
    EVERY = 3
    AROUND = 4  # the kind around each
    SUMS = 5
    PARENT = 0  # in the rows of containers, as segment_records.py has them
    KIND = 1
    CONTAINER = 0  # in those of blocks


def said(list texts, Py_ssize_t opening, Py_ssize_t closing, const uint16_t[::1] letters, const uint32_t[::1] mixers,
         const int8_t[:, ::1] tables, (Py_ssize_t, Py_ssize_t) spoken, int64_t[::1] worth):
    """What each block's words are worth; as lexicon.said and lexicon.words.

    Args:
        texts: of the blocks.
        opening, closing: characters of a long one that are read.
        letters: what each character is read as.
        mixers: what hashes are made with.
        tables: what each place is worth.
        spoken: of so many words, the second number, how many are known at least.
        worth: filled in.
    """
    cdef Py_ssize_t start, stop, block, at, which, known = 0, words = 0
    cdef int64_t total
    cdef str text
    cdef Said line
    cdef Line[TOGETHER] lines
    cdef Words found = Words(max(opening + closing, 0), mixers)
    cdef uint16_t* places
    if tables.shape[0] != TABLES or tables.shape[1] != ROOM:
        raise ValueError("mixers or tables of another shape")
    if letters.shape[0] != PLANE or len(texts) != worth.shape[0] or opening < 0 or closing < 0:
        raise ValueError("room for other blocks, or letters for another plane")
    line.mixers, line.letters, line.tables = &mixers[0], &letters[0], &tables[0, 0]
    line.opening, line.closing = opening, closing
    places = <uint16_t*> PyMem_Malloc(<size_t> (TOGETHER * (opening + closing + 2)) * sizeof(uint16_t))
    if places == NULL:
        raise MemoryError
    try:
        for start in range(0, worth.shape[0], TOGETHER):
            stop, at = min(start + TOGETHER, worth.shape[0]), 0
            for block in range(start, stop):
                text = texts[block]
                line.places, line.count = places + at, 0
                if PyUnicode_KIND(text) == 1:
                    _read(<const uint8_t*> PyUnicode_DATA(text), len(text), found, &line)
                elif PyUnicode_KIND(text) == 2:
                    _read(<const uint16_t*> PyUnicode_DATA(text), len(text), found, &line)
                else:
                    _read(<const uint32_t*> PyUnicode_DATA(text), len(text), found, &line)
                at += line.count
                _fetched(&line, &lines[block - start])
            at = 0
            for block in range(start, stop):
                total = 0
                for which in range(lines[block - start].count):
                    total += line.tables[places[at + which]]
                    known += line.tables[places[at + which]] != 0
                at += lines[block - start].count
                words += lines[block - start].count
                worth[block] = _said(total, &lines[block - start])
    finally:
        PyMem_Free(places)
    if spoken[1] * known < spoken[0] * words:
        worth[:] = 0


cdef struct Said:
    const uint32_t* mixers
    const uint16_t* letters
    const int8_t* tables
    Py_ssize_t opening, closing
    Py_ssize_t count  # words so far
    uint16_t* places  # what they are looked up by
    uint32_t first, second, before, last  # what some of them are mixed to


cdef struct Line:  # of a block that is read, its words not looked up
    Py_ssize_t count
    const int8_t* ends[ENDS]  # what the words at its ends are worth there


cdef void _read(const Letter* text, Py_ssize_t size, Words found, Said* line) noexcept:
    """Read a block's words; of a long one those of its two ends."""
    if size <= line.opening + line.closing:
        _words(text, size, found, line)
    else:
        _words(text, line.opening, found, line)
        _words(text + size - line.closing, line.closing, found, line)


cdef void _words(const Letter* text, Py_ssize_t size, Words found, Said* line) noexcept:
    """Read some words, and let the memory come that says what they are worth."""
    cdef Py_ssize_t which
    cdef uint32_t mixed
    find_words(found, text, size, line.letters)
    for which in range(found.count):
        mixed = hash_of(found, which)
        fetch(line.tables + (mixed >> 16))
        line.places[line.count] = <uint16_t> (mixed >> 16)
        line.before, line.last = line.last, mixed
        line.count += 1
        if line.count == 1:
            line.first = mixed
        elif line.count == 2:
            line.second = mixed


cdef void _fetched(const Said* line, Line* read) noexcept:
    """What is looked up by a block's first and last words, each and in pairs."""
    cdef int end
    read.count = line.count
    if line.count:
        read.ends[0] = line.tables + ROOM + (line.first >> 16)
        read.ends[1] = line.tables + 2 * ROOM + (line.last >> 16)
    if line.count > 1:
        read.ends[2] = line.tables + 3 * ROOM + _pair(line.first, line.second, line.mixers)
        read.ends[3] = line.tables + 4 * ROOM + _pair(line.before, line.last, line.mixers)
    for end in range(0 if not line.count else 2 if line.count == 1 else ENDS):
        fetch(read.ends[end])


cdef int64_t _said(int64_t total, const Line* read) noexcept:
    """What a block is worth."""
    cdef int64_t found
    if not read.count:
        return 0
    found = <int64_t> rint(<double> total / sqrt(<double> read.count)) + read.ends[0][0] + read.ends[1][0]
    if read.count > 1:
        found += read.ends[2][0] + read.ends[3][0]
    return found


cdef inline uint32_t _pair(uint32_t one, uint32_t other, const uint32_t* mixers) noexcept:
    return (one * mixers[ONE] + other * mixers[OTHER_ONE]) >> 16


def names(list names, Py_ssize_t most, const uint32_t[::1] mixers, const int8_t[:, ::1] tables, int64_t[:, ::1] sums):
    """What the words of names add up to: four numbers for each. Sooner worked out than remembered: by the next page
    what was known of a name would be far from the processor.

    Args:
        names: of kinds of containers.
        most: characters of a name that are read.
        mixers, tables: as above.
        sums: filled in but for the last of its five columns.
    """
    cdef Py_ssize_t start, stop, place, size, known, which, at
    cdef Py_ssize_t[MET] met  # of some names that were met, one more than where
    cdef Py_ssize_t[TOGETHER] same  # where a name was met before
    cdef Py_ssize_t[TOGETHER] count  # of words of those that were not
    cdef str name
    cdef Words found = Words(most, mixers)
    cdef uint16_t* places
    cdef const int8_t* worth
    if tables.shape[0] != ROOM or tables.shape[1] != NAMES:
        raise ValueError("mixers or tables of another shape")
    if sums.shape[0] != len(names) or sums.shape[1] != SUMS:
        raise ValueError("room for other names")
    memset(met, 0, sizeof(met))
    places = <uint16_t*> PyMem_Malloc(<size_t> (TOGETHER * (most + 1)) * sizeof(uint16_t))
    if places == NULL:
        raise MemoryError
    try:
        for start in range(0, sums.shape[0], TOGETHER):
            stop, at = min(start + TOGETHER, sums.shape[0]), 0
            for place in range(start, stop):
                if place + AHEAD < sums.shape[0]:
                    fetch(PySequence_Fast_ITEMS(names)[place + AHEAD])
                    fetch(<const char*> PySequence_Fast_ITEMS(names)[place + AHEAD] + FETCHED)
                name = names[place]
                known = <Py_ssize_t> (<size_t> <void*> name // 16 % MET)  # objects are that far apart
                same[place - start], count[place - start] = -1, 0
                if met[known] and <str> names[met[known] - 1] is name:  # elements with the same name share it
                    same[place - start] = met[known] - 1
                    continue
                met[known] = place + 1
                size = min(len(name), most)
                if PyUnicode_KIND(name) == 1:
                    find_names(found, <const uint8_t*> PyUnicode_DATA(name), size)
                elif PyUnicode_KIND(name) == 2:
                    find_names(found, <const uint16_t*> PyUnicode_DATA(name), size)
                else:
                    find_names(found, <const uint32_t*> PyUnicode_DATA(name), size)
                for which in range(found.count):
                    places[at + which] = <uint16_t> (hash_of(found, which) >> 16)
                    fetch(&tables[0, 0] + NAMES * <Py_ssize_t> places[at + which])
                count[place - start] = found.count
                at += found.count
            at = 0
            for place in range(start, stop):
                if same[place - start] >= 0:
                    memcpy(&sums[place, 0], &sums[same[place - start], 0], NAMES * sizeof(int64_t))
                    continue
                memset(&sums[place, 0], 0, NAMES * sizeof(int64_t))
                for which in range(at, at + count[place - start]):
                    worth = &tables[0, 0] + NAMES * <Py_ssize_t> places[which]
                    for known in range(NAMES):
                        sums[place, known] += worth[known]
                at += count[place - start]
    finally:
        PyMem_Free(places)


def placed(const int64_t[:, ::1] within, const int64_t[:, ::1] blocks, int64_t[:, ::1] sums, int64_t[::1] worth):
    """What the names around each block are worth; as lexicon.placed and lexicon.around.

    Args:
        within, blocks: the rows of containers and blocks.
        sums: what the words of each kind's names add up to, and room for a fifth number; those of all kinds around it
            are added to the last.
        worth: filled in.
    """
    cdef Py_ssize_t kind, around, place, many = sums.shape[0]
    if sums.shape[1] != SUMS or worth.shape[0] != blocks.shape[0]:
        raise ValueError("room for other kinds, or for other blocks")
    for kind in range(many):
        sums[kind, AROUND] = -1
    for place in range(within.shape[0]):
        kind, around = within[place, KIND], within[place, PARENT]
        if not (0 <= kind < many and -1 <= around < place):
            raise ValueError(f"container {place} of kind {kind} in container {around}")
        if around >= 0:
            sums[kind, AROUND] = within[around, KIND]
    for kind in range(many):
        around = sums[kind, AROUND]
        if around >= kind:
            raise ValueError(f"kind {kind} in kind {around}")
        if around >= 0:
            sums[kind, EVERY] += sums[around, EVERY]
    for place in range(worth.shape[0]):
        if not 0 <= blocks[place, CONTAINER] < within.shape[0]:
            raise ValueError(f"block {place} in container {blocks[place, CONTAINER]}")
        kind = within[blocks[place, CONTAINER], KIND]
        worth[place] = sums[kind, OWN] + sums[kind, EVERY]
        around = sums[kind, AROUND]
        if around >= 0:
            worth[place] += sums[around, ABOVE]
            around = sums[around, AROUND]
            if around >= 0:
                worth[place] += sums[around, FURTHER]


def columns(const int64_t[::1] worth, const int64_t[::1] near, float[:, ::1] matrix):
    """Fill in the columns of a score, one to a row of the matrix; as lexicon.columns.

    Args:
        worth: of each block.
        near: how many blocks to either side are near, for each mean.
        matrix: columns x blocks.
    """
    cdef Py_ssize_t n = worth.shape[0], block, low, high, which
    cdef int64_t total = 0, sum
    if n == 0 or matrix.shape[0] != 4 + near.shape[0] or matrix.shape[1] != n:
        raise ValueError(f"a matrix of {matrix.shape[0]} x {matrix.shape[1]} for {n} blocks")
    for block in range(n):
        total += worth[block]
        matrix[0, block] = <float> worth[block]
        matrix[1, block] = <float> worth[block - 1] if block else 0
        matrix[2, block] = <float> worth[block + 1] if block + 1 < n else 0
    for which in range(near.shape[0]):
        sum, low, high = 0, 0, 0
        for block in range(n):
            while high < n and high <= block + near[which]:
                sum += worth[high]
                high += 1
            while low < block - near[which]:
                sum -= worth[low]
                low += 1
            matrix[3 + which, block] = <float> (<double> sum / <double> (high - low))
    for block in range(n):
        matrix[3 + near.shape[0], block] = <float> (<double> total / <double> n)
