"""What words tell of a block: the sums of lexicon.py, word by word.

All memory is numpy's, handed in; every index that comes from there is held against what it points into.
"""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND
from libc.math cimport rint, sqrt
from libc.stdint cimport int8_t, int64_t, uint8_t, uint16_t, uint32_t
from libc.string cimport memset

cdef extern from *:
    """
    #if defined(__GNUC__)
    #define WINNOW_FETCH(place) __builtin_prefetch(place)
    #else
    #define WINNOW_FETCH(place) ((void) 0)
    #endif
    """
    void WINNOW_FETCH(const void* place) nogil

cdef enum:
    WAITING = 32  # words whose worth is on its way from memory: the table is no longer near the processor
    LETTERS = 8  # of a word that are read
    LENGTH = 8  # places among the mixers
    ONE = 9
    OTHER_ONE = 10
    MIXERS = 11
    ROOM = 65_536
    PLANE = 65_536
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


ctypedef fused Letter:  # as wide as Python keeps those of a string
    uint8_t
    uint16_t
    uint32_t


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
    sums.mixers, sums.letters = &mixers[0], &letters[0]
    sums.opening, sums.closing = opening, closing
    _fits(mixers, tables.shape[0] == TABLES and tables.shape[1] == ROOM)
    if letters.shape[0] != PLANE or len(texts) != worth.shape[0] or opening < 0 or closing < 0:
        raise ValueError("room for other blocks, or letters for another plane")
    for block in range(worth.shape[0]):
        text = texts[block]
        if PyUnicode_KIND(text) == 1:
            _read(<const uint8_t*> PyUnicode_DATA(text), len(text), &sums, &tables[0, 0])
        elif PyUnicode_KIND(text) == 2:
            _read(<const uint16_t*> PyUnicode_DATA(text), len(text), &sums, &tables[0, 0])
        else:
            _read(<const uint32_t*> PyUnicode_DATA(text), len(text), &sums, &tables[0, 0])
        worth[block] = _said(&sums, tables)
        known += sums.known
        words += sums.count
    if spoken[1] * known < spoken[0] * words:
        worth[:] = 0


cdef int _fits(const uint32_t[::1] mixers, bint tables) except -1:
    if mixers.shape[0] != MIXERS or not tables:
        raise ValueError("mixers or tables of another shape")
    return 0


cdef struct Said:
    const uint32_t* mixers
    const uint16_t* letters
    Py_ssize_t opening, closing
    Py_ssize_t count, known  # words so far, and those that are worth something
    int64_t total  # what they are worth
    uint32_t first, second, before, last


cdef void _read(const Letter* text, Py_ssize_t size, Said* sums, const int8_t* any) noexcept:
    """Read a block's words; of a long one those of its two ends."""
    sums.count = sums.known = sums.total = 0
    sums.first = sums.second = sums.before = sums.last = 0
    if size <= sums.opening + sums.closing:
        _words(text, 0, size, sums, any)
    else:
        _words(text, 0, sums.opening, sums, any)
        _words(text, size - sums.closing, size, sums, any)


cdef void _words(const Letter* text, Py_ssize_t start, Py_ssize_t end, Said* sums, const int8_t* any) noexcept:
    cdef Py_ssize_t place, size = 0, waiting = 0
    cdef uint32_t letter, mixed = 0
    cdef const int8_t* worth[WAITING]
    for place in range(start, end + 1):
        letter = 0
        if place < end:
            letter = text[place]
            letter = sums.letters[letter if letter < PLANE else PLANE - 1]
        if letter:
            if size < LETTERS:
                mixed += letter * sums.mixers[size]
            size += 1
        elif size:
            mixed += <uint32_t> size * sums.mixers[LENGTH]
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
            mixed, size = 0, 0
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
    cdef Py_ssize_t place, end
    cdef str name
    _fits(mixers, tables.shape[0] == ROOM and tables.shape[1] == NAMES)
    if sums.shape[0] != len(names) or sums.shape[1] != SUMS:
        raise ValueError("room for other names")
    for place in range(sums.shape[0]):
        name = names[place]
        end = min(len(name), most)
        memset(&sums[place, 0], 0, NAMES * sizeof(int64_t))
        if PyUnicode_KIND(name) == 1:
            _named(<const uint8_t*> PyUnicode_DATA(name), end, &mixers[0], &tables[0, 0], &sums[place, 0])
        elif PyUnicode_KIND(name) == 2:
            _named(<const uint16_t*> PyUnicode_DATA(name), end, &mixers[0], &tables[0, 0], &sums[place, 0])
        else:
            _named(<const uint32_t*> PyUnicode_DATA(name), end, &mixers[0], &tables[0, 0], &sums[place, 0])


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


cdef void _named(const Letter* letters, Py_ssize_t end, const uint32_t* mixers, const int8_t* tables,
                 int64_t* sums) noexcept:
    """Add up the words of one kind's names: ASCII letters, parted before a large one behind a small one."""
    cdef Py_ssize_t place, size = 0, waiting = 0
    cdef uint32_t letter, mixed = 0
    cdef bint large, small, behind_small = False
    cdef const int8_t* worth[WAITING]
    for place in range(end + 1):
        letter = letters[place] if place < end else 32
        large, small = letter - 65 < 26, letter - 97 < 26
        if size and (behind_small if large else not small):
            mixed += <uint32_t> size * mixers[LENGTH]
            worth[waiting] = tables + NAMES * <Py_ssize_t> (mixed >> 16)
            WINNOW_FETCH(worth[waiting])
            waiting += 1
            if waiting == WAITING:
                _add_named(worth, waiting, sums)
                waiting = 0
            mixed, size = 0, 0
        behind_small = small
        if large or small:
            if size < LETTERS:
                mixed += (letter | 32) * mixers[size]
            size += 1
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
