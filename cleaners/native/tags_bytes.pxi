# Bytes looked for many at a time. In C, so that a compiler sees that one instruction can look at many places.

cdef extern from *:
    """
    /* A bit for each of 64 places where one byte stands, and another one behind it. */
    static inline uint64_t winnow_pairs(
        const unsigned char *at, unsigned char wanted, const unsigned char *behind, unsigned char other)
    {
        uint64_t marks = 0;
        int place;
    #ifdef __SSE2__
        const __m128i one = _mm_set1_epi8((char) wanted), two = _mm_set1_epi8((char) other);
        for (place = 0; place < WINNOW_AT_ONCE; place += 16) {
            __m128i here = _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *) (at + place)), one);
            __m128i there = _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *) (behind + place)), two);
            marks |= (uint64_t) (unsigned) _mm_movemask_epi8(_mm_and_si128(here, there)) << place;
        }
    #else
        unsigned char any = 0;
        for (place = 0; place < WINNOW_AT_ONCE; place++) any |= (at[place] == wanted) & (behind[place] == other);
        for (place = 0; any && place < WINNOW_AT_ONCE; place++)
            marks |= (uint64_t) ((at[place] == wanted) & (behind[place] == other)) << place;
    #endif
        return marks;
    }

    /* How rare a byte is on pages, roughly. */
    static inline int winnow_rarity(unsigned char byte)
    {
        static const char common[] = "etaoinsrlchdpumgfbywvkxjqz";
        const char *found = byte >= 'a' && byte <= 'z' ? strchr(common, byte) : 0;
        return found ? (int) (found - common) : byte >= 'A' && byte <= 'Z' ? 16 : byte >= '0' && byte <= '9' ? 8 : 0;
    }

    /* Where some bytes stand in others, -1 for nowhere: where the two rarest of them do, all are compared. */
    static Py_ssize_t winnow_find(
        const unsigned char *body, size_t size, const unsigned char *wanted, size_t length)
    {
        size_t at = 0, place, places, rare = 0, next = length - 1;
        if (length == 0 || length > size) return length == 0 ? 0 : -1;
        for (place = 1; place < length; place++)
            if (winnow_rarity(wanted[place]) > winnow_rarity(wanted[rare])) next = rare, rare = place;
            else if (place != next && winnow_rarity(wanted[place]) > winnow_rarity(wanted[next])) next = place;
        places = size - (length - 1);
        for (; at + WINNOW_AT_ONCE <= places; at += WINNOW_AT_ONCE) {
            uint64_t marks = winnow_pairs(body + at + rare, wanted[rare], body + at + next, wanted[next]);
            for (; marks; marks &= marks - 1) {
                place = at + winnow_lowest(marks);
                if (memcmp(body + place, wanted, length) == 0) return (Py_ssize_t) place;
            }
        }
        for (; at < places; at++)
            if (memcmp(body + at, wanted, length) == 0) return (Py_ssize_t) at;
        return -1;
    }

    /* Whether 64 bytes are ASCII without an escape. */
    static inline int winnow_is_plain(const unsigned char *at)
    {
        unsigned char any = 0;
        int place;
        for (place = 0; place < WINNOW_AT_ONCE; place++) any |= at[place] | (unsigned char) -(at[place] == 27);
        return any < 0x80;
    }
    """
    bint winnow_is_plain(const unsigned char* at) noexcept nogil
    Py_ssize_t winnow_find(
        const unsigned char* body, size_t size, const unsigned char* wanted, size_t length
    ) nogil


def find(bytes body, bytes wanted, Py_ssize_t start, Py_ssize_t end):
    """Where some bytes stand in others from `start` to `end`, as `bytes.find` says, which takes six times as long."""
    cdef Py_ssize_t found
    end = min(end, PyBytes_GET_SIZE(body))
    if not 0 <= start <= end:
        return -1
    found = winnow_find(
        <const unsigned char*> PyBytes_AS_STRING(body) + start, end - start,
        <const unsigned char*> PyBytes_AS_STRING(wanted), PyBytes_GET_SIZE(wanted),
    )
    return found + start if found >= 0 else -1


cdef inline bint is_escape_among(uint64_t eight) noexcept:
    """Whether one of eight ASCII characters is an escape."""
    cdef uint64_t others = eight ^ 0x1B1B1B1B1B1B1B1BU
    return (others - 0x0101010101010101U) & ~others & 0x8080808080808080U != 0


def is_utf8(bytes body):
    """Whether bytes are UTF-8 by the letter: shortest forms only, no surrogates, nothing beyond the last plane.

    And whether two of the characters may be one, put into UTF-8 twice, as charset._TWICE tells, and whether an escape
    is among them; both are not looked for where it is no UTF-8.
    """
    cdef bint twice = False, escapes = False
    cdef const unsigned char* at = <const unsigned char*> PyBytes_AS_STRING(body)
    cdef const unsigned char* end = at + PyBytes_GET_SIZE(body)
    cdef uint64_t eight
    cdef unsigned char lead, least, most
    cdef Py_ssize_t more
    while at < end:
        if at[0] < 0x80:
            while at + 64 <= end and winnow_is_plain(at):
                at += 64
            while at + 8 <= end:
                memcpy(&eight, at, 8)
                if eight & 0x8080808080808080U:
                    break
                escapes |= is_escape_among(eight)
                at += 8
            while at < end and at[0] < 0x80:
                escapes |= at[0] == 27
                at += 1
            continue
        lead = at[0]
        at += 1
        if lead < 0xC2 or lead > 0xF4:
            return False, False, False
        more = 1 if lead < 0xE0 else 2 if lead < 0xF0 else 3
        least = 0xA0 if lead == 0xE0 else 0x90 if lead == 0xF0 else 0x80
        most = 0x9F if lead == 0xED else 0x8F if lead == 0xF4 else 0xBF
        if end - at < more or not least <= at[0] <= most:
            return False, False, False
        twice |= lead == 0xC3 and 0x82 <= at[0] <= 0xB4 and at + 1 < end and at[1] == 0xC2
        for _ in range(1, more):
            at += 1
            if at[0] & 0xC0 != 0x80:
                return False, False, False
        at += 1
    return True, twice, escapes
