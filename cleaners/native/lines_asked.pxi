# Phrases asked for, by the strings that a line holds which says them; most lines lack these, which is soon told. Those that
# are left may still not be said, though few are not but for the order of words.

cdef enum:
    WINDOW = 3  # characters
    SLOTS = 8192  # for windows
    LAST_MARK = 255
    MOST_NUMBER = 65535
    EACH = 3  # numbers of a string
    TINY = 65535  # in place of a slot: a string without a window
    ANY = 65534  # and one that any line may hold


cdef struct Marks:  # of the windows of lines: all are looked at, so that one is marked while strings are looked for
    uint8_t now  # the mark of the line that is read
    uint8_t[SLOTS] at  # for each slot that of the last line with a window there


cdef class Asked:
    """Some phrases that are asked for together.

    Their numbers lie in one piece, and tell of nearly all lines that they say none of them: each string is an object of
    its own, and they are far from one another.

    Args:
        every: see filing.May.
        room: where their numbers lie.

    Raises:
        OverflowError: a phrase has more strings, or is said in longer lines, than two bytes can tell.
    """

    cdef tuple every
    cdef Room room
    cdef list made
    cdef PyObject** spans  # of each what tells where a line says it, once one may: held in `made`
    # How many phrases; of each the characters of the longest line, how many numbers follow, how many tuples of strings; of
    # each tuple how many strings; and of each string three numbers, see put_string.
    cdef uint16_t* numbers

    def __cinit__(self, tuple every, Room room not None):
        cdef Py_ssize_t at = 1, begun, total = 1
        for longest, holding, _ in every:
            total += 3 + sum([1 + EACH * len(<tuple?> strings) for strings in <tuple?> holding])
        self.every, self.room, self.made = every, room, []
        # In one piece, what is asked for last before the numbers.
        self.spans = <PyObject**> room.taken(len(every) * sizeof(PyObject*) + total * sizeof(uint16_t))
        memset(self.spans, 0, len(every) * sizeof(PyObject*))
        self.numbers = <uint16_t*> (self.spans + len(every))
        self.numbers[0] = number(len(every))
        for longest, holding, _ in every:
            begun = at
            self.numbers[at] = number(longest)
            self.numbers[at + 2] = number(len(<tuple> holding))
            at += 3
            for strings in holding:
                self.numbers[at] = number(len(<tuple> strings))
                at += 1
                for string in strings:
                    put_string(<str?> string, &self.numbers[at])
                    at += EACH
            self.numbers[begun + 1] = number(at - begun - 3)

    cdef int may_say(self, str bare, Py_ssize_t line, list may, const Marks* marks) except -1:
        """Put down those whose words a line says; its length and the strings that it holds rule out nearly all.

        Its windows are marked.
        """
        cdef Py_ssize_t place
        cdef const uint16_t* numbers = self.numbers + 1
        for place in range(self.numbers[0]):
            if may_be_said(numbers, bare, marks) and self.span(place)(bare) is not None:
                may.append((line, (<tuple> self.every[place])[2]))
            numbers += 3 + numbers[1]
        return 0

    cdef object span(self, Py_ssize_t place):
        """What tells where a line says a phrase; its matcher is made only now."""
        if self.spans[place] == NULL:
            found = (<tuple> self.every[place])[2].finder
            self.made.append(found)
            self.spans[place] = <PyObject*> found
        return <object> self.spans[place]


cdef bint any_may_be_said(const uint16_t* numbers, str bare, const Marks* marks) noexcept:
    """Whether a line may say any of some phrases that are asked for together."""
    cdef uint16_t left = numbers[0]
    numbers += 1
    while left:
        if may_be_said(numbers, bare, marks):
            return True
        numbers += 3 + numbers[1]
        left -= 1
    return False


cdef inline bint may_be_said(const uint16_t* numbers, str bare, const Marks* marks) noexcept:
    """Whether a line is not too long for a phrase, and may hold one string of each of its tuples."""
    cdef Py_ssize_t group, groups = numbers[2], string
    if len(bare) > numbers[0]:
        return False
    numbers += 3
    for group in range(groups):
        for string in range(numbers[0]):
            if may_hold(numbers + 1 + EACH * string, bare, marks):
                break
        else:
            return False
        numbers += 1 + EACH * numbers[0]
    return True


cdef uint16_t number(Py_ssize_t what) except? 0:
    if not 0 <= what <= MOST_NUMBER:
        raise OverflowError(f"{what} is more than two bytes tell")
    return <uint16_t> what


cdef int put_string(str string, uint16_t* numbers) except -1:
    """Put down the slots of a string's first, middle and last window; of one without a window its letters instead."""
    cdef Py_ssize_t size = len(string)
    cdef int kind = PyUnicode_KIND(string)
    cdef const void* letters = PyUnicode_DATA(string)
    if size >= WINDOW:
        numbers[0] = slot_of(kind, letters, 0)
        numbers[1] = slot_of(kind, letters, (size - WINDOW) // 2)
        numbers[2] = slot_of(kind, letters, size - WINDOW)
    elif size == 0 or kind == UCS4:
        numbers[0] = ANY
    else:
        numbers[0] = TINY
        numbers[1] = <uint16_t> PyUnicode_READ(kind, letters, 0)
        numbers[2] = <uint16_t> (PyUnicode_READ(kind, letters, 1) if size > 1 else 0)
    return 0


cdef inline bint may_hold(const uint16_t* numbers, str bare, const Marks* marks) noexcept:
    """Whether a line has the windows of a string, or its letters."""
    if numbers[0] < SLOTS:
        return (
            marks.at[numbers[0]] == marks.now and marks.at[numbers[1]] == marks.now and marks.at[numbers[2]] == marks.now
        )
    return numbers[0] == ANY or has(bare, numbers[1], numbers[2])


cdef bint has(str bare, Py_UCS4 first, Py_UCS4 second) noexcept:
    """Whether a letter stands in a line, and behind it another one, if that is not zero."""
    cdef Py_ssize_t at, size = len(bare) - (1 if second else 0)
    cdef int kind = PyUnicode_KIND(bare)
    cdef const void* letters = PyUnicode_DATA(bare)
    for at in range(size):
        if PyUnicode_READ(kind, letters, at) == first and (not second or PyUnicode_READ(kind, letters, at + 1) == second):
            return True
    return False


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


cdef void look_at(str line, Marks* marks) noexcept:
    """Mark the windows of a line that was read before."""
    cdef Py_ssize_t at
    begin_line(marks)
    for at in range(len(line) - WINDOW + 1):
        marks.at[slot_of(PyUnicode_KIND(line), PyUnicode_DATA(line), at)] = marks.now
