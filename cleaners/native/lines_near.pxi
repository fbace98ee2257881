# Memory that is near when it is needed: what lies apart, and far away, is waited for one by one.

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from cpython.object cimport PyObject

cdef enum:
    PIECE = 16384  # bytes of memory taken at once


cdef void fetch_all(const void* table, size_t size) noexcept:
    """Have a table fetched, all of it at once: between two pages it goes out of the processor's nearer caches."""
    cdef size_t at = 0
    while at < size:
        fetch(<const char*> table + at)
        at += FETCHED


cdef class Room:
    """Room for many small things side by side, given back with all of them."""

    cdef list pieces  # as bytes
    cdef char* next
    cdef Py_ssize_t left

    def __cinit__(self):
        self.pieces = []

    cdef void* taken(self, Py_ssize_t size) except NULL:
        """So many bytes or a few more, aligned for numbers of eight."""
        cdef bytes piece
        size = size // 8 * 8 + 8
        if size > self.left:
            piece = PyBytes_FromStringAndSize(NULL, max(size, <Py_ssize_t> PIECE))
            self.pieces.append(piece)
            self.next, self.left = PyBytes_AS_STRING(piece), len(piece)
        self.next, self.left = self.next + size, self.left - size
        return self.next - size
