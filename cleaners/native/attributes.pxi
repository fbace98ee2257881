# The attributes that tell kinds of containers apart, and those in which a page declares itself.

cdef enum:
    CLASS = 0
    ID = 1
    ROLE = 2
    STYLE = 3
    KEYED = 4  # those before it are told apart by value
    HIDDEN = 4
    ARIA_HIDDEN = 5
    ITEMPROP = 6
    REL = 7
    TYPE = 8
    CONTENT = 9
    DATETIME = 10
    NAME = 11
    PROPERTY = 12
    HTTP_EQUIV = 13
    HREF = 14
    PUBDATE = 15
    ITEMSCOPE = 16
    ITEMTYPE = 17
    TITLED = 18
    WANTED = 19
    NUMBERED = 512

NAMES = (
    "class", "id", "role", "style", "hidden", "aria-hidden", "itemprop", "rel", "type", "content", "datetime", "name",
    "property", "http-equiv", "href", "pubdate", "itemscope", "itemtype", "title",
)  # in that order

cdef signed char[NUMBERED] place_of  # the place of each number; -1 for the others
cdef char[WANTED][SHORT + 1] letters_of  # the names that have no number
cdef size_t[WANTED] length_of  # theirs; 0 for the others
cdef unsigned int lengths  # a bit for each of these


def learn(names):
    """Be told the number of each name that has one."""
    cdef Py_ssize_t place, number
    cdef bytes name
    global lengths
    lengths = 0
    for number in range(NUMBERED):
        place_of[number] = -1
    for place in range(WANTED):
        length_of[place] = 0
        name = NAMES[place].encode()
        number = names.get(NAMES[place], 0)
        if 0 < number < NUMBERED:
            place_of[number] = place
        elif len(name) <= SHORT:
            length_of[place] = len(name)
            lengths |= 1U << len(name)
            memcpy(letters_of[place], <const char*> name, len(name))


cdef inline int place_among(size_t name) noexcept:
    """Which of the names it is, -1 for none."""
    cdef int place
    cdef Name* spelled
    if name < FEW:
        return place_of[name] if name < NUMBERED else -1
    spelled = <Name*> name
    if spelled.length <= SHORT and lengths >> spelled.length & 1:
        for place in range(WANTED):
            if length_of[place] == spelled.length and memcmp(letters_of[place], spelled.letters, spelled.length) == 0:
                return place
    return -1


cdef inline bint is_named(size_t name, int place) noexcept:
    """Whether it is one of the names."""
    if name < FEW:
        return name < NUMBERED and place_of[name] == place
    cdef Name* spelled = <Name*> name
    return 0 < spelled.length == length_of[place] and memcmp(letters_of[place], spelled.letters, spelled.length) == 0


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
            place = place_among(name)
            if place >= 0:
                self.found[place] = attribute
            attribute = attribute.next

    cdef int key(self, Py_ssize_t code) except -1:
        """An element by itself, as bytes: its code, whether it is hidden, the values that tell it apart."""
        cdef int place
        self.size = 0
        self.number(4 * code + 2 * (self.found[HIDDEN] != NULL))
        for place in range(KEYED):
            self.value(place)
        return 0

    cdef int variant(self, Py_ssize_t serial) except -1:
        """The same, with what matters only where it is seen first."""
        self.size = 0
        self.number(4 * serial + 2 * self.is_true() + 1)  # which is no element's
        self.value(ITEMPROP)
        return 0

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
        if self.size + <Py_ssize_t> length > self.room:
            grown(<void**> &self.key_bytes, &self.room, self.size + <Py_ssize_t> length, 1)
        memcpy(self.key_bytes + self.size, bytes, length)
        self.size += length
        return 0

    cdef inline Str* value_of(self, int place) noexcept:
        cdef Attribute* attribute = self.found[place]
        if attribute == NULL or attribute.value == NULL or attribute.value.bytes == NULL:
            return NULL
        return attribute.value

    cdef dict given(self):
        """All that were found, as the parser gives them."""
        cdef int place
        return {NAMES[place]: self.said(place) for place in range(WANTED) if self.found[place] != NULL}

    cdef bint holds(self, int place, const char* wanted, size_t length, bint any_case) noexcept:
        """Whether a value holds some small letters, which may be large ones in HTML, but not in the SVG inside it."""
        return contains(self.value_of(place), wanted, length, any_case)

    cdef object said(self, int place):
        cdef Str* value = self.value_of(place)
        return decoded(value) if value != NULL else None


cdef bint contains(Str* value, const char* wanted, size_t length, bint any_case) noexcept:
    """Whether some small letters stand in a value, large ones being taken for small ones or not."""
    cdef size_t at
    if value == NULL or value.bytes == NULL or value.length < length:
        return False
    for at in range(value.length - length + 1):
        if is_spelled(value.bytes + at, wanted, length, any_case):
            return True
    return False


cdef inline bint is_spelled(const unsigned char* at, const char* wanted, size_t length, bint any_case) noexcept:
    cdef size_t place
    for place in range(length):
        if (smaller(at[place]) if any_case else at[place]) != <unsigned char> wanted[place]:
            return False
    return True


cdef inline unsigned char smaller(unsigned char letter) noexcept:
    return letter + 32 if 65 <= letter <= 90 else letter


cdef object decoded(Str* value):
    return PyUnicode_DecodeUTF8(<const char*> value.bytes, <Py_ssize_t> value.length, "replace")
