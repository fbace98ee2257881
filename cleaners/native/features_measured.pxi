# Containers measured by what is in them, and sums over blocks that are alike or near: features_places.py and _zones.py.

cdef enum:
    LONG = 80  # characters; a block this long with few links counts as a paragraph


cdef class Measured(Read):
    cdef float* density
    cdef Py_ssize_t* prose
    cdef Py_ssize_t* chars_to  # sums up to each block: n + 1
    cdef Py_ssize_t* linked_to
    cdef Py_ssize_t* prose_to
    cdef Py_ssize_t* chars_in  # of containers
    cdef Py_ssize_t* linked_in
    cdef Py_ssize_t* prose_in
    cdef Py_ssize_t best, core
    cdef double* alike  # blocks of each signature, and below: their characters, those in links, in prose, in the best place
    cdef double* alike_chars
    cdef double* alike_linked
    cdef double* alike_prose
    cdef double* alike_best
    cdef double* cards  # containers of each signature
    cdef double* cards_chars
    cdef double* cards_linked
    cdef double* cards_prose
    cdef Py_ssize_t sections
    cdef Py_ssize_t* section  # of each block
    cdef Py_ssize_t* section_start  # of each block, its heading
    cdef double* section_size
    cdef double* section_chars
    cdef double* section_linked
    cdef double* section_prose

    cdef int measure(self, const int64_t[::1] level) except -1:
        cdef Py_ssize_t n = self.n, m = self.m, block, place
        cdef float few = <float> 0.35
        self.density, self.prose = <float*> self.take(n, sizeof(float)), self.whole(n)
        self.chars_to, self.linked_to, self.prose_to = self.whole(n + 1), self.whole(n + 1), self.whole(n + 1)
        for block in range(n):
            self.density[block] = <float> (<double> self.linked[block] / <double> self.chars[block])
            if self.chars[block] >= LONG and self.density[block] < few and not self.dead[block]:
                self.prose[block] = self.chars[block]
            self.chars_to[block + 1] = self.chars_to[block] + self.chars[block]
            self.linked_to[block + 1] = self.linked_to[block] + self.linked[block]
            self.prose_to[block + 1] = self.prose_to[block] + self.prose[block]
        self.chars_in, self.linked_in, self.prose_in = self.whole(m), self.whole(m), self.whole(m)
        for place in range(m):
            self.chars_in[place] = self.chars_to[self.last[place]] - self.chars_to[self.first[place]]
            self.linked_in[place] = self.linked_to[self.last[place]] - self.linked_to[self.first[place]]
            self.prose_in[place] = self.prose_to[self.last[place]] - self.prose_to[self.first[place]]
        self.find_best()
        self.find_core()
        self.add_alike()
        self.add_sections(level)
        return 0

    cdef int find_best(self) except -1:
        """Paragraphs count for the container above theirs, half for the one above that, half for their own."""
        cdef double* over = self.real(self.m)
        cdef double* further = self.real(self.m)
        cdef double* own = self.real(self.m)
        cdef Py_ssize_t block, place, above, beyond
        cdef double points, score, most = 0
        for block in range(self.n):
            if not self.prose[block]:
                continue
            points = <double> self.prose[block] / 100
            points = <double> (<float> 1 + <float> self.counts[block * CLASSES + COMMA]) + (points if points < 3 else 3)
            place = self.container[block]
            above = self.parent[place] if self.parent[place] >= 0 else place
            beyond = self.parent[above] if self.parent[above] >= 0 else above
            over[above] += points
            further[beyond] += points
            own[place] += points
        self.best = 0
        for place in range(self.m):
            score = over[place] + 0.5 * further[place]
            score = score + own[place] * 0.5
            points = <double> self.linked_in[place] / <double> (self.chars_in[place] if self.chars_in[place] > 1 else 1)
            score = score * (1 - points)
            if place == 0 or score > most:
                self.best, most = place, score
        return 0

    cdef int find_core(self) except -1:
        """Containers stand in document order, so the last that holds enough is the innermost."""
        cdef Py_ssize_t place
        self.core = 0
        if self.prose_in[0]:
            for place in range(self.m):
                if <double> self.prose_in[place] >= 0.75 * <double> self.prose_in[0]:
                    self.core = place
        return 0

    cdef int add_alike(self) except -1:
        """Sums over blocks in containers built alike, and over these."""
        cdef Py_ssize_t k = self.k, block, place, sign
        self.alike, self.alike_chars, self.alike_linked = self.real(k), self.real(k), self.real(k)
        self.alike_prose, self.alike_best = self.real(k), self.real(k)
        self.cards, self.cards_chars, self.cards_linked, self.cards_prose = (
            self.real(k), self.real(k), self.real(k), self.real(k)
        )
        for block in range(self.n):
            sign = self.signature[self.kind[self.container[block]]]
            self.alike[sign] += 1
            self.alike_chars[sign] += self.chars[block]
            self.alike_linked[sign] += self.linked[block]
            self.alike_prose[sign] += self.prose[block]
            self.alike_best[sign] += self.first[self.best] <= block < self.last[self.best]
        for place in range(self.m):
            sign = self.signature[self.kind[place]]
            self.cards[sign] += 1
            self.cards_chars[sign] += self.chars_in[place]
            self.cards_linked[sign] += self.linked_in[place]
            self.cards_prose[sign] += self.prose_in[place]
        return 0

    cdef int add_sections(self, const int64_t[::1] level) except -1:
        """Sums over sections, from one heading to the next."""
        cdef Py_ssize_t n = self.n, block, at = 0, start = 0
        self.section, self.section_start = self.whole(n), self.whole(n)
        self.section_size, self.section_chars, self.section_linked, self.section_prose = (
            self.real(n + 1), self.real(n + 1), self.real(n + 1), self.real(n + 1)
        )
        for block in range(n):
            if level[self.code[self.kind[self.container[block]]]] > 0:
                at += 1
                start = block
            self.section[block], self.section_start[block] = at, start
            self.section_size[at] += 1
            self.section_chars[at] += self.chars[block]
            self.section_linked[at] += self.linked[block]
            self.section_prose[at] += self.prose[block]
        self.sections = at + 1
        return 0
