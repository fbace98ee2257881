"""What boosted trees say to rows of features, and from which score on blocks are kept: as story.py does with numpy."""

from cpython.mem cimport PyMem_Calloc, PyMem_Free, PyMem_Malloc
from libc.stdint cimport int16_t, int32_t, int64_t, uint32_t
from libc.string cimport memcpy, memset

cdef enum:
    AT_ONCE = 256  # rows: what is known of them stays near the processor
    WIDE = 32  # bytes that one instruction takes; those of AT_ONCE rows are some times as many
    FEW = 16  # rows, for which one question after another is quicker
    DEEPEST = 8  # a leaf's number is a byte

include "choose.pxi"


cdef struct Question:  # small: there are thousands, and each page finds them far from the processor
    int32_t column
    float limit
    int16_t left, right  # the questions asked next, from one; 0 where a leaf is reached, the first below
    unsigned char half  # leaves below its left side


cdef class Forest:
    """Some trees, checked and laid out once.

    Args:
        feature: trees x inner nodes, the column that each node asks for.
        threshold: of the same shape; what nothing is larger than sends every row to the left.
        leaf: trees x leaves, one more than there are inner nodes.

    Raises:
        ValueError: the shapes do not fit one another.
    """

    cdef Py_ssize_t trees, inner, lowest, highest  # of the columns asked for
    cdef int32_t* feature
    cdef float* threshold
    cdef float* leaf
    cdef Question* asked  # of each tree, the ones that are really asked: those further down first
    cdef Py_ssize_t* first  # of each tree's; and the number of all
    cdef Py_ssize_t longest  # of a tree's

    def __cinit__(self, const int32_t[:, ::1] feature, const float[:, ::1] threshold, const float[:, ::1] leaf):
        cdef Py_ssize_t count = feature.shape[0], inner = feature.shape[1], tree, node
        if (
            threshold.shape[0] != count or threshold.shape[1] != inner or leaf.shape[0] != count
            or leaf.shape[1] != inner + 1 or count == 0 or inner == 0 or (inner & (inner + 1)) != 0
        ):
            raise ValueError("trees and leaves do not fit one another")
        self.trees, self.inner = count, inner
        self.feature = <int32_t*> room(count * inner, sizeof(int32_t))
        self.threshold = <float*> room(count * inner, sizeof(float))
        self.leaf = <float*> room(count * (inner + 1), sizeof(float))
        self.asked = <Question*> room(count * inner, sizeof(Question))
        self.first = <Py_ssize_t*> room(count + 1, sizeof(Py_ssize_t))
        self.lowest = self.highest = feature[0, 0]
        for tree in range(count):
            for node in range(inner):
                self.feature[tree * inner + node] = feature[tree, node]
                self.threshold[tree * inner + node] = threshold[tree, node]
                self.lowest = min(self.lowest, <Py_ssize_t> feature[tree, node])
                self.highest = max(self.highest, <Py_ssize_t> feature[tree, node])
            for node in range(inner + 1):
                self.leaf[tree * (inner + 1) + node] = leaf[tree, node]
        self.lay_out()

    def __dealloc__(self):
        for each in (<size_t> self.feature, <size_t> self.threshold, <size_t> self.leaf, <size_t> self.asked,
                     <size_t> self.first):
            PyMem_Free(<void*> <size_t> each)

    cdef int lay_out(self) except -1:
        """Put down which questions are asked, each behind those below it."""
        cdef Py_ssize_t inner = self.inner, tree, node, left, size = 0
        cdef Py_ssize_t* place = <Py_ssize_t*> room(2 * inner + 1, sizeof(Py_ssize_t))  # zero for leaves
        cdef Py_ssize_t* half = <Py_ssize_t*> room(inner, sizeof(Py_ssize_t))
        cdef Question* one
        for node in range(inner - 1, -1, -1):
            half[node] = 1 if 2 * node + 1 >= inner else 2 * half[2 * node + 1]
        for tree in range(self.trees):
            self.first[tree] = size
            for node in range(inner - 1, -1, -1):
                left = 2 * node + 1
                if self.threshold[tree * inner + node] == WINNOW_NEVER:
                    place[node] = place[left]
                    continue
                one = self.asked + size
                one.column, one.limit = self.feature[tree * inner + node], self.threshold[tree * inner + node]
                one.half = <unsigned char> half[node]
                one.left, one.right = <int16_t> place[left], <int16_t> place[left + 1]
                size += 1
                place[node] = size - self.first[tree]
            # A tree whose first question is never answered begins with what is left of it.
            self.longest = max(self.longest, size - self.first[tree])
            if place[0] != size - self.first[tree]:
                size = self.first[tree] + place[0]
        self.first[self.trees] = size
        PyMem_Free(place)
        PyMem_Free(half)
        return 0

    def answers(self, const float[:, :] rows, float[:, ::1] said):
        """What each tree says to each row.

        Args:
            rows: rows x columns; quickest where a column lies in one piece.
            said: rows x trees, filled in.

        Raises:
            ValueError: the shapes do not fit one another, or a node asks for a column that is not there.
        """
        cdef Py_ssize_t columns = rows.shape[1]
        if said.shape[0] != rows.shape[0] or said.shape[1] != self.trees:
            raise ValueError("trees, rows and answers do not fit one another")
        if self.lowest < 0 or self.highest >= columns:
            raise ValueError(f"a tree asks for column {self.lowest if self.lowest < 0 else self.highest} of {columns}")
        if rows.shape[0] < FEW or rows.strides[0] != sizeof(float) or self.inner >= 1 << DEEPEST:
            self.one_by_one(rows, said)
        else:
            self.many(rows, said)

    cdef void one_by_one(self, const float[:, :] rows, float[:, ::1] said) noexcept:
        """From the first question to a leaf, for each row and tree."""
        cdef Py_ssize_t tree, row, node, inner = self.inner, along = rows.strides[1]
        cdef const int32_t* asks
        cdef const float* limits
        cdef const char* begin
        for row in range(rows.shape[0]):
            begin = <const char*> &rows[row, 0]
            for tree in range(self.trees):
                asks, limits = self.feature + tree * inner, self.threshold + tree * inner
                node = 0
                while node < inner:
                    node = 2 * node + 1 + ((<const float*> (begin + asks[node] * along))[0] > limits[node])
                said[row, tree] = self.leaf[tree * (inner + 1) + node - inner]

    cdef int many(self, const float[:, :] rows, float[:, ::1] said) except -1:
        """From the last questions to the first, many rows at once: which leaf below a question each row ends in."""
        cdef Py_ssize_t tree, at, first = 0, some, wide, size = rows.shape[0], along = rows.strides[1]
        # Up to here columns may be read beyond their rows: another one lies there, and nobody looks at those answers.
        cdef const float* last = <const float*> (<const char*> &rows[0, 0] + (rows.shape[1] - 1) * along) + size
        cdef const float* column
        cdef unsigned char* ends = <unsigned char*> room((self.longest + 1) * AT_ONCE, 1)  # none, then each question's
        cdef unsigned char* here
        cdef const float* leaves
        cdef Question* one
        while first < size:
            some = min(<Py_ssize_t> AT_ONCE, size - first)
            wide = (some + WIDE - 1) // WIDE * WIDE
            for tree in range(self.trees):
                here = ends
                for at in range(self.first[tree], self.first[tree + 1]):
                    one = self.asked + at
                    here += AT_ONCE
                    column = <const float*> (<const char*> &rows[first, 0] + one.column * along)
                    choose(
                        column, one.limit, ends + one.left * AT_ONCE, ends + one.right * AT_ONCE, one.half, here,
                        wide if along > 0 and last - column >= wide else some,
                    )
                leaves = self.leaf + tree * (self.inner + 1)
                for at in range(some):
                    said[first + at, tree] = leaves[here[at]]
            first += some
        PyMem_Free(ends)
        return 0


