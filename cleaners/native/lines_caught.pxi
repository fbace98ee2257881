# Strings looked for in lines: by three and four characters at every place, and only where these are one's by all of them.

from cython cimport final

cdef enum:
    ANY_FOURTH = 255  # behind a string that is one window
    UNASKED = -1


cdef struct Caught:
    Py_ssize_t line
    int32_t string
    bint long
    Py_ssize_t first, last  # of what the line may say for it, among all of the page's; UNASKED so far


cdef class Net:
    """Strings, and which lines hold them.

    Args:
        held: for each string its text, whether it is a word, and the phrases that short lines and long ones are asked
            for, see phrasebook.Under.
    """

    cdef Py_ssize_t strings, found, room, total
    cdef Py_ssize_t begun  # how many had been found above the last line
    cdef Py_ssize_t lines  # read by now
    cdef Py_UCS4* letters  # of all strings
    cdef Text* texts
    cdef Start* starts  # chain by chain
    cdef int32_t* chains  # where the starts of each begin, and where the last ends
    # For each slot of a string's window a bit for each that the letter behind it may end with; and again for long lines.
    cdef uint8_t* fourths
    cdef uint8_t* stands  # in which lines of the page each stands by itself: IN_SHORT, IN_LONG
    cdef Caught* caught
    cdef list tiny  # those with less than a window
    cdef list held
    cdef Room numbered
    cdef list in_short, in_long  # of each, its phrases as Asked, once they have been
    cdef const uint16_t** in_long_numbers  # as Text.numbers
    cdef Marks marks

    def __cinit__(self, list held, *others):
        cdef Py_ssize_t place, at = 0, size, number
        cdef int32_t chained
        cdef Text* text
        self.numbered = Room()
        self.strings, self.tiny, self.held = len(held), [], [tuple(each) for each in held]
        self.in_short, self.in_long = [None] * self.strings, [None] * self.strings
        for said, _, _, _ in held:
            self.total += len(<str> said)
        self.letters = <Py_UCS4*> PyMem_Calloc(self.total + 1, sizeof(Py_UCS4))
        self.texts = <Text*> PyMem_Calloc(self.strings + 1, sizeof(Text))
        self.starts = <Start*> PyMem_Calloc(self.strings + 1, sizeof(Start))
        self.chains = <int32_t*> PyMem_Calloc(CHAINS + 2, sizeof(int32_t))
        self.fourths = <uint8_t*> PyMem_Calloc(2 * SLOTS, 1)
        self.stands = <uint8_t*> PyMem_Calloc(self.strings + 1, 1)
        self.in_long_numbers = <const uint16_t**> PyMem_Calloc(self.strings + 1, sizeof(void*))
        if (
            self.letters == NULL or self.texts == NULL or self.starts == NULL or self.chains == NULL
            or self.fourths == NULL or self.stands == NULL or self.in_long_numbers == NULL
        ):
            raise MemoryError
        for place in range(self.strings):
            said, word, short, long = held[place]
            size = len(<str> said)
            text = &self.texts[place]
            text.letters, text.size = &self.letters[at], <int32_t> size
            text.asked = <uint8_t> ((A_WORD if word else 0) | (IN_SHORT if short else 0) | (IN_LONG if long else 0))
            for number in range(size):
                self.letters[at + number] = PyUnicode_READ(PyUnicode_KIND(said), PyUnicode_DATA(said), number)
            at += size
            if size < WINDOW:
                self.tiny.append(place)
            else:
                self.chains[chain_of(text) + 2] += 1
                self.let_begin(text)
        # Two places on for now: as each string is put down, the one place on becomes where the next of its chain goes.
        for place in range(CHAINS):
            self.chains[place + 2] += self.chains[place + 1]
        for place in range(self.strings):
            if self.texts[place].size >= WINDOW:
                chained = self.chains[chain_of(&self.texts[place]) + 1]
                self.starts[chained] = start_of(&self.texts[place], <int32_t> place)
                self.chains[chain_of(&self.texts[place]) + 1] = chained + 1

    cdef void let_begin(self, const Text* text) noexcept:
        """Let a string's first letters be seen."""
        cdef uint16_t window = slot(_mixed(text.letters[0], text.letters[1], text.letters[2]))
        cdef uint8_t behind = ANY_FOURTH if text.size == WINDOW else <uint8_t> (1 << (<uint32_t> text.letters[WINDOW] & 7))
        self.fourths[window] |= behind
        if text.asked & IN_LONG:
            self.fourths[SLOTS + window] |= behind

    def __dealloc__(self):
        PyMem_Free(self.letters)
        PyMem_Free(self.texts)
        PyMem_Free(self.starts)
        PyMem_Free(self.chains)
        PyMem_Free(self.fourths)
        PyMem_Free(self.stands)
        PyMem_Free(<void*> self.in_long_numbers)
        PyMem_Free(self.caught)

    cdef void begin(self) noexcept:
        """Forget the last page."""
        self.found = 0
        fetch_all(self.fourths, 2 * SLOTS)
        fetch_all(self.chains, CHAINS * sizeof(int32_t))
        fetch_all(self.starts, self.strings * sizeof(Start))
        fetch_all(self.texts, self.strings * sizeof(Text))
        fetch_all(self.letters, self.total * sizeof(Py_UCS4))
        memset(self.stands, 0, self.strings)

    cdef int catch_all(self, str bare, const Py_UCS4* line, Py_ssize_t number, bint long, bint asked) except -1:
        """Put down which strings a line holds, in their order; of one that is too long to be asked, what stands there.

        Its windows are marked with it. Of a long one not all strings tell that say something of short ones only.

        Args:
            line: its letters, and zeros for AHEAD behind the last.
        """
        cdef Py_ssize_t at, size = len(bare)
        cdef const uint8_t* fourths = &self.fourths[SLOTS if long else 0]
        cdef uint8_t* marked = self.marks.at
        cdef uint32_t mixed
        cdef uint16_t window
        cdef uint8_t seen
        cdef Py_UCS4 first
        self.begun = self.found
        self.lines += 1
        begin_line(&self.marks)
        cdef uint8_t now = self.marks.now
        for at in range(size - WINDOW + 1):
            mixed = _mixed(line[at], line[at + 1], line[at + 2])
            window = slot(mixed)
            marked[window] = now
            seen = fourths[window]
            if seen >> (<uint32_t> line[at + WINDOW] & 7) & 1:
                self.compare_all(line, size, at, number, chain(_with_fourth(mixed, line[at + WINDOW])), long)
                if seen == ANY_FOURTH:
                    self.compare_all(line, size, at, number, chain(mixed), long)
        for place in self.tiny if asked else ():  # of a line that says nothing, it tells nothing either
            first = self.texts[<int32_t> place].letters[0]
            for at in range(size if chr(first) in bare else 0):
                if line[at] == first:
                    self.compare(line, size, at, number, <int32_t> place, long)
        if not asked:
            self.found = self.begun
        self.sort(self.begun)
        return 0

    @final
    cdef inline int compare_all(
        self, const Py_UCS4* line, Py_ssize_t size, Py_ssize_t at, Py_ssize_t number, uint16_t chained, bint long
    ) except -1:
        """The same of all strings of one chain: those that stand there."""
        cdef uint32_t behind = last_bits(line + at + FOUR)
        cdef int32_t place
        for place in range(self.chains[chained], self.chains[chained + 1]):
            if not (self.starts[place].letters ^ behind) & self.starts[place].mask:
                self.compare(line, size, at, number, self.starts[place].string, long)
        return 0

    @final
    cdef int compare(
        self, const Py_UCS4* line, Py_ssize_t size, Py_ssize_t at, Py_ssize_t number, int32_t string, bint long
    ) except -1:
        """Put a string down if it stands there, once for a line, and whether it stands there by itself."""
        cdef Text* text = &self.texts[string]
        cdef Py_ssize_t left = text.size
        cdef uint8_t alone = IN_LONG if long else IN_SHORT
        if left > size - at:
            return 0
        while left:
            left -= 1
            if line[at + left] != text.letters[left]:
                return 0
        if (
            not self.stands[string] & alone
            and (at == 0 or flags(line[at - 1]) & APART)
            and (at + text.size == size or flags(line[at + text.size]) & APART)
        ):
            self.stands[string] |= alone
        if text.line != self.lines:
            text.line = self.lines
            fetch(self.in_long_numbers[string] if long else text.numbers)
            grown(<void**> &self.caught, &self.room, self.found + 1, sizeof(Caught))
            self.caught[self.found] = Caught(number, string, long, UNASKED, UNASKED)
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
            found = known[string] = Asked((<tuple> self.held[string])[3 if long else 2].may, self.numbered)
            if long:
                self.in_long_numbers[string] = (<Asked> found).numbers
            else:
                self.texts[string].numbers = (<Asked> found).numbers
        return <Asked> found

    @final
    cdef inline bint is_asked(self, Caught caught) noexcept:
        """Whether its phrases are asked for: their string stands somewhere by itself, as far as is known, if it is a word."""
        cdef uint8_t asked = self.texts[caught.string].asked, there = IN_LONG if caught.long else IN_SHORT
        return asked & there and (not asked & A_WORD or self.stands[caught.string] & there)

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
        cdef const uint16_t* numbers = (
            self.in_long_numbers[caught.string] if caught.long else self.texts[caught.string].numbers
        )
        if numbers == NULL or any_may_be_said(numbers, bare, &self.marks):
            return self.phrases(caught.string, caught.long).may_say(bare, caught.line, may, &self.marks)
        return 0
