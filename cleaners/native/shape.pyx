"""What lines look like among their neighbours, as numbers: as chrome/shape.py and chrome/shape_words.py say."""

from cpython.mem cimport PyMem_Calloc, PyMem_Free
from cpython.tuple cimport PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ
from libc.stdint cimport uint8_t

cdef extern from "Python.h":
    bint Py_UNICODE_ISSPACE(Py_UCS4 letter)
    bint Py_UNICODE_ISUPPER(Py_UCS4 letter)
    bint Py_UNICODE_ISLOWER(Py_UCS4 letter)
    bint Py_UNICODE_ISDIGIT(Py_UCS4 letter)

include "shape_looks.pxi"

cdef enum:
    PLACES = 16  # numbers of each part of a row, see shape.NAMES
    NEIGHBOURS = 19
    PHRASES = 6
    FAR = 5_000  # weight
    FAR_LINES = 60
    NEAR = 3
    RUN = 50
    MANY = 300
    HEAVY = 50_000


cdef class Sums:
    """A page's sums, see shape.Shape, laid out for its rows.

    Raises:
        ValueError: they are not those of so many lines.
    """

    cdef Py_ssize_t count, proses, longs
    cdef Py_ssize_t* sizes
    cdef Py_ssize_t* said
    cdef Py_ssize_t* claimed
    cdef Py_ssize_t* prose
    cdef Py_ssize_t first_long, last_long
    cdef double median

    def __cinit__(self, Py_ssize_t count, tuple sizes, tuple said, tuple claimed, tuple prose, tuple long, double median):
        if not len(sizes) == len(said) == len(claimed) == count + 1 or not prose or not long or not median > 0:
            raise ValueError("sums of other lines")
        self.count, self.proses, self.longs = count, len(prose), len(long)
        self.sizes, self.said, self.claimed = numbers_of(sizes), numbers_of(said), numbers_of(claimed)
        self.prose = numbers_of(prose)
        self.first_long, self.last_long, self.median = long[0], long[self.longs - 1], median

    def __dealloc__(self):
        PyMem_Free(self.sizes)
        PyMem_Free(self.said)
        PyMem_Free(self.claimed)
        PyMem_Free(self.prose)


cdef Py_ssize_t* numbers_of(tuple numbers) except NULL:
    cdef Py_ssize_t place
    cdef Py_ssize_t* found = <Py_ssize_t*> PyMem_Calloc(len(numbers), sizeof(Py_ssize_t))
    if found == NULL:
        raise MemoryError
    try:
        for place in range(len(numbers)):
            found[place] = numbers[place]
    except BaseException:
        PyMem_Free(found)
        raise
    return found


def summed(tuple lines, claimed, Looks looks):
    """A page added up: what shape.shape_of makes of its lines, but for the median.

    Args:
        lines: as reading.py has them.
        claimed: the offsets of those that the rules claim.
        looks: where a line has what.

    Raises:
        ValueError: a line of other fields.
    """
    cdef list sizes = [0], said = [0], gone = [0], prose = [], long = []
    cdef Py_ssize_t number, weight, size = 0, saying = 0, away = 0
    for number in range(len(lines)):
        line = looks.checked(lines[number])
        weight = field(line, looks.weight)
        size += weight
        saying += 1 if field(line, looks.said) else 0
        away += 1 if field(field(line, looks.block), looks.start) in claimed else 0
        sizes.append(size)
        said.append(saying)
        gone.append(away)
        if field(line, looks.prose):
            prose.append(number)
            if weight >= looks.long:
                long.append(number)
    return tuple(sizes), tuple(said), tuple(gone), tuple(prose), tuple(long)


def rows(tuple lines, list numbers, Sums sums, known, title, Looks looks, float[:, ::1] out):
    """The numbers of some lines, each in the order of shape.NAMES.

    Args:
        lines: all of the page, as reading.py has them.
        numbers: which.
        sums: of the page.
        known: how often each word of these lines stands on the page.
        title: the words of the first line.
        looks: where a line has what, and words and patterns.
        out: where they are put, a row for each.

    Raises:
        KeyError: a word is not known.
        ValueError: a line of other fields, an empty one, other sums, or no room.
    """
    cdef Py_ssize_t place, number, wide = PLACES + OWN + NEIGHBOURS + PHRASES + WORDS
    if sums.count != len(lines) or out.shape[0] != len(numbers) or (len(numbers) and out.shape[1] != wide):
        raise ValueError("rows of other lines")
    for place in range(len(numbers)):
        number = numbers[place]
        if not 0 <= number < sums.count:
            raise ValueError("there is no such line")
        line = looks.checked(lines[number])
        places(sums, number, &out[place, 0])
        looks.own(line, &out[place, PLACES])
        neighbours(lines, sums, number, looks, &out[place, PLACES + OWN])
        phrases(sums, line, number, looks, &out[place, PLACES + OWN + NEIGHBOURS])
        looks.words(line, known, title, &out[place, PLACES + OWN + NEIGHBOURS + PHRASES])


