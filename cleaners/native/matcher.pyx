"""Where a line says a phrase: what chrome/pattern.py's regular expressions find, without making one.

A page asks for three phrases that no page before it asked for, and Python needs longer to make their expressions than
to clean a quarter of the page. The small language has few operations, each tried in the order in which `re` tries it.
"""

from cpython.mem cimport PyMem_Calloc, PyMem_Free
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ
from libc.stdint cimport int32_t, uint8_t, uint16_t, uint32_t

include "matcher_letters.pxi"

# Bounds of what stands for more than one character, as in pattern.py.
cdef enum:
    MOST_APART = 4
    MOST_OF_A_WORD = 40
    MOST_BEHIND_A_STAR = 30
    MOST_DIGITS = 9
    MOST_MARKS_AT_THE_END = 9
    MOST_OF_A_COUNT = 6
    NEWLINE = 10
    BLANK = 32

# Operations of an alternative; anything above them is a character. See pattern.plan.
cdef enum:
    END = -1
    APART = -2
    COLON = -3
    NUMBER = -4
    STAR = -5
    BOUNDARY = -6

# Kinds of elements.
cdef enum:
    WORD = 0
    OPTIONAL = 1
    GAP = 2

cdef enum:
    NONE = -1
    LAST_BITS = 255


cdef struct Element:
    int kind
    int gap  # words or characters at most
    int first  # of its alternatives
    int last  # behind the last of them


