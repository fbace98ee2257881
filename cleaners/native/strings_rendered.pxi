# The lines that the kept spans of a text spell, written one behind the other: see ledger.py.

from cpython.mem cimport PyMem_Malloc

cdef extern from "Python.h":
    object PyUnicode_FromKindAndData(int kind, const void* letters, Py_ssize_t size)


cdef enum:
    NEAR = 32  # letters looked at at once


cdef struct Written:
    Py_ssize_t line  # where the line begins that is being written
    Py_ssize_t end  # of what is written
    Py_ssize_t whole  # end of the last line that is not blank


cdef inline bint _is_end(uint32_t letter) noexcept:
    """Whether a line ends there, as str.splitlines says."""
    if letter < 32:
        return 10 <= letter <= 13 or 28 <= letter <= 30
    return letter == 0x85 or letter >> 1 == 0x2028 >> 1


cdef inline bint _may_end(const Letter* letters) noexcept:
    """Whether a line may end among so many letters, told without a look at one after the other."""
    cdef Py_ssize_t place
    cdef Letter found = 0
    for place in range(NEAR):
        found |= (letters[place] < 32) | (letters[place] == 0x85) | (letters[place] >> 1 == 0x2028 >> 1)
    return found != 0


cdef inline void _end_line(Letter* out, Written* written, const uint8_t* gap, Py_ssize_t gap_size) noexcept:
    """Trim a line at its end; the next one begins behind a gap, or in its place where nothing is left of it."""
    cdef Py_ssize_t end = written.end, each
    while end > written.line and Py_UNICODE_ISSPACE(out[end - 1]):
        end -= 1
    if end > written.line:
        written.whole = end
        for each in range(gap_size):
            out[end + each] = gap[each]
        written.line = end + gap_size
    written.end = written.line


cdef Py_ssize_t _write(const Letter* text, const Py_ssize_t* bounds, Py_ssize_t spans, const uint8_t* gap,
                       Py_ssize_t gap_size, Letter* out) noexcept:
    """Write what is kept, as ledger._spelled and what joins its lines; how many letters that are.

    Args:
        text: letters.
        bounds: where each kept span begins and ends.
        spans: how many there are.
        gap: what stands between two lines.
        out: room for all of it.
    """
    cdef Written written = Written(0, 0, 0)
    cdef Py_ssize_t number, first, start, end, at = 0  # the end of the span before
    cdef bint goes_on = False  # whether something of a line is kept that may go on in the next span
    for number in range(spans):
        start, end = bounds[2 * number], bounds[2 * number + 1]
        if not goes_on and end - start == 1 and text[start] == 10:
            at = end
            continue
        while goes_on and at < start:
            if _is_end(text[at]):
                _end_line(out, &written, gap, gap_size)
                goes_on = False
            at += 1
        at = end
        if not goes_on and start and not _is_end(text[start]) and not _is_end(text[start - 1]):
            while start < end and Py_UNICODE_ISSPACE(text[start]) and not _is_end(text[start]):
                start += 1  # a blank behind a cut is no indentation
        if start < end:
            goes_on = not _is_end(text[end - 1])
        while start < end:
            first = start
            while end - start >= NEAR and not _may_end(text + start):
                start += NEAR
            while start < end and not _is_end(text[start]):
                start += 1
            memcpy(out + written.end, text + first, <size_t> (start - first) * sizeof(Letter))
            written.end += start - first
            if start < end:
                _end_line(out, &written, gap, gap_size)
                start += 1
    _end_line(out, &written, gap, gap_size)
    return written.whole


def rendered(str text not None, tuple cuts not None, str gap not None):
    """The lines of what cuts leave of a text, trimmed at their ends, as ledger.render spells them; not yet composed.

    Args:
        text: what is cut.
        cuts: tuples that begin with where each begins and ends.
        gap: what stands between two lines, in ASCII.

    Raises:
        ValueError: the cuts are not ascending, disjoint, not empty and inside the text, or the gap is none of ASCII.
    """
    cdef Py_ssize_t size = len(text), at = 0, start, end, kept = 0, spans = 0, gap_size = len(gap)
    cdef int kind = PyUnicode_KIND(text)
    cdef const uint8_t* between = <const uint8_t*> PyUnicode_DATA(gap)
    cdef Py_ssize_t* bounds
    cdef void* out = NULL
    if not gap.isascii():
        raise ValueError("a gap that is no ASCII")
    bounds = <Py_ssize_t*> PyMem_Malloc(<size_t> (2 * len(cuts) + 2) * sizeof(Py_ssize_t))
    if bounds == NULL:
        raise MemoryError
    try:
        for cut in cuts:
            start, end = cut[0], cut[1]
            if not at <= start < end <= size:
                raise ValueError(f"cut {start}:{end} of {size} characters overlaps, is empty or out of order at {at}")
            if at < start:
                bounds[2 * spans], bounds[2 * spans + 1] = at, start
                kept += start - at
                spans += 1
            at = end
        if at < size:
            bounds[2 * spans], bounds[2 * spans + 1] = at, size
            kept += size - at
            spans += 1
        out = PyMem_Malloc(<size_t> ((kept + 1) * (1 + gap_size)) * <size_t> kind)  # no line is empty
        if out == NULL:
            raise MemoryError
        if kind == 1:
            size = _write(<const uint8_t*> PyUnicode_DATA(text), bounds, spans, between, gap_size, <uint8_t*> out)
        elif kind == 2:
            size = _write(<const uint16_t*> PyUnicode_DATA(text), bounds, spans, between, gap_size, <uint16_t*> out)
        else:
            size = _write(<const uint32_t*> PyUnicode_DATA(text), bounds, spans, between, gap_size, <uint32_t*> out)
        return PyUnicode_FromKindAndData(kind, out, size)
    finally:
        PyMem_Free(bounds)
        PyMem_Free(out)
