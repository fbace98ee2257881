"""Words counted in a text (chrome/search.py), its lines parted (lines.py), strings looked for in it (any_of.py).

What cuts leave of it, whether it is composed as it stands (ledger.py), how many of its words are common
(metadata_words.py), and its key (spelling.py).
"""

from cpython.ref cimport Py_INCREF
from cpython.tuple cimport PyTuple_GET_ITEM, PyTuple_SET_ITEM
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ, PyUnicode_Substring
from libc.stdint cimport int32_t, uint8_t, uint16_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free
from libc.string cimport memcmp, memcpy, memset

cdef enum:
    BEGINNINGS = 1024  # bytes, a bit for what four letters and a size mix to: most words of a text are none of those wanted


cdef extern from "Python.h":
    bint Py_UNICODE_ISSPACE(Py_UCS4 letter)
    object PyType_GenericAlloc(object kind, Py_ssize_t items)


ctypedef fused Letter:
    uint8_t
    uint16_t
    uint32_t


cdef struct Word:
    const uint8_t* start
    Py_ssize_t size
    uint64_t mixed
    Py_ssize_t times


cdef inline uint64_t _mixed(const uint8_t* start, Py_ssize_t size, uint64_t seed) noexcept:
    cdef uint64_t value = seed ^ <uint64_t>size, eight
    while size >= 8:
        memcpy(&eight, start, 8)
        value = (value ^ eight) * <uint64_t>0x9E3779B97F4A7C15
        value ^= value >> 32
        start += 8
        size -= 8
    if size:
        eight = 0
        memcpy(&eight, start, size)
        value = (value ^ eight) * <uint64_t>0x9E3779B97F4A7C15
        value ^= value >> 32
    return value * <uint64_t>0xD6E8FEB86659FD93


cdef inline uint32_t _begun(const uint8_t* start, Py_ssize_t size) noexcept:
    """Thirteen bits of a word's first letters and its size."""
    cdef uint32_t four = 0
    if size >= 4:
        memcpy(&four, start, 4)
    else:
        memcpy(&four, start, size)
    return ((four ^ <uint32_t> size) * <uint32_t> 0x9E3779B1) >> 19


def tally(const uint8_t[::1] raw, const uint8_t[::1] wanted, uint64_t seed):
    """How often each of some words stands in a text, in the order they are given.

    Args:
        raw: words with blanks between them.
        wanted: the words, each once, one blank between two.
        seed: nobody's to know, or texts could be made that this takes long for.
    """
    cdef Py_ssize_t size = raw.shape[0], at, start = 0, count = 1, slots = 8, places = 0
    cdef uint64_t mixed, mask, slot
    cdef uint32_t begun
    cdef uint8_t[BEGINNINGS] begins
    if wanted.shape[0] == 0:
        return []
    for at in range(wanted.shape[0]):
        count += wanted[at] == 32
    while slots < 2 * count:
        slots *= 2
    mask = slots - 1
    cdef Word* words = <Word*>calloc(count, sizeof(Word))
    cdef int32_t* table = <int32_t*>calloc(slots, sizeof(int32_t))  # the number of a word, from one
    if words == NULL or table == NULL:
        free(words)
        free(table)
        raise MemoryError
    memset(begins, 0, BEGINNINGS)
    try:
        for at in range(wanted.shape[0] + 1):
            if at == wanted.shape[0] or wanted[at] == 32:
                if at > start:
                    begun = _begun(&wanted[start], at - start)
                    begins[begun >> 3] |= <uint8_t> (1 << (begun & 7))
                    mixed = _mixed(&wanted[start], at - start, seed)
                    words[places] = Word(&wanted[start], at - start, mixed, 0)
                    slot = (mixed >> 32) & mask
                    while table[slot]:
                        slot = (slot + 1) & mask
                    table[slot] = <int32_t>(places + 1)
                places += 1
                start = at + 1
        start = 0
        for at in range(size + 1):
            if at == size or raw[at] == 32:
                begun = _begun(&raw[start], at - start) if at > start else 0
                if at > start and begins[begun >> 3] >> (begun & 7) & 1:
                    mixed = _mixed(&raw[start], at - start, seed)
                    slot = (mixed >> 32) & mask
                    while table[slot]:
                        if (
                            words[table[slot] - 1].mixed == mixed
                            and words[table[slot] - 1].size == at - start
                            and memcmp(words[table[slot] - 1].start, &raw[start], at - start) == 0
                        ):
                            words[table[slot] - 1].times += 1
                            break
                        slot = (slot + 1) & mask
                start = at + 1
        return [words[at].times for at in range(count)]
    finally:
        free(words)
        free(table)


def blocks(str text, block, tuple plain):
    """A block for each line that is not blank, see lines.py.

    Args:
        text: with any line ends.
        block: the class.
        plain: what it has behind text, start and end.

    Raises:
        TypeError: the class is none of tuples.
    """
    if not issubclass(block, tuple):
        raise TypeError(f"{block} is no tuple's class")
    cdef int kind = PyUnicode_KIND(text)
    if kind == 1:
        return lines_of(<const uint8_t*> PyUnicode_DATA(text), text, block, plain)
    if kind == 2:
        return lines_of(<const uint16_t*> PyUnicode_DATA(text), text, block, plain)
    return lines_of(<const uint32_t*> PyUnicode_DATA(text), text, block, plain)


cdef list lines_of(const Letter* letters, str text, block, tuple plain):
    cdef Py_ssize_t place = 0, start, size = len(text)
    cdef list found = []
    while place < size:
        start = place
        while place < size and Py_UNICODE_ISSPACE(letters[place]) and not ends_line(letters[place]):
            place += 1
        if place < size and not ends_line(letters[place]):
            while place < size and not ends_line(letters[place]):
                place += 1
            found.append(block_of(block, PyUnicode_Substring(text, start, place), start, place, plain))
        place += 1  # what is between the two of a Windows line end is a blank line
    return found


cdef inline bint ends_line(Py_UCS4 letter) noexcept:
    """As str.splitlines has it; of a text's letters nearly all are told by the first question."""
    if 0x1E < letter < 0x85:
        return False
    return 0x0A <= letter <= 0x0D or 0x1C <= letter <= 0x1E or letter == 0x85 or 0x2028 <= letter <= 0x2029


cdef object block_of(block, str said, start, end, tuple plain):
    """A tuple of such a class, filled where it lies: to make one of another tuple takes three times as long."""
    cdef Py_ssize_t place
    made = PyType_GenericAlloc(block, 3 + len(plain))
    put(made, 0, said)
    put(made, 1, start)
    put(made, 2, end)
    for place in range(len(plain)):
        put(made, 3 + place, <object> PyTuple_GET_ITEM(plain, place))
    return made


cdef inline void put(object made, Py_ssize_t place, object what) noexcept:
    Py_INCREF(what)
    PyTuple_SET_ITEM(made, place, what)


include "strings_any.pxi"
include "strings_common.pxi"
include "strings_composed.pxi"
include "strings_rendered.pxi"
include "strings_spelling.pxi"
