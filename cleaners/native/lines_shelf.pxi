# What lines may open with.

cdef enum:
    WORD_BYTES = 8192  # a bit for each value of two bytes


cdef class Shelf:
    """What lines of one length may open with, see phrasebook.Shelf.

    Most lines open with nothing of the kind. A few bits say so, which lie near the processor; the dictionaries do not.
    """

    cdef dict first, prefix, sizes
    cdef dict begun, put_before  # those of `first` and of `prefix` that have been asked for, as Asked
    cdef Py_ssize_t longest
    cdef uint8_t[WORD_BYTES] words  # one for what the letters of each first word mix to
    cdef uint8_t[256] letters  # whether a first letter with these last bits is one of `sizes`

    def __init__(self, dict first, dict prefix, dict sizes, Py_ssize_t longest):
        cdef uint32_t mixed
        cdef Py_UCS4 letter
        self.first, self.prefix, self.sizes, self.longest = first, prefix, sizes, longest
        self.begun, self.put_before = {}, {}
        for word in first:
            mixed = 0
            for letter in <str?> word:
                mixed = another(mixed, letter)
            self.words[mixed >> 19] |= <uint8_t> (1 << (mixed >> 16 & 7))
        for opening in sizes:
            self.letters[ord(<str?> opening) & 255 if opening else 0] = 1

    cdef tuple beginning(self, str word):
        """The phrases that begin with a word: by the second one, and those of all others; None where none does."""
        found = self.begun.get(word)
        if found is None:
            under = self.first.get(word)
            if under is not None:
                second, others = under.laid
                found = self.begun[word] = {each: Asked(may) for each, may in (<dict?> second).items()}, Asked(others)
        return <tuple> found

    cdef Asked prefixed(self, str text):
        """The phrases that begin with some characters; None where none does."""
        found = self.put_before.get(text)
        if found is None and text in self.prefix:
            found = self.put_before[text] = Asked(self.prefix[text].may)
        return <Asked> found


cdef inline uint32_t another(uint32_t mixed, Py_UCS4 letter) noexcept:
    """The number of some letters and one more."""
    return (mixed ^ <uint32_t> letter) * <uint32_t> 0x9E3779B1
