# Lines made of blocks and of what is known of their texts, and gathered by what they have.

from cpython.object cimport PyObject
from cpython.ref cimport Py_INCREF
from cpython.tuple cimport PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_SET_ITEM

cdef extern from "Python.h":
    object PyType_GenericAlloc(object kind, Py_ssize_t items)

cdef enum:
    ALONE_FIELDS = 8
    FIELDS = 10  # of a line


cdef object line_of(object line, tuple told, block, item, traits, tuple said):
    """A tuple of such a class, filled where it lies: to make one of another tuple takes three times as long."""
    cdef Py_ssize_t place
    made = PyType_GenericAlloc(line, FIELDS)
    put(made, 0, block)
    put(made, 1, <object> PyTuple_GET_ITEM(told, 0))
    put(made, 2, <object> PyTuple_GET_ITEM(told, 1))
    put(made, 3, True if item else <object> PyTuple_GET_ITEM(told, 2))
    for place in range(3, 7):
        put(made, place + 1, <object> PyTuple_GET_ITEM(told, place))
    put(made, 8, traits)
    put(made, 9, said)
    return made


cdef inline void put(object made, Py_ssize_t place, object what) noexcept:
    Py_INCREF(what)
    PyTuple_SET_ITEM(made, place, what)


def lines(
    blocks, list told_of, list said_of, line, fields, frozenset elements, tuple named, double link
):
    """A Line for each block, see reading.py.

    Args:
        blocks: as block.py has them.
        told_of: for each what traits.alone says of its text.
        said_of: for each the phrases it says.
        line: the class.
        fields: where a block has its tag, share of links and words.
        elements, named, link: as traits.py names them.

    Raises:
        TypeError: the class is none of tuples.
        ValueError: a block or what is told has other fields, or there are not as many of these.
    """
    cdef list found = []
    cdef tuple told, said, tokens
    cdef Py_ssize_t tag_at, share_at, tokens_at, least, number = 0
    tag_at, share_at, tokens_at = fields
    least = max(fields) + 1
    if not issubclass(line, tuple):
        raise TypeError(f"{line} is no tuple's class")
    if min(fields) < 0:
        raise ValueError("a field before the first")
    if not len(blocks) == len(told_of) == len(said_of):
        raise ValueError(f"{len(blocks)} blocks, {len(told_of)} texts, phrases of {len(said_of)}")
    cdef int traits, stands = 0
    cdef object inside = None, above = None
    for block in blocks:
        if not PyTuple_Check(block) or PyTuple_GET_SIZE(block) < least:
            raise ValueError("a block of other fields")
        told, said = told_of[number], said_of[number]
        number += 1
        if len(told) != ALONE_FIELDS:
            raise ValueError("a text of other fields")
        traits = told[7]
        if <double> <object> PyTuple_GET_ITEM(block, share_at) >= link:
            traits |= LINKS
        tag = <str?> <object> PyTuple_GET_ITEM(block, tag_at)
        if tag:
            tokens = <tuple?> <object> PyTuple_GET_ITEM(block, tokens_at)
            if tokens is not above or tag is not inside:  # most lines stand in the same as the one above them
                above, inside, stands = tokens, tag, around(tag, tokens, elements, named)
            traits |= stands
        found.append(line_of(line, told, block, tag == "li", traits, said))
    return tuple(found)


cdef int around(str tag, tuple tokens, frozenset elements, tuple named) except -1:
    """The traits that a line has from its element, see traits.py."""
    cdef int found = CAPTION if tag in elements else 0
    cdef Py_ssize_t place
    for words, within, trait in named:
        for place in range(min(<Py_ssize_t> within, len(tokens))):
            if tokens[place] in <frozenset?> words:
                found |= <int> trait
                break
    return found


def gathered(tuple lines, Py_ssize_t bare, Py_ssize_t traits, Py_ssize_t said):
    """Which lines spotters will ask for, see reading.Gathered.

    Args:
        lines: as reading.py has them.
        bare, traits, said: where a line has these.

    Raises:
        ValueError: a line of other fields.
    """
    cdef list spoken = [], marked = []  # of each trait, by its bit
    cdef set bares = set(), often = set()
    cdef Py_ssize_t number, bit, before, least = max(bare, traits, said) + 1
    cdef unsigned int left
    if min(bare, traits, said) < 0:
        raise ValueError("a field before the first")
    for number in range(len(lines)):
        line = lines[number]
        if not PyTuple_Check(line) or PyTuple_GET_SIZE(line) < least:
            raise ValueError("a line of other fields")
        if <object> PyTuple_GET_ITEM(line, said):
            spoken.append(number)
        said_so = <object> PyTuple_GET_ITEM(line, bare)
        before = len(bares)
        bares.add(said_so)
        if len(bares) == before:
            often.add(said_so)
        left = <object> PyTuple_GET_ITEM(line, traits)
        bit = 0
        while left:
            if bit == len(marked):
                marked.append([])
            if left & 1:
                (<list> marked[bit]).append(number)
            left, bit = left >> 1, bit + 1
    return spoken, {1 << bit: numbers for bit, numbers in enumerate(marked) if numbers}, len(lines) - len(bares), often
