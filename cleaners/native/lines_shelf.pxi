# What lines may open with.

cdef enum:
    WORD_BYTES = 8192  # a bit for each value of two bytes
    FEWEST = 64  # places of a table; a power of two


cdef struct Second:  # phrases that begin with two words
    uint32_t mixed  # of the second one's letters
    uint32_t words  # that mix to this: none, one or several
    const uint16_t* numbers  # of its phrases, see Asked


cdef struct Begun:  # phrases that begin with a word
    const Py_UCS4* word  # NULL where there are none
    Py_ssize_t size  # of the word
    PyObject* asked  # by the second word, and those of all others: held by the shelf
    const uint16_t* others  # the numbers of these, see Asked
    uint64_t bits  # one for what the letters of each second word mix to
    Second* seconds  # at the place of their letters or behind it
    uint32_t places  # for these, less one
    uint32_t mixed  # of the word's letters


cdef class Shelf:
    """What lines of one length may open with, see phrasebook.Shelf.

    Most lines open with nothing of the kind. A few bits say so, which lie near the processor; the dictionaries do not.
    """

    cdef dict first, prefix, sizes
    cdef dict put_before  # those of `prefix` that have been asked for, as Asked
    cdef Room room
    cdef list kept  # what the table points to
    cdef Begun* table  # those of `first` that have been asked for, at the place of their letters or behind it
    cdef Py_ssize_t places, taken
    cdef Py_ssize_t longest
    cdef uint8_t[WORD_BYTES] words  # one for what the letters of each first word mix to
    cdef uint8_t[256] letters  # whether a first letter with these last bits is one of `sizes`

    def __cinit__(self, dict first, dict prefix, dict sizes, Py_ssize_t longest):
        cdef uint32_t mixed
        self.first, self.prefix, self.sizes, self.longest = first, prefix, sizes, longest
        self.put_before, self.kept, self.room = {}, [], Room()
        for word in first:
            mixed = all_of(<str?> word)
            self.words[mixed >> 19] |= <uint8_t> (1 << (mixed >> 16 & 7))
        for opening in sizes:
            self.letters[ord(<str?> opening) & 255 if opening else 0] = 1

    def __dealloc__(self):
        PyMem_Free(self.table)

    cdef void expect(self) noexcept:
        """Have what most lines are asked for fetched."""
        fetch_all(self.words, sizeof(self.words))
        fetch_all(self.letters, sizeof(self.letters))

    cdef Begun* opening(self, const Py_UCS4* line, Py_ssize_t size) except? NULL:
        """The phrases that begin with a line's first word, or with its number; NULL where none does."""
        cdef Py_ssize_t end = 0
        cdef uint32_t mixed = 0
        cdef Py_UCS4 sign = 35  # for any number
        if size > self.longest:
            return NULL
        if size and 48 <= line[0] <= 57:
            return self.beginning(&sign, 1, another(0, sign))
        while end < size and flags(line[end]) & WORD:
            mixed = another(mixed, line[end])
            end += 1
        return self.beginning(line, end, mixed) if end else NULL

    cdef Begun* beginning(self, const Py_UCS4* line, Py_ssize_t end, uint32_t mixed) except? NULL:
        """The phrases that begin with a word; NULL where none does.

        Args:
            line: begins with it.
            end: where it ends.
            mixed: its letters.
        """
        cdef Begun* found
        cdef str word
        if not self.words[mixed >> 19] >> (mixed >> 16 & 7) & 1:
            return NULL
        if self.taken:
            found = self.place_of(mixed)
            while found.word != NULL:
                if found.mixed == mixed and found.size == end and memcmp(found.word, line, end * sizeof(Py_UCS4)) == 0:
                    return found
                found = self.next_to(found)
        word = PyUnicode_FromKindAndData(4, line, end)
        under = self.first.get(word)
        return NULL if under is None else self.begin_with(word, mixed, under)

    cdef Begun* begin_with(self, str word, uint32_t mixed, under) except NULL:
        """Put down the phrases that begin with a word."""
        cdef Begun* found
        cdef tuple asked
        cdef Asked others
        cdef Py_UCS4* letters
        cdef Py_ssize_t at
        cdef uint64_t bits = 0
        cdef uint32_t places = 1, behind
        cdef Second* seconds
        cdef Second* place
        second, any_other = under.laid
        others = Asked(any_other, self.room)
        asked = {each: Asked(may, self.room) for each, may in (<dict?> second).items()}, others
        while places < 2 * len(<dict> second):
            places *= 2
        seconds = <Second*> self.room.taken(places * sizeof(Second))
        memset(seconds, 0, places * sizeof(Second))
        for each, said in (<dict> asked[0]).items():
            behind = all_of(<str?> each)
            bits |= <uint64_t> 1 << (behind >> 26)
            place = second_of(seconds, places - 1, behind)
            place[0] = Second(behind, place.words + 1, (<Asked> said).numbers)
        if 2 * self.taken >= self.places:
            self.widen()
        self.kept.append(asked)
        letters = <Py_UCS4*> self.room.taken(len(word) * sizeof(Py_UCS4))
        for at in range(len(word)):
            letters[at] = word[at]
        found = self.free_place(mixed)
        found[0] = Begun(
            letters, len(word), <PyObject*> asked, <const uint16_t*> (others.numbers if others.numbers[0] else NULL),
            bits, seconds, places - 1, mixed,
        )
        self.taken += 1
        return found

    cdef int widen(self) except -1:
        """Twice as many places, or the first ones."""
        cdef Begun* old = self.table
        cdef Py_ssize_t place, places = self.places
        cdef Begun* table = <Begun*> PyMem_Calloc(max(2 * places, <Py_ssize_t> FEWEST), sizeof(Begun))
        if table == NULL:
            raise MemoryError
        self.table, self.places = table, max(2 * places, <Py_ssize_t> FEWEST)
        for place in range(places):
            if old[place].word != NULL:
                self.free_place(old[place].mixed)[0] = old[place]
        PyMem_Free(old)
        return 0

    cdef Begun* free_place(self, uint32_t mixed) noexcept:
        cdef Begun* found = self.place_of(mixed)
        while found.word != NULL:
            found = self.next_to(found)
        return found

    cdef inline Begun* place_of(self, uint32_t mixed) noexcept:
        return &self.table[mixed >> 8 & <uint32_t> (self.places - 1)]

    cdef inline Begun* next_to(self, Begun* found) noexcept:
        return self.table if found + 1 == self.table + self.places else found + 1

    cdef Asked prefixed(self, str text):
        """The phrases that begin with some characters; None where none does."""
        found = self.put_before.get(text)
        if found is None and text in self.prefix:
            found = self.put_before[text] = Asked(self.prefix[text].may, self.room)
        return <Asked> found

    cdef int opened(
        self, str bare, const Py_UCS4* line, Py_ssize_t size, const Begun* begun, Py_ssize_t number, list may,
        const Marks* marks,
    ) except -1:
        """Put down the phrases that a line may open with: none for nearly all lines.

        Args:
            begun: those that begin with its first word, see `opening`.
        """
        cdef Py_ssize_t end = 0, start
        cdef uint32_t mixed = 0
        cdef Asked said
        if size > self.longest:
            return 0
        if begun != NULL:
            while end < size and flags(line[end]) & WORD:
                end += 1
            start = end
            while start < size and not flags(line[start]) & WORD:
                start += 1
            end = start
            while end < size and flags(line[end]) & WORD and not flags(line[start]) & DECIMAL:
                mixed = another(mixed, line[end])
                end += 1
            if may_go_on(begun, mixed, bare, marks):
                said = <Asked> (<dict> (<tuple> begun.asked)[0]).get(
                    PyUnicode_Substring(bare, start, end), (<tuple> begun.asked)[1]
                )
                said.may_say(bare, number, may, marks)
        if not self.letters[<uint32_t> line[0] & 255 if size else <uint32_t> 0]:
            return 0
        for length in self.sizes.get(PyUnicode_Substring(bare, 0, 1 if size else 0), ()):
            said = self.prefixed(PyUnicode_Substring(bare, 0, min(<Py_ssize_t> length, size)))
            if said is not None:
                said.may_say(bare, number, may, marks)
        return 0


