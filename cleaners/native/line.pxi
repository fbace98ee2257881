# The line being gathered, a character after another, its white space put in order as it comes.

cdef enum:
    CASED = 0x590  # Latin, Greek, Cyrillic and Armenian letters stand before it


cdef inline bint is_blank(Str said) noexcept:
    """Whether there is nothing but what HTML calls white space."""
    cdef size_t place
    if said.bytes == NULL:
        return True
    for place in range(said.length):
        if said.bytes[place] not in (32, 9, 10, 12, 13):
            return False
    return True


cdef inline bint is_gap(unsigned char byte) noexcept:
    """Whether Python calls a character of ASCII white space."""
    return byte == 32 or 9 <= byte <= 13 or 28 <= byte <= 31


cdef inline bint is_ascii(const unsigned char* bytes, size_t length) noexcept:
    cdef size_t place = 0
    cdef uint64_t eight
    while place + 8 <= length:
        memcpy(&eight, bytes + place, 8)
        if eight & 0x8080808080808080U:
            return False
        place += 8
    while place < length:
        if bytes[place] & 0x80:
            return False
        place += 1
    return True


cdef inline bint are_words(const unsigned char* bytes, uint64_t eight) noexcept:
    """Whether eight characters of ASCII, and there is a ninth, are words with one blank between them."""
    cdef uint64_t no_blanks = eight + 0x5F5F5F5F5F5F5F5FU  # the highest bit of each says whether it is more than 32
    cdef uint64_t gaps = ~no_blanks & 0x8080808080808080U
    if not gaps:
        return True
    if ~(eight + 0x6060606060606060U) & 0x8080808080808080U or gaps & (gaps >> 8):
        return False
    return bytes[7] > 32 or bytes[8] > 32


