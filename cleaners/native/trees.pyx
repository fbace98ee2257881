"""What boosted trees say to rows of features, and from which score on blocks are kept: as story.py does with numpy."""

from cpython.mem cimport PyMem_Calloc, PyMem_Free, PyMem_Malloc
from libc.stdint cimport int16_t, int32_t, int64_t, uint32_t
from libc.string cimport memcpy, memset

cdef enum:
    AT_ONCE = 256  # rows: what is known of them stays near the processor
    WIDE = 64  # bytes that the widest instruction takes; those of AT_ONCE rows are some times as many
    FEW = 16  # rows, for which one question after another is quicker
    DEEPEST = 8  # a leaf's number is a byte
    AT_MOST = 128  # numbers that numpy adds up without parting them

include "choose.pxi"


cdef struct Question:  # small: there are thousands, and each page finds them far from the processor
    int32_t column
    float limit
    int16_t left, right  # the questions asked next, from one; 0 where a leaf is reached, the first below
    unsigned char half  # leaves below its left side


cdef struct Batch:  # some rows of a matrix
    const char* begin  # of the first one's first column
    Py_ssize_t along, columns  # bytes from column to column, and how many there are
    Py_ssize_t size, left  # how many rows, and with those behind them
    unsigned char* ends  # of each question of a tree, where each row ends below it


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
            rows: rows x columns.
            said: rows x trees, filled in.

        Raises:
            ValueError: the shapes do not fit one another, or a node asks for a column that is not there.
        """
        self.check(rows, said.shape[0])
        if said.shape[1] != self.trees:
            raise ValueError("trees, rows and answers do not fit one another")
        self.one_by_one(rows, said)

    cdef int check(self, const float[:, :] rows, Py_ssize_t size) except -1:
        cdef Py_ssize_t columns = rows.shape[1]
        if size != rows.shape[0]:
            raise ValueError("trees, rows and answers do not fit one another")
        if self.lowest < 0 or self.highest >= columns:
            raise ValueError(f"a tree asks for column {self.lowest if self.lowest < 0 else self.highest} of {columns}")
        return 0

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

    def log_odds(self, const float[:, :] rows, float[::1] odds):
        """The sum of what all trees say to each row, as numpy adds `answers` up; many rows at once.

        Args:
            rows: rows x columns.
            odds: filled in.

        Returns:
            Whether it was done: not for few rows, columns that do not lie in one piece each, or deep trees.

        Raises:
            ValueError: the shapes do not fit one another, or a node asks for a column that is not there.
        """
        self.check(rows, odds.shape[0])
        if rows.shape[0] < FEW or rows.strides[0] != sizeof(float) or self.inner >= 1 << DEEPEST:
            return False
        self.many(rows, odds)
        return True

    cdef int many(self, const float[:, :] rows, float[::1] odds) except -1:
        cdef Py_ssize_t levels = 8, count = self.trees  # sums: eight, and one for each time that trees are parted
        cdef Py_ssize_t first
        cdef Batch batch
        cdef float* sums
        cdef void* ends
        while count > AT_MOST:
            count = count // 2 + 8
            levels += 1
        sums = <float*> room(levels * AT_ONCE, sizeof(float))
        batch.along, batch.columns, batch.left = rows.strides[1], rows.shape[1], rows.shape[0]
        ends = PyMem_Calloc(<size_t> (self.longest + 2), AT_ONCE)
        if ends == NULL:
            PyMem_Free(sums)
            raise MemoryError
        batch.ends = <unsigned char*> ((<size_t> ends + WIDE) & ~<size_t> (WIDE - 1))
        while batch.left:
            first = rows.shape[0] - batch.left
            batch.begin, batch.size = <const char*> &rows[first, 0], min(<Py_ssize_t> AT_ONCE, batch.left)
            self.add_up(&batch, 0, self.trees, sums)
            memcpy(&odds[first], sums, <size_t> batch.size * sizeof(float))
            batch.left -= batch.size
        PyMem_Free(ends)
        PyMem_Free(sums)
        return 0

    cdef void add_up(self, Batch* batch, Py_ssize_t first, Py_ssize_t count, float* sums) noexcept:
        """Add up what some trees say: into eight sums in turn, or, of more than AT_MOST, each half by itself."""
        cdef Py_ssize_t tree, row, half, whole = count - count % 8
        if count > AT_MOST:
            half = count // 2 - count // 2 % 8
            self.add_up(batch, first, half, sums)
            self.add_up(batch, first + half, count - half, sums + AT_ONCE)
            for row in range(batch.size):
                sums[row] += sums[AT_ONCE + row]
            return
        memset(sums, 0, 8 * AT_ONCE * sizeof(float))
        for tree in range(whole):
            self.add(batch, first + tree, sums + tree % 8 * AT_ONCE)
        for row in range(batch.size if whole else 0):
            sums[row] = (
                ((sums[row] + sums[AT_ONCE + row]) + (sums[2 * AT_ONCE + row] + sums[3 * AT_ONCE + row]))
                + ((sums[4 * AT_ONCE + row] + sums[5 * AT_ONCE + row])
                   + (sums[6 * AT_ONCE + row] + sums[7 * AT_ONCE + row]))
            )
        for tree in range(whole, count):
            self.add(batch, first + tree, sums)

    cdef void add(self, Batch* batch, Py_ssize_t tree, float* sums) noexcept:
        """Add what a tree says to each row, asking from its last question to the first in which leaf a row ends."""
        cdef Py_ssize_t at, wide = (batch.size + WIDE - 1) // WIDE * WIDE
        cdef const float* column
        cdef const float* leaves = self.leaf + tree * (self.inner + 1)
        # Up to here columns may be read beyond their rows: another one lies there, and nobody looks at those answers.
        cdef const float* last = <const float*> (batch.begin + (batch.columns - 1) * batch.along) + batch.left
        cdef unsigned char* here = batch.ends  # none, then each question's
        cdef Question* one
        for at in range(self.first[tree], self.first[tree + 1]):
            one = self.asked + at
            here += AT_ONCE
            column = <const float*> (batch.begin + one.column * batch.along)
            choose(
                column, one.limit, batch.ends + one.left * AT_ONCE, batch.ends + one.right * AT_ONCE, one.half, here,
                wide if batch.along > 0 and last - column >= wide else batch.size,
            )
        add(sums, leaves, here, batch.size)


cdef void* room(Py_ssize_t count, size_t bytes) except NULL:
    """Room for so many items, all zero."""
    cdef void* new = PyMem_Calloc(<size_t> count, bytes)
    if new == NULL:
        raise MemoryError
    return new


include "threshold.pxi"