cdef inline uint32_t another(uint32_t mixed, Py_UCS4 letter) noexcept:
    """The number of some letters and one more."""
    return (mixed ^ <uint32_t> letter) * <uint32_t> 0x9E3779B1


cdef inline Second* second_of(Second* seconds, uint32_t places, uint32_t mixed) noexcept:
    """The place of a second word; there are more places than words."""
    cdef uint32_t place = mixed >> 8 & places
    while seconds[place].words and seconds[place].mixed != mixed:
        place = (place + 1) & places
    return &seconds[place]


cdef bint may_go_on(const Begun* begun, uint32_t mixed, str bare, const Marks* marks) noexcept:
    """Whether a line that begins with a word may say any of its phrases.

    Args:
        begun: the word's.
        mixed: the letters of the line's second word.
        bare: the line.
        marks: see Asked.
    """
    cdef const Second* second
    if begun.bits >> (mixed >> 26) & 1:
        second = second_of(begun.seconds, begun.places, mixed)
        if second.words:
            return second.words > 1 or any_may_be_said(second.numbers, bare, marks)
    return begun.others != NULL and any_may_be_said(begun.others, bare, marks)


cdef uint32_t all_of(str word) noexcept:
    """The number of a word's letters."""
    cdef uint32_t mixed = 0
    cdef Py_UCS4 letter
    for letter in word:
        mixed = another(mixed, letter)
    return mixed