cdef void* room(Py_ssize_t count, size_t bytes) except NULL:
    """Room for so many items, all zero."""
    cdef void* new = PyMem_Calloc(<size_t> count, bytes)
    if new == NULL:
        raise MemoryError
    return new


def kept_from(const float[::1] scores, const int64_t[::1] chars):
    """The score from which on blocks are kept: half the best F1 that can be expected, as story.threshold says.

    Args:
        scores: how likely each block is story; none is no number.
        chars: how long each is.

    Raises:
        ValueError: there are none, or not as many of the one as of the other.
    """
    cdef Py_ssize_t count = scores.shape[0], at
    cdef Py_ssize_t* order
    cdef double whole = 0, story = 0, f1, best = 0
    cdef int64_t size = 0
    if count == 0 or chars.shape[0] != count:
        raise ValueError(f"{count} scores of {chars.shape[0]} blocks")
    order = falling(&scores[0], count)
    for at in range(count):
        whole += <double> scores[order[at]] * <double> chars[order[at]]
    for at in range(count):
        story += <double> scores[order[at]] * <double> chars[order[at]]
        size += chars[order[at]]
        f1 = 2 * story / (<double> size + whole)
        if at == 0 or f1 > best:
            best = f1
    PyMem_Free(order)
    return best / 2


cdef Py_ssize_t* falling(const float* scores, Py_ssize_t count) except NULL:
    """The places of scores, the highest first, equal ones in their order; to be freed.

    Sorted by the bytes of their bits, the least telling first: a processor guesses wrong at every other comparison.
    """
    cdef Py_ssize_t* order = <Py_ssize_t*> PyMem_Malloc(<size_t> count * sizeof(Py_ssize_t))
    cdef Py_ssize_t* sorted_ = <Py_ssize_t*> PyMem_Malloc(<size_t> count * sizeof(Py_ssize_t))
    cdef uint32_t* keys = <uint32_t*> PyMem_Malloc(<size_t> count * sizeof(uint32_t))
    cdef Py_ssize_t[256] behind  # of each byte, the place of the next one that has it
    cdef Py_ssize_t at, place, total
    cdef int shift, byte
    if order == NULL or sorted_ == NULL or keys == NULL:
        PyMem_Free(order)
        PyMem_Free(sorted_)
        PyMem_Free(keys)
        raise MemoryError
    for at in range(count):
        order[at], keys[at] = at, fallen(scores[at])
    for shift in range(0, 32, 8):
        memset(behind, 0, sizeof(behind))
        for at in range(count):
            behind[(keys[at] >> shift) & 255] += 1
        total = 0
        for byte in range(256):
            behind[byte], total = total, total + behind[byte]
        for at in range(count):
            place = order[at]
            byte = (keys[place] >> shift) & 255
            sorted_[behind[byte]] = place
            behind[byte] += 1
        order, sorted_ = sorted_, order
    PyMem_Free(sorted_)
    PyMem_Free(keys)
    return order


cdef inline uint32_t fallen(float score) noexcept:
    """A number that is the smaller the larger a score is; zero has a sign that says nothing."""
    cdef uint32_t bits
    memcpy(&bits, &score, sizeof(bits))
    if score == 0:
        bits = 0
    return bits if bits >> 31 else bits ^ 0x7FFFFFFF
