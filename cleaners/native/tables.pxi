# What each element's number means to the walk.

cdef enum:  # as in segment_tags.py
    SKIP = 0
    TEXT = 1
    INLINE = 2
    TIGHT = 3
    LINK = 4
    BOLD = 5
    BREAK = 6
    BLOCK = 7
    PRE = 8
    DEAD = 9
    IMAGE = 10
    CUSTOM = 11
    FORMULA = 12
    LEAF = 13
    BUTTON = 14
    PARAGRAPH = 2  # the code of <p>
    UNREAD = 64  # or'ed: text in it is not shown, whatever the walk does with it
    ACT = 63
    TABLE = 1024  # numbers of elements we have a row for; a larger one is an element HTML does not know


cdef class Tables:
    """What each element's number means."""

    cdef unsigned char[TABLE] acts
    cdef unsigned char[TABLE] told  # as acts, for what is read in one piece; it knows no <noscript> that is shown
    cdef unsigned char[TABLE] codes
    cdef unsigned char[256] in_line  # codes inside which a custom element is part of the line
    cdef unsigned char[TABLE] story  # elements that make a module one to walk

    def __cinit__(self, acts, unread, codes, in_line, story, custom_code):
        cdef Py_ssize_t number
        for number in range(TABLE):
            self.acts[number], self.told[number], self.codes[number], self.story[number] = CUSTOM, 0, custom_code, 0
        for number in range(256):
            self.in_line[number] = 0
        for number, act in acts.items():
            self.acts[_checked(number)] = act
        for number in unread:
            self.told[_checked(number)] |= UNREAD
        for number, code in codes.items():
            self.codes[_checked(number)] = code
        for number in story:
            self.story[_checked(number)] = 1
        for code in in_line:
            self.in_line[<unsigned char> code] = 1


cdef Py_ssize_t _checked(Py_ssize_t number) except -1:
    if number < 0 or number >= TABLE:
        raise ValueError(f"element number {number} is beyond the table")
    return number
