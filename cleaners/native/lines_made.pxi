# Lines made of blocks and of what is known of their texts.

from cpython.tuple cimport PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE

cdef enum:
    ALONE_FIELDS = 8


def lines(blocks, dict known, line, fields, frozenset elements, frozenset called, Py_ssize_t near, double link):
    """A Line for each block, see reading.py.

    Args:
        blocks: as block.py has them.
        known: for each text what traits.alone says of it, and the phrases it says.
        line: the class.
        fields: where a block has its text, tag, share of links and words.
        elements, called, near, link: as traits.py names them.

    Raises:
        ValueError: a block or what is known has other fields.
    """
    cdef list found = []
    cdef tuple told, said, tokens
    cdef Py_ssize_t text_at, tag_at, share_at, tokens_at, least
    text_at, tag_at, share_at, tokens_at = fields
    least = max(fields) + 1
    if min(fields) < 0:
        raise ValueError("a field before the first")
    cdef Py_ssize_t place
    cdef int traits
    new = tuple.__new__
    for block in blocks:
        if not PyTuple_Check(block) or PyTuple_GET_SIZE(block) < least:
            raise ValueError("a block of other fields")
        told, said = known[<object> PyTuple_GET_ITEM(block, text_at)]
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