cdef class Matcher:
    """One phrase.

    Args:
        elements: see pattern.plan.
        spaced: whether the language puts blanks between words.
        whole: whether nothing but marks and a count may follow.
        anywhere: whether it may begin behind the line's beginning.
    """

    cdef Element* elements
    cdef int32_t* operations
    cdef int* alternatives  # where the operations of each begin
    cdef int count, least  # elements; what stands apart is so many characters at least
    cdef bint spaced, whole, anywhere
    cdef bint open  # to begin with anything
    cdef uint8_t[LAST_BITS + 1] begins  # else, whether it may with a letter of these last bits: NEVER, PAIRED or ALWAYS
    cdef uint8_t[LAST_BITS + 1] pairs  # and with a letter that is paired, whether it may with both

    def __cinit__(self, tuple elements, bint spaced, bint whole, bint anywhere):
        cdef int place = 0, alternative = 0, at = 0, choices = 0, total = 0
        self.spaced, self.whole, self.anywhere = spaced, whole, anywhere
        self.least = 1 if spaced else 0
        self.count = <int> len(elements)
        for _, _, words in elements:
            choices += <int> len(<tuple?> words)
            total += sum([len(<tuple?> operations) + 1 for operations in <tuple> words])
        self.elements = <Element*> PyMem_Calloc(self.count + 1, sizeof(Element))
        self.operations = <int32_t*> PyMem_Calloc(total + 1, sizeof(int32_t))
        self.alternatives = <int*> PyMem_Calloc(choices + 1, sizeof(int))
        if self.elements == NULL or self.operations == NULL or self.alternatives == NULL:
            raise MemoryError
        for kind, gap, words in elements:
            self.elements[place].kind, self.elements[place].gap = kind, gap
            self.elements[place].first = alternative
            for operations in <tuple> words:
                self.alternatives[alternative] = at
                alternative += 1
                for operation in <tuple> operations:
                    self.operations[at] = operation
                    at += 1
                self.operations[at] = END
                at += 1
            self.elements[place].last = alternative
            place += 1
        self.learn_beginnings()

    def __dealloc__(self):
        PyMem_Free(self.elements)
        PyMem_Free(self.operations)
        PyMem_Free(self.alternatives)

    cdef void learn_beginnings(self) noexcept:
        """Which letters may be the first two: those of the elements up to the first that no match is without."""
        cdef int place, alternative
        cdef const int32_t* codes
        for place in range(self.count):
            for alternative in range(self.elements[place].first, self.elements[place].last):
                codes = &self.operations[self.alternatives[alternative]]
                if codes[0] < 0:  # a number, or nothing
                    self.open = True
                    return
                if codes[1] < 0:
                    self.begins[codes[0] & LAST_BITS] = ALWAYS
                else:
                    self.begins[codes[0] & LAST_BITS] |= PAIRED
                    self.pairs[paired(codes[0], codes[1])] = True
            if self.elements[place].kind == WORD:
                return
            if self.elements[place].kind == GAP:
                break
        self.open = True

    def span(self, str key):
        """Where a key says the phrase first: its start and its end; None where it does not."""
        cdef Line line
        cdef Py_ssize_t start, end, behind
        line.kind, line.data, line.size = PyUnicode_KIND(key), PyUnicode_DATA(key), len(key)
        behind = line.size + 1 if self.open else line.size  # the last place where it may begin
        if not self.anywhere:
            behind = min(behind, 1)
        start = 0
        while start < behind:
            if not self.open:
                start = self.beginning(&line, start, behind)
                if start == behind:
                    return None
            end = self.element(&line, 0, start, False)
            if end != NONE:
                return start, end
            start += 1
        return None

    cdef inline Py_ssize_t beginning(self, const Line* line, Py_ssize_t at, Py_ssize_t behind) noexcept:
        """The next place where the phrase may begin; `behind` where none is before it."""
        if line.kind == 1:
            return begun(<const uint8_t*> line.data, at, behind, self.begins, self.pairs)
        if line.kind == 2:
            return begun(<const uint16_t*> line.data, at, behind, self.begins, self.pairs)
        return begun(<const uint32_t*> line.data, at, behind, self.begins, self.pairs)

    cdef Py_ssize_t element(self, const Line* line, int place, Py_ssize_t at, bint begun) noexcept:
        """Where the elements from one on end that begin there; NONE where they do not."""
        cdef Py_ssize_t end, run, taken
        cdef Element* each
        if place == self.count:
            return ending(line, at) if self.whole else at
        each = &self.elements[place]
        if each.kind == GAP:
            if self.spaced:
                return self.words(line, place, at, begun, each.gap)
            run = 0
            while run < each.gap and at + run < line.size and letter_at(line, at + run) != NEWLINE:
                run += 1
            for taken in range(run, -1, -1):
                end = self.element(line, place + 1, at + taken, begun)
                if end != NONE:
                    return end
            return NONE
        if not begun:
            end = self.choose(line, place, at, each.kind == OPTIONAL)
        else:
            end = NONE
            for taken in range(run_of_marks(line, at, MOST_APART), self.least - 1, -1):
                end = self.choose(line, place, at + taken, False)
                if end != NONE:
                    break
        if end == NONE and each.kind == OPTIONAL:
            return self.element(line, place + 1, at, begun)
        return end

    cdef Py_ssize_t words(self, const Line* line, int place, Py_ssize_t at, bint begun, int left) noexcept:
        """Go on behind as many unknown words as there are, or fewer."""
        cdef Py_ssize_t end, taken, run, size
        if left:
            for taken in range(run_of_marks(line, at, MOST_APART), 0, -1):
                run = 0
                while run < MOST_OF_A_WORD and at + taken + run < line.size and is_word(letter_at(line, at + taken + run)):
                    run += 1
                for size in range(run, 0, -1):
                    end = self.words(line, place, at + taken + size, begun, left - 1)
                    if end != NONE:
                        return end
        return self.element(line, place + 1, at, begun)

    cdef Py_ssize_t choose(self, const Line* line, int place, Py_ssize_t at, bint apart_behind) noexcept:
        """Go on behind the first alternative that is there."""
        cdef Py_ssize_t end
        cdef int alternative
        cdef int32_t first, letter = <int32_t> letter_at(line, at) if at < line.size else END
        for alternative in range(self.elements[place].first, self.elements[place].last):
            first = self.operations[self.alternatives[alternative]]
            if first >= 0 and first != letter:  # as of nearly all
                continue
            end = self.operate(line, self.alternatives[alternative], at, place + 1, apart_behind)
            if end != NONE:
                return end
        return NONE

    cdef Py_ssize_t operate(self, const Line* line, int operation, Py_ssize_t at, int following, bint apart_behind) noexcept:
        """Go on behind the rest of an alternative."""
        cdef Py_ssize_t end, run, taken, least = 0
        cdef int32_t code = self.operations[operation]
        while code >= 0:
            if at >= line.size or letter_at(line, at) != <Py_UCS4> code:
                return NONE
            at += 1
            operation += 1
            code = self.operations[operation]
        if code == END:
            if not apart_behind:
                return self.element(line, following, at, True)
            for taken in range(run_of_marks(line, at, MOST_APART), self.least - 1, -1):
                end = self.element(line, following, at + taken, False)
                if end != NONE:
                    return end
            return NONE
        if code == BOUNDARY:
            if at < line.size and is_word(letter_at(line, at)):
                return NONE
            return self.operate(line, operation + 1, at, following, apart_behind)
        if code == COLON:  # a blank may stand before it
            for taken in range(1 if at < line.size and letter_at(line, at) == BLANK else 0, -1, -1):
                if at + taken < line.size and letter_at(line, at + taken) == u":":
                    end = self.operate(line, operation + 1, at + taken + 1, following, apart_behind)
                    if end != NONE:
                        return end
            return NONE
        run = 0
        if code == APART:
            run, least = run_of_marks(line, at, MOST_APART), self.least
        elif code == NUMBER:
            least = 1
            while run < MOST_DIGITS and at + run < line.size and Py_UNICODE_ISDECIMAL(letter_at(line, at + run)):
                run += 1
        else:
            while run < MOST_BEHIND_A_STAR and at + run < line.size and is_word(letter_at(line, at + run)):
                run += 1
        for taken in range(run, least - 1, -1):
            end = self.operate(line, operation + 1, at + taken, following, apart_behind)
            if end != NONE:
                return end
        return NONE


