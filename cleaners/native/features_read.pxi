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
    COUNT_BITS = 6
    MOST_COUNTED = 63
    FIRST_WEIGHTY = 0x3040  # characters from here on may count for more than one, as in features_text.py

ctypedef fused Letter:  # as wide as Python keeps those of a string
    uint8_t
    uint16_t
    uint32_t


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

    cdef Py_ssize_t* load(
        self, const int64_t[:, ::1] rows, Py_ssize_t which, Py_ssize_t least, Py_ssize_t most
    ) except NULL:
        """A column of some rows as an array.

        Raises:
            ValueError: there is none, or a number is outside its range; what is read later trusts that.
        """
        cdef Py_ssize_t* column = self.whole(rows.shape[0])
        cdef Py_ssize_t place, number
        if which >= rows.shape[1]:
            raise ValueError(f"no column {which} of {rows.shape[1]}")
        for place in range(rows.shape[0]):
            number = rows[place, which]
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
    cdef Py_ssize_t* length  # characters
    cdef Py_ssize_t* chars  # weighed
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

    cdef int read(self, const int64_t[:, ::1] blocks, const int64_t[:, ::1] within, const int64_t[:, ::1] kinds,
                  str raw_text, const int64_t[::1] starts, const int64_t[::1] ends, const unsigned char[::1] classes,
                  Py_ssize_t codes) except -1:
        cdef Py_ssize_t n = blocks.shape[0], m = within.shape[0], k = kinds.shape[0], place
        cdef Py_ssize_t* ending
        cdef Py_ssize_t most = PY_SSIZE_T_MAX // 64
        if n == 0 or m == 0 or starts.shape[0] != n or ends.shape[0] != n or classes.shape[0] != PLANE:
            raise ValueError("a page without blocks, or with spans for others")
        self.n, self.m, self.k, self.text_size = n, m, k, len(raw_text)
        # In the order of segment_records.BLOCKS and CONTAINERS, and segment_kinds.KINDS.
        self.container = self.load(blocks, 0, 0, m - 1)
        self.linked, self.links = self.load(blocks, 1, 0, most), self.load(blocks, 2, 0, most)
        self.bold, self.images = self.load(blocks, 3, 0, most), self.load(blocks, 4, 0, most)
        self.breaks, self.dead = self.load(blocks, 5, 0, 1), self.load(blocks, 6, 0, 1)
        self.parent, self.kind = self.load(within, 0, -1, m - 1), self.load(within, 1, 0, k - 1)
        self.first, self.last = self.load(within, 2, 0, n), self.load(within, 3, 0, n)
        self.images_in, ending = self.load(within, 4, 0, most), self.load(within, 5, 0, most)
        self.code, self.depth = self.load(kinds, 0, 0, codes - 1), self.load(kinds, 1, 0, most)
        self.own, self.inherited = self.load(kinds, 2, 0, PY_SSIZE_T_MAX), self.load(kinds, 4, 0, PY_SSIZE_T_MAX)
        self.signature = self.load(kinds, 5, 0, k - 1)
        for place in range(m):
            if self.parent[place] >= place or self.last[place] < self.first[place]:
                raise ValueError(f"container {place} begins before its parent, or ends before it begins")
            self.images_in[place] = ending[place] - self.images_in[place]
        self.read_letters(raw_text, starts, ends, classes)
        return 0

    cdef int read_letters(self, str raw_text, const int64_t[::1] starts, const int64_t[::1] ends,
                          const unsigned char[::1] classes) except -1:
        """Count the classes of characters; the line end behind a block counts as a space."""
        cdef Py_ssize_t n = self.n, block, place, start, end, weight, size = len(raw_text)
        cdef int width = PyUnicode_KIND(raw_text)
        cdef void* letters = PyUnicode_DATA(raw_text)
        cdef const unsigned char* known = &classes[0]
        cdef Py_ssize_t* counts
        self.start, self.length, self.chars, self.words = self.whole(n), self.whole(n), self.whole(n), self.whole(n)
        self.counts = self.whole(n * CLASSES)
        self.opening, self.closing, self.closing_before = (
            <unsigned char*> self.take(n, 1), <unsigned char*> self.take(n, 1), <unsigned char*> self.take(n, 1)
        )
        for block in range(n):
            start, end = starts[block], ends[block]
            if not 0 <= start < end <= size:
                raise ValueError(f"block {block} from {start} to {end} of {size}")
            counts = self.counts + block * CLASSES
            if width == 1:
                weight = weighed(<const uint8_t*> letters + start, end - start, known, counts)
            elif width == 2:
                weight = weighed(<const uint16_t*> letters + start, end - start, known, counts)
            else:
                weight = weighed(<const uint32_t*> letters + start, end - start, known, counts)
            if end < size:
                counts[class_of(known, PyUnicode_READ(width, letters, end))] += 1
            self.start[block], self.length[block], self.chars[block] = start, end - start, weight
            self.opening[block] = class_of(known, PyUnicode_READ(width, letters, start))
            self.closing[block] = class_of(known, PyUnicode_READ(width, letters, end - 1))
            place = end - 2 if end - 2 > start else start
            self.closing_before[block] = class_of(known, PyUnicode_READ(width, letters, place))
            self.words[block] = <Py_ssize_t> (
                <float> (counts[SPACE] if counts[SPACE] > 1 else 1) + <float> counts[WIDE] / <float> 2
            )
            if self.linked[block] > self.length[block]:
                self.linked[block] = self.length[block]
            self.linked[block] = self.linked[block] * weight // self.length[block]
        return 0


cdef Py_ssize_t weighed(const Letter* letters, Py_ssize_t size, const unsigned char* classes,
                        Py_ssize_t* counts) noexcept:
    """What some characters weigh together; how many there are of each class is added to the counts.

    Counted in one number, which holds six bits for each class: a count in memory would be waited for, letter by letter.
    """
    cdef Py_ssize_t place = 0, stop, which, weight = size
    cdef uint64_t all_ = 0
    while place < size:
        stop = min(place + MOST_COUNTED, size)
        all_ = 0
        while place < stop:
            all_ += <uint64_t> 1 << (COUNT_BITS * class_of(classes, letters[place]))
            if Letter is not uint8_t:
                if letters[place] >= FIRST_WEIGHTY:
                    weight += weight_of(letters[place])
            place += 1
        for which in range(CLASSES):
            counts[which] += <Py_ssize_t> (all_ >> (COUNT_BITS * which) & MOST_COUNTED)
    return weight


cdef inline Py_ssize_t class_of(const unsigned char* classes, Py_UCS4 letter) noexcept:
    cdef Py_ssize_t found = classes[letter if letter < PLANE else PLANE - 1]
    return found if found < CLASSES else 0


cdef inline Py_ssize_t weight_of(Py_UCS4 letter) noexcept:
    """What a character counts for beyond one."""
    if letter <= 0x30FF or 0x3400 <= letter <= 0x9FFF or 0xF900 <= letter <= 0xFAFF:
        return 2
    return 1 if 0xAC00 <= letter <= 0xD7A3 else 0
