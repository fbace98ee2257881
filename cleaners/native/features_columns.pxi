# The columns themselves, in the order of features_names.py.

cdef inline double larger(double one) noexcept:
    return one if one > 1 else 1


cdef class Filled(Titled):
    cdef const int64_t[::1] level
    cdef Py_ssize_t comment, threads, outside
    cdef Py_ssize_t* thread  # the outermost containers that name comments
    cdef float* row  # where the next column goes

    cdef inline float* column(self) noexcept:
        self.row += self.n
        return self.row - self.n

    cdef inline Py_ssize_t code_at(self, Py_ssize_t block) noexcept:
        return self.code[self.kind[self.container[block]]]

    cdef inline Py_ssize_t depth_at(self, Py_ssize_t block) noexcept:
        return self.depth[self.kind[self.container[block]]]

    cdef inline Py_ssize_t sign_at(self, Py_ssize_t block) noexcept:
        return self.signature[self.kind[self.container[block]]]

    cdef void rated(self, int which) noexcept:
        """Characters of a class, per character."""
        cdef float* out = self.column()
        cdef Py_ssize_t block
        for block in range(self.n):
            out[block] = <float> (<double> self.counts[block * CLASSES + which] * (1 / <double> self.length[block]))

    cdef void logged(self, const double* logs) noexcept:
        cdef float* out = self.column()
        cdef Py_ssize_t block
        for block in range(self.n):
            out[block] = <float> logs[block]

    cdef void same(self, double value) noexcept:
        """One value for all."""
        cdef float* out = self.column()
        cdef Py_ssize_t block
        for block in range(self.n):
            out[block] = <float> value

    cdef void fill_text(self, const double* logs) noexcept:
        cdef Py_ssize_t n = self.n, block
        cdef float* out
        self.logged(logs)
        self.logged(logs + n)
        out = self.row
        for block in range(n):
            out[block], out[n + block] = self.density[block], <float> self.links[block]
            out[2 * n + block] = <float> (<double> self.bold[block] * (1 / <double> self.length[block]))
        self.row += 3 * n
        for which in (DIGIT, UPPER, COMMA, STOP, MARK):
            self.rated(which)
        out = self.column()
        for block in range(n):
            out[block] = <float> self.counts[block * CLASSES + COLON]
        self.rated(QUOTE)
        out = self.row
        for block in range(n):
            out[block] = <float> (<double> self.chars[block] / <double> self.words[block])
            out[n + block], out[2 * n + block] = <float> self.opening[block], <float> self.closing[block]
            out[3 * n + block] = <float> self.closing_before[block]
        self.row += 4 * n

    cdef void fill_position(self) noexcept:
        cdef Py_ssize_t n = self.n, block, whole = self.text_size if self.text_size > 1 else 1
        cdef float* out = self.row
        for block in range(n):
            out[block] = <float> self.code_at(block)
            out[n + block] = <float> self.level[self.code_at(block)]
            out[2 * n + block], out[3 * n + block] = <float> self.breaks[block], <float> self.dead[block]
            out[4 * n + block] = <float> (self.images[block] - (self.images[block - 1] if block else 0))
            out[5 * n + block] = <float> self.depth_at(block)
            out[6 * n + block], out[7 * n + block] = <float> block, <float> (<double> block / <double> n)
            out[8 * n + block] = <float> (<double> self.start[block] / <double> whole)
            out[9 * n + block] = <float> (n - block)
            out[10 * n + block] = block > 0 and self.container[block] == self.container[block - 1]
            out[11 * n + block] = block + 1 < n and self.container[block] == self.container[block + 1]
            out[12 * n + block] = <float> (self.depth_at(block) - (self.depth_at(block - 1) if block else 0))
            out[13 * n + block] = <float> (
                (self.depth_at(block + 1) if block + 1 < n else 0) - self.depth_at(block)
            )
        self.row += 14 * n

    cdef void fill_near(self, const float* matrix) noexcept:
        """Size, density, tag and last character of the blocks around; -1 beyond the page's ends."""
        cdef Py_ssize_t n = self.n, block, other
        cdef int step, at
        cdef float* out
        cdef int[4] steps = [-2, -1, 1, 2]
        for at in range(4):
            step = steps[at]
            out = self.row
            for block in range(n):
                other = block + step
                if 0 <= other < n:
                    out[block], out[n + block] = matrix[other], self.density[other]
                    out[2 * n + block], out[3 * n + block] = <float> self.code_at(other), <float> self.closing[other]
                else:
                    out[block] = out[n + block] = out[2 * n + block] = out[3 * n + block] = -1
            self.row += 4 * n

    cdef void fill_windows(self, const double* logs) noexcept:
        cdef Py_ssize_t n = self.n, block, low, high, wide, radius
        cdef double chars
        cdef float* out
        for wide in range(2):
            radius = 8 if wide else 3
            out = self.row
            for block in range(n):
                low, high = block - radius if block > radius else 0, block + radius + 1 if block + radius + 1 < n else n
                chars = <double> (self.chars_to[high] - self.chars_to[low])
                out[block] = <float> (<double> (self.linked_to[high] - self.linked_to[low]) / chars)
                out[n + block] = <float> logs[(2 + wide) * n + block]
                out[2 * n + block] = <float> (<double> (self.prose_to[high] - self.prose_to[low]) / chars)
            self.row += 3 * n

    cdef void fill_above(self, const double* logs) noexcept:
        """The container, and the three above it."""
        cdef Py_ssize_t n = self.n, block, place
        cdef int up
        cdef double size
        cdef float* out
        for block in range(n):
            place = self.container[block]
            out = self.row + block
            for up in range(4):
                size = larger(<double> self.chars_in[place])
                out[0] = <float> (<double> self.linked_in[place] / size)
                out[n] = <float> (<double> self.prose_in[place] / size)
                out[2 * n] = <float> logs[4 * n + place]
                out[3 * n] = <float> (self.last[place] - self.first[place])
                out[4 * n] = <float> (<double> self.chars[block] / size)
                out[5 * n] = <float> self.code[self.kind[place]]
                out[6 * n] = <float> self.images_in[place]
                out += 7 * n
                place = self.parent[place] if self.parent[place] > 0 else 0
        self.row += 28 * n

    cdef void fill_alike(self, const double* logs) noexcept:
        cdef Py_ssize_t n = self.n, block, sign
        cdef float* out = self.row
        logs += 4 * n + self.m
        for block in range(n):
            sign = self.sign_at(block)
            out[block], out[n + block] = <float> self.alike[sign], <float> logs[sign]
            out[2 * n + block] = <float> (self.alike_linked[sign] / self.alike_chars[sign])
            out[3 * n + block] = <float> (self.alike_prose[sign] / self.alike_chars[sign])
            out[4 * n + block] = <float> (self.alike_best[sign] / self.alike[sign])
            out[5 * n + block] = block > 0 and sign == self.sign_at(block - 1)
            out[6 * n + block] = block + 1 < n and sign == self.sign_at(block + 1)
        self.row += 7 * n

    cdef void fill_from(self, Py_ssize_t place) noexcept:
        """How far each block stands from a container, in levels of the tree and in blocks."""
        cdef Py_ssize_t n = self.n, block, first = self.first[place], last = self.last[place], above = place, level = 0
        cdef float* out = self.row
        for block in range(n):
            out[block], out[n + block] = first <= block < last, 0
            out[2 * n + block], out[3 * n + block] = <float> (block - first), <float> (last - block)
            out[4 * n + block] = <float> (last - first)
        # From the place outwards: a block's level is that of the innermost of these that it is in.
        while self.parent[above] >= 0:
            above = self.parent[above]
            level += 1
            for block in range(self.first[above], first):
                out[n + block] = <float> level
            for block in range(last, self.last[above]):
                out[n + block] = <float> level
            first = self.first[above] if self.first[above] < first else first
            last = self.last[above] if self.last[above] > last else last
        self.row += 5 * n

    cdef void fill_titles(self, Py_ssize_t h1_code) noexcept:
        cdef Py_ssize_t n = self.n, block, seen = -1, count = 0, h1 = -1
        cdef float* out = self.row
        for headings in (True, False):
            for block in range(n):
                if self.in_title[block] and (not headings or self.level[self.code_at(block)] > 0):
                    seen = block if seen < 0 else seen
                    count += 1
            if count:
                break
        for block in range(n):
            if h1 < 0 and self.code_at(block) == h1_code:
                h1 = block
        for block in range(n):
            out[block] = <float> (block - seen) if seen >= 0 else -999
            out[n + block], out[2 * n + block] = <float> self.in_title[block], <float> count
            out[3 * n + block] = <float> (block - h1) if h1 >= 0 else -999
            out[4 * n + block], out[5 * n + block] = <float> self.described[block], <float> self.before[block]
            out[6 * n + block], out[7 * n + block] = <float> self.after[block], <float> self.in_body[block]
            out[8 * n + block] = <float> self.has_body
        self.row += 9 * n

    cdef void fill_cards(self, const double* logs) noexcept:
        cdef Py_ssize_t n = self.n, block, place, sign
        cdef int up
        cdef float* out
        logs += 4 * n + self.m + self.k
        for block in range(n):
            place = self.container[block]
            out = self.row + block
            for up in range(3):
                place = self.parent[place] if self.parent[place] > 0 else 0
                sign = self.signature[self.kind[place]]
                out[0] = <float> logs[sign]
                out[n] = <float> (self.cards_linked[sign] / larger(self.cards_chars[sign]))
                out[2 * n] = <float> (self.cards_prose[sign] / larger(self.cards_chars[sign]))
                out += 3 * n
        self.row += 9 * n

    cdef void fill_threads(self, const double* logs) noexcept:
        cdef Py_ssize_t n = self.n, at, block, place
        cdef double total = larger(<double> self.prose_to[n])
        cdef float* out = self.row
        logs += 4 * n + self.m + 2 * self.k + 2 * self.sections
        for block in range(n):
            out[block], out[n + block] = -1, 0
        for at in range(self.threads):
            place = self.thread[at]
            for block in range(self.first[place], self.last[place]):
                out[block], out[n + block] = <float> logs[at], <float> (<double> self.prose_in[place] / total)
        self.row += 2 * n
        self.same((total - <double> self.outside) / total)
        self.same(logs[self.threads])

    cdef void fill_sections(self, const double* logs) noexcept:
        cdef Py_ssize_t n = self.n, block, at
        cdef float* out = self.row
        logs += 4 * n + self.m + 2 * self.k
        for block in range(n):
            at = self.section[block]
            out[block] = <float> (block - self.section_start[block])
            out[n + block] = <float> self.level[self.code_at(self.section_start[block])]
            out[2 * n + block], out[3 * n + block] = <float> logs[at], <float> logs[self.sections + at]
            out[4 * n + block] = <float> (self.section_linked[at] / larger(self.section_chars[at]))
            out[5 * n + block] = <float> (self.section_prose[at] / larger(self.section_chars[at]))
        self.row += 6 * n

    cdef int fill_hints(self, bits) except -1:
        """A row for each hint: its bit in the container and the three above it, or in any above it."""
        cdef Py_ssize_t n = self.n, block, place, bit, any_near = 0, any_every = 0
        cdef Py_ssize_t* near = self.whole(n)
        cdef Py_ssize_t* every = self.whole(n)
        cdef Py_ssize_t* among
        cdef int up
        cdef float* out
        for block in range(n):
            place = self.container[block]
            every[block] = self.inherited[self.kind[place]]
            for up in range(4):
                near[block] |= self.own[self.kind[place]]
                place = self.parent[place] if self.parent[place] > 0 else 0
            any_near |= near[block]
            any_every |= every[block]
        for everywhere, number in bits:
            among, bit, out = every if everywhere else near, number, self.column()
            if not (any_every if everywhere else any_near) >> bit & 1:  # as most are
                memset(out, 0, <size_t> n * sizeof(float))
                continue
            for block in range(n):
                out[block] = <float> <int> (among[block] >> bit & 1)  # an int is turned many at once
        return 0

    cdef int fill_page(self, const double* logs, Py_ssize_t kind, Py_ssize_t article, Py_ssize_t h1) except -1:
        cdef Py_ssize_t n = self.n, place, articles = 0, h1s = 0, long_blocks = 0
        cdef double chars = larger(<double> self.chars_to[n])
        for place in range(self.m):
            articles += self.code[self.kind[place]] == article
            h1s += self.code[self.kind[place]] == h1
        for place in range(n):
            long_blocks += self.prose[place] > 0
        self.same(<double> n)
        self.same(logs[4 * n + self.m + 2 * self.k + 2 * self.sections + self.threads + 1])
        self.same(<double> self.linked_to[n] / chars)
        self.same(<double> self.prose_to[n] / chars)
        self.same(<double> articles)
        self.same(<double> kind)
        self.same(<double> self.chars_in[self.best] / chars)
        self.same(<double> h1s)
        self.same(<double> long_blocks)
        return 0
