# Which blocks a page's own declarations hold, and which stand on it more than once.

cdef enum:
    NAME_LEAST = 3  # characters of a headline: more than
    NAME_MOST = 300  # and fewer than
    TELLING = 25  # characters; a shorter line occurs anywhere
    OPENING = 60
    GRAMS = 65_536


cdef class Declared:
    """A text in which others are looked for; four characters that stand nowhere in it rule most of them out."""

    cdef str text
    cdef unsigned char[GRAMS] grams

    def __cinit__(self, str text):
        cdef Py_ssize_t place
        cdef int width = PyUnicode_KIND(text)
        cdef void* letters = PyUnicode_DATA(text)
        self.text = text
        memset(self.grams, 0, GRAMS)
        for place in range(len(text) - 3):
            self.grams[gram(width, letters, place)] = 1

    cdef bint holds(self, str wanted) except -1:
        cdef Py_ssize_t place
        cdef int width = PyUnicode_KIND(wanted)
        cdef void* letters = PyUnicode_DATA(wanted)
        for place in range(0, len(wanted) - 3, 4):
            if not self.grams[gram(width, letters, place)]:
                return False
        return wanted in self.text


cdef inline Py_ssize_t gram(int width, void* letters, Py_ssize_t place) noexcept:
    cdef unsigned int mixed = <unsigned int> PyUnicode_READ(width, letters, place)
    mixed = mixed * 31 + <unsigned int> PyUnicode_READ(width, letters, place + 1)
    mixed = mixed * 31 + <unsigned int> PyUnicode_READ(width, letters, place + 2)
    mixed = mixed * 31 + <unsigned int> PyUnicode_READ(width, letters, place + 3)
    return mixed & (GRAMS - 1)


def titles(list texts, str title, str description, str body):
    """Of each block: whether it is in the title, its copies before and behind it, whether its opening is in the
    description, and in the body; and whether there is a body.
    """
    cdef Py_ssize_t place, count = len(texts), size = len(title)
    cdef list in_title = [False] * count, before = [0] * count, after = [0] * count
    cdef dict known = {}  # where each text stands: a number, or several
    cdef str text
    for place in range(count):
        text = texts[place]
        if NAME_LEAST < len(text) < NAME_MOST and len(text) <= size and text in title:
            in_title[place] = True
        first = known.setdefault(text, place)
        if first is not place and first != place:
            if type(first) is list:
                (<list> first).append(place)
            else:
                known[text] = [first, place]
    if len(known) < count:
        for places in known.values():
            if type(places) is list:
                for seen in range(len(<list> places)):
                    before[(<list> places)[seen]], after[(<list> places)[seen]] = seen, len(<list> places) - seen - 1
    return in_title, before, after, openings(texts, description), openings(texts, body), bool(body)


cdef list openings(list texts, str declared):
    """Whether a declared text holds how each block begins."""
    if len(declared) <= TELLING:
        return [False] * len(texts)
    cdef Declared where = Declared(declared)
    return [len(<str> text) > TELLING and where.holds((<str> text)[:OPENING]) for text in texts]
