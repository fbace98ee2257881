# Strings that lines are searched for, as they lie in memory: by their first letters, and no wider than need be.

cdef enum:
    CHAINS = 4096
    A_WORD = 1  # a string is one; it is asked for in short lines, in long ones
    IN_SHORT = 2
    IN_LONG = 4
    FOUR = 4  # letters


cdef struct Text:  # a string
    const Py_UCS4* letters
    const uint16_t* numbers  # of its phrases in short lines, once these have been asked for: see Asked
    Py_ssize_t line  # behind the last one it was seen in, of all that were ever read
    int32_t size
    uint8_t asked  # A_WORD, IN_SHORT, IN_LONG


cdef struct Start:  # of a string, among those of its chain
    uint32_t letters  # the four behind its first four, by their last bits
    uint32_t mask  # those of them that it has
    int32_t string


cdef inline uint32_t _mixed(uint32_t first, uint32_t second, uint32_t third) noexcept:
    """Two bytes, other ones for nearly all three letters of an alphabet."""
    return (first ^ second << 5 ^ third << 10) & 0xFFFF


cdef inline uint32_t _with_fourth(uint32_t mixed, Py_UCS4 fourth) noexcept:
    """The same for four of them."""
    return (mixed ^ <uint32_t> fourth << 3 ^ <uint32_t> fourth << 11) & 0xFFFF


cdef inline uint16_t slot(uint32_t mixed) noexcept:
    """One of SLOTS; letters are told apart by their last bits, which must not be lost."""
    return <uint16_t> ((mixed * 0x9E37 & 0xFFFF) >> 3)


cdef inline uint16_t chain(uint32_t mixed) noexcept:
    return slot(mixed) >> 1


cdef uint16_t chain_of(const Text* text) noexcept:
    """That of a string with a window: by its first four letters, or by the three that it has."""
    cdef uint32_t mixed = _mixed(text.letters[0], text.letters[1], text.letters[2])
    return chain(_with_fourth(mixed, text.letters[WINDOW]) if text.size > WINDOW else mixed)


cdef inline uint32_t last_bits(const Py_UCS4* letters) noexcept:
    """Eight of each of four letters."""
    return (
        (<uint32_t> letters[0] & 255) | (<uint32_t> letters[1] & 255) << 8
        | (<uint32_t> letters[2] & 255) << 16 | (<uint32_t> letters[3] & 255) << 24
    )


cdef Start start_of(const Text* text, int32_t string) noexcept:
    cdef Py_UCS4[FOUR] letters, mask
    cdef Py_ssize_t place
    for place in range(FOUR):
        letters[place] = mask[place] = 0
        if FOUR + place < text.size:
            letters[place], mask[place] = text.letters[FOUR + place], 255
    return Start(last_bits(letters), last_bits(mask), string)
