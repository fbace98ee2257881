"""Words counted in a text. The same as chrome/search.py does, one byte after another."""

from libc.stdint cimport int32_t, uint8_t, uint64_t
from libc.stdlib cimport calloc, free
from libc.string cimport memcmp, memcpy


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


def tally(const uint8_t[::1] raw, const uint8_t[::1] wanted, uint64_t seed):
    """How often each of some words stands in a text, in the order they are given.

    Args:
        raw: words with blanks between them.
        wanted: the words, each once, one blank between two.
        seed: nobody's to know, or texts could be made that this takes long for.
    """
    cdef Py_ssize_t size = raw.shape[0], at, start = 0, count = 1, slots = 8, places = 0
    cdef uint64_t mixed, mask, slot
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
    try:
        for at in range(wanted.shape[0] + 1):
            if at == wanted.shape[0] or wanted[at] == 32:
                if at > start:
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
                if at > start:
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
