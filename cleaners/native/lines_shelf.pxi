# What lines may open with.

cdef enum:
    WORD_BYTES = 8192  # a bit for each value of two bytes


cdef class Shelf:
    """What lines of one length may open with, see phrasebook.Shelf.

    Most lines open with nothing of the kind. A few bits say so, which lie near the processor; the dictionaries do not.
    """

    cdef dict first, prefix, sizes
    cdef Py_ssize_t longest
    cdef uint8_t[WORD_BYTES] words  # one for what the letters of each first word mix to
    cdef uint8_t[256] letters  # whether a first letter with these last bits is one of `sizes`

    def __init__(self, dict first, dict prefix, dict sizes, Py_ssize_t longest):
        cdef uint32_t mixed
        cdef Py_UCS4 letter
        self.first, self.prefix, self.sizes, self.longest = first, prefix, sizes, longest
        for word in first:
            mixed = 0
            for letter in <str?> word:
                mixed = another(mixed, letter)
            self.words[mixed >> 19] |= <uint8_t> (1 << (mixed >> 16 & 7))
        for opening in sizes:
            self.letters[ord(<str?> opening) & 255 if opening else 0] = 1


cdef inline uint32_t another(uint32_t mixed, Py_UCS4 letter) noexcept:
    """The number of some letters and one more."""
    return (mixed ^ <uint32_t> letter) * <uint32_t> 0x9E3779B1
