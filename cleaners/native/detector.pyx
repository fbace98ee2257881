"""A text walked through the language detector's automaton, and what its features are worth, see cleaners/detector.py."""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from cpython.mem cimport PyMem_Calloc, PyMem_Free
from libc.stdint cimport int32_t, uint8_t, uint16_t, uint32_t
from libc.string cimport memcpy

cdef enum:
    LETTERS = 256  # of which each row of the automaton has the next states
    NONE = -1


cdef inline float _single(uint16_t half) noexcept:
    """A number of 16 bits in 32, for all that are finite: its exponent is put right by a factor, which is exact."""
    cdef uint32_t bits = <uint32_t> (half & 0x7FFF) << 13, sign = <uint32_t> (half & 0x8000) << 16
    cdef float number
    memcpy(&number, &bits, 4)
    number *= <float> 5.192296858534828e33  # 2 to the 112th
    memcpy(&bits, &number, 4)
    bits |= sign
    memcpy(&number, &bits, 4)
    return number


cdef bint _are_finite(const uint16_t* halves, Py_ssize_t count) noexcept:
    cdef Py_ssize_t place
    cdef bint finite = True
    for place in range(count):
        finite &= (halves[place] & 0x7C00) != 0x7C00
    return finite


cdef class Walk:
    """The way of one text at a time.

    Args:
        moves: rows of next states, one after another.
        rows: of each state its row.
        features: of each state what it tells, -1 for nothing.
        table: what each feature is worth for each language, numbers of 16 bits.

    Raises:
        ValueError: they do not fit each other.
    """

    cdef const uint32_t[::1] moves
    cdef const uint16_t[::1] rows
    cdef const int32_t[::1] features
    cdef const uint16_t[:, ::1] table
    cdef int32_t* times  # each feature was met
    cdef int32_t* met  # features, in the order in which they were
    cdef Py_ssize_t count

    def __cinit__(
        self,
        const uint32_t[::1] moves,
        const uint16_t[::1] rows,
        const int32_t[::1] features,
        const uint16_t[:, ::1] table,
    ):
        cdef Py_ssize_t place, states = rows.shape[0]
        if not states or features.shape[0] != states or not table.shape[0]:
            raise ValueError("states of other models")
        for place in range(states):
            if (rows[place] + 1) * LETTERS > moves.shape[0] or not NONE <= features[place] < table.shape[0]:
                raise ValueError("there is no such row or feature")
        for place in range(moves.shape[0]):
            if moves[place] >= states:
                raise ValueError("there is no such state")
        if table.shape[1] and not _are_finite(&table[0, 0], table.shape[0] * table.shape[1]):
            raise ValueError("a worth without bounds")
        self.moves, self.rows, self.features, self.table = moves, rows, features, table
        self.times = <int32_t*> PyMem_Calloc(table.shape[0], sizeof(int32_t))
        self.met = <int32_t*> PyMem_Calloc(table.shape[0], sizeof(int32_t))
        if self.times == NULL or self.met == NULL:
            raise MemoryError

    def __dealloc__(self):
        PyMem_Free(self.times)
        PyMem_Free(self.met)

    def read(self, const uint8_t[::1] text):
        """How often a text has each feature, in the order in which they came, and what each is worth: numbers of 32 bits.

        Both at one go, for nobody else may walk in between.
        """
        cdef Py_ssize_t place, column, wide = self.table.shape[1]
        cdef uint32_t state = 0
        cdef int32_t feature
        cdef float* numbers
        cdef const uint16_t* row
        self.count = 0
        for place in range(text.shape[0]):
            state = self.moves[<Py_ssize_t> self.rows[state] * LETTERS + text[place]]
            feature = self.features[state]
            if feature != NONE:
                if not self.times[feature]:
                    self.met[self.count] = feature
                    self.count += 1
                self.times[feature] += 1
        times = PyBytes_FromStringAndSize(NULL, self.count * sizeof(float))
        worth = PyBytes_FromStringAndSize(NULL, self.count * wide * sizeof(float))
        numbers = <float*> PyBytes_AS_STRING(times)
        for place in range(self.count):
            numbers[place] = <float> self.times[self.met[place]]
            self.times[self.met[place]] = 0
        numbers = <float*> PyBytes_AS_STRING(worth)
        for place in range(self.count):
            row = &self.table[self.met[place], 0]
            for column in range(wide):
                numbers[place * wide + column] = _single(row[column])
        return times, worth
