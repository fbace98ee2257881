# Whether a text holds any of some strings, see any_of.py: three letters tell where one may stand, and there it is compared.

from cpython.mem cimport PyMem_Calloc, PyMem_Free

cdef enum:
    LETTERS = 3  # compared at once
    FEWEST = 6  # bits of the values that they mix to
    MOST = 14
    APART = 32  # values for each string, at least, where there are so many


cdef inline uint32_t _three(Py_UCS4 one, Py_UCS4 two, Py_UCS4 three) noexcept:
    return (<uint32_t> one * <uint32_t> 0x9E3779B1 ^ <uint32_t> two * <uint32_t> 0x85EBCA77
            ^ <uint32_t> three * <uint32_t> 0xC2B2AE3D) * <uint32_t> 0x27D4EB2F


cdef class AnyOf:
    """Strings of three letters or more, laid out to be looked for at one go."""

    cdef tuple strings
    cdef int beyond  # bits of a mix that a value has not
    cdef uint8_t* told  # for each value a bit, set where a string begins so: few bytes, which are soon near the processor
    cdef uint16_t* first  # for each value the first string that begins so, from one
    cdef uint16_t* others  # for each string the next one of its value

    def __cinit__(self, tuple strings):
        """Raise ValueError where a string is too short, or there are too many."""
        cdef Py_ssize_t place, count = len(strings)
        cdef uint32_t value
        cdef int bits = FEWEST
        cdef str text
        if count > 0xFFFF or any([len(text) < LETTERS for text in strings]):
            raise ValueError("a string is too short, or there are too many")
        while bits < MOST and <Py_ssize_t> 1 << bits < APART * count:
            bits += 1
        self.strings, self.beyond = strings, 32 - bits
        self.told = <uint8_t*> PyMem_Calloc(<size_t> 1 << (bits - 3), 1)
        self.first = <uint16_t*> PyMem_Calloc(<size_t> 1 << bits, sizeof(uint16_t))
        self.others = <uint16_t*> PyMem_Calloc(count + 1, sizeof(uint16_t))
        if self.told == NULL or self.first == NULL or self.others == NULL:
            raise MemoryError
        for place in range(count):
            text = strings[place]
            value = _three(text[0], text[1], text[2]) >> self.beyond
            self.told[value >> 3] |= <uint8_t> (1 << (value & 7))
            self.others[place] = self.first[value]
            self.first[value] = <uint16_t> (place + 1)

    def __dealloc__(self):
        PyMem_Free(self.told)
        PyMem_Free(self.first)
        PyMem_Free(self.others)

    def held(self, str text):
        """Whether one of them stands in a text."""
        cdef Py_ssize_t place, size = len(text)
        cdef int kind = PyUnicode_KIND(text)
        cdef const void* letters = PyUnicode_DATA(text)
        cdef uint16_t number
        cdef uint32_t value
        cdef Py_UCS4 one, two, three
        if size < LETTERS:
            return False
        one, two = PyUnicode_READ(kind, letters, 0), PyUnicode_READ(kind, letters, 1)
        for place in range(size - LETTERS + 1):
            three = PyUnicode_READ(kind, letters, place + 2)
            value = _three(one, two, three) >> self.beyond
            if self.told[value >> 3] >> (value & 7) & 1:
                number = self.first[value]
                while number:
                    if _stands(kind, letters, size, place, <object> PyTuple_GET_ITEM(self.strings, number - 1)):
                        return True
                    number = self.others[number - 1]
            one, two = two, three
        return False


cdef bint _stands(int kind, const void* letters, Py_ssize_t size, Py_ssize_t start, str wanted) noexcept:
    """Whether a string stands at a place of a text."""
    cdef Py_ssize_t place, count = len(wanted)
    cdef int its_kind = PyUnicode_KIND(wanted)
    cdef const void* its_letters = PyUnicode_DATA(wanted)
    if count > size - start:
        return False
    for place in range(count):
        if PyUnicode_READ(kind, letters, start + place) != PyUnicode_READ(its_kind, its_letters, place):
            return False
    return True
