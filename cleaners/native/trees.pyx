"""What boosted trees say to rows of features, and from which score on blocks are kept: as story.py does with numpy."""

from cpython.mem cimport PyMem_Calloc, PyMem_Free, PyMem_Malloc
from libc.stdint cimport int16_t, int32_t, int64_t, uint32_t, uint64_t
from libc.stdlib cimport bsearch, qsort
from libc.string cimport memcmp, memcpy, memset

include "bits.pxi"

cdef enum:
    AT_ONCE = 64 * WORDS  # rows
    WIDE = 64  # bytes that are fetched at once
    FEW = 16  # rows, for which one question after another is quicker
    DEEPEST = 8  # a leaf's number is a byte
    PLACES = 2 << DEEPEST  # for the nodes of the deepest tree and its leaves
    AT_MOST = 128  # numbers that numpy adds up without parting them
    TOGETHER = 32  # leaves that two registers hold: so many are read of each tree


cdef struct Batch:  # some rows of a matrix
    Py_ssize_t size
    uint64_t* beyond  # of each question, the rows beyond its limit
    uint64_t* reached  # of each node and leaf of a tree, the rows that reach it; all of them reach the first
    uint64_t* bits  # of the numbers of the leaves in which rows end


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
    cdef Question* asked  # by all trees, each once
    cdef Py_ssize_t questions
    cdef Node* nodes  # of each tree that ask something, each before those below it
    cdef Py_ssize_t* first  # of each tree's; and the number of all
    cdef float* leaves  # of each tree that may be reached: one more than its nodes

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
        self.nodes = <Node*> room(count * inner, sizeof(Node))
        self.first = <Py_ssize_t*> room(count + 1, sizeof(Py_ssize_t))
        self.leaves = <float*> room(count * (inner + 1) + TOGETHER, sizeof(float))
        self.lowest = self.highest = feature[0, 0]
        for tree in range(count):
            for node in range(inner):
                self.feature[tree * inner + node] = feature[tree, node]
                self.threshold[tree * inner + node] = threshold[tree, node]
                self.lowest = min(self.lowest, <Py_ssize_t> feature[tree, node])
                self.highest = max(self.highest, <Py_ssize_t> feature[tree, node])
            for node in range(inner + 1):
                self.leaf[tree * (inner + 1) + node] = leaf[tree, node]
        if inner < 1 << DEEPEST:
            self.gather()
            for tree in range(count):
                self.lay_out(tree)

    def __dealloc__(self):
        for each in (<size_t> self.feature, <size_t> self.threshold, <size_t> self.leaf, <size_t> self.asked,
                     <size_t> self.nodes, <size_t> self.first, <size_t> self.leaves):
            PyMem_Free(<void*> <size_t> each)

    cdef void gather(self) noexcept:
        """Put down all questions, each once, those for one column beside one another."""
        cdef Py_ssize_t at, size = 0
        for at in range(self.trees * self.inner):
            if self.threshold[at] != WINNOW_NEVER:
                self.asked[size].column, self.asked[size].limit = self.feature[at], self.threshold[at]
                size += 1
        qsort(self.asked, <size_t> size, sizeof(Question), in_order)
        for at in range(size):
            if not self.questions or in_order(&self.asked[self.questions - 1], &self.asked[at]):
                self.asked[self.questions] = self.asked[at]
                self.questions += 1

    cdef void lay_out(self, Py_ssize_t tree) noexcept:
        """Put down a tree, from the root down."""
        cdef Py_ssize_t inner = self.inner, size, below, at = 0, last = 0
        cdef Py_ssize_t[PLACES] place  # of each node in the complete tree
        cdef const int32_t* feature = self.feature + tree * inner
        cdef const float* threshold = self.threshold + tree * inner
        cdef const float* leaf = self.leaf + tree * (inner + 1)
        cdef int16_t[2] next_
        cdef Question one
        cdef Node* nodes = self.nodes + self.first[tree]
        cdef float* leaves = self.leaves + self.first[tree] + tree
        place[0] = asking(threshold, 0, inner)
        size = place[0] < inner
        leaves[0] = leaf[0 if size else place[0] - inner]
        while at < size:
            one.column, one.limit = feature[place[at]], threshold[place[at]]
            for right in range(2):
                below = asking(threshold, 2 * place[at] + 1 + right, inner)
                if below < inner:
                    place[size], next_[right] = below, <int16_t> size
                    size += 1
                else:
                    leaves[last], next_[right] = leaf[below - inner], <int16_t> (inner + last)
                    last += 1
            nodes[at].left, nodes[at].right = next_[0], next_[1]
            nodes[at].question = <int32_t> (
                <Question*> bsearch(&one, self.asked, <size_t> self.questions, sizeof(Question), in_order) - self.asked
            )
            at += 1
        self.first[tree + 1] = self.first[tree] + size

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
        cdef Py_ssize_t first, row
        cdef Batch batch
        cdef float* sums
        cdef void* taken
        while count > AT_MOST:
            count = count // 2 + 8
            levels += 1
        sums = <float*> room(levels * AT_ONCE, sizeof(float))
        taken = PyMem_Malloc(WIDE + <size_t> (self.questions + PLACES + DEEPEST) * WORDS * sizeof(uint64_t))
        if taken == NULL:
            PyMem_Free(sums)
            raise MemoryError
        batch.beyond = <uint64_t*> ((<size_t> taken + WIDE) & ~<size_t> (WIDE - 1))
        batch.reached = batch.beyond + WORDS * self.questions
        batch.bits = batch.reached + WORDS * PLACES
        for first in range(0, rows.shape[0], AT_ONCE):
            batch.size = min(<Py_ssize_t> AT_ONCE, rows.shape[0] - first)
            memset(batch.reached, 0, WORDS * sizeof(uint64_t))
            for row in range(batch.size):
                batch.reached[row // 64] |= <uint64_t> 1 << row % 64
            beyond(
                <const char*> &rows[first, 0], rows.strides[1], <size_t> batch.size, self.asked,
                <size_t> self.questions, batch.beyond,
            )
            self.add_up(&batch, 0, self.trees, sums)
            memcpy(&odds[first], sums, <size_t> batch.size * sizeof(float))
        PyMem_Free(taken)
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
        """Add what a tree says to each row."""
        cdef size_t count = <size_t> (self.first[tree + 1] - self.first[tree]), many
        many = number(
            self.nodes + self.first[tree], count, batch.beyond, batch.reached, batch.reached + WORDS * self.inner,
            batch.bits,
        )
        add(sums, self.leaves + self.first[tree] + tree, batch.bits, many, <size_t> batch.size)


cdef Py_ssize_t asking(const float* threshold, Py_ssize_t node, Py_ssize_t inner) noexcept:
    """The first node of a tree from one on that asks something, or the leaf that is reached in any case."""
    while node < inner and threshold[node] == WINNOW_NEVER:  # always to the left
        node = 2 * node + 1
    return node


cdef int in_order(const void* one, const void* other) noexcept nogil:
    return memcmp(one, other, sizeof(Question))


cdef void* room(Py_ssize_t count, size_t bytes) except NULL:
    """Room for so many items, all zero."""
    cdef void* new = PyMem_Calloc(<size_t> count, bytes)
    if new == NULL:
        raise MemoryError
    return new


include "threshold.pxi"
