# Memory that grows.

from cpython.mem cimport PyMem_Calloc, PyMem_Free, PyMem_Realloc

cdef extern from "Python.h":
    const Py_ssize_t PY_SSIZE_T_MAX


cdef int grown(void** place, Py_ssize_t* room, Py_ssize_t wanted, size_t bytes) except -1:
    """Make room for as many items as wanted, twice as many as there were at least."""
    cdef Py_ssize_t larger
    cdef void* moved
    if wanted > room[0]:
        larger = wanted if wanted > 2 * room[0] else 2 * room[0]
        if larger > <Py_ssize_t> (<size_t> PY_SSIZE_T_MAX // bytes):
            raise MemoryError
        moved = PyMem_Realloc(place[0], <size_t> larger * bytes)
        if moved == NULL:
            raise MemoryError
        place[0], room[0] = moved, larger
    return 0
