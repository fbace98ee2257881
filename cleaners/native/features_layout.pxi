# How blocks are laid out: features_layout.py, in one pass over blocks and one over what they stand in.

cdef enum:  # where a number stands in a row, see segment_records.py and segment_kinds.py
    OF_CONTAINER = 0
    OF_START = 7
    OF_END = 8
    OF_PARENT = 0
    OF_KIND = 1
    OF_FIRST = 2
    OF_LAST = 3
    OF_CODE = 0


def laid_out(const int64_t[:, ::1] blocks, const int64_t[:, ::1] containers, const int64_t[:, ::1] kinds,
             int64_t[:, ::1] spans, Py_ssize_t row, Py_ssize_t cell, Py_ssize_t head):
    """The kinds and codes of blocks, the codes of all containers, and the block ranges of the rows of data tables.

    Args:
        blocks, containers, kinds: a page's columns, as rows.
        spans: where the blocks begin and where they end, filled in.
        row, cell, head: the codes of tr, td and th.

    Raises:
        ValueError: the columns do not fit one another.
    """
    cdef Py_ssize_t n = blocks.shape[0], m = containers.shape[0], at, place, kind
    cdef bytearray codes = bytearray(n), elements = bytearray(m)
    cdef unsigned char* code = <unsigned char*> codes
    cdef unsigned char* element = <unsigned char*> elements
    cdef list found = [], rows = []
    if spans.shape[0] != 2 or spans.shape[1] != n or blocks.shape[1] <= OF_END:
        raise ValueError("room for other blocks")
    if containers.shape[1] <= OF_LAST or kinds.shape[1] <= OF_CODE:
        raise ValueError("columns are missing")
    for place in range(m):
        kind = containers[place, OF_KIND]
        if not 0 <= kind < kinds.shape[0] or not 0 <= kinds[kind, OF_CODE] < 256:
            raise ValueError("a container of no kind")
        element[place] = <unsigned char> kinds[kind, OF_CODE]
    for at in range(n):
        place = blocks[at, OF_CONTAINER]
        if not 0 <= place < m:
            raise ValueError("a block in no container")
        spans[0, at], spans[1, at] = blocks[at, OF_START], blocks[at, OF_END]
        code[at] = element[place]
        found.append(containers[place, OF_KIND])
    for place in range(m):
        if element[place] == row and is_data(blocks, containers, element, place, cell, head):
            rows.append((containers[place, OF_FIRST], containers[place, OF_LAST]))
    return found, bytes(codes), bytes(elements), rows


cdef bint is_data(const int64_t[:, ::1] blocks, const int64_t[:, ::1] containers, const unsigned char* element,
                  Py_ssize_t row, Py_ssize_t cell, Py_ssize_t head):
    """Whether a row has two cells or more, each one block, and nothing else inside; those of one cell follow another."""
    cdef Py_ssize_t at, place, before = -1, first = containers[row, OF_FIRST], last = containers[row, OF_LAST]
    if first < 0 or last > blocks.shape[0] or last - first < 2:
        return False
    for at in range(first, last):
        place = blocks[at, OF_CONTAINER]
        if place == before or containers[place, OF_PARENT] != row or element[place] not in (cell, head):
            return False
        before = place
    return True
