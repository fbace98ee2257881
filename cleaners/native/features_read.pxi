# What features are made of: the columns of a page's segments as arrays, each number held against what it counts.

cdef enum:  # classes of characters, as in features_text.py
    SPACE = 1
    DIGIT = 2
    UPPER = 3
    COMMA = 4
    STOP = 5
    MARK = 6
    WIDE = 7
    COLON = 8
    QUOTE = 9
    CLASSES = 10
    PLANE = 65_536


cdef class Arena:
    """Memory that is freed with its owner."""

    cdef void** taken
    cdef Py_ssize_t size, room

    def __dealloc__(self):
        cdef Py_ssize_t place
        for place in range(self.size):
            PyMem_Free(self.taken[place])
        PyMem_Free(self.taken)

    cdef void* take(self, Py_ssize_t count, size_t bytes) except NULL:
        """Room for so many items, all zero."""
        cdef void* new
        grown(<void**> &self.taken, &self.room, self.size + 1, sizeof(void*))
        new = PyMem_Calloc(<size_t> (count if count > 0 else 1), bytes)
        if new == NULL:
            raise MemoryError
        self.taken[self.size] = new
        self.size += 1
        return new

    cdef Py_ssize_t* whole(self, Py_ssize_t count) except NULL:
        return <Py_ssize_t*> self.take(count, sizeof(Py_ssize_t))

    cdef double* real(self, Py_ssize_t count) except NULL:
        return <double*> self.take(count, sizeof(double))

    cdef Py_ssize_t* load(self, list numbers, Py_ssize_t count, Py_ssize_t least, Py_ssize_t most) except NULL:
        """A column as an array.

        Raises:
            ValueError: it has another length, or a number outside its range; what is read later trusts both.
        """
        cdef Py_ssize_t* column = self.whole(count)
        cdef Py_ssize_t place, number
        if len(numbers) != count:
            raise ValueError(f"a column of {len(numbers)} where {count} belong")
        for place in range(count):
            number = numbers[place]
            if number < least or number > most:
                raise ValueError(f"{number} in a column from {least} to {most}")
            column[place] = number
        return column


cdef class Read(Arena):
    """A page's blocks (n), containers (m) and kinds (k)."""

    cdef Py_ssize_t n, m, k
    # of blocks
    cdef Py_ssize_t* container
    cdef Py_ssize_t* links
    cdef Py_ssize_t* linked  # characters in links, not more than there are
    cdef Py_ssize_t* bold
    cdef Py_ssize_t* images
    cdef Py_ssize_t* breaks
    cdef Py_ssize_t* dead
    cdef Py_ssize_t* start
    cdef Py_ssize_t* chars
    cdef Py_ssize_t* counts  # n x CLASSES
    cdef Py_ssize_t* words
    cdef unsigned char* opening
    cdef unsigned char* closing
    cdef unsigned char* closing_before
    # of containers
    cdef Py_ssize_t* parent
    cdef Py_ssize_t* kind
    cdef Py_ssize_t* first
    cdef Py_ssize_t* last
    cdef Py_ssize_t* images_in
    # of kinds
    cdef Py_ssize_t* code
    cdef Py_ssize_t* depth
    cdef Py_ssize_t* own
    cdef Py_ssize_t* inherited
    cdef Py_ssize_t* signature
    cdef Py_ssize_t text_size

    cdef int read(self, segments, str raw_text, const int64_t[::1] starts, const int64_t[::1] ends,
                  const unsigned char[::1] classes, Py_ssize_t codes) except -1:
        cdef Py_ssize_t n = len(segments.text), place
        cdef Py_ssize_t* ending
        within, kinds = segments.within, segments.kinds
        cdef Py_ssize_t m = len(within.parent), k = len(kinds.code)
        cdef Py_ssize_t most = PY_SSIZE_T_MAX // 64
        if n == 0 or m == 0 or starts.shape[0] != n or ends.shape[0] != n or classes.shape[0] != PLANE:
            raise ValueError("a page without blocks, or with spans for others")
        self.n, self.m, self.k, self.text_size = n, m, k, len(raw_text)
        self.container = self.load(segments.container, n, 0, m - 1)
        self.links, self.linked = self.load(segments.links, n, 0, most), self.load(segments.link_chars, n, 0, most)
        self.bold, self.images = self.load(segments.bold_chars, n, 0, most), self.load(segments.images, n, 0, most)
        self.breaks, self.dead = self.load(segments.breaks, n, 0, 1), self.load(segments.dead, n, 0, 1)
        self.parent, self.kind = self.load(within.parent, m, -1, m - 1), self.load(within.kind, m, 0, k - 1)
        self.first, self.last = self.load(within.first, m, 0, n), self.load(within.last, m, 0, n)
        self.images_in, ending = self.load(within.images, m, 0, most), self.load(within.images_end, m, 0, most)
        self.code, self.depth = self.load(kinds.code, k, 0, codes - 1), self.load(kinds.depth, k, 0, most)
        self.own, self.inherited = self.load(kinds.own, k, 0, PY_SSIZE_T_MAX), self.load(kinds.inherited, k, 0, PY_SSIZE_T_MAX)
        self.signature = self.load(kinds.signature, k, 0, k - 1)
        for place in range(m):
            if self.parent[place] >= place or self.last[place] < self.first[place]:
                raise ValueError(f"container {place} begins before its parent, or ends before it begins")
            self.images_in[place] = ending[place] - self.images_in[place]
        self.read_letters(raw_text, starts, ends, classes)
        return 0

    cdef int read_letters(self, str raw_text, const int64_t[::1] starts, const int64_t[::1] ends,
                          const unsigned char[::1] classes) except -1:
        """Count the classes of characters; the line end behind a block counts as a space."""
        cdef Py_ssize_t n = self.n, block, place, start, end, size = len(raw_text)
        cdef int width = PyUnicode_KIND(raw_text)
        cdef void* letters = PyUnicode_DATA(raw_text)
        cdef Py_ssize_t* counts
        self.start, self.chars, self.words = self.whole(n), self.whole(n), self.whole(n)
        self.counts = self.whole(n * CLASSES)
        self.opening, self.closing, self.closing_before = (
            <unsigned char*> self.take(n, 1), <unsigned char*> self.take(n, 1), <unsigned char*> self.take(n, 1)
        )
        for block in range(n):
            start, end = starts[block], ends[block]
            if not 0 <= start < end <= size:
                raise ValueError(f"block {block} from {start} to {end} of {size}")
            counts = self.counts + block * CLASSES
            for place in range(start, end + 1 if end < size else end):
                counts[class_of(classes, PyUnicode_READ(width, letters, place))] += 1
            self.start[block], self.chars[block] = start, end - start
            self.opening[block] = class_of(classes, PyUnicode_READ(width, letters, start))
            self.closing[block] = class_of(classes, PyUnicode_READ(width, letters, end - 1))
            place = end - 2 if end - 2 > start else start
            self.closing_before[block] = class_of(classes, PyUnicode_READ(width, letters, place))
            self.words[block] = <Py_ssize_t> (
                <float> (counts[SPACE] if counts[SPACE] > 1 else 1) + <float> counts[WIDE] / <float> 2
            )
            if self.linked[block] > self.chars[block]:
                self.linked[block] = self.chars[block]
        return 0


cdef inline Py_ssize_t class_of(const unsigned char[::1] classes, Py_UCS4 letter) noexcept:
    cdef Py_ssize_t found = classes[letter if letter < PLANE else PLANE - 1]
    return found if found < CLASSES else 0
