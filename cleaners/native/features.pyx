"""Blocks as numbers: what features.py computes column by column with numpy, in one pass over each.

Numbers are of the same size and added in the same order, so that the columns are the same bit for bit. Logarithms are
left to numpy, which has its own: `logs` holds what they are taken of, in the order of the fields below.
"""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ
from libc.stdint cimport int64_t, uint8_t, uint16_t, uint32_t, uint64_t
from libc.string cimport memset

include "memory.pxi"
include "features_read.pxi"
include "features_measured.pxi"
include "features_titles.pxi"
include "features_columns.pxi"
include "features_layout.pxi"

cdef enum:
    OTHERS = 134  # columns that are no hints


cdef class Features(Filled):
    """The features of a page: made, told of its titles, given logarithms, filled into a matrix.

    Args:
        blocks, within, kinds: the page's columns, as rows.
        raw_text, starts, ends: its text, and where its blocks stand in it.
        classes: of each character of the basic plane, as features_text.table() has them.
        level: of each code, 1 to 6 for headings.
        comment: the bit of the hint that names comments.
    """

    cdef readonly Py_ssize_t logs_wanted

    def __init__(self, blocks, within, kinds, str raw_text, starts, ends, classes, const int64_t[::1] level,
                 Py_ssize_t comment):
        self.level, self.comment = level, comment
        self.read(blocks, within, kinds, raw_text, starts, ends, classes, level.shape[0])
        self.measure(level)
        self.find_threads()
        self.logs_wanted = 4 * self.n + self.m + 2 * self.k + 2 * self.sections + self.threads + 2

    cdef int find_threads(self) except -1:
        """The page itself is no thread, whatever its body's classes say."""
        cdef Py_ssize_t place
        self.thread = self.whole(self.m)
        self.outside = self.prose_to[self.n] if self.prose_to[self.n] > 1 else 1
        for place in range(self.m):
            if (
                self.parent[place] >= 0 and self.own[self.kind[place]] & self.comment
                and not self.inherited[self.kind[self.parent[place]]] & self.comment
            ):
                self.thread[self.threads] = place
                self.threads += 1
                self.outside -= self.prose_in[place]
        return 0

    def ask(self, double[::1] logs):
        """Put down what logarithms (of one more) are wanted of."""
        cdef Py_ssize_t n = self.n, place, low, high, at = 0
        if logs.shape[0] != self.logs_wanted:
            raise ValueError(f"room for {logs.shape[0]} logarithms, {self.logs_wanted} wanted")
        for place in range(n):
            logs[place], logs[n + place] = self.chars[place], self.words[place]
            low, high = max(place - 3, 0), min(place + 4, n)
            logs[2 * n + place] = <double> (self.chars_to[high] - self.chars_to[low]) / <double> (high - low)
            low, high = max(place - 8, 0), min(place + 9, n)
            logs[3 * n + place] = <double> (self.chars_to[high] - self.chars_to[low]) / <double> (high - low)
        at = 4 * n
        for place in range(self.m):
            logs[at + place] = self.chars_in[place]
        at += self.m
        for place in range(self.k):
            logs[at + place] = self.alike_chars[place] / self.alike[place] if self.alike[place] else 0
            logs[at + self.k + place] = self.cards[place]
        at += 2 * self.k
        for place in range(self.sections):
            logs[at + place] = self.section_size[place]
            logs[at + self.sections + place] = larger(self.section_chars[place])
        at += 2 * self.sections
        for place in range(self.threads):
            logs[at + place] = self.prose_to[self.first[self.thread[place]]]
        logs[at + self.threads] = self.outside
        logs[at + self.threads + 1] = larger(self.chars_to[n])

    def fill(self, float[:, ::1] matrix, const double[::1] given, Py_ssize_t kind, bits, codes):
        """Fill in the columns, one to a row of the matrix.

        Args:
            matrix: columns x blocks, in the order of features_names.NAMES.
            given: the logarithms.
            kind: of the page, as it declares it.
            bits: for each hint whether it is looked for in all containers above, and its bit.
            codes: of <article> and <h1>.
        """
        cdef const double* logs = &given[0]
        if matrix.shape[1] != self.n or given.shape[0] != self.logs_wanted or matrix.shape[0] != OTHERS + len(bits):
            raise ValueError(f"a matrix of {matrix.shape[0]} x {matrix.shape[1]} for {self.n} blocks")
        if self.in_title == NULL:
            raise ValueError("titles were not read")
        self.row = &matrix[0, 0]
        self.fill_text(logs)
        self.fill_position()
        self.fill_near(&matrix[0, 0])
        self.fill_windows(logs)
        self.fill_above(logs)
        self.fill_alike(logs)
        self.fill_from(self.best)
        self.fill_from(self.core)
        self.fill_titles(codes[1])
        self.fill_cards(logs)
        self.fill_threads(logs)
        self.fill_sections(logs)
        self.fill_hints(bits)
        self.fill_page(logs, kind, codes[0], codes[1])
