# Strings looked for in lines: by three and four characters at every place, and only where these are one's by all of them.

from cython cimport final

cdef enum:
    CHAINS = 4096
    ANY_FOURTH = 255  # behind a string that is one window
    UNASKED = -1


cdef struct Caught:
    Py_ssize_t line
    int32_t string
    bint long
    Py_ssize_t first, last  # of what the line may say for it, among all of the page's; UNASKED so far


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


cdef class Net:
    """Strings, and which lines hold them.

    Args:
        held: for each string its text, whether it is a word, and the phrases that short lines and long ones are asked
            for, see phrasebook.Under.
    """

    cdef Py_ssize_t strings, found, room
    cdef Py_ssize_t begun  # how many had been found above the last line
    cdef Py_UCS4* texts
    cdef Py_ssize_t* starts  # where each begins, and where the last ends
    cdef int32_t* following  # for each the one before it in the same chain
    cdef int32_t* last  # of each chain
    # For each slot of a string's window a bit for each that the letter behind it may end with; and again for long lines.
    cdef uint8_t* fourths
    cdef uint8_t* asked  # of each: 1 a word, 2 in short lines, 4 in long ones; 8 and 16 that it stands there by itself
    cdef Py_ssize_t* seen  # of each, the line behind its last
    cdef Caught* caught
    cdef list tiny  # those with less than a window
    cdef list held
    cdef list in_short, in_long  # of each, its phrases as Asked, once they have been
    cdef const uint16_t** numbers  # of these, which tell most lines without a look at anything else: short ones, then long
    cdef Marks marks

    def __cinit__(self, list held, *others):
        cdef Py_ssize_t place, at = 0, size, number, total = 0
        cdef uint32_t mixed, behind
        self.strings, self.tiny, self.held = len(held), [], [tuple(each) for each in held]
        self.in_short, self.in_long = [None] * self.strings, [None] * self.strings
        for text, _, _, _ in held:
            total += len(<str> text)
        self.texts = <Py_UCS4*> PyMem_Calloc(total + 1, sizeof(Py_UCS4))
        self.starts = <Py_ssize_t*> PyMem_Calloc(self.strings + 1, sizeof(Py_ssize_t))
        self.following = <int32_t*> PyMem_Calloc(self.strings + 1, sizeof(int32_t))
        self.last = <int32_t*> PyMem_Calloc(CHAINS, sizeof(int32_t))
        self.fourths = <uint8_t*> PyMem_Calloc(2 * SLOTS, 1)
        self.asked = <uint8_t*> PyMem_Calloc(self.strings + 1, 1)
        self.seen = <Py_ssize_t*> PyMem_Calloc(self.strings + 1, sizeof(Py_ssize_t))
        self.numbers = <const uint16_t**> PyMem_Calloc(2 * self.strings + 1, sizeof(void*))
        if (
            self.texts == NULL or self.starts == NULL or self.following == NULL or self.last == NULL
            or self.fourths == NULL or self.asked == NULL or self.seen == NULL or self.numbers == NULL
        ):
            raise MemoryError
        for place in range(CHAINS):
            self.last[place] = -1
        for place in range(self.strings):
            text, word, short, long = held[place]
            size = len(<str> text)
            self.asked[place] = <uint8_t> ((1 if word else 0) | (2 if short else 0) | (4 if long else 0))
            self.starts[place] = at
            for number in range(size):
                self.texts[at + number] = PyUnicode_READ(PyUnicode_KIND(text), PyUnicode_DATA(text), number)
            if size < WINDOW:
                self.tiny.append(place)
                self.following[place] = -1
            else:
                mixed = _mixed(self.texts[at], self.texts[at + 1], self.texts[at + 2])
                behind = ANY_FOURTH if size == WINDOW else 1 << (<uint32_t> self.texts[at + WINDOW] & 7)
                self.fourths[slot(mixed)] |= <uint8_t> behind
                if long:
                    self.fourths[SLOTS + slot(mixed)] |= <uint8_t> behind
                if size > WINDOW:
                    mixed = _with_fourth(mixed, self.texts[at + WINDOW])
                self.following[place] = self.last[chain(mixed)]
                self.last[chain(mixed)] = <int32_t> place
            at += size
        self.starts[self.strings] = at

    def __dealloc__(self):
        PyMem_Free(self.texts)
        PyMem_Free(self.starts)
        PyMem_Free(self.following)
        PyMem_Free(self.last)
        PyMem_Free(self.fourths)
        PyMem_Free(self.asked)
        PyMem_Free(self.seen)
        PyMem_Free(<void*> self.numbers)
        PyMem_Free(self.caught)

    cdef int begin(self) except -1:
        """Forget the last page."""
        cdef Py_ssize_t place
        self.found = 0
        for place in range(self.strings):
            self.seen[place] = 0
            self.asked[place] &= 7
        return 0

    cdef int catch_all(self, str bare, const Py_UCS4* line, Py_ssize_t number, bint long, bint asked) except -1:
        """Put down which strings a line holds, in their order; of one that is too long to be asked, what stands there.

        Its windows are marked with it. Of a long one not all strings tell that say something of short ones only.

        Args:
            line: its letters, and a zero behind the last.
        """
        cdef Py_ssize_t at, size = len(bare)
        cdef const uint8_t* fourths = &self.fourths[SLOTS if long else 0]
        cdef uint8_t* marked = self.marks.at
        cdef uint32_t mixed
        cdef uint16_t window
        cdef Py_UCS4 first
        self.begun = self.found
        begin_line(&self.marks)
        cdef uint8_t now = self.marks.now
        for at in range(size - WINDOW + 1):
            mixed = _mixed(line[at], line[at + 1], line[at + 2])
            window = slot(mixed)
            marked[window] = now
            if fourths[window] >> (<uint32_t> line[at + WINDOW] & 7) & 1:
                self.compare_all(line, size, at, number, self.last[chain(_with_fourth(mixed, line[at + WINDOW]))], long)
                if fourths[window] == ANY_FOURTH:
                    self.compare_all(line, size, at, number, self.last[chain(mixed)], long)
        for place in self.tiny if asked else ():  # of a line that says nothing, it tells nothing either
            first = self.texts[self.starts[<int32_t> place]]
            for at in range(size if chr(first) in bare else 0):
                if line[at] == first:
                    self.compare_all(line, size, at, number, <int32_t> place, long)
        if not asked:
            self.found = self.begun
        self.sort(self.begun)
        return 0

    @final
    cdef inline int compare_all(
        self, const Py_UCS4* line, Py_ssize_t size, Py_ssize_t at, Py_ssize_t number, int32_t string, bint long
    ) except -1:
        """The same of all strings of one chain, the last of which is given: those that stand there."""
        cdef Py_ssize_t left, length
        cdef const Py_UCS4* text
        while string >= 0:
            text, length = &self.texts[self.starts[string]], self.starts[string + 1] - self.starts[string]
            left = length if length <= size - at else -1
            while left > 0 and line[at + left - 1] == text[left - 1]:  # from the end: strings of one chain begin alike
                left -= 1
            if left == 0:
                self.put_down(line, size, at, length, Caught(number, string, long, UNASKED, UNASKED))
            string = self.following[string]
        return 0

    @final
    cdef int put_down(
        self, const Py_UCS4* line, Py_ssize_t size, Py_ssize_t at, Py_ssize_t length, Caught caught
    ) except -1:
        """Put a string down that stands there, once for a line, and whether it stands there by itself."""
        cdef uint8_t alone = 16 if caught.long else 8
        if (
            not self.asked[caught.string] & alone
            and (at == 0 or flags(line[at - 1]) & APART)
            and (at + length == size or flags(line[at + length]) & APART)
        ):
            self.asked[caught.string] |= alone
        if self.seen[caught.string] != caught.line + 1:
            self.seen[caught.string] = caught.line + 1
            grown(<void**> &self.caught, &self.room, self.found + 1, sizeof(Caught))
            self.caught[self.found] = caught
            self.found += 1
        return 0

    cdef void sort(self, Py_ssize_t begun) noexcept:
        """Order a line's; they are few, and never more than there are strings."""
        cdef Py_ssize_t place, other
        cdef Caught moved
        for place in range(begun + 1, self.found):
            moved, other = self.caught[place], place
            while other > begun and self.caught[other - 1].string > moved.string:
                self.caught[other] = self.caught[other - 1]
                other -= 1
            self.caught[other] = moved

    cdef Asked phrases(self, int32_t string, bint long):
        """What lines are asked for that hold a string."""
        cdef list known = self.in_long if long else self.in_short
        found = known[string]
        if found is None:
            found = known[string] = Asked((<tuple> self.held[string])[3 if long else 2].may)
            self.numbers[string + (self.strings if long else 0)] = (<Asked> found).numbers
        return <Asked> found

    @final
    cdef inline bint is_asked(self, Caught caught) noexcept:
        """Whether its phrases are asked for: their string stands somewhere by itself, as far as is known, if it is a word."""
        cdef uint8_t asked = self.asked[caught.string]
        return asked & (4 if caught.long else 2) and (not asked & 1 or asked & (16 if caught.long else 8))

    cdef int ask(self, str bare, list found) except -1:
        """Put down pairs of the last line and each phrase that it may hold, as far as they are asked for by now."""
        cdef Py_ssize_t place
        for place in range(self.begun, self.found):
            if self.is_asked(self.caught[place]):
                self.caught[place].first = len(found)
                self.ask_for(bare, self.caught[place], found)
                self.caught[place].last = len(found)
        return 0

    cdef int ask_rest(self, list told, list found, list may) except -1:
        """Put down all that lines may hold, in their order: what was found, and of words that stand by themselves below.

        Args:
            told: of each line what traits.alone says.
            found: see `ask`.
            may: where pairs of a line and a phrase are put down.
        """
        cdef Py_ssize_t place, line, seen = UNASKED
        for place in range(self.found):
            if self.caught[place].first != UNASKED:
                for line in range(self.caught[place].first, self.caught[place].last):
                    may.append(found[line])
            elif self.is_asked(self.caught[place]):
                line = self.caught[place].line
                bare = <str> (<tuple> told[line])[1]
                if line != seen:
                    look_at(bare, &self.marks)
                    seen = line
                self.ask_for(bare, self.caught[place], may)
        return 0

    cdef int ask_for(self, str bare, Caught caught, list may) except -1:
        cdef const uint16_t* numbers = self.numbers[caught.string + (self.strings if caught.long else 0)]
        if numbers == NULL or any_may_be_said(numbers, bare, &self.marks):
            return self.phrases(caught.string, caught.long).may_say(bare, caught.line, may, &self.marks)
        return 0
