"""What words tell of a block: the sums of lexicon.py, word by word.

All memory is numpy's, handed in; every index that comes from there is held against what it points into.
"""

from cpython.object cimport PyObject
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND
from libc.math cimport rint, sqrt
from libc.stdint cimport int8_t, int64_t, uint8_t, uint16_t, uint32_t
from libc.string cimport memcpy, memset

include "lexicon_words.pxi"

cdef extern from "Python.h":
    PyObject** PySequence_Fast_ITEMS(object) noexcept

cdef enum:
    WAITING = 32  # words whose worth is on its way from memory: the table is no longer near the processor
    MET = 1024  # names that are known again
    AHEAD = 8  # names are remembered from page to page: they lie far from the processor
    FETCHED = 64  # bytes at once
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
    cdef Py_ssize_t block, known = 0, words = 0
    cdef str text
    cdef Said sums
    cdef Words found = Words(max(opening + closing, 0), mixers)
    if tables.shape[0] != TABLES or tables.shape[1] != ROOM:
        raise ValueError("mixers or tables of another shape")
    if letters.shape[0] != PLANE or len(texts) != worth.shape[0] or opening < 0 or closing < 0:
        raise ValueError("room for other blocks, or letters for another plane")
    sums.mixers, sums.letters = &mixers[0], &letters[0]
    sums.opening, sums.closing = opening, closing
    for block in range(worth.shape[0]):
        text = texts[block]
        if PyUnicode_KIND(text) == 1:
            _read(<const uint8_t*> PyUnicode_DATA(text), len(text), found, &sums, &tables[0, 0])
        elif PyUnicode_KIND(text) == 2:
            _read(<const uint16_t*> PyUnicode_DATA(text), len(text), found, &sums, &tables[0, 0])
        else:
            _read(<const uint32_t*> PyUnicode_DATA(text), len(text), found, &sums, &tables[0, 0])
        worth[block] = _said(&sums, tables)
        known += sums.known
        words += sums.count
    if spoken[1] * known < spoken[0] * words:
        worth[:] = 0


cdef struct Said:
    const uint32_t* mixers
    const uint16_t* letters
    Py_ssize_t opening, closing
    Py_ssize_t count, known  # words so far, and those that are worth something
    int64_t total  # what they are worth
    uint32_t first, second, before, last


cdef void _read(const Letter* text, Py_ssize_t size, Words found, Said* sums, const int8_t* any) noexcept:
    """Read a block's words; of a long one those of its two ends."""
    sums.count = sums.known = sums.total = 0
    sums.first = sums.second = sums.before = sums.last = 0
    if size <= sums.opening + sums.closing:
        _words(text, size, found, sums, any)
    else:
        _words(text, sums.opening, found, sums, any)
        _words(text + size - sums.closing, sums.closing, found, sums, any)


cdef void _words(const Letter* text, Py_ssize_t size, Words found, Said* sums, const int8_t* any) noexcept:
    cdef Py_ssize_t which, waiting = 0
    cdef uint32_t mixed
    cdef const int8_t* worth[WAITING]
    find_words(found, text, size, sums.letters)
    for which in range(found.count):
        mixed = hash_of(found, which)
        worth[waiting] = any + (mixed >> 16)
        WINNOW_FETCH(worth[waiting])
        waiting += 1
        if waiting == WAITING:
            _add(worth, waiting, sums)
            waiting = 0
        sums.before, sums.last = sums.last, mixed
        sums.count += 1
        if sums.count == 1:
            sums.first = mixed
        elif sums.count == 2:
            sums.second = mixed
    _add(worth, waiting, sums)


cdef inline void _add(const int8_t** worth, Py_ssize_t count, Said* sums) noexcept:
    cdef Py_ssize_t place
    for place in range(count):
        sums.total += worth[place][0]
        sums.known += worth[place][0] != 0


cdef int64_t _said(const Said* sums, const int8_t[:, ::1] tables) noexcept:
    cdef int64_t found
    if not sums.count:
        return 0
    found = <int64_t> rint(<double> sums.total / sqrt(<double> sums.count))
    found += tables[1, sums.first >> 16] + tables[2, sums.last >> 16]
    if sums.count > 1:
        found += tables[3, _pair(sums.first, sums.second, sums.mixers)]
        found += tables[4, _pair(sums.before, sums.last, sums.mixers)]
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
    cdef Py_ssize_t place, size, known
    cdef Py_ssize_t[MET] met  # of some names that were met, one more than where
    cdef str name
    cdef Words found = Words(most, mixers)
    if tables.shape[0] != ROOM or tables.shape[1] != NAMES:
        raise ValueError("mixers or tables of another shape")
    if sums.shape[0] != len(names) or sums.shape[1] != SUMS:
        raise ValueError("room for other names")
    memset(met, 0, sizeof(met))
    for place in range(sums.shape[0]):
        if place + AHEAD < sums.shape[0]:
            WINNOW_FETCH(PySequence_Fast_ITEMS(names)[place + AHEAD])
            WINNOW_FETCH(<const char*> PySequence_Fast_ITEMS(names)[place + AHEAD] + FETCHED)
        name = names[place]
        known = <Py_ssize_t> (<size_t> <void*> name // 16 % MET)  # objects are that far apart
        if met[known] and <str> names[met[known] - 1] is name:  # elements with the same name share it
            memcpy(&sums[place, 0], &sums[met[known] - 1, 0], NAMES * sizeof(int64_t))
            continue
        met[known] = place + 1
        size = min(len(name), most)
        if PyUnicode_KIND(name) == 1:
            find_names(found, <const uint8_t*> PyUnicode_DATA(name), size)
        elif PyUnicode_KIND(name) == 2:
            find_names(found, <const uint16_t*> PyUnicode_DATA(name), size)
        else:
            find_names(found, <const uint32_t*> PyUnicode_DATA(name), size)
        _named(found, &tables[0, 0], &sums[place, 0])


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


cdef void _named(Words found, const int8_t* tables, int64_t* sums) noexcept:
    """Add up the words of one kind's names."""
    cdef Py_ssize_t which, waiting = 0
    cdef const int8_t* worth[WAITING]
    memset(sums, 0, NAMES * sizeof(int64_t))
    for which in range(found.count):
        worth[waiting] = tables + NAMES * <Py_ssize_t> (hash_of(found, which) >> 16)
        WINNOW_FETCH(worth[waiting])
        waiting += 1
        if waiting == WAITING:
            _add_named(worth, waiting, sums)
            waiting = 0
    _add_named(worth, waiting, sums)


cdef inline void _add_named(const int8_t** worth, Py_ssize_t count, int64_t* sums) noexcept:
    cdef Py_ssize_t place, which
    for place in range(count):
        for which in range(NAMES):
            sums[which] += worth[place][which]


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
