"""Arithmetic over hashes: what two texts share, and the bands of a signature. The same as numpy does, for a few numbers."""

from cpython.buffer cimport PyBUF_SIMPLE, PyBuffer_Release, PyObject_GetBuffer
from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from libc.stdint cimport uint32_t, uint64_t


def shared(one, other):
    """How many numbers two ascending, distinct sets of 64-bit numbers share, given as contiguous buffers."""
    cdef Py_buffer first, second
    cdef Py_ssize_t count = 0, at = 0, by = 0, size, length
    cdef uint64_t left, right
    cdef const uint64_t *ours, *theirs
    PyObject_GetBuffer(one, &first, PyBUF_SIMPLE)
    try:
        PyObject_GetBuffer(other, &second, PyBUF_SIMPLE)
        ours, theirs = <const uint64_t*>first.buf, <const uint64_t*>second.buf
        size, length = first.len // 8, second.len // 8
        while at < size and by < length:  # no branches: which of two hashes is smaller cannot be foreseen
            left, right = ours[at], theirs[by]
            count += left == right
            at += left <= right
            by += right <= left
        PyBuffer_Release(&second)
    finally:
        PyBuffer_Release(&first)
    return count


def bands(const uint32_t[:, ::1] signatures, int count):
    """Band hashes of each signature, low bit clear: bytes of `count` native 64-bit numbers for each row.

    Raises:
        ValueError: a signature cannot be parted into so many bands.
    """
    cdef Py_ssize_t row, band, step, size = signatures.shape[0], rows
    if count < 1 or signatures.shape[1] % count:
        raise ValueError(f"{signatures.shape[1]} numbers make no {count} bands")
    rows = signatures.shape[1] // count
    made = PyBytes_FromStringAndSize(NULL, 8 * size * count)
    cdef uint64_t* out = <uint64_t*>PyBytes_AS_STRING(made)
    cdef uint64_t mixed
    for row in range(size):
        for band in range(count):
            mixed = band + 1
            for step in range(rows):
                mixed = mix(mixed + signatures[row, band * rows + step])
            out[row * count + band] = mixed & ~<uint64_t>1
    return made


cdef inline uint64_t mix(uint64_t number) noexcept nogil:
    number += <uint64_t>0x9E3779B97F4A7C15
    number = (number ^ (number >> 30)) * <uint64_t>0xBF58476D1CE4E5B9
    number = (number ^ (number >> 27)) * <uint64_t>0x94D049BB133111EB
    return number ^ (number >> 31)
