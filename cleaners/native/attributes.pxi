# The attributes that tell kinds of containers apart.

cdef enum:
    CLASS = 0
    ID = 1
    ROLE = 2
    STYLE = 3
    KEYED = 4  # those before it are told apart by value
    HIDDEN = 4
    ARIA_HIDDEN = 5
    ITEMPROP = 6
    WANTED = 7

NAMES = ("class", "id", "role", "style", "hidden", "aria-hidden", "itemprop")  # in that order

cdef size_t[WANTED] numbers  # of the names that have one; 0 for the others


def learn(names):
    """Be told the number of each name that has one."""
    for place in range(WANTED):
        numbers[place] = names.get(NAMES[place], 0)


cdef inline int numbered(size_t name) noexcept:
    cdef int place
    for place in range(WANTED):
        if numbers[place] == name and name:
            return place
    return -1


cdef inline int spelled(Name* name) noexcept:
    """Which of the names that have no number it is."""
    cdef size_t length = name.length
    if length == 4 and memcmp(name.letters, b"role", 4) == 0:
        return ROLE
    if length == 6 and memcmp(name.letters, b"hidden", 6) == 0:
        return HIDDEN
    if length == 8 and memcmp(name.letters, b"itemprop", 8) == 0:
        return ITEMPROP
    if length == 11 and memcmp(name.letters, b"aria-hidden", 11) == 0:
        return ARIA_HIDDEN
    return -1


cdef class Attributes:
    """The attributes of one element at a time."""

    cdef (Attribute*) found[WANTED]
    cdef unsigned char* key_bytes
    cdef Py_ssize_t size, room

    def __dealloc__(self):
        PyMem_Free(self.key_bytes)

    cdef void read(self, Element* element) noexcept:
        cdef Attribute* attribute = element.first_attribute if element.node.kind == ELEMENT_NODE else NULL
        cdef size_t name
        cdef int place
        for place in range(WANTED):
            self.found[place] = NULL
        while attribute != NULL:
            name = attribute.written if attribute.written else attribute.node.name
            place = numbered(name) if name < FEW else spelled(<Name*> name)
            if place >= 0:
                self.found[place] = attribute
            attribute = attribute.next

    cdef bytes key(self, Py_ssize_t code):
        """An element by itself, as bytes: its code, whether it is hidden, the values that tell it apart."""
        cdef int place
        self.size = 0
        self.number(2 * code + (self.found[HIDDEN] != NULL))
        for place in range(KEYED):
            self.value(place)
        return PyBytes_FromStringAndSize(<char*> self.key_bytes, self.size)

    cdef bytes variant(self, Py_ssize_t serial):
        """The same, with what matters only where it is seen first."""
        self.size = 0
        self.number(2 * serial + self.is_true())
        self.value(ITEMPROP)
        return PyBytes_FromStringAndSize(<char*> self.key_bytes, self.size)

    cdef bint is_true(self) noexcept:
        cdef Str* value = self.value_of(ARIA_HIDDEN)
        return value != NULL and value.length == 4 and memcmp(value.bytes, b"true", 4) == 0

    cdef int value(self, int place) except -1:
        """A value, its length before it; an empty one is not a missing one."""
        cdef Str* value = self.value_of(place)
        if value == NULL:
            return self.number(0)
        if is_ascii(value.bytes, value.length):
            self.number(value.length + 1)
            return self.push(value.bytes, value.length)
        cdef bytes anew = decoded(value).encode()  # what reads alike is alike, whatever bytes it had
        self.number(len(anew) + 1)
        return self.push(<const char*> anew, len(anew))

    cdef inline int number(self, Py_ssize_t number) except -1:
        return self.push(&number, sizeof(number))

    cdef inline int push(self, const void* bytes, size_t length) except -1:
        if length > <size_t> PY_SSIZE_T_MAX // 4:
            raise MemoryError
        grown(<void**> &self.key_bytes, &self.room, self.size + <Py_ssize_t> length, 1)
        memcpy(self.key_bytes + self.size, bytes, length)
        self.size += length
        return 0

    cdef inline Str* value_of(self, int place) noexcept:
        cdef Attribute* attribute = self.found[place]
        if attribute == NULL or attribute.value == NULL or attribute.value.bytes == NULL:
            return NULL
        return attribute.value

    cdef object said(self, int place):
        cdef Str* value = self.value_of(place)
        return decoded(value) if value != NULL else None


cdef object decoded(Str* value):
    return PyUnicode_DecodeUTF8(<const char*> value.bytes, <Py_ssize_t> value.length, "replace")
