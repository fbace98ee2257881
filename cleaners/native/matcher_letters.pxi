# Letters of a line that is matched.

ctypedef fused Letter:  # of a line, by its widest
    uint8_t
    uint16_t
    uint32_t

cdef extern from "Python.h":
    bint Py_UNICODE_ISALNUM(Py_UCS4 letter)
    bint Py_UNICODE_ISDECIMAL(Py_UCS4 letter)

cdef enum:
    NEVER = 0
    PAIRED = 1  # only before certain letters
    ALWAYS = 2


cdef struct Line:
    int kind
    const void* data
    Py_ssize_t size


cdef bint[128] _is_word  # of ASCII, where nearly all letters are: else four tables are asked
for _letter in range(128):
    _is_word[_letter] = Py_UNICODE_ISALNUM(_letter) or _letter == 95


cdef inline bint is_word(Py_UCS4 letter) noexcept:
    return _is_word[letter] if letter < 128 else Py_UNICODE_ISALNUM(letter)


cdef Py_ssize_t begun(
    const Letter* letters, Py_ssize_t at, Py_ssize_t end, const uint8_t* begins, const uint8_t* pairs
) noexcept:
    """The next place from one on where a phrase may begin, by its first two letters; `end` where none is before it."""
    cdef uint8_t found
    while at < end:
        found = begins[letters[at] & LAST_BITS]
        if found & ALWAYS | found & pairs[paired(letters[at], letters[at + 1])]:  # behind the last one is a zero
            return at
        at += 1
    return end


cdef inline uint32_t paired(uint32_t first, uint32_t second) noexcept:
    return (first ^ second << 3) & LAST_BITS


cdef inline Py_UCS4 letter_at(const Line* line, Py_ssize_t at) noexcept:
    return PyUnicode_READ(line.kind, line.data, at)


cdef inline Py_ssize_t run_of_marks(const Line* line, Py_ssize_t at, Py_ssize_t most) noexcept:
    cdef Py_ssize_t run = 0
    while run < most and at + run < line.size and not is_word(letter_at(line, at + run)):
        run += 1
    return run


cdef inline bint is_over(const Line* line, Py_ssize_t at) noexcept:
    """What `$` asks."""
    return at == line.size or (at == line.size - 1 and letter_at(line, at) == NEWLINE)


cdef Py_ssize_t ending(const Line* line, Py_ssize_t at) noexcept:
    """Where a line is over behind marks, and perhaps a count and more marks; NONE where it is not."""
    cdef Py_ssize_t marks, digits, more, run
    for marks in range(run_of_marks(line, at, MOST_MARKS_AT_THE_END), -1, -1):
        run = 0
        while run < MOST_OF_A_COUNT and at + marks + run < line.size and Py_UNICODE_ISDECIMAL(letter_at(line, at + marks + run)):
            run += 1
        for digits in range(run, 0, -1):
            for more in range(run_of_marks(line, at + marks + digits, MOST_APART), -1, -1):
                if is_over(line, at + marks + digits + more):
                    return at + marks + digits + more
        if is_over(line, at + marks):
            return at + marks
    return NONE
