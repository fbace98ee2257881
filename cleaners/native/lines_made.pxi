# Lines made of blocks and of what is known of their texts.

from cpython.tuple cimport PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE

cdef enum:
    ALONE_FIELDS = 8


def lines(
    blocks, list told_of, list said_of, line, fields, frozenset elements, frozenset called, Py_ssize_t near, double link
):
    """A Line for each block, see reading.py.

    Args:
        blocks: as block.py has them.
        told_of: for each what traits.alone says of its text.
        said_of: for each the phrases it says.
        line: the class.
        fields: where a block has its tag, share of links and words.
        elements, called, near, link: as traits.py names them.

    Raises:
        ValueError: a block or what is told has other fields, or there are not as many of these.
    """
    cdef list found = []
    cdef tuple told, said, tokens
    cdef Py_ssize_t tag_at, share_at, tokens_at, least, number = 0
    tag_at, share_at, tokens_at = fields
    least = max(fields) + 1
    if min(fields) < 0:
        raise ValueError("a field before the first")
    if not len(blocks) == len(told_of) == len(said_of):
        raise ValueError(f"{len(blocks)} blocks, {len(told_of)} texts, phrases of {len(said_of)}")
    cdef Py_ssize_t place
    cdef int traits
    new = tuple.__new__
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
            if tag in elements:
                traits |= CAPTION
            else:
                for place in range(min(near, len(tokens))):
                    if tokens[place] in called:
                        traits |= CAPTION
                        break
        found.append(new(line, (
            block, told[0], told[1], told[2] or tag == "li", told[3], told[4], told[5], told[6], traits, said,
        )))
    return tuple(found)
