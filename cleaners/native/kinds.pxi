# The kinds of containers: what segment_kinds.py learns of a page, with a memory of elements that outlives it.

cdef enum:  # columns of kinds
    K_CODE = 0
    K_DEPTH = 1
    K_OWN = 2
    K_NEAR = 3
    K_INHERITED = 4
    K_SIGNATURE = 5
    K_WIDTH = 6
    MANY = 65_536  # elements remembered: those of some hundred outlets, in 25 MB
    MUCH = 16_000_000  # bytes of them
    UNIT = 8  # bytes; each record begins at a multiple

cdef struct Seen:  # an element by itself, whatever stands above it; its key follows
    Py_ssize_t size, serial  # of the key; which of the elements it is
    Py_ssize_t own, bare  # known when it has words

cdef struct Slot:  # read before an element is: that is far from the processor
    uint32_t mark  # the upper half of its hash
    uint32_t next  # one more than its place, 0 for none


cdef class Memory:
    """The elements of the pages so far: an outlet's pages share nearly all of them. A memo, it changes no result."""

    cdef unsigned char* records
    cdef Slot* slots
    cdef Py_ssize_t count, bytes, room, slots_room
    cdef list words  # of each element; None where the rest is not known either
    cdef dict bares

    def __cinit__(self):
        self.words, self.bares = [], {}

    def __dealloc__(self):
        PyMem_Free(self.records)
        PyMem_Free(self.slots)

    cdef inline Seen* at(self, Py_ssize_t place) noexcept:
        return <Seen*> (self.records + UNIT * place)

    cdef inline Slot* slot(self, uint64_t mixed) noexcept:
        """Where the search for an element with this hash begins; only where there are slots."""
        return self.slots + (mixed & <uint64_t> (self.slots_room - 1))

    cdef Py_ssize_t one(self, const unsigned char* key, Py_ssize_t size, uint64_t mixed) except -1:
        """The place of the element with this key and its hash, which may be a new one."""
        cdef uint32_t mark = <uint32_t> (mixed >> 32)
        cdef Py_ssize_t place = self.bytes // UNIT, whole = sizeof(Seen) + (size + UNIT - 1) // UNIT * UNIT
        cdef Seen* seen
        if 2 * self.count >= self.slots_room:
            self.widen()
        cdef Slot* slot = self.slot(mixed)
        while slot.next:
            if slot.mark == mark:
                seen = self.at(slot.next - 1)
                if seen.size == size and memcmp(seen + 1, key, size) == 0:
                    return slot.next - 1
            slot = slot + 1 if slot + 1 < self.slots + self.slots_room else self.slots
        if place >= 1 << 31:
            raise MemoryError
        grown(<void**> &self.records, &self.room, self.bytes + whole, 1)
        self.words.append(None)
        seen = self.at(place)
        seen.size, seen.serial, seen.own, seen.bare = size, self.count, 0, 0
        memcpy(seen + 1, key, size)
        self.bytes += whole
        self.count += 1
        slot.mark, slot.next = mark, <uint32_t> (place + 1)
        return place

    cdef int widen(self) except -1:
        cdef Py_ssize_t larger = 4 * self.slots_room if self.slots_room else 4096, place = 0
        cdef uint64_t mixed, at
        cdef Seen* seen
        if larger > 1 << 30:
            raise MemoryError
        cdef Slot* anew = <Slot*> PyMem_Calloc(<size_t> larger, sizeof(Slot))
        if anew == NULL:
            raise MemoryError
        PyMem_Free(self.slots)
        self.slots, self.slots_room = anew, larger
        while UNIT * place < self.bytes:
            seen = self.at(place)
            mixed = hashed(<const unsigned char*> (seen + 1), seen.size)
            at = mixed & <uint64_t> (larger - 1)
            while anew[at].next:
                at = (at + 1) & <uint64_t> (larger - 1)
            anew[at].mark, anew[at].next = <uint32_t> (mixed >> 32), <uint32_t> (place + 1)
            place += (sizeof(Seen) + seen.size + UNIT - 1) // UNIT
        return 0


