# How many words of a text are among some, see metadata_words.py: first and last letter and size tell which it may be.

cdef enum:
    KINDS_OF_WORDS = 256
    MOST_COMMON = 255


cdef inline uint8_t _kind_of(Py_UCS4 first, Py_UCS4 last, Py_ssize_t size) noexcept:
    return <uint8_t> (<uint32_t> first * 31 + <uint32_t> last * 7 + <uint32_t> size)


cdef class Common:
    """A few words of a language."""

    cdef tuple words
    cdef uint8_t[KINDS_OF_WORDS] first  # for each kind the first word of it, from one
    cdef uint8_t[MOST_COMMON] others  # for each word the next one of its kind

    def __cinit__(self, tuple words):
        """Raise ValueError where a word is empty, or there are too many."""
        cdef Py_ssize_t place
        cdef uint8_t kind
        cdef str word
        if len(words) > MOST_COMMON or not all(words):
            raise ValueError("a word is empty, or there are too many")
        self.words = words
        memset(self.first, 0, sizeof(self.first))
        for place in range(len(words)):
            word = words[place]
            kind = _kind_of(word[0], word[len(word) - 1], len(word))
            self.others[place] = self.first[kind]
            self.first[kind] = <uint8_t> (place + 1)

    def counted(self, str text):
        """How many of a text's words, as str.split has them, are among these, and how many there are."""
        cdef Py_ssize_t at = 0, start, size = len(text), said = 0, count = 0
        cdef int kind = PyUnicode_KIND(text)
        cdef const void* letters = PyUnicode_DATA(text)
        cdef uint8_t number
        while True:
            while at < size and Py_UNICODE_ISSPACE(PyUnicode_READ(kind, letters, at)):
                at += 1
            if at == size:
                return said, count
            start = at
            while at < size and not Py_UNICODE_ISSPACE(PyUnicode_READ(kind, letters, at)):
                at += 1
            count += 1
            number = self.first[
                _kind_of(PyUnicode_READ(kind, letters, start), PyUnicode_READ(kind, letters, at - 1), at - start)
            ]
            while number:
                word = <object> PyTuple_GET_ITEM(self.words, number - 1)
                if len(<str> word) == at - start and _stands(kind, letters, size, start, word):
                    said += 1
                    break
                number = self.others[number - 1]
