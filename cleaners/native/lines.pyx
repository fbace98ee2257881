"""Lines read at one go: their keys, traits and what may be said in them.

The same as traits.alone and phrasebook.hits say of one line after another.
"""

from cpython.pythread cimport (
    NOWAIT_LOCK, WAIT_LOCK, PyThread_acquire_lock, PyThread_allocate_lock, PyThread_free_lock, PyThread_release_lock,
    PyThread_type_lock,
)
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_FromKindAndData, PyUnicode_KIND, PyUnicode_READ, PyUnicode_Substring
from libc.stdint cimport int32_t, uint8_t, uint16_t, uint32_t, uint64_t
from libc.string cimport memcmp, memset

include "memory.pxi"
include "lines_characters.pxi"
include "fetch.pxi"
include "lines_near.pxi"
include "lines_asked.pxi"
include "lines_strings.pxi"
include "lines_caught.pxi"
include "lines_shelf.pxi"
include "lines_made.pxi"

cdef enum:
    UCS4 = 4
    AHEAD = 8  # zeros behind a line: so many letters may be read at one go


cdef class Reader(Net):
    """Reads lines for one book of phrases.

    Args:
        held: see Net.
        short, long: what short lines and long ones open with.
        sizes: the limits that traits.py names, by their names in small letters.
        words: what traits go by, see vocabulary.py, by its name in small letters; and what machines write begins with.
        alone, key: see spelling.py.
    """

    cdef Shelf short, long
    cdef object alone, key
    cdef PyThread_type_lock lock
    cdef frozenset signing, agencies, dating
    cdef tuple codes, credits
    cdef str glued, crediting, hands, feed
    cdef Py_UCS4* line
    cdef Py_ssize_t size, width  # of the line, and the room for it
    cdef Py_ssize_t long_from, prose, headline, few, longest, signature, credited, label, initials, credits_least, fact
    cdef Py_ssize_t dotted, date, row
    cdef unsigned int all_flags  # of the line's letters, the bullet off
    cdef uint8_t[256] code_letters  # whether one of `codes` begins with a letter of these last bits

    def __cinit__(self, *_):
        self.lock = PyThread_allocate_lock()
        if self.lock == NULL:
            raise MemoryError

    def __init__(self, list held, Shelf short, Shelf long, dict sizes, dict words, alone, key):
        self.short, self.long = short, long
        self.signing, self.agencies, self.dating = words["signing"], words["agencies"], words["dating"]
        self.codes, self.credits = words["codes"], words["credits"]
        self.glued, self.crediting = words["glued"], words["crediting"]
        self.hands, self.feed = words["hands"], words["feed"]
        self.alone, self.key = alone, key
        self.long_from, self.prose, self.headline = sizes["long"], sizes["prose"], sizes["headline"]
        self.few, self.longest, self.signature = sizes["short"], sizes["longest"], sizes["signature"]
        self.credits_least, self.credited = sizes["credits_least"], sizes["credited"]
        self.dotted, self.date, self.row = sizes["dotted"], sizes["date"], sizes["row"]
        self.label, self.initials, self.fact = sizes["label"], sizes["initials"], sizes["fact"]
        for code in self.codes:
            self.code_letters[ord(code[0]) & 255] = 1

    def __dealloc__(self):
        PyMem_Free(self.line)
        if self.lock != NULL:
            PyThread_free_lock(self.lock)

    def read(self, list texts):
        """What can be said about each text, and what it may say. Another thread's texts wait: Python is asked in between.

        Returns:
            For each text what traits.alone says; pairs of a text's number and a phrase whose words it has; and the numbers
            of those that may be rows of labels.
        """
        if not PyThread_acquire_lock(self.lock, NOWAIT_LOCK):
            with nogil:
                PyThread_acquire_lock(self.lock, WAIT_LOCK)
        try:
            return self.read_alone(texts)
        finally:
            PyThread_release_lock(self.lock)

    cdef tuple read_alone(self, list texts):
        cdef Py_ssize_t number, start
        cdef bint long
        cdef Shelf shelf
        cdef Begun* begun
        cdef list told = [], may = [], rows = [], held = []
        self.begin()
        self.short.expect()
        try:
            for number in range(len(texts)):
                text = <str?> texts[number]
                if number + 1 < len(texts):
                    fetch_all(<PyObject*> texts[number + 1], 128)
                key = self.spell(text)
                memset(&self.line[self.size], 0, AHEAD * sizeof(Py_UCS4))
                start = 0
                while start < self.size and flags(self.line[start]) & STRIPPED:
                    start += 1
                bare = key if start == 0 else PyUnicode_FromKindAndData(UCS4, &self.line[start], self.size - start)
                long = self.size - start > self.long_from
                shelf = self.long if long else self.short
                begun = shelf.opening(&self.line[start], self.size - start)
                told.append(self.tell(text, key, bare, &self.line[start], self.size - start))
                if begun != NULL:
                    fetch(begun.others)
                if self.all_flags & MARK and self.size - start <= self.row and "|" in bare:
                    rows.append(number)
                self.catch_all(bare, &self.line[start], number, long, not long or len(bare) <= self.long.longest)
                shelf.opened(bare, &self.line[start], self.size - start, begun, number, may, &self.marks)
                self.ask(bare, held)
            self.ask_rest(told, held, may)
            return told, may, rows
        finally:
            PyMem_Free(self.line)
            self.line, self.width = NULL, 0

    cdef str spell(self, str text):
        """The key of a text, which also lies in `line` then."""
        cdef Py_ssize_t place = 0, size = 0, part, taken, length = len(text)
        cdef const void* letters = PyUnicode_DATA(text)
        cdef Py_UCS4 letter
        cdef uint16_t other
        cdef bint blank = True  # the last that was put down; those before the first are not
        grown(<void**> &self.line, &self.width, length + AHEAD, sizeof(Py_UCS4))
        while place < length:
            if PyUnicode_KIND(text) == 1:
                taken = copied(&(<const uint8_t*> letters)[place], length - place, &self.line[size], blank)
            elif PyUnicode_KIND(text) == 2:
                taken = copied(&(<const uint16_t*> letters)[place], length - place, &self.line[size], blank)
            else:
                taken = copied(&(<const uint32_t*> letters)[place], length - place, &self.line[size], blank)
            place, size = place + taken, size + taken
            blank = size == 0 or self.line[size - 1] == 32
            if place == length:
                break
            letter = PyUnicode_READ(PyUnicode_KIND(text), letters, place)
            place += 1
            if letter == 32:
                continue
            if letter >= PLANE:
                return self.spell_slowly(text)
            if not _count[letter]:
                _learn_spelling(letter, self.alone)
            if _count[letter] == HARD:
                return self.spell_slowly(text)
            grown(<void**> &self.line, &self.width, size + MOST + length - place + AHEAD, sizeof(Py_UCS4))
            for part in range(_count[letter] - 1):
                other = _spelled[<Py_ssize_t> letter * MOST + part]
                if _flags[other] & SPACE:
                    other = 32
                if not (other == 32 and blank):
                    self.line[size] = other
                    size += 1
                    blank = other == 32
        self.size = size - 1 if size and blank else size
        return PyUnicode_FromKindAndData(UCS4, self.line, self.size) if self.size else ""

    cdef str spell_slowly(self, str text):
        cdef str key = self.key(text)
        cdef Py_ssize_t place
        grown(<void**> &self.line, &self.width, len(key) + AHEAD, sizeof(Py_UCS4))
        for place in range(len(key)):
            self.line[place] = PyUnicode_READ(PyUnicode_KIND(key), PyUnicode_DATA(key), place)
        self.size = len(key)
        return key

    cdef tuple tell(self, str text, str key, str bare, const Py_UCS4* line, Py_ssize_t size):
        """What traits.alone says."""
        cdef Py_ssize_t weight = size, end = size
        cdef bint asked
        # Nobody asks for those of a longer line, but for wide letters, which are none of Latin-1.
        asked = size <= self.row or size <= self.few or len(text) <= self.few or PyUnicode_KIND(bare) > 1
        self.all_flags = flags_of_all(line, size, &weight) if asked else 0
        while end and flags(line[end - 1]) & CLOSING:
            end -= 1
        cdef bint ends = end > 0 and flags(line[end - 1]) & ENDING
        cdef bint headline = weight <= self.headline and not (size and flags(line[size - 1]) & ONWARD)
        return (
            key, bare, self.size > 0 and flags(self.line[0]) & BULLET != 0, ends, ends and weight >= self.prose,
            headline and not _opens_small(text), weight,
            self.traits(text, bare, line, size, ends) | self.aside(line, size)
            | (COLON if weight <= self.fact and has_colon(line, size) else 0)
            | self.pointed(text) | (MOVED if not ends and weight >= self.prose and ciphered(line, size) else 0),
        )

    cdef int aside(self, const Py_UCS4* line, Py_ssize_t size) noexcept:
        """The traits that traits.alone adds: what repeats.py looks at."""
        cdef int found = QUOTED if self.size and self.line[0] == 39 else 0
        cdef Py_ssize_t place
        for place in range(max(0, size - self.dotted), size - 2):
            if line[place] == 46 and line[place + 1] == 46 and line[place + 2] == 46:
                return found | BROKEN
        return found

    cdef int pointed(self, str text) except -1:
        """Whether it begins with a hand, or as what a feed adds: as traits.alone tells."""
        cdef Py_UCS4 first = PyUnicode_READ(PyUnicode_KIND(text), PyUnicode_DATA(text), 0) if len(text) else 0
        if first == PyUnicode_READ(PyUnicode_KIND(self.feed), PyUnicode_DATA(self.feed), 0):
            return POINTED if text.startswith(self.feed) else 0
        return POINTED if first > 127 and first in self.hands else 0

    cdef int traits(self, str text, str bare, const Py_UCS4* line, Py_ssize_t size, bint ends) except -1:
        """What traits.traits_of says."""
        cdef int found = 0
        cdef Py_ssize_t place, end = size, digits = 0
        if size <= self.few or len(text) <= self.few:
            while digits < size and Py_UNICODE_ISDIGIT(line[digits]):
                digits += 1
            if digits < size and self.all_flags & DECIMAL:
                found = DIGIT | DATED if size <= self.date and self.dates(line, size) else DIGIT
            if self.coded(text):
                found |= CODED
            if not ends and (0 < digits < size or _marked(text)):
                found |= MARKED
            if 1 < size <= self.signature and self.signed(line, size):
                found |= SIGNED
        if size <= self.longest:
            if size >= self.credits_least and self.credits_picture(bare, line, size):
                found |= CREDIT
            while end and flags(line[end - 1]) & AFTER_LINK:
                end -= 1
            for place in range(max(0, end - self.label), end - 1):
                if line[place + 1] == 32 and flags(line[place]) & TELLING:
                    found |= LINKED
                    break
        return found

    cdef bint coded(self, str text) except -1:
        """Whether a bracket of code comes before the first word, or the text begins as code does."""
        cdef Py_ssize_t place
        cdef Py_UCS4 letter
        for place in range(len(text)):
            letter = PyUnicode_READ(PyUnicode_KIND(text), PyUnicode_DATA(text), place)
            if letter in (91, 123, 60, 37):
                return True
            if flags(letter) & WORD:
                return self.code_letters[<uint32_t> letter & 255] and text.startswith(self.codes, place)
        return False

    cdef bint credits_picture(self, str bare, const Py_UCS4* line, Py_ssize_t size) except -1:
        """Whether one of the words that credit a picture stands before the last colon, which is near the end."""
        cdef Py_ssize_t place
        for place in range(size - 1, max(0, size - self.credited) - 1, -1):
            if line[place] == 58:
                if bare.endswith(self.crediting, 0, place):
                    place -= len(self.crediting)
                return bare.endswith(self.credits, 0, place)
        return False

    cdef bint dates(self, const Py_UCS4* line, Py_ssize_t size) except -1:
        """Whether all words are such as dates have, or a year is glued to them."""
        cdef Py_ssize_t place, start = 0, end
        cdef Py_UCS4 year
        while start < size:
            end = word_end(line, start, size)
            if end > start and PyUnicode_FromKindAndData(UCS4, &line[start], end - start) not in self.dating:
                if self.all_flags & WIDE:
                    for year in self.glued:
                        for place in range(size):
                            if line[place] == year:
                                return True
                return False
            start = end + 1
        return True

    cdef bint signed(self, const Py_UCS4* line, Py_ssize_t size) except -1:
        """Whether a piece of an agency's name is there, and no word longer than initials but those agencies sign with."""
        cdef Py_ssize_t start = 0, end
        cdef bint named = False
        while start < size:
            end = word_end(line, start, size)
            if end - start > self.initials:
                if PyUnicode_FromKindAndData(UCS4, &line[start], end - start) not in self.signing:
                    return False
            start = end + 1
        start = 0
        while start < size and not named:
            end = word_end(line, start, size)
            named = end > start and PyUnicode_FromKindAndData(UCS4, &line[start], end - start) in self.agencies
            start = end + 1
        return named
