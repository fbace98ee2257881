# Which element holds the paragraphs of a very long story: see story_far.py.


def body(const int64_t[:, :] blocks, const int64_t[:, :] containers, const float[:] chars, const float[:] density,
         float long, float linked, Py_ssize_t most, Py_ssize_t levels):
    """The first element that holds more prose than a story has, and how many levels above it: as story_far.body_purely.

    Args:
        blocks, containers: the page's columns, as rows.
        chars, density: features of each block.
        long, linked: what of these tells prose.
        most: paragraphs.
        levels: that are looked at, from the blocks' own elements upwards.

    Raises:
        ValueError: the columns do not fit one another.
    """
    cdef Py_ssize_t count = blocks.shape[0], places = containers.shape[0], at, level, place, prose = 0, best
    cdef int64_t* holders
    cdef int64_t* times
    if not count == chars.shape[0] == density.shape[0]:
        raise ValueError("features of other blocks")
    holders = <int64_t*> PyMem_Calloc(<size_t> (count + places + 1), sizeof(int64_t))
    if holders == NULL:
        raise MemoryError
    times = holders + count
    try:
        for at in range(count):
            if chars[at] >= long and density[at] < linked:
                holders[prose] = blocks[at, CONTAINER]
                prose += 1
        if prose <= most:
            return None
        for level in range(levels):
            best = -1
            memset(times, 0, <size_t> places * sizeof(int64_t))
            for at in range(prose):
                place = holders[at]
                if not 0 <= place < places:
                    raise ValueError("a container that is not there")
                times[place] += 1
                holders[at] = containers[place, PARENT] if place else 0
            for place in range(places):
                if best < 0 or times[place] > times[best]:
                    best = place
            if times[best] > most:
                return best, level
        return None
    finally:
        PyMem_Free(holders)
