# The kinds of one page: its containers get theirs a few at a time, so that memory is waited for once for many.

cdef extern from "Python.h":
    PyObject** PySequence_Fast_ITEMS(object) noexcept

cdef enum:
    TOGETHER = 32

cdef struct Waiting:  # a container whose kind is not known yet
    Element* element
    Py_ssize_t row, code  # of the container
    Py_ssize_t key, size  # where the element's key lies, and its bytes
    uint64_t mixed  # its hash
    Py_ssize_t place  # in the memory
    bint varies  # whether it has what matters only where it is seen first


cdef class Triples:
    """Numbers for triples of numbers, given in the order in which these come."""

    cdef Py_ssize_t* slots  # four numbers each, the last one more than what was given, 0 for a free slot
    cdef Py_ssize_t size, room

    def __dealloc__(self):
        PyMem_Free(self.slots)

    cdef Py_ssize_t number(self, Py_ssize_t one, Py_ssize_t two, Py_ssize_t three) except -1:
        """The number of a triple; a new one gets the next."""
        if 3 * self.size >= 2 * self.room:
            self.widen()
        cdef Py_ssize_t* slot = self.slot(one, two, three)
        if slot[3] == 0:
            self.size += 1
            slot[0], slot[1], slot[2], slot[3] = one, two, three, self.size
        return slot[3] - 1

    cdef Py_ssize_t* slot(self, Py_ssize_t one, Py_ssize_t two, Py_ssize_t three) noexcept:
        """Where a triple lies, or would; a third of the slots is free."""
        cdef uint64_t mixed = folded(secret[0] ^ <uint64_t> one, secret[1] ^ <uint64_t> two)
        mixed = folded(mixed ^ secret[2], secret[0] ^ <uint64_t> three)
        cdef Py_ssize_t* slot
        while True:
            slot = self.slots + 4 * <Py_ssize_t> (mixed & <uint64_t> (self.room - 1))
            if slot[3] == 0 or (slot[0] == one and slot[1] == two and slot[2] == three):
                return slot
            mixed += 1

    cdef int widen(self) except -1:
        cdef Py_ssize_t* before = self.slots
        cdef Py_ssize_t room = self.room, place
        cdef Py_ssize_t* slot
        cdef Py_ssize_t larger = 4 * room if room else 256
        cdef void* anew = PyMem_Calloc(<size_t> larger, 4 * sizeof(Py_ssize_t))
        if anew == NULL:
            raise MemoryError
        self.slots, self.room = <Py_ssize_t*> anew, larger
        for place in range(room):
            if before[4 * place + 3]:
                slot = self.slot(before[4 * place], before[4 * place + 1], before[4 * place + 2])
                memcpy(slot, before + 4 * place, 4 * sizeof(Py_ssize_t))
        PyMem_Free(before)
        return 0


cdef class Kinds:
    """The kinds of one page's containers."""

    cdef Memory memory
    cdef Vocabulary vocabulary
    cdef Attributes attributes
    cdef Triples known, signatures
    cdef Columns rows, containers
    cdef list words
    cdef Waiting[TOGETHER] waiting
    cdef Py_ssize_t many
    cdef unsigned char* keys
    cdef Py_ssize_t size, room

    def __cinit__(self, Vocabulary vocabulary, Columns containers):
        self.memory, self.vocabulary, self.attributes = remembered(), vocabulary, Attributes()
        self.known, self.signatures, self.rows, self.words = Triples(), Triples(), Columns(K_WIDTH), []
        self.containers = containers

    def __dealloc__(self):
        PyMem_Free(self.keys)

    cdef int add(self, Py_ssize_t row, Py_ssize_t code, Element* element) except -1:
        """A container: its row has its kind when all are settled."""
        cdef Attributes attributes = self.attributes
        cdef Waiting* one
        if self.many == TOGETHER:
            self.settle()
        attributes.read(element)
        attributes.key(code)
        grown(<void**> &self.keys, &self.room, self.size + attributes.size, 1)
        memcpy(self.keys + self.size, attributes.key_bytes, attributes.size)
        one = self.waiting + self.many
        one.element, one.row, one.code, one.key, one.size = element, row, code, self.size, attributes.size
        one.mixed = hashed(attributes.key_bytes, attributes.size)
        one.varies = attributes.found[ITEMPROP] != NULL or attributes.found[ARIA_HIDDEN] != NULL
        self.size += attributes.size
        self.many += 1
        if self.memory.slots_room:
            fetch(self.memory.slot(one.mixed))
        return 0

    cdef int settle(self) except -1:
        """Give those that wait their kinds: that of an earlier one with the same attributes in the same place, or new ones.

        What is read of the memory lies far from the processor, so it is fetched for all before it is read of any.
        """
        cdef Py_ssize_t at, above, before, kind
        cdef Py_ssize_t* row
        cdef Waiting* one
        cdef Slot* slot
        for at in range(self.many if self.memory.slots_room else 0):
            slot = self.memory.slot(self.waiting[at].mixed)
            if slot.next:
                fetch(self.memory.at(slot.next - 1))
        for at in range(self.many):
            one = self.waiting + at
            one.place = self.memory.one(self.keys + one.key, one.size, one.mixed)
            fetch(PySequence_Fast_ITEMS(self.memory.words) + self.memory.at(one.place).serial)
        for at in range(self.many):
            fetch(PySequence_Fast_ITEMS(self.memory.words)[self.memory.at(self.waiting[at].place).serial])
        for at in range(self.many):
            one = self.waiting + at
            row = self.containers.at(one.row)
            above = self.containers.at(row[PARENT])[KIND] if row[PARENT] >= 0 else -1
            before = self.known.size
            kind = self.known.number(above, one.place, <Py_ssize_t> one.element.node.name)
            if kind == before:
                self.learn(above, one)
            row[KIND] = kind
        self.many = self.size = 0
        return 0

    cdef int learn(self, Py_ssize_t above, Waiting* one) except -1:
        cdef Attributes attributes = self.attributes
        cdef Py_ssize_t near, depth = 0, inherited = 0, path = -1, place = one.place
        cdef Py_ssize_t* row
        cdef Seen* seen
        if one.varies:
            attributes.read(one.element)
            attributes.variant(place)
            place = self.memory.one(
                attributes.key_bytes, attributes.size, hashed(attributes.key_bytes, attributes.size)
            )
        if self.memory.words[self.memory.at(place).serial] is None:
            attributes.read(one.element)
            self.vocabulary.describe(self.memory, place, attributes, one.code)
        seen = self.memory.at(place)
        near = inherited = seen.own
        if above >= 0:
            row = self.rows.at(above)
            depth, path = row[K_DEPTH] + 1, row[K_SIGNATURE]
            near, inherited = near | row[K_OWN], inherited | row[K_INHERITED]
        row = self.rows.more()
        row[K_CODE], row[K_DEPTH], row[K_OWN], row[K_NEAR] = one.code, depth, seen.own, near
        row[K_INHERITED], row[K_SIGNATURE] = inherited, self.signatures.number(path, seen.bare, 0)
        self.words.append(self.memory.words[seen.serial])
        return 0
