# Which lines of a page may say something, before anybody reads them: most are none of these.

cdef enum:
    ASCII = 128


cdef int ticked(const unsigned char[::1] letters, char* table) except -1:
    """Put down which letters of ASCII are some of these."""
    cdef Py_ssize_t at
    memset(table, 0, ASCII)
    for at in range(letters.shape[0]):
        if letters[at] >= ASCII:
            raise ValueError("letters beyond ASCII")
        table[letters[at]] = 1
    return 0


cdef bint holds(const unsigned char* letters, Py_ssize_t size, tuple pieces, const char* firsts):
    """Whether letters of ASCII, be they small or large, hold one of some pieces, written small."""
    cdef Py_ssize_t at, each
    cdef bytes piece
    for at in range(size):
        if firsts[small(letters[at])]:
            for piece in pieces:
                if len(piece) <= size - at:
                    each = 0
                    while each < len(piece) and small(letters[at + each]) == <unsigned char> piece[each]:
                        each += 1
                    if each == len(piece):
                        return True
    return False


cdef inline unsigned char small(unsigned char letter) noexcept:
    return letter + 32 if 65 <= letter <= 90 else letter


def holding(list texts, list links, Py_ssize_t start, Py_ssize_t longest, tuple anywhere, bytes openings, tuple behind):
    """The lines without links from one on that are no longer than that and hold a piece; all such with other letters.

    Args:
        texts, links: of each block.
        start: the first that is looked at.
        longest: characters.
        anywhere: pieces in small letters of ASCII.
        openings: small letters; lines that open with one are asked for the next, too.
        behind: pieces.

    Raises:
        ValueError: the columns do not fit one another, or a piece has other letters.
    """
    cdef Py_ssize_t at, size
    cdef char[ASCII] firsts, others, opens
    cdef const unsigned char* letters
    cdef list found = []
    if len(texts) != len(links) or start < 0:
        raise ValueError("columns of other blocks")
    ticked(b"".join([piece[:1] for piece in anywhere]), firsts)
    ticked(b"".join([piece[:1] for piece in behind]), others)
    ticked(openings, opens)
    for at in range(start, len(texts)):
        text = <str?> texts[at]
        size = len(text)
        if size > longest or links[at]:
            continue
        if not PyUnicode_IS_ASCII(text):
            found.append(at)
            continue
        letters = <const unsigned char*> PyUnicode_DATA(text)
        if holds(letters, size, anywhere, firsts) or (
            size and opens[small(letters[0])] and holds(letters, size, behind, others)
        ):
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
