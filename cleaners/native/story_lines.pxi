# Which lines of a page may say something, before anybody reads them: most are none of these.

cdef enum:
    ASCII = 128
    LATIN = 256
    PRINTED = 0x2000
    PRINTED_END = 0x2070
    LONGEST = 256  # characters of a line that is read


cdef int ticked(const unsigned char[::1] letters, char* table) except -1:
    """Put down which letters of ASCII are some of these."""
    cdef Py_ssize_t at
    memset(table, 0, ASCII)
    for at in range(letters.shape[0]):
        if letters[at] >= ASCII:
            raise ValueError("letters beyond ASCII")
        table[letters[at]] = 1
    return 0


cdef bint holds(const unsigned char* letters, Py_ssize_t size, tuple pieces):
    """Whether small letters hold one of some pieces."""
    cdef bytes piece
    cdef const unsigned char* at
    cdef const unsigned char* end
    for piece in pieces:
        at, end = letters, letters + size - len(piece) + 1  # where it may begin, at most
        while at < end:
            at = <const unsigned char*> memchr(at, (<const unsigned char*> piece)[0], <size_t> (end - at))
            if at == NULL:
                break
            if memcmp(at, <const char*> piece, <size_t> len(piece)) == 0:
                return True
            at += 1
    return False


cdef bint plainly(object text, Py_ssize_t size, unsigned char* letters):
    """A line in small letters of ASCII, 0 for marks of print and letters of Latin-1; whether there are no others."""
    cdef Py_ssize_t at
    cdef uint32_t letter
    cdef int width = PyUnicode_KIND(text)
    cdef const unsigned char* plain = <const unsigned char*> PyUnicode_DATA(text)
    if PyUnicode_IS_ASCII(text):
        for at in range(size):
            letters[at] = plain[at] | ((<unsigned char> (plain[at] - 65) < 26) << 5)
        return True
    for at in range(size):
        letter = PyUnicode_READ(width, PyUnicode_DATA(text), at)
        if letter >= LATIN and not PRINTED <= letter < PRINTED_END:
            return False
        letters[at] = 0 if letter >= ASCII else <unsigned char> (letter + 32 if 65 <= letter <= 90 else letter)
    return True


def holding(list texts, list links, Py_ssize_t start, Py_ssize_t longest, tuple anywhere, bytes openings, tuple behind):
    """The lines without links from one on that are no longer than that and hold a piece.

    And all such with letters that are none of Latin-1 and no marks of print (U+2000 to U+206F).

    Args:
        texts, links: of each block.
        start: the first that is looked at.
        longest: characters.
        anywhere: pieces in small letters of ASCII.
        openings: small letters; lines that open with one are asked for the next, too.
        behind: pieces.

    Raises:
        ValueError: the columns do not fit one another, an opening is none of ASCII, a piece is empty, or longer lines are
            asked for.
    """
    cdef Py_ssize_t at, size
    cdef char[ASCII] opens
    cdef unsigned char[LONGEST] letters
    cdef list found = []
    if len(texts) != len(links) or start < 0 or longest > LONGEST:
        raise ValueError("columns of other blocks")
    if not all(anywhere) or not all(behind):
        raise ValueError("a piece without letters")
    ticked(openings, opens)
    for at in range(start, len(texts)):
        text = <str?> texts[at]
        size = len(text)
        if size > longest or links[at]:
            continue
        if not plainly(text, size, letters) or holds(letters, size, anywhere) or (
            size and opens[letters[0]] and holds(letters, size, behind)
        ):
            found.append(at)
    return found


def between(const float[:] said, float least, float below):
    """The places of scores as high as the one and less than the other."""
    cdef Py_ssize_t at
    cdef list found = []
    for at in range(said.shape[0]):
        if least <= said[at] < below:
            found.append(at)
    return found


def first(const float[:] said, float least, Py_ssize_t start):
    """The place of the first score as high as that, from one on; -1 where there is none."""
    cdef Py_ssize_t at
    for at in range(max(<Py_ssize_t> 0, start), said.shape[0]):
        if said[at] >= least:
            return at
    return -1


def staying(const float[:] said, float least):
    """Of each score whether it is as high as that."""
    cdef Py_ssize_t at
    cdef list found = [False] * said.shape[0]
    for at in range(said.shape[0]):
        if said[at] >= least:
            found[at] = True
    return found


def above(const float[:] said, float least):
    """The places right before scores as high as that which are lower themselves."""
    cdef Py_ssize_t at
    return [at for at in range(said.shape[0] - 1) if said[at] < least and said[at + 1] >= least]


def lifted(const float[:] said, float least, const float[:] scores, float below):
    """The places of scores as high as the one that were less than the other before.

    Raises:
        ValueError: there were more or fewer.
    """
    cdef Py_ssize_t at
    if said.shape[0] != scores.shape[0]:
        raise ValueError("scores of other blocks")
    return [at for at in range(said.shape[0]) if said[at] >= least and scores[at] < below]


def told(const float[:] scores, float least, const int64_t[:] starts, const int64_t[:] ends, int64_t chars):
    """Behind the block with which likely ones have so many characters, as story_remarks.told_purely says.

    Raises:
        ValueError: the columns do not fit one another.
    """
    cdef Py_ssize_t at, count = scores.shape[0]
    cdef int64_t size = 0
    if not count == starts.shape[0] == ends.shape[0]:
        raise ValueError("scores of other blocks")
    for at in range(count):
        if scores[at] >= least:
            size += ends[at] - starts[at]
        if size >= chars:
            return at + 1
    return count + 1


def ending(list texts, const float[:] scores, float least, Py_ssize_t shortest, tuple ends):
    """The lines that are likely enough, no shorter than that, and end with one of some pieces.

    Args:
        texts, scores: of each block.
        least: score.
        shortest: characters.
        ends: pieces.

    Raises:
        ValueError: the columns do not fit one another.
    """
    cdef Py_ssize_t at, size
    cdef str lasts = "".join([end[-1:] for end in ends])
    cdef list found = []
    if scores.shape[0] != len(texts):
        raise ValueError("scores of other blocks")
    for at in range(len(texts)):
        if scores[at] < least:
            continue
        text = <str?> texts[at]
        size = len(text)
        if size and size >= shortest and is_among(last_of(text, size), lasts) and text.endswith(ends):
            found.append(at)
    return found


def opening(list texts, Py_ssize_t least, Py_ssize_t least_foreign, Py_ssize_t most, bytes others):
    """The lines of some length that do not open with some letters.

    Args:
        texts: of each block.
        least: characters of a line in ASCII.
        least_foreign: of any other.
        most: a line has fewer.
        others: the letters of ASCII that no such line opens with.

    Raises:
        ValueError: a letter is none of ASCII.
    """
    cdef Py_ssize_t at, size
    cdef char[ASCII] no
    cdef Py_UCS4 first
    cdef list found = []
    ticked(others, no)
    for at in range(len(texts)):
        text = <str?> texts[at]
        size = len(text)
        if size == 0 or not least_foreign <= size < most or (size < least and PyUnicode_IS_ASCII(text)):
            continue
        first = PyUnicode_READ(PyUnicode_KIND(text), PyUnicode_DATA(text), 0)
        if first >= ASCII or not no[first]:
            found.append(at)
    return found
