# What words hint at, by their letters: words of attributes are new strings each time, and a dictionary has to look at
# three places of the memory to tell that it knows one.

cdef enum:
    MOST_LETTERS = 15  # of a word that lies here
    FEWEST_WORDS = 1024  # there is room for


cdef struct Word:
    uint64_t first, second  # eight letters, and seven with their number above them: 0 where there is no word
    Py_ssize_t bits


cdef class Spelled:
    """The bits of short words in ASCII."""

    cdef Word* words
    cdef Py_ssize_t count, room

    def __dealloc__(self):
        PyMem_Free(self.words)

    cdef Word* at(self, uint64_t first, uint64_t second) noexcept:
        """Where a word lies, or would; half of the places are free. Only where there is room."""
        cdef uint64_t place = folded(first ^ secret[0], second ^ secret[1])
        cdef Word* word
        while True:
            word = self.words + (place & <uint64_t> (self.room - 1))
            if word.second == 0 or (word.first == first and word.second == second):
                return word
            place += 1

    cdef int put(self, uint64_t first, uint64_t second, Py_ssize_t bits) except -1:
        """Remember a word; where there are too many, it alone."""
        cdef Word* word
        if self.count > MANY:
            memset(self.words, 0, <size_t> self.room * sizeof(Word))
            self.count = 0
        if 2 * self.count >= self.room:
            self.widen()
        word = self.at(first, second)
        if word.second == 0:
            self.count += 1
        word.first, word.second, word.bits = first, second, bits
        return 0

    cdef int widen(self) except -1:
        cdef Word* before = self.words
        cdef Py_ssize_t room = self.room, place
        cdef Py_ssize_t larger = 4 * room if room else FEWEST_WORDS
        cdef Word* anew = <Word*> PyMem_Calloc(<size_t> larger, sizeof(Word))
        if anew == NULL:
            raise MemoryError
        self.words, self.room = anew, larger
        for place in range(room):
            if before[place].second:
                self.at(before[place].first, before[place].second)[0] = before[place]
        PyMem_Free(before)
        return 0