cdef class Line:
    cdef unsigned char* narrow  # its characters, as long as they are ASCII
    cdef Py_UCS4* chars  # from then on
    cdef bint wide  # whether they are no longer
    cdef Py_ssize_t size, narrow_room, room
    cdef bint begun  # whether there is a piece in it, be it an empty one
    cdef bint gap, seamed  # a blank, a seam before the next character
    cdef Py_UCS4 before  # the last character, white space or not; 0 for none
    cdef Py_ssize_t inked  # characters of the last piece, the white space around off

    def __dealloc__(self):
        PyMem_Free(self.narrow)
        PyMem_Free(self.chars)

    cdef inline int seam(self) noexcept:
        """An element's edge: nothing, or a blank where words would be glued ("Jane Doe" "March 3")."""
        if self.begun:
            self.seamed = True
        return 0

    cdef Py_ssize_t add(self, const unsigned char* bytes, size_t length, bint pre) except -1:
        """Add a piece, but no white space to begin a line with; how many characters it has, the white space around off."""
        cdef Py_ssize_t chars
        if not self.begun:
            # Nothing depends on white space at the beginning of a line, so it may be taken back.
            chars = self.put(bytes, length, pre)
            if chars and not self.inked:
                self.clear()
            else:
                self.begun = True
            return self.inked
        self.put(bytes, length, pre)
        return self.inked

    cdef Py_ssize_t put(self, const unsigned char* bytes, size_t length, bint pre) except -1:
        """Add a piece as it is; how many characters it has."""
        cdef Py_ssize_t place, count, start, first = -1, last = -1
        cdef Py_UCS4* out
        cdef Py_UCS4 letter
        cdef int kind
        cdef void* letters
        self.inked = 0
        if bytes == NULL or length == 0:
            return 0
        if length > <size_t> PY_SSIZE_T_MAX // 16:
            raise MemoryError
        if is_ascii(bytes, length):
            count = <Py_ssize_t> length
            self.reserve(count)
            place = 0
            while place < count:
                if not pre and is_gap(bytes[place]):  # as letter() would say of each
                    while place < count and is_gap(bytes[place]):
                        place += 1
                    self.seamed, self.gap, self.before = False, True, bytes[place - 1]
                    continue
                letter = bytes[place]
                if not Py_UNICODE_ISSPACE(letter):
                    if first < 0:
                        first = place
                    last = place
                self.letter(letter, pre)
                place += 1
                if letter > 32 and not pre:  # words with one blank between them need no looking at
                    place += self.words(bytes + place, count - place)
                    last = place - 1
                    self.before = bytes[last]
        else:
            text = PyUnicode_DecodeUTF8(<const char*> bytes, <Py_ssize_t> length, "replace")
            count, kind, letters = len(text), PyUnicode_KIND(text), PyUnicode_DATA(text)
            self.widen()
            self.reserve(count)
            place = 0
            while place < count:
                letter = PyUnicode_READ(kind, letters, place)
                if not Py_UNICODE_ISSPACE(letter):
                    last = place
                    if first < 0:
                        first = place
                self.letter(letter, pre)
                place += 1
                if letter > 32 and not pre and not Py_UNICODE_ISSPACE(letter):  # as above, to the word's end
                    out = self.chars + self.size - place
                    start = place
                    while place < count:
                        letter = PyUnicode_READ(kind, letters, place)
                        if letter <= 32 or (letter > 127 and Py_UNICODE_ISSPACE(letter)):
                            break
                        out[place] = letter
                        place += 1
                    if place > start:
                        self.size += place - start
                        last = place - 1
                        self.before = out[last]
        if first >= 0:
            self.inked = last - first + 1
        return count

    cdef int blank(self, bint pre) except -1:
        self.reserve(1)
        self.letter(32, pre)
        return 0

    cdef inline int reserve(self, Py_ssize_t count) except -1:
        """Room for so many characters.

        Each but one blank stands for a character that is not written itself: white space, or a seam of the text's own.
        """
        if self.wide:
            return grown(<void**> &self.chars, &self.room, self.size + count + 2, sizeof(Py_UCS4))
        return grown(<void**> &self.narrow, &self.narrow_room, self.size + count + 2, 1)

    cdef int widen(self) except -1:
        """From now on there is room for any character."""
        cdef Py_ssize_t place
        if not self.wide:
            grown(<void**> &self.chars, &self.room, self.size + 2, sizeof(Py_UCS4))
            for place in range(self.size):
                self.chars[place] = self.narrow[place]
            self.wide = True
        return 0

    cdef inline void write(self, Py_UCS4 letter) noexcept:
        if self.wide:
            self.chars[self.size] = letter
        else:
            self.narrow[self.size] = <unsigned char> letter
        self.size += 1

    cdef Py_ssize_t words(self, const unsigned char* bytes, Py_ssize_t count) noexcept:
        """Write words of ASCII with one blank between them, as far as there are; how many characters."""
        cdef Py_ssize_t place = 0
        cdef uint64_t eight
        if not self.wide:
            while place + 8 < count:
                memcpy(&eight, bytes + place, 8)
                if not are_words(bytes + place, eight):
                    break
                memcpy(self.narrow + self.size, &eight, 8)
                self.size += 8
                place += 8
        while place < count and (
            bytes[place] > 32 or (bytes[place] == 32 and place + 1 < count and bytes[place + 1] > 32)
        ):
            self.write(bytes[place])
            place += 1
        return place

    cdef inline void letter(self, Py_UCS4 letter, bint pre) noexcept:
        if letter == 0:  # as the pure walk marks seams
            self.seamed = True
            return
        if pre:  # code stays as written
            self.write(letter)
            return
        if self.seamed:
            self.seamed = False
            if self.before and would_glue(self.before, letter):
                self.gap = True
        self.before = letter
        if Py_UNICODE_ISSPACE(letter):
            self.gap = True
            return
        if self.gap:
            self.gap = False
            if self.size:
                self.write(32)
        self.write(letter)

    cdef object taken(self, bint pre):
        """The line's text, None where it has none; a new line begins."""
        text = None
        if self.size:
            if self.wide:
                text = PyUnicode_FromKindAndData(4, self.chars, self.size)
            else:
                text = PyUnicode_FromKindAndData(1, self.narrow, self.size)
        self.clear()
        if pre and text is not None:
            text = "\n".join([line for raw in text.splitlines() if (line := raw.rstrip())]) or None
        return text

    cdef void clear(self) noexcept:
        self.size, self.before, self.wide = 0, 0, False
        self.begun = self.gap = self.seamed = False


cdef unsigned char[CASED] CASES  # 1 for small letters, 2 for large ones, as segment_walk._SMALL and _LARGE have them
for _at in range(CASED):
    CASES[_at] = {"Ll": 1, "Lu": 2}.get(category(chr(_at)), 0)


cdef inline unsigned char case_of(Py_UCS4 letter) noexcept:
    return CASES[letter] if letter < CASED else 0


cdef inline bint would_glue(Py_UCS4 before, Py_UCS4 letter) noexcept:
    if case_of(letter) == 2:
        return case_of(before) == 1 or before in (33, 41, 46) or before == 63 or Py_UNICODE_ISDECIMAL(before)
    return case_of(before) == 1 and Py_UNICODE_ISDECIMAL(letter)
