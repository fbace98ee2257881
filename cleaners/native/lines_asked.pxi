# Phrases asked for, by the strings that a line holds which says them; most lines lack these, which is soon told.

cdef enum:
    WINDOW = 3  # characters
    SLOTS = 8192  # for windows
    LAST_MARK = 255
    MOST_NUMBER = 65535
    TINY = 65535  # in place of a slot: a string without a window, which any line may hold


cdef struct Marks:  # of the windows of lines: all are looked at, so that one is marked while strings are looked for
    uint8_t now  # the mark of the line that is read
    uint8_t[SLOTS] at  # for each slot that of the last line with a window there


cdef class Asked:
    """Some phrases that are asked for together.

    Their numbers lie in one piece: each string is an object of its own, and they are far from one another.

    Args:
        every: see filing.May.

    Raises:
        OverflowError: a phrase has more strings, or is said in longer lines, than two bytes can tell.
    """

    cdef tuple every
    # Of each phrase: characters of the longest line, how many numbers follow, how many tuples of strings; of each tuple how
    # many strings; and of each string the slots of its first window and its last.
    cdef uint16_t* numbers

    def __cinit__(self, tuple every):
        cdef Py_ssize_t at = 0, begun, total = 0
        for longest, holding, _ in every:
            total += 3 + sum([1 + 2 * len(<tuple?> strings) for strings in <tuple?> holding])
        self.every = every
        self.numbers = <uint16_t*> PyMem_Calloc(total, sizeof(uint16_t))
        if self.numbers == NULL:
            raise MemoryError
        for longest, holding, _ in every:
            begun = at
            self.numbers[at] = number(longest)
            self.numbers[at + 2] = number(len(<tuple> holding))
            at += 3
            for strings in holding:
                self.numbers[at] = number(len(<tuple> strings))
                at += 1
                for string in strings:
                    self.numbers[at], self.numbers[at + 1] = first_slot(string), last_slot(string)
                    at += 2
            self.numbers[begun + 1] = number(at - begun - 3)

    def __dealloc__(self):
        PyMem_Free(self.numbers)

    cdef int may_say(self, str bare, Py_ssize_t line, list may, const Marks* marks) except -1:
        """Put down those that a line may say, by its length and the strings that it holds; its windows are marked."""
        cdef Py_ssize_t place, size = len(bare)
        cdef const uint16_t* numbers = self.numbers
        for place in range(len(self.every)):
            if size <= numbers[0] and may_hold(numbers + 2, marks) and self.holds(bare, place, numbers + 2, marks):
                may.append((line, (<tuple> self.every[place])[2]))
            numbers += 3 + numbers[1]
        return 0

    cdef bint holds(self, str bare, Py_ssize_t place, const uint16_t* numbers, const Marks* marks) except -1:
        """Whether a line holds one string of each of a phrase's tuples, see may_hold."""
        cdef Py_ssize_t group, groups = numbers[0], string
        numbers += 1
        for group in range(groups):
            for string in range(numbers[0]):
                if is_marked(numbers + 1 + 2 * string, marks) and (
                    <str> (<tuple> (<tuple> (<tuple> self.every[place])[1])[group])[string] in bare
                ):
                    break
            else:
                return False
            numbers += 1 + 2 * numbers[0]
        return True


cdef bint may_hold(const uint16_t* numbers, const Marks* marks) noexcept:
    """Whether the line that is read has the windows of one string of each of a phrase's tuples.

    Args:
        numbers: the phrase's, from how many tuples there are.
    """
    cdef Py_ssize_t group, groups = numbers[0], string
    numbers += 1
    for group in range(groups):
        for string in range(numbers[0]):
            if is_marked(numbers + 1 + 2 * string, marks):
                break
        else:
            return False
        numbers += 1 + 2 * numbers[0]
    return True


cdef uint16_t number(Py_ssize_t what) except? 0:
    if not 0 <= what <= MOST_NUMBER:
        raise OverflowError(f"{what} is more than two bytes tell")
    return <uint16_t> what


cdef inline bint is_marked(const uint16_t* slots, const Marks* marks) noexcept:
    """Whether both windows of a string are there, its first and its last."""
    return slots[0] == TINY or (marks.at[slots[0]] == marks.now and marks.at[slots[1]] == marks.now)


cdef inline void begin_line(Marks* marks) noexcept:
    """Mark what follows as another line's."""
    if marks.now == LAST_MARK:
        memset(marks.at, 0, SLOTS)
        marks.now = 0
    marks.now += 1


cdef inline uint16_t slot_of(int kind, const void* data, Py_ssize_t at) noexcept:
    """Where a window of a string is marked."""
    return slot(
        _mixed(PyUnicode_READ(kind, data, at), PyUnicode_READ(kind, data, at + 1), PyUnicode_READ(kind, data, at + 2))
    )


cdef uint16_t first_slot(str string) except? 0:
    return slot_of(PyUnicode_KIND(string), PyUnicode_DATA(string), 0) if len(string) >= WINDOW else TINY


cdef uint16_t last_slot(str string) except? 0:
    if len(string) < WINDOW:
        return TINY
    return slot_of(PyUnicode_KIND(string), PyUnicode_DATA(string), len(string) - WINDOW)


cdef void look_at(str line, Marks* marks) noexcept:
    """Mark the windows of a line that was read before."""
    cdef Py_ssize_t at
    begin_line(marks)
    for at in range(len(line) - WINDOW + 1):
        marks.at[slot_of(PyUnicode_KIND(line), PyUnicode_DATA(line), at)] = marks.now
