# Tags and their names, read a byte at a time.

cdef inline bint is_letter(const unsigned char* at, const unsigned char* end) noexcept:
    return at < end and 97 <= at[0] | 32 <= 122


cdef Py_ssize_t separators(const unsigned char* at, const unsigned char* end) noexcept:
    """White space, slashes and "=", as limits._SEPARATORS has them."""
    cdef Py_ssize_t count = 0
    while at < end:
        count += is_space(at[0]) or at[0] == 47 or at[0] == 61
        at += 1
    return count


cdef inline bint is_space(unsigned char byte) noexcept:
    return byte == 32 or 9 <= byte <= 13


cdef const unsigned char* ended(
    const unsigned char* at, const unsigned char* end, Py_ssize_t* attributes
) noexcept:
    """Where a tag ends whose name begins at `at`: limits._TAG, without its steps back, of which it takes none.

    `attributes` becomes how many limits._ATTRIBUTE finds in it, its name being one; where a "=" in the name or right
    behind it makes that see others, how many there may be at most.
    """
    cdef const unsigned char* start = at
    cdef const unsigned char* ahead
    cdef const unsigned char* closer
    cdef Py_ssize_t count = 1
    cdef bint odd = False
    while at < end and not (is_space(at[0]) or at[0] == 47 or at[0] == 62):
        odd |= at[0] == 61
        at += 1
    while at < end and at[0] != 62:
        if is_space(at[0]) or at[0] == 47:
            at += 1
            continue
        odd |= count == 1 and at[0] == 61
        count += 1
        at += 1  # a name may begin with "="
        while at < end and not (is_space(at[0]) or at[0] == 47 or at[0] == 62 or at[0] == 61):
            at += 1
        ahead = at
        while ahead < end and is_space(ahead[0]):
            ahead += 1
        if ahead == end or ahead[0] != 61:
            continue
        at = ahead + 1
        while at < end and is_space(at[0]):
            at += 1
        if at < end and (at[0] == 34 or at[0] == 39):
            closer = <const unsigned char*> memchr(at + 1, at[0], end - at - 1)
            if closer != NULL:
                at = closer + 1
        else:
            while at < end and not (is_space(at[0]) or at[0] == 62):
                at += 1
    attributes[0] = count if not odd else 1 + separators(start, at)
    return at