cdef void places(Sums sums, Py_ssize_t number, float* out) noexcept:
    cdef Py_ssize_t before = sums.sizes[number], count = sums.count, size = sums.sizes[count]
    cdef Py_ssize_t weight = sums.sizes[number + 1] - before, after = size - before - weight, share = size if size else 1
    out[0] = <float> min(after, <Py_ssize_t> FAR)
    out[1] = <float> min(before, <Py_ssize_t> FAR)
    out[2] = <float> (number - sums.last_long)
    out[3] = <float> (sums.first_long - number)
    out[4] = <float> (number - sums.prose[sums.proses - 1])
    out[5] = <float> (sums.prose[0] - number)
    out[6] = <float> (<double> number / count)
    out[7] = <float> (<double> before / share)
    out[8] = <float> min(count - 1 - number, <Py_ssize_t> FAR_LINES)
    out[9] = <float> min(number, <Py_ssize_t> FAR_LINES)
    out[10] = <float> (<double> weight / share)
    out[11] = <float> (weight / sums.median)
    out[12] = <float> min(count, <Py_ssize_t> MANY)
    out[13] = <float> min(size, <Py_ssize_t> HEAVY)
    out[14] = <float> sums.longs
    out[15] = <float> sums.median


cdef int neighbours(tuple lines, Sums sums, Py_ssize_t number, Looks looks, float* out) except -1:
    cdef Py_ssize_t at, place, step, above, below, start, end
    for at in range(4):
        step = at - 2 if at < 2 else at - 1
        place = number + step
        if 0 <= place < sums.count:
            other = looks.checked(lines[place])
            out[4 * at] = <float> <Py_ssize_t> field(other, looks.weight)
            out[4 * at + 1] = 1 if field(other, looks.prose) else 0
            out[4 * at + 2] = 1 if field(other, looks.bulleted) else 0
            out[4 * at + 3] = 1 if field(other, looks.headline) else 0
        else:
            for place in range(4 * at, 4 * at + 4):
                out[place] = -1
    above = below = reached(sums.prose, sums.proses, number)
    if below < sums.proses and sums.prose[below] == number:
        below += 1
    start = sums.prose[above - 1] + 1 if above else 0
    end = sums.prose[below] - 1 if below < sums.proses else sums.count - 1
    out[16] = <float> min(end - start, <Py_ssize_t> RUN)
    out[17] = <float> min(number - start, <Py_ssize_t> RUN)
    out[18] = <float> min(end - number, <Py_ssize_t> RUN)
    return 0


cdef Py_ssize_t reached(const Py_ssize_t* among, Py_ssize_t count, Py_ssize_t number) noexcept:
    """How many of some ascending numbers are smaller."""
    cdef Py_ssize_t low = 0, middle
    while low < count:
        middle = (low + count) >> 1
        if among[middle] < number:
            low = middle + 1
        else:
            count = middle
    return low


cdef int phrases(Sums sums, line, Py_ssize_t number, Looks looks, float* out) except -1:
    cdef Py_ssize_t count = sums.count, below = max(1, count - 1 - number), above = max(1, number)
    cdef Py_ssize_t near = min(count, number + NEAR + 1), behind = max(0, number - NEAR)
    out[0] = <float> len(<tuple?> field(line, looks.said))
    out[1] = <float> (<double> (sums.said[count] - sums.said[number + 1]) / below)
    out[2] = <float> (<double> sums.said[number] / above)
    out[3] = <float> (sums.claimed[near] - sums.claimed[behind])
    out[4] = <float> (<double> (sums.claimed[count] - sums.claimed[number + 1]) / below)
    out[5] = <float> (<double> sums.claimed[number] / above)
    return 0