cdef class Vocabulary:
    """What words of attributes hint at: segment_words.hints and segment_kinds.described.

    Args:
        word_hints: the bits of one word.
        hides: whether a style hides its element.
        element_hints: the bits of each code.
        body: the code of <body>, whose classes describe the page.
        hidden: the bit of what is hidden.
        most: characters of attributes that are read.
    """

    cdef object word_hints, hides
    cdef list element_hints
    cdef Py_ssize_t body, hidden, most
    cdef Spelled known
    cdef dict others  # longer words

    def __cinit__(self, word_hints, hides, element_hints, *, Py_ssize_t body, Py_ssize_t hidden, Py_ssize_t most):
        self.word_hints, self.hides, self.element_hints = word_hints, hides, list(element_hints)
        self.body, self.hidden, self.most = body, hidden, most
        self.known, self.others = Spelled(), {}

    cdef Py_ssize_t hints(self, str text) except -1:
        """The bits of every word in a text: small letters, with a large one before them or not, or several large ones."""
        cdef Py_ssize_t size = min(len(text), self.most), at = 0, start, found = 0
        cdef int width = PyUnicode_KIND(text)
        cdef void* letters = PyUnicode_DATA(text)
        while at < size:
            start = at
            if is_large(width, letters, at, size):
                at += 1
                if at < size and is_small(width, letters, at):
                    pass
                else:
                    while is_large(width, letters, at, size):
                        at += 1
                    if at - start > 1:
                        found |= self.word(text, start, at)
                    continue
            elif not is_small(width, letters, at):
                at += 1
                continue
            while at < size and is_small(width, letters, at):
                at += 1
            found |= self.word(text, start, at)
        return found

    cdef Py_ssize_t word(self, str text, Py_ssize_t start, Py_ssize_t end) except -1:
        """The bits of a word in ASCII."""
        cdef int width = PyUnicode_KIND(text)
        cdef void* letters = PyUnicode_DATA(text)
        cdef uint64_t first = 0, second = <uint64_t> (end - start) << 56
        cdef Py_ssize_t at, bits
        cdef Word* known
        if end - start > MOST_LETTERS:
            return self.other(PyUnicode_Substring(text, start, end))
        for at in range(min(<Py_ssize_t> 8, end - start)):
            first |= <uint64_t> PyUnicode_READ(width, letters, start + at) << (8 * at)
        for at in range(8, end - start):
            second |= <uint64_t> PyUnicode_READ(width, letters, start + at) << (8 * (at - 8))
        if self.known.room:
            known = self.known.at(first, second)
            if known.second:
                return known.bits
        bits = self.word_hints(PyUnicode_Substring(text, start, end))
        self.known.put(first, second, bits)
        return bits

    cdef Py_ssize_t other(self, str word) except -1:
        cdef PyObject* known = PyDict_GetItemWithError(self.others, word)
        if known != NULL:
            return <object> known
        if len(self.others) > MANY:
            self.others.clear()
        bits = self.word_hints(word)
        self.others[word] = bits
        return bits

    cdef int describe(self, Memory memory, Py_ssize_t place, Attributes attributes, Py_ssize_t code) except -1:
        """Learn what an element says of itself, whatever stands above it."""
        name, style = attributes.said(CLASS) or "", attributes.said(STYLE)
        words = (
            name + " " + (attributes.said(ID) or "") + " " + (attributes.said(ROLE) or "") + " "
            + (attributes.said(ITEMPROP) or "")
        )
        cdef Py_ssize_t own = 0
        if code != self.body:
            own = self.hints(words) | <Py_ssize_t> self.element_hints[code]
        if attributes.found[HIDDEN] != NULL or attributes.is_true() or (style and self.hides(style)):
            own |= self.hidden
        first, _, rest = name.partition(" ")
        bare = (code, first.rstrip("0123456789"), rest.rpartition(" ")[2].rstrip("0123456789"))
        cdef Py_ssize_t number = memory.bares.setdefault(bare, len(memory.bares))
        cdef Seen* seen = memory.at(place)  # only now: others may have been remembered meanwhile
        seen.own, seen.bare = own, number
        memory.words[seen.serial] = words
        return 0


cdef inline bint is_small(int width, void* letters, Py_ssize_t at) noexcept:
    return 97 <= PyUnicode_READ(width, letters, at) <= 122


cdef inline bint is_large(int width, void* letters, Py_ssize_t at, Py_ssize_t size) noexcept:
    return at < size and 65 <= PyUnicode_READ(width, letters, at) <= 90


cdef Memory memory = Memory()


cdef Memory remembered():
    global memory
    if memory.count > MANY or memory.bytes > MUCH:
        memory = Memory()  # walks that are not at their end keep theirs
    return memory
