# How a line is worded and punctuated, see chrome/shape_words.py.

cdef enum:
    OWN = 5  # numbers that a line has itself, see shape.LOOKS
    WORDS = 29  # and those of shape_words.NAMES
    ASCII = 128
    ARROW = 1
    QUOTE = 2
    SIGN = 4
    BRACKET = 8
    DECIMAL = 16  # of ASCII
    SMALL = 32  # as are these letters
    OF_A_PHONE = 6  # digits of a number, at least
    OF_A_YEAR = 4
    YOU = 1
    WE = 2
    DO = 4


cdef inline object field(object record, Py_ssize_t place):
    """A field of what was checked."""
    return <object> PyTuple_GET_ITEM(record, place)


cdef class Looks:
    """Where a line has what, and the words and patterns it is asked for.

    Args:
        fields: where a line has its block, bare key, weight, whether it ends, is bulleted, a headline, prose, and what it
            says; and where a block has its text and its start.
        sizes: LONG of shape.py, TELLING and OFTEN of shape_words.py.
        marks: arrows, quotes, signs and opening brackets.
        spoken: words that say you, we, and do.
        patterns: what matches a person, and finds a price, a telephone number and a year.

    Raises:
        ValueError: a field before the first.
    """

    cdef Py_ssize_t block, bare, weight, ends, bulleted, headline, prose, said, text, start
    cdef Py_ssize_t line_fields, block_fields, long, telling, often
    cdef uint8_t[ASCII] ascii
    cdef str marks, others  # those beyond ASCII, and of each what it is
    cdef dict spoken
    cdef object person, price, phone, year

    def __cinit__(self, tuple fields, tuple sizes, tuple marks, tuple spoken, tuple patterns):
        cdef Py_ssize_t kind
        cdef Py_UCS4 letter
        if min(fields) < 0:
            raise ValueError("a field before the first")
        self.block, self.bare, self.weight, self.ends, self.bulleted, self.headline, self.prose, self.said = fields[:8]
        self.text, self.start = fields[8:]
        self.line_fields, self.block_fields = max(fields[:8]) + 1, max(fields[8:]) + 1
        self.long, self.telling, self.often = sizes
        self.person, self.price, self.phone, self.year = patterns
        beyond = {}
        for kind, letters in zip((ARROW, QUOTE, SIGN, BRACKET), marks, strict=True):
            for each in letters:
                letter = each
                if letter < ASCII:
                    self.ascii[letter] |= <uint8_t> kind
                else:
                    beyond[each] = beyond.get(each, 0) | kind
        for letter in range(48, 58):
            self.ascii[letter] |= <uint8_t> DECIMAL
        for letter in range(97, 123):
            self.ascii[letter] |= <uint8_t> SMALL
        self.marks, self.others = "".join(beyond), "".join(map(chr, beyond.values()))
        self.spoken = {}
        for kind, words in zip((YOU, WE, DO), spoken, strict=True):
            for word in words:
                self.spoken[word] = self.spoken.get(word, 0) | kind

    cdef object checked(self, line):
        """A line, of which the fields can be had."""
        if not PyTuple_Check(line) or PyTuple_GET_SIZE(line) < self.line_fields:
            raise ValueError("a line of other fields")
        block = field(line, self.block)
        if not PyTuple_Check(block) or PyTuple_GET_SIZE(block) < self.block_fields:
            raise ValueError("a block of other fields")
        return line

    cdef inline uint8_t mark(self, Py_UCS4 letter) noexcept:
        """What a character is, as far as it is asked for."""
        cdef Py_ssize_t place
        if letter < ASCII:
            return self.ascii[letter]
        for place in range(len(self.marks)):
            if PyUnicode_READ(PyUnicode_KIND(self.marks), PyUnicode_DATA(self.marks), place) == letter:
                return <uint8_t> <Py_UCS4> PyUnicode_READ(PyUnicode_KIND(self.others), PyUnicode_DATA(self.others), place)
        return 0

    cdef int own(self, line, float* out) except -1:
        out[0] = <float> <Py_ssize_t> field(line, self.weight)
        out[1] = 1 if field(line, self.ends) else 0
        out[2] = 1 if field(line, self.bulleted) else 0
        out[3] = 1 if field(line, self.headline) else 0
        out[4] = 1 if field(line, self.prose) else 0
        return 0

    cdef int words(self, line, known, title, float* out) except -1:
        bare = <str?> field(line, self.bare)
        self.marked((<str?> field(field(line, self.block), self.text)).strip(), bare, out)
        self.worded(bare.split() or [""], known, title, out + 20)
        return 0

    cdef int marked(self, str text, str bare, float* out) except -1:
        cdef Py_ssize_t place, size = len(text)
        cdef Py_ssize_t words = 0, begun = 0, upper = 0, digits = 0, bars = 0, quotes = 0, commas = 0
        cdef int kind = PyUnicode_KIND(text)
        cdef const void* letters = PyUnicode_DATA(text)
        cdef Py_UCS4 letter, last
        cdef bint blank = True, ats = False
        cdef uint8_t mark, every = 0
        if not size:
            raise ValueError("an empty line")
        for place in range(size):
            letter = PyUnicode_READ(kind, letters, place)
            if Py_UNICODE_ISSPACE(letter):
                blank = True
                continue
            large = Py_UNICODE_ISUPPER(letter)
            upper += large
            if blank:
                words += 1
                begun += large
                blank = False
            mark = self.mark(letter)
            every |= mark
            if mark & SMALL:
                continue
            quotes += mark & QUOTE != 0
            digits += Py_UNICODE_ISDIGIT(letter)
            bars += letter == 124
            commas += letter == 44
            ats |= letter == 64
        letter = PyUnicode_READ(kind, letters, 0)
        last = bare[len(bare) - 1] if bare else 0
        out[0] = <float> words
        out[1] = <float> (<double> begun / words)
        out[2] = <float> (<double> upper / size)
        out[3] = <float> (<double> digits / size) if every & DECIMAL else 0
        out[4] = last == 63
        out[5] = last == 33
        out[6] = last == 58
        out[7] = last == 46 and bare.endswith("...")
        out[8] = <float> bars
        out[9] = every & ARROW != 0
        out[10] = <float> quotes
        out[11] = <float> commas
        out[12] = Py_UNICODE_ISLOWER(letter)
        out[13] = self.mark(letter) & BRACKET != 0
        out[14] = 0 if self.mark(letter) & SMALL else self.person(text) is not None
        out[15] = every & DECIMAL != 0 and self.price(text) is not None
        out[16] = every & DECIMAL != 0 and digits >= OF_A_PHONE and self.phone(text) is not None
        out[17] = every & DECIMAL != 0 and digits >= OF_A_YEAR and self.year(text) is not None
        out[18] = every & SIGN != 0
        out[19] = ats or "www." in bare or "http" in bare
        return 0

    cdef int worded(self, list words, known, title, float* out) except -1:
        cdef Py_ssize_t you = 0, we = 0, do = 0, first = 0, again = 0, often = 0, telling = 0, titled = 0, letters = 0
        cdef Py_ssize_t place, kinds, times, count = len(words)
        for place in range(count):
            word = <str> words[place]
            letters += len(<str> word)
            found = self.spoken.get(word)
            if found is not None:
                kinds = found
                you += kinds & YOU != 0
                we += kinds & WE != 0
                do += kinds & DO != 0
                first |= place == 0 and kinds & DO != 0
            titled += word in title
            if len(<str> word) >= self.telling:
                times = known[word]
                telling += 1
                again += times > 1
                often += min(times, self.often)
        out[0] = <float> (<double> you / count)
        out[1] = <float> (<double> we / count)
        out[2] = <float> first
        out[3] = <float> (<double> do / count)
        out[4] = <float> (<double> again / max(1, telling))
        out[5] = <float> (<double> often / max(1, telling))
        out[6] = <float> telling
        out[7] = <float> (<double> titled / count)
        out[8] = <float> (<double> letters / count)
        return 0
