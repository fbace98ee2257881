"""Texts to digests, shingles and anchors in one pass over their characters.

The same numbers as fingerprint_batch.py makes with numpy, which says why each is what it is.
"""

from libc.stdint cimport uint8_t, uint32_t, uint64_t
from libc.stdlib cimport free, qsort, realloc
from libc.string cimport memmove, memset

cdef extern from "Python.h":
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    int PyUnicode_KIND(object text)
    void* PyUnicode_DATA(object text)
    uint32_t PyUnicode_READ(int kind, void* signs, Py_ssize_t place)

cdef enum:
    BLANK = 1  # flags as in fingerprint_text.py
    DROPPED = 2
    COMPOSED = 4
    ALONE = 8
    MOST_WORDS = 16
    MOST_ANCHORS = 64
    FEW = 24  # numbers that are sorted fastest by putting each in its place
    BEYOND = 0x10000
    PLAIN_FIRST = 0x1F300  # emoji, without marks; all else beyond the basic plane is looked at in Python
    PLAIN_LAST = 0x1FAFF

cdef uint64_t BASE = 0x9E3779B97F4A7C15


cdef inline uint64_t mix(uint64_t number) noexcept nogil:
    number += BASE
    number = (number ^ (number >> 30)) * <uint64_t>0xBF58476D1CE4E5B9
    number = (number ^ (number >> 27)) * <uint64_t>0x94D049BB133111EB
    return number ^ (number >> 31)


cdef int compared(const void* one, const void* other) noexcept nogil:
    cdef uint64_t first = (<const uint64_t*>one)[0], second = (<const uint64_t*>other)[0]
    return (first > second) - (first < second)


cdef void* grown(void* old, size_t size) except NULL:
    cdef void* new = realloc(old, size)
    if new == NULL:
        raise MemoryError
    return new


