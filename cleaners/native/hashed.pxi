# Bytes and numbers into one number that no page can foresee, so that it does not know which of its elements collide.

cdef extern from *:
    """
    /* The product of two numbers, its halves folded together: all bits depend on all bits. */
    static uint64_t winnow_folded(uint64_t one, uint64_t two) {
    #ifdef __SIZEOF_INT128__
        unsigned __int128 product = (unsigned __int128) one * two;
        return (uint64_t) product ^ (uint64_t) (product >> 64);
    #else
        uint64_t low = (one & 0xFFFFFFFF) * (two & 0xFFFFFFFF), high = (one >> 32) * (two >> 32);
        uint64_t cross = (one >> 32) * (two & 0xFFFFFFFF), other = (one & 0xFFFFFFFF) * (two >> 32);
        uint64_t middle = (low >> 32) + (cross & 0xFFFFFFFF) + (other & 0xFFFFFFFF);
        high += (cross >> 32) + (other >> 32) + (middle >> 32);
        return ((low & 0xFFFFFFFF) | middle << 32) ^ high;
    #endif
    }
    """
    uint64_t folded "winnow_folded" (uint64_t one, uint64_t two) noexcept

cdef uint64_t[3] secret
for _at in range(3):
    secret[_at] = int.from_bytes(urandom(8), "little")


cdef inline uint64_t hashed(const unsigned char* bytes, Py_ssize_t size) noexcept:
    """Sixteen bytes at a time; where fewer are left, zeros stand behind them, which the size tells from others."""
    cdef uint64_t found = secret[2] ^ <uint64_t> size
    cdef uint64_t[2] some
    while size >= 16:
        memcpy(some, bytes, 16)
        found = folded(some[0] ^ secret[0], some[1] ^ secret[1] ^ found)
        bytes += 16
        size -= 16
    some[0] = some[1] = 0
    memcpy(some, bytes, <size_t> size)
    return folded(folded(some[0] ^ secret[0], some[1] ^ secret[1] ^ found), secret[2])
