# From which score on blocks are kept: story.threshold, with numbers sorted by their bytes.

def kept_from(const float[::1] scores, const int64_t[::1] chars):
    """The score from which on blocks are kept: half the best F1 that can be expected, as story.threshold says.

    Args:
        scores: how likely each block is story; none is no number.
        chars: how long each is.

    Raises:
        ValueError: there are none, or not as many of the one as of the other.
    """
    cdef Py_ssize_t count = scores.shape[0], at
    cdef Py_ssize_t* order
    cdef double whole = 0, story = 0, f1, best = 0
    cdef int64_t size = 0
    if count == 0 or chars.shape[0] != count:
        raise ValueError(f"{count} scores of {chars.shape[0]} blocks")
    order = falling(&scores[0], count)
    for at in range(count):
        whole += <double> scores[order[at]] * <double> chars[order[at]]
    for at in range(count):
        story += <double> scores[order[at]] * <double> chars[order[at]]
        size += chars[order[at]]
        f1 = 2 * story / (<double> size + whole)
        if at == 0 or f1 > best:
            best = f1
    PyMem_Free(order)
    return best / 2


cdef Py_ssize_t* falling(const float* scores, Py_ssize_t count) except NULL:
    """The places of scores, the highest first, equal ones in their order; to be freed.

    Sorted by the bytes of their bits, the least telling first: a processor guesses wrong at every other comparison.
    """
    cdef Py_ssize_t* order = <Py_ssize_t*> PyMem_Malloc(<size_t> count * sizeof(Py_ssize_t))
    cdef Py_ssize_t* sorted_ = <Py_ssize_t*> PyMem_Malloc(<size_t> count * sizeof(Py_ssize_t))
    cdef uint32_t* keys = <uint32_t*> PyMem_Malloc(<size_t> count * sizeof(uint32_t))
    cdef Py_ssize_t[256] behind  # of each byte, the place of the next one that has it
    cdef Py_ssize_t at, place, total
    cdef int shift, byte
    if order == NULL or sorted_ == NULL or keys == NULL:
        PyMem_Free(order)
        PyMem_Free(sorted_)
        PyMem_Free(keys)
        raise MemoryError
    for at in range(count):
        order[at], keys[at] = at, fallen(scores[at])
    for shift in range(0, 32, 8):
        memset(behind, 0, sizeof(behind))
        for at in range(count):
            behind[(keys[at] >> shift) & 255] += 1
        total = 0
        for byte in range(256):
            behind[byte], total = total, total + behind[byte]
        for at in range(count):
            place = order[at]
            byte = (keys[place] >> shift) & 255
            sorted_[behind[byte]] = place
            behind[byte] += 1
        order, sorted_ = sorted_, order
    PyMem_Free(sorted_)
    PyMem_Free(keys)
    return order


cdef inline uint32_t fallen(float score) noexcept:
    """A number that is the smaller the larger a score is; zero has a sign that says nothing."""
    cdef uint32_t bits
    memcpy(&bits, &score, sizeof(bits))
    if score == 0:
        bits = 0
    return bits if bits >> 31 else bits ^ 0x7FFFFFFF
