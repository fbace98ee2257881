# Memory asked for ahead of its use: waiting for many places at once takes as long as for one.

cdef enum:
    FETCHED = 64  # bytes at once

cdef extern from *:
    """
    #if defined(__GNUC__) || defined(__clang__)
    #define winnow_fetch(place) __builtin_prefetch(place)
    #else
    #define winnow_fetch(place) ((void) 0)
    #endif
    """
    void fetch "winnow_fetch" (const void* place) noexcept nogil  # it may be nobody's, which does no harm
