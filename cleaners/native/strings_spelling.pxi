# What spelling.py says of one text: titles, labels and what is compared with them are asked some eighty times a page.

from cpython.mem cimport PyMem_Free, PyMem_Malloc
from cpython.unicode cimport PyUnicode_FromKindAndData

cdef extern from "Python.h":
    bint Py_UNICODE_ISPRINTABLE(Py_UCS4 letter)

cdef enum:
    UCS2 = 2
    HELD = 512  # letters of a text that need no room of their own
    UNASKED = 0
    HARD = 1  # that depends on what stands beside it
    SEVERAL = 2  # becomes none or up to three letters, and so do those with numbers above, up to a blank's
    MOST_OF_ONE = 3
    CLOSES = 1
    ENDS = 2
    MOST_RANGES = 8


cdef class Spelling:
    """Letters as spelling.py tells them, each asked for once.

    Args:
        letters: what a letter becomes in a key; None where that depends.
        key, shown: spelling.py's own, for texts with other letters.
        closing, ends: letters behind a sentence, and those that end one.
        wide: first and last letters of those that weigh three times as much as others, ascending.
    """

    cdef object letters, other_key, other_shown
    cdef uint16_t[PLANE] key_of  # UNASKED, HARD, SEVERAL, or the one letter that it becomes; a blank for what parts words
    cdef uint16_t[32][4] several  # by the number above: letters, and how many
    cdef uint16_t learned  # the next such number
    cdef uint8_t[PLANE] is_one_that
    cdef Py_ssize_t ranges
    cdef uint16_t[MOST_RANGES] first, last

    def __init__(self, letters, key, shown, str closing, str ends, list wide):
        """Raise ValueError where there are too many ranges of wide letters."""
        cdef Py_UCS4 letter
        if len(wide) > MOST_RANGES:
            raise ValueError("too many ranges of wide letters")
        self.letters, self.other_key, self.other_shown = letters, key, shown
        for text, bit in ((closing, CLOSES), (ends, ENDS)):
            for letter in <str> text:
                self.is_one_that[<uint16_t> letter] |= <uint8_t> bit
        self.ranges, self.learned = len(wide), SEVERAL
        for number, (start, end) in enumerate(wide):
            self.first[<int> number], self.last[<int> number] = start, end

    def key(self, str text not None):
        """Lower case, one kind of quote and dash, no invisible marks, single blanks."""
        cdef uint16_t[HELD * MOST_OF_ONE] near
        cdef uint16_t* said = near
        cdef Py_ssize_t size
        if PyUnicode_KIND(text) > 2:
            return self.other_key(text)
        if len(text) > HELD:
            said = <uint16_t*> PyMem_Malloc(<size_t> len(text) * MOST_OF_ONE * sizeof(uint16_t))
            if said == NULL:
                raise MemoryError
        try:
            if PyUnicode_KIND(text) == 1:
                size = self.spelled(<const uint8_t*> PyUnicode_DATA(text), len(text), said)
            else:
                size = self.spelled(<const uint16_t*> PyUnicode_DATA(text), len(text), said)
            return self.other_key(text) if size < 0 else PyUnicode_FromKindAndData(UCS2, said, size)
        finally:
            if said != near:
                PyMem_Free(said)

    cdef Py_ssize_t spelled(self, const Letter* letters, Py_ssize_t length, uint16_t* said) except -2:
        """How many letters the key has that is put down; -1 where a letter is hard."""
        cdef Py_ssize_t place, size = 0
        cdef uint16_t letter, each
        for place in range(length):
            if Letter is uint32_t:
                return -1
            letter = self.key_of[letters[place]]
            if letter == UNASKED:
                letter = self.learnt(<uint16_t> letters[place])
            if letter == HARD:
                return -1
            if letter < 32:
                for each in range(self.several[letter][MOST_OF_ONE]):
                    said[size] = self.several[letter][each]
                    size += 1
            elif letter != 32 or (size and said[size - 1] != 32):
                said[size] = letter
                size += 1
        return size - 1 if size and said[size - 1] == 32 else size

    cdef uint16_t learnt(self, uint16_t letter) except 0:
        cdef uint16_t found = HARD
        cdef Py_ssize_t place
        said = self.letters(chr(letter))
        points = [32 if point < PLANE and Py_UNICODE_ISSPACE(point) else point for point in map(ord, said or "")]
        if said is None or any([not 32 <= point < PLANE for point in points]):
            found = HARD
        elif len(points) == 1:
            found = points[0]
        elif len(points) <= MOST_OF_ONE and 32 not in points and self.learned < 32:
            found = self.learned
            self.learned += 1
            for place in range(len(points)):
                self.several[found][place] = points[place]
            self.several[found][MOST_OF_ONE] = <uint16_t> len(points)
        self.key_of[letter] = found
        return found

    def shown(self, str text not None):
        """A text as it is seen."""
        cdef Py_ssize_t place, start = 0, size = len(text)
        cdef int kind = PyUnicode_KIND(text)
        cdef const void* letters = PyUnicode_DATA(text)
        cdef Py_UCS4 letter, before = 0
        for place in range(size):
            letter = PyUnicode_READ(kind, letters, place)
            if letter >= PLANE or (letter == 32 and before == 32):
                return self.other_shown(text)
            if letter != 32 and not (32 < letter < 127 or (_stays[letter] and Py_UNICODE_ISPRINTABLE(letter))):
                return self.other_shown(text)
            before = letter
        if size and PyUnicode_READ(kind, letters, 0) == 32:
            start = 1
        if size > start and before == 32:
            size -= 1
        return text if start == 0 and size == len(text) else PyUnicode_Substring(text, start, size)

    def weight(self, str text not None):
        """Letters, wide ones counted three times."""
        cdef Py_ssize_t place, found = len(text), number
        cdef int kind = PyUnicode_KIND(text)
        cdef const void* letters = PyUnicode_DATA(text)
        cdef Py_UCS4 letter
        if kind == 1 or not self.ranges:
            return found
        for place in range(len(text)):
            letter = PyUnicode_READ(kind, letters, place)
            if letter < self.first[0]:
                continue
            for number in range(self.ranges):
                if self.first[number] <= letter <= self.last[number]:
                    found += 2
        return found

    def ends_sentence(self, str text not None):
        """Whether the last letter but those that close one ends a sentence."""
        cdef Py_ssize_t place = len(text)
        cdef int kind = PyUnicode_KIND(text)
        cdef const void* letters = PyUnicode_DATA(text)
        cdef Py_UCS4 letter
        while place:
            place -= 1
            letter = PyUnicode_READ(kind, letters, place)
            if letter >= PLANE:
                return False
            if not self.is_one_that[letter] & CLOSES:
                return self.is_one_that[letter] & ENDS != 0
        return False
