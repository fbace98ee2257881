# What is known of characters: once for all, as spelling.py and traits.py tell it.

cdef extern from "Python.h":
    bint Py_UNICODE_ISALPHA(Py_UCS4 letter)
    bint Py_UNICODE_ISALNUM(Py_UCS4 letter)
    bint Py_UNICODE_ISDIGIT(Py_UCS4 letter)
    bint Py_UNICODE_ISDECIMAL(Py_UCS4 letter)
    bint Py_UNICODE_ISSPACE(Py_UCS4 letter)
    bint Py_UNICODE_ISLOWER(Py_UCS4 letter)
    bint Py_UNICODE_ISUPPER(Py_UCS4 letter)

ctypedef fused Letter:  # of a text, by its widest
    uint8_t
    uint16_t
    uint32_t

cdef enum:
    PLANE = 65536  # code points of the basic plane
    MOST = 3  # characters that one becomes in a key
    HARD = 255  # becomes more, or it depends on what stands beside it
    WORD = 1
    LETTER = 2  # a word's, but for digits and what joins words
    DECIMAL = 4
    SPACE = 8
    STRIPPED = 16  # before a line: bullets, brackets, signs
    BULLET = 32
    CLOSING = 64  # behind a sentence: quotes and brackets
    ENDING = 128  # a sentence
    ONWARD = 256  # what no headline ends with
    AFTER_LINK = 512
    APART = 1024  # beside words
    WIDE = 2048  # says as much as three letters
    MARK = 8192  # of breadcrumbs, hashtags and arrows
    TELLING = 4096  # behind a sentence that a label is glued to

cdef enum:
    # Traits, in the order of traits.py.
    DIGIT = 1
    CREDIT = 2
    LINKED = 4
    CODED = 8
    SIGNED = 16
    CAPTION = 32
    LINKS = 64
    MARKED = 128
    BROKEN = 256
    QUOTED = 512
    DATED = 1024
    POINTED = 2048
    MOVED = 4096
    COLON = 8192

cdef uint16_t[65536] _flags
cdef uint8_t[65536] _count  # characters it becomes, and one more; 0 where nobody has asked yet
cdef uint16_t[65536 * 3] _spelled
cdef Py_UCS4 _emoji_first = PLANE, _emoji_last = PLANE
cdef uint16_t[65536] _single  # what it becomes where that is one, and neither NUL nor a blank but 32; 0 for all others


cdef inline unsigned int flags(Py_UCS4 letter) noexcept:
    return _flags[letter] if letter < PLANE else _asked(letter)


cdef unsigned int flags_of_all(const Py_UCS4* line, Py_ssize_t size, Py_ssize_t* weight) noexcept:
    """All that any of a line's letters has; the wide ones among them add to its weight."""
    cdef Py_ssize_t place
    cdef unsigned int found, all_flags = 0
    for place in range(size):
        found = flags(line[place])
        all_flags |= found
        if found & WIDE:
            weight[0] += 2
    return all_flags


cdef inline Py_ssize_t word_end(const Py_UCS4* line, Py_ssize_t start, Py_ssize_t size) noexcept:
    """Where the letters end that stand there; there, where none does."""
    while start < size and flags(line[start]) & LETTER:
        start += 1
    return start


cdef unsigned int _asked(Py_UCS4 letter) noexcept:
    cdef unsigned int found = 0
    if Py_UNICODE_ISALNUM(letter):
        found = WORD
        if Py_UNICODE_ISDECIMAL(letter):
            found |= DECIMAL
        else:
            found |= LETTER
    elif letter == 95:
        found = WORD
    if Py_UNICODE_ISSPACE(letter):
        found |= SPACE
    if _emoji_first <= letter <= _emoji_last:
        found |= STRIPPED
    return found


def learn(dict marks):
    """What characters are, for every reader.

    Args:
        marks: for each class of characters all that belong to it, see below.
    """
    global _emoji_first, _emoji_last
    cdef Py_UCS4 letter
    _emoji_first, _emoji_last = [ord(end) for end in <str?> marks["emoji"]]
    _single[32] = 32
    for letter in range(PLANE):
        _flags[letter] = _asked(letter)
    for name, bit in (
        ("bullets", BULLET | STRIPPED), ("before", STRIPPED), ("closing", CLOSING), ("endings", ENDING),
        ("onward", ONWARD), ("after_link", AFTER_LINK), ("apart", APART), ("wide", WIDE), ("telling", TELLING),
        ("marks", MARK),
    ):
        for letter in <str> marks[name]:
            if letter < PLANE:
                _flags[letter] |= <uint16_t> bit


cdef int _learn_spelling(Py_UCS4 letter, alone) except -1:
    """Ask what a character becomes in a key."""
    cdef Py_ssize_t place
    cdef Py_UCS4 other
    said = alone(chr(letter))
    _count[letter] = HARD
    if said is None or len(<str> said) > MOST:
        return 0
    for place in range(len(<str> said)):
        other = PyUnicode_READ(PyUnicode_KIND(said), PyUnicode_DATA(said), place)
        if other >= PLANE:
            return 0
        _spelled[<Py_ssize_t> letter * MOST + place] = <uint16_t> other
    _count[letter] = <uint8_t> (len(<str> said) + 1)
    if len(<str> said) == 1 and not _flags[_spelled[<Py_ssize_t> letter * MOST]] & SPACE:
        _single[letter] = _spelled[<Py_ssize_t> letter * MOST]
    return 0


cdef Py_ssize_t copied(const Letter* letters, Py_ssize_t length, Py_UCS4* line, bint blank) noexcept:
    """How many letters from the first become one each, which are put down; a blank only where none was before it."""
    cdef Py_ssize_t place
    cdef uint16_t other
    for place in range(length):
        if Letter is uint32_t:
            if letters[place] >= PLANE:
                return place
        other = _single[letters[place]]
        if not other or (other == 32) & blank:
            return place
        line[place] = other
        blank = other == 32
    return length


cdef bint _marked(str text) noexcept:
    """Whether a text has a mark of breadcrumbs and the like, or begins with two capitals."""
    cdef Py_ssize_t place, begun = 0
    cdef int kind = PyUnicode_KIND(text)
    cdef const void* letters = PyUnicode_DATA(text)
    for place in range(len(text)):
        if flags(PyUnicode_READ(kind, letters, place)) & MARK:
            return True
    while begun < len(text) and Py_UNICODE_ISSPACE(PyUnicode_READ(kind, letters, begun)):
        begun += 1
    return (
        begun + 1 < len(text)
        and Py_UNICODE_ISUPPER(PyUnicode_READ(kind, letters, begun))
        and Py_UNICODE_ISUPPER(PyUnicode_READ(kind, letters, begun + 1))
    )


cdef bint _opens_small(str text) noexcept:
    """Whether a text's first letter, whatever blanks are before it, is a small one."""
    cdef Py_ssize_t place
    cdef Py_UCS4 letter
    for place in range(len(text)):
        letter = PyUnicode_READ(PyUnicode_KIND(text), PyUnicode_DATA(text), place)
        if not Py_UNICODE_ISSPACE(letter):
            return Py_UNICODE_ISLOWER(letter)
    return False


cdef bint ciphered(const Py_UCS4* line, Py_ssize_t size) noexcept:
    """Whether there is more of "f" than of "e"."""
    cdef Py_ssize_t place, more = 0
    for place in range(size):
        more += (line[place] == 102) - (line[place] == 101)
    return more > 0


cdef bint has_colon(const Py_UCS4* line, Py_ssize_t size) noexcept:
    cdef Py_ssize_t place
    for place in range(size):
        if line[place] == 58:
            return True
    return False
