# Which blocks a page's own declarations hold, and which stand on it more than once.

from cpython.unicode cimport PyUnicode_Find, PyUnicode_Substring
from libc.string cimport memcmp

cdef enum:
    NAME_LEAST = 3  # characters of a headline: more than
    NAME_MOST = 300  # and fewer than
    TELLING = 25  # characters; a shorter line occurs anywhere
    OPENING = 60
    GRAM = 4  # characters
    GRAMS = 65_536
    GRAM_BYTES = 8_192


cdef class Declared:
    """A text in which others are looked for; four characters that stand nowhere in it rule most of them out."""

    cdef str text
    cdef Py_ssize_t last  # where the last one was found: what stands behind it on a page mostly stands behind it here
    cdef unsigned char[GRAM_BYTES] grams  # a bit for each

    def __cinit__(self, str text):
        cdef Py_ssize_t place, found
        cdef int width = PyUnicode_KIND(text)
        cdef void* letters = PyUnicode_DATA(text)
        self.text = text
        for place in range(len(text) - GRAM + 1):
            found = gram(width, letters, place)
            self.grams[found >> 3] |= <unsigned char> (1 << (found & 7))

    cdef bint holds(self, str wanted, Py_ssize_t size) except -1:
        """Whether the first characters of another text stand in it."""
        cdef Py_ssize_t place, found
        cdef int width = PyUnicode_KIND(wanted)
        cdef void* letters = PyUnicode_DATA(wanted)
        for place in range(0, size - GRAM + 1, GRAM):
            found = gram(width, letters, place)
            if not self.grams[found >> 3] >> (found & 7) & 1:
                return False
        piece = PyUnicode_Substring(wanted, 0, size)
        found = PyUnicode_Find(self.text, piece, self.last, len(self.text), 1)
        if found == -1 and self.last:
            found = PyUnicode_Find(self.text, piece, 0, min(self.last + size - 1, len(self.text)), 1)
        if found < 0:
            return False
        self.last = found
        return True


cdef inline Py_ssize_t gram(int width, void* letters, Py_ssize_t place) noexcept:
    cdef unsigned int mixed = <unsigned int> PyUnicode_READ(width, letters, place)
    mixed = mixed * 31 + <unsigned int> PyUnicode_READ(width, letters, place + 1)
    mixed = mixed * 31 + <unsigned int> PyUnicode_READ(width, letters, place + 2)
    mixed = mixed * 31 + <unsigned int> PyUnicode_READ(width, letters, place + 3)
    return mixed & (GRAMS - 1)


cdef inline bint are_alike(str one, str other) noexcept:
    return (
        len(one) == len(other) and PyUnicode_KIND(one) == PyUnicode_KIND(other)
        and memcmp(PyUnicode_DATA(one), PyUnicode_DATA(other), <size_t> len(one) * PyUnicode_KIND(one)) == 0
    )


cdef class Titled(Measured):
    cdef unsigned char* in_title
    cdef unsigned char* described  # whether the description holds how a block begins
    cdef unsigned char* in_body  # and the body
    cdef bint has_body
    cdef Py_ssize_t* before  # copies of a block before it
    cdef Py_ssize_t* after

    def read_titles(self, list texts, str title, str description, str body):
        """Look the blocks' texts up in what the page declares, and in one another.

        Raises:
            ValueError: they are not as many.
        """
        cdef Declared name = Declared(title)
        cdef Py_ssize_t place, size
        if len(texts) != self.n:
            raise ValueError(f"{len(texts)} texts of {self.n} blocks")
        self.in_title = <unsigned char*> self.take(self.n, 1)
        for place in range(self.n):
            size = len(<str?> texts[place])
            if NAME_LEAST < size < NAME_MOST and size <= len(title):
                self.in_title[place] = name.holds(texts[place], size)
        self.described, self.in_body = self.openings(texts, description), self.openings(texts, body)
        self.has_body = len(body) > 0
        self.find_copies(texts)

    cdef unsigned char* openings(self, list texts, str declared) except NULL:
        """Whether a declared text holds how each block begins."""
        cdef unsigned char* held = <unsigned char*> self.take(self.n, 1)
        cdef Declared where
        cdef Py_ssize_t place, size
        if len(declared) > TELLING:
            where = Declared(declared)
            for place in range(self.n):
                size = len(<str> texts[place])
                if size > TELLING:
                    held[place] = where.holds(texts[place], min(size, OPENING))
        return held

    cdef int find_copies(self, list texts) except -1:
        cdef Py_ssize_t room = 2, place, first, slot
        cdef Py_ssize_t* slots  # by a text's hash, one more than where it first stands
        cdef Py_ssize_t* firsts = self.whole(self.n)
        cdef Py_ssize_t* times = self.whole(self.n)  # of those that stand first
        while room < 2 * self.n:
            room *= 2
        slots = self.whole(room)
        self.before, self.after = self.whole(self.n), self.whole(self.n)
        for place in range(self.n):
            slot = hash(<str> texts[place]) & (room - 1)
            while slots[slot] and not are_alike(<str> texts[place], <str> texts[slots[slot] - 1]):
                slot = (slot + 1) & (room - 1)
            if not slots[slot]:
                slots[slot] = place + 1
            first = slots[slot] - 1
            firsts[place], self.before[place] = first, times[first]
            times[first] += 1
        for place in range(self.n):
            self.after[place] = times[firsts[place]] - self.before[place] - 1
        return 0