cdef class Printer:
    """Reads texts; holds the tables it reads them by, and room for the longest."""

    cdef object _values, _kinds, _compose, _digest  # the first two own what the pointers show
    cdef const uint32_t* values
    cdef const uint8_t* kinds
    cdef uint32_t[32] alone  # first and last of stretches beyond the basic plane
    cdef int stretches, words, anchor_words, most_anchors
    cdef uint64_t[MOST_WORDS] powers
    cdef uint8_t *normal
    cdef uint64_t *tokens, *grams, *sorted_
    cdef uint32_t *counts
    cdef Py_ssize_t room, normal_size, counts_room

    def __cinit__(self, bytes values, bytes kinds, list alone, tuple sizes, compose, digest):
        """Take the tables.

        Args:
            values: 65,536 native 32-bit numbers, for each code point its folded self and one more, 0 for a gap.
            kinds: 65,536 bytes, the flags of each code point.
            alone: first and last code points beyond the basic plane that are tokens of their own.
            sizes: tokens of a shingle, tokens of an anchor, anchors at most.
            compose: makes a text with marks NFC, as fingerprint_text.composed does.
            digest: of the normal form's bytes.
        """
        self.words, self.anchor_words, self.most_anchors = sizes
        fit = 0 < min(sizes) and max(sizes[:2]) <= MOST_WORDS and sizes[2] <= MOST_ANCHORS
        if not fit or len(values) != 4 * BEYOND or len(kinds) != BEYOND or len(alone) > 16:
            raise ValueError("tables of another size")
        self._values, self._kinds, self._compose, self._digest = values, kinds, compose, digest
        self.values, self.kinds = <const uint32_t*><const char*>values, <const uint8_t*><const char*>kinds
        for first, last in alone:
            self.alone[2 * self.stretches], self.alone[2 * self.stretches + 1] = first, last
            self.stretches += 1
        cdef int step
        self.powers[0] = BASE
        for step in range(1, MOST_WORDS):
            self.powers[step] = self.powers[step - 1] * BASE

    def __dealloc__(self):
        free(self.normal)
        free(self.tokens)
        free(self.grams)
        free(self.sorted_)
        free(self.counts)

    def gathered(self, list texts):
        """Digests, shingles and anchors of texts.

        Returns:
            Digests; all shingles as bytes and where each text's end, in shingles; all anchors and their ends likewise.
        """
        cdef list digests = [], ends = [], anchor_ends = [], shingles = [], anchors = []
        cdef Py_ssize_t count, size, total = 0, anchor_total = 0
        cdef uint64_t[MOST_ANCHORS] smallest
        for text in texts:
            count = self._read(text, False)
            if count < 0:
                count = self._read(self._compose(text), True)
            digests.append(self._digest((<char*>self.normal)[: self.normal_size]))
            size = self._shingles(count)
            total += size
            shingles.append((<char*>self.grams)[: 8 * size])
            ends.append(total)
            size = self._anchors(count, smallest)
            anchor_total += size
            anchors.append((<char*>smallest)[: 8 * size])
            anchor_ends.append(anchor_total)
        return digests, b"".join(shingles), ends, b"".join(anchors), anchor_ends

    cdef int _make_room(self, Py_ssize_t length) except -1:
        if length <= self.room and self.room:
            return 0
        cdef Py_ssize_t room = max(2 * length, 4096)
        self.room = 0
        self.normal = <uint8_t*>grown(self.normal, 5 * room)
        self.tokens = <uint64_t*>grown(self.tokens, 8 * room)
        self.grams = <uint64_t*>grown(self.grams, 8 * room)
        self.sorted_ = <uint64_t*>grown(self.sorted_, 8 * room)
        self.room = room
        return 0

    cdef Py_ssize_t _read(self, str text, bint composed) except -2:
        """Write the normal form and the tokens' hashes; their number, or -1 for a text to be composed first."""
        cdef Py_ssize_t length = PyUnicode_GET_LENGTH(text), place, count = 0
        self._make_room(length)
        cdef int kind = PyUnicode_KIND(text), flags
        cdef void* signs = PyUnicode_DATA(text)
        cdef uint8_t* out = self.normal
        cdef uint64_t value, token = 0, power = BASE
        cdef uint32_t sign
        cdef bint owed = False, inside = False
        for place in range(length):
            sign = PyUnicode_READ(kind, signs, place)
            if sign < BEYOND:
                flags, value = self.kinds[sign], self.values[sign]
            else:
                flags, value = self._wide(sign), sign + 1
            if flags & (DROPPED | COMPOSED) and not composed:
                if flags & COMPOSED:
                    return -1
                continue
            if flags & BLANK:
                owed = out > self.normal
            else:
                if owed:
                    out[0] = 0x20
                    out += 1
                    owed = False
                out = coded(out, sign)
            if value and not flags & ALONE:
                token += value * power
                power *= BASE
                inside = True
                continue
            if inside:
                self.tokens[count] = mix(token)
                count += 1
                token, power, inside = 0, BASE, False
            if value:
                self.tokens[count] = mix(value * BASE)
                count += 1
        if inside:
            self.tokens[count] = mix(token)
            count += 1
        self.normal_size = out - self.normal
        return count

    cdef int _wide(self, uint32_t sign) noexcept nogil:
        """The flags of a code point beyond the basic plane."""
        cdef int stretch
        for stretch in range(self.stretches):
            if self.alone[2 * stretch] <= sign <= self.alone[2 * stretch + 1]:
                return ALONE | COMPOSED
        return 0 if PLAIN_FIRST <= sign <= PLAIN_LAST else COMPOSED

    cdef inline uint64_t _gram(self, Py_ssize_t first, Py_ssize_t words) noexcept nogil:
        cdef uint64_t total = 0
        cdef Py_ssize_t step
        for step in range(words):
            total += self.tokens[first + step] * self.powers[step]
        return mix(total)

    cdef Py_ssize_t _shingles(self, Py_ssize_t count) except -1:
        """Fill `grams`, ascending and distinct; their number."""
        cdef Py_ssize_t words = min(count, <Py_ssize_t>self.words), place, size = count - words + 1 if count else 0
        for place in range(size):
            self.grams[place] = self._gram(place, words)
        return self._sort(size)

    cdef Py_ssize_t _anchors(self, Py_ssize_t count, uint64_t* smallest) noexcept nogil:
        """The smallest distinct anchors, ascending; their number."""
        cdef Py_ssize_t place, size = 0, at
        cdef uint64_t gram
        for place in range(count - self.anchor_words + 1):
            gram = self._gram(place, self.anchor_words) | 1
            if size == self.most_anchors and gram >= smallest[size - 1]:
                continue
            at = size
            while at and smallest[at - 1] > gram:
                at -= 1
            if at and smallest[at - 1] == gram:
                continue
            size = min(size + 1, <Py_ssize_t>self.most_anchors)
            memmove(smallest + at + 1, smallest + at, 8 * (size - 1 - at))
            smallest[at] = gram
        return size

    cdef Py_ssize_t _sort(self, Py_ssize_t size) except -1:
        """Sort `grams` and take repeats out: dealt by their first bits, since they are spread evenly, then by hand."""
        cdef int bits = 1, shift
        while bits < 20 and <Py_ssize_t>1 << bits < size:
            bits += 1
        cdef Py_ssize_t cells = <Py_ssize_t>1 << bits, place, first, last, distinct = 0
        if cells + 1 > self.counts_room:
            self.counts_room = 0
            self.counts = <uint32_t*>grown(self.counts, 4 * (cells + 1))
            self.counts_room = cells + 1
        shift = 64 - bits
        memset(self.counts, 0, 4 * (cells + 1))
        for place in range(size):
            self.counts[(self.grams[place] >> shift) + 1] += 1
        for place in range(cells):
            self.counts[place + 1] += self.counts[place]
        for place in range(size):
            self.sorted_[self.counts[self.grams[place] >> shift]] = self.grams[place]
            self.counts[self.grams[place] >> shift] += 1
        first = 0
        for place in range(cells):  # counts[place] is where its numbers end
            last = self.counts[place]
            if last - first > FEW:
                qsort(self.sorted_ + first, last - first, 8, compared)
            elif last - first > 1:
                placed(self.sorted_ + first, last - first)
            first = last
        for place in range(size):
            if place == 0 or self.sorted_[place] != self.sorted_[place - 1]:
                self.grams[distinct] = self.sorted_[place]
                distinct += 1
        return distinct


cdef inline void placed(uint64_t* numbers, Py_ssize_t size) noexcept nogil:
    """Sort a few numbers."""
    cdef Py_ssize_t at, back
    cdef uint64_t number
    for at in range(1, size):
        number, back = numbers[at], at
        while back and numbers[back - 1] > number:
            numbers[back] = numbers[back - 1]
            back -= 1
        numbers[back] = number


cdef inline uint8_t* coded(uint8_t* out, uint32_t sign) noexcept nogil:
    """Write a code point as UTF-8; half a pair as if it were a character."""
    if sign < 0x80:
        out[0] = sign
        return out + 1
    if sign < 0x800:
        out[0], out[1] = 0xC0 | sign >> 6, 0x80 | sign & 0x3F
        return out + 2
    if sign < BEYOND:
        out[0], out[1], out[2] = 0xE0 | sign >> 12, 0x80 | sign >> 6 & 0x3F, 0x80 | sign & 0x3F
        return out + 3
    out[0], out[1] = 0xF0 | sign >> 18, 0x80 | sign >> 12 & 0x3F
    out[2], out[3] = 0x80 | sign >> 6 & 0x3F, 0x80 | sign & 0x3F
    return out + 4
