# Where words stand, and what hashes they have: found for all letters alike, so that a processor need not guess.

from cpython.mem cimport PyMem_Calloc, PyMem_Free, PyMem_Malloc

cdef enum:
    LETTERS = 8  # of a word that are read
    LENGTH = 8  # places among the mixers
    ONE = 9
    OTHER_ONE = 10
    MIXERS = 11
    LENGTHS = 9  # of words that are told apart
    PLANE = 65_536
    SMALL = 2  # shapes of letters
    LARGE = 4
    # How many edges stand between two characters, two bits for each second one's shape, eight for each first one's: one
    # between a letter and none, two between a small letter and a large one.
    EDGES = 1 << SMALL | 1 << LARGE | 1 << 4 * SMALL | 2 << 4 * SMALL + LARGE | 1 << 4 * LARGE

cdef uint8_t[256] SHAPES
for _at in range(26):
    SHAPES[97 + _at], SHAPES[65 + _at] = SMALL, LARGE

ctypedef fused Letter:  # as wide as Python keeps those of a string
    uint8_t
    uint16_t
    uint32_t


cdef class Words:
    """The words of some characters.

    Args:
        most: as many characters at once.
        mixers: what hashes are made with.

    Raises:
        ValueError: there are other mixers.
    """

    cdef uint16_t* read  # the letters, small; none for what is no letter
    cdef uint32_t* edges  # where words begin and end, by turns
    cdef Py_ssize_t count
    cdef uint32_t[LENGTHS][LETTERS] within  # of each length of words: mixers, nothing behind the end
    cdef uint32_t length  # what it is mixed with

    def __cinit__(self, Py_ssize_t most, const uint32_t[::1] mixers):
        cdef int size, at
        if most < 0 or mixers.shape[0] != MIXERS:
            raise ValueError("mixers or tables of another shape")
        self.read = <uint16_t*> PyMem_Calloc(<size_t> (most + LETTERS), sizeof(uint16_t))
        self.edges = <uint32_t*> PyMem_Malloc(<size_t> (2 * most + 2) * sizeof(uint32_t))
        if self.read == NULL or self.edges == NULL:
            raise MemoryError
        for size in range(LENGTHS):
            for at in range(size):
                self.within[size][at] = mixers[at]
        self.length = mixers[LENGTH]

    def __dealloc__(self):
        PyMem_Free(self.read)
        PyMem_Free(self.edges)


cdef void find_words(Words words, const Letter* text, Py_ssize_t size, const uint16_t* letters) noexcept:
    """Find the words of a text: runs of letters and digits."""
    cdef Py_ssize_t place, edges = 0
    cdef uint32_t letter
    cdef bint inside, before = False
    for place in range(size):
        letter = text[place]
        letter = letters[letter if letter < PLANE else PLANE - 1]
        words.read[place] = <uint16_t> letter
        inside = letter != 0
        words.edges[edges] = <uint32_t> place
        edges += inside != before
        before = inside
    words.edges[edges] = <uint32_t> size
    words.count = (edges + 1) // 2


cdef void find_names(Words words, const Letter* text, Py_ssize_t size) noexcept:
    """Find the words of a name: ASCII letters, parted before a large one behind a small one."""
    cdef Py_ssize_t place, edges = 0
    cdef uint32_t letter, here, before = 0
    for place in range(size):
        letter = text[place]
        here = SHAPES[letter] if letter < 256 else 0
        words.read[place] = <uint16_t> (letter | 32)
        words.edges[edges] = <uint32_t> place
        words.edges[edges + 1] = <uint32_t> place
        edges += EDGES >> (4 * before + here) & 3
        before = here
    words.edges[edges] = <uint32_t> size
    words.count = (edges + 1) // 2


cdef inline uint32_t hash_of(Words words, Py_ssize_t which) noexcept:
    cdef const uint16_t* letters = words.read + words.edges[2 * which]
    cdef uint32_t size = words.edges[2 * which + 1] - words.edges[2 * which]
    cdef const uint32_t* mixers = words.within[size if size < LETTERS else LETTERS]
    cdef uint32_t mixed = size * words.length
    cdef int at
    for at in range(LETTERS):
        mixed += letters[at] * mixers[at]
    return mixed
