# Bytes looked for many at a time. In C, so that a compiler sees that one instruction can look at many places.

cdef extern from *:
    """
    #include <stdint.h>
    #include <string.h>
    #define WINNOW_AT_ONCE 64

    /* A bit for each of 64 bytes that is "<" or ">", which differ in one bit. */
    #ifdef __SSE2__
    #include <emmintrin.h>
    static inline uint64_t winnow_marks(const unsigned char *at)
    {
        const __m128i both = _mm_set1_epi8((char) 0xFD), wanted = _mm_set1_epi8('<');
        uint64_t marks = 0;
        int place;
        for (place = 0; place < WINNOW_AT_ONCE; place += 16) {
            __m128i here = _mm_and_si128(_mm_loadu_si128((const __m128i *) (at + place)), both);
            marks |= (uint64_t) (unsigned) _mm_movemask_epi8(_mm_cmpeq_epi8(here, wanted)) << place;
        }
        return marks;
    }
    #else
    static inline uint64_t winnow_marks(const unsigned char *at)
    {
        uint64_t marks = 0;
        unsigned char any = 0;
        int place;
        for (place = 0; place < WINNOW_AT_ONCE; place++) any |= (at[place] & 0xFD) == '<';
        for (place = 0; any && place < WINNOW_AT_ONCE; place++)
            marks |= (uint64_t) ((at[place] & 0xFD) == '<') << place;
        return marks;
    }
    #endif

    /* The place of the lowest bit of some. */
    static inline int winnow_lowest(uint64_t marks)
    {
    #ifdef __GNUC__
        return __builtin_ctzll(marks);
    #else
        int place = 0;
        while (!(marks >> place & 1)) place++;
        return place;
    #endif
    }

    /* Where "<" and ">" stand in some bytes; how many of them. There is room for two more than there are bytes. Nobody
       foresees how many stand in 64 bytes: two are written in any case. */
    static size_t winnow_signs(const unsigned char *body, size_t size, uint32_t *places)
    {
        const uint64_t high = (uint64_t) 1 << 63;
        unsigned char last[WINNOW_AT_ONCE] = {0};
        size_t found = 0, at;
        for (at = 0; at < size; at += WINNOW_AT_ONCE) {
            const unsigned char *here = size - at < WINNOW_AT_ONCE ? memcpy(last, body + at, size - at) : body + at;
            uint64_t marks = winnow_marks(here), more = marks & (marks - 1);
            places[found] = (uint32_t) at + winnow_lowest(marks | high);
            places[found + 1] = (uint32_t) at + winnow_lowest(more | high);
            found += (marks != 0) + (more != 0);
            for (more &= more - 1; more; more &= more - 1)
                places[found++] = (uint32_t) at + winnow_lowest(more);
        }
        return found;
    }

    /* Where some bytes stand in others, -1 for nowhere: where the first, the middle and the last of them do, all are
       compared. */
    static Py_ssize_t winnow_find(
        const unsigned char *body, size_t size, const unsigned char *wanted, size_t length)
    {
        size_t at = 0, place, last = length - 1, half = length / 2, places;
        unsigned char first, mid, end;
        if (length == 0 || length > size) return length == 0 ? 0 : -1;
        first = wanted[0], mid = wanted[half], end = wanted[last];
        places = size - last;
        while (at < places) {
            const unsigned char *here = body + at;
            size_t width = places - at < WINNOW_AT_ONCE ? places - at : WINNOW_AT_ONCE;
            unsigned char any = 0;
            if (width == WINNOW_AT_ONCE)
                for (place = 0; place < WINNOW_AT_ONCE; place++)
                    any |= (here[place] == first) & (here[place + half] == mid) & (here[place + last] == end);
            if (any || width < WINNOW_AT_ONCE)
                for (place = 0; place < width; place++)
                    if (here[place] == first && memcmp(here + place, wanted, length) == 0)
                        return (Py_ssize_t) (at + place);
            at += width;
        }
        return -1;
    }
    """
    size_t winnow_signs(const unsigned char* body, size_t size, uint32_t* places) noexcept nogil
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


def is_utf8(bytes body):
    """Whether bytes are UTF-8 by the letter: shortest forms only, no surrogates, nothing beyond the last plane.

    And whether two of the characters may be one, put into UTF-8 twice, as charset._TWICE tells.
    """
    cdef bint twice = False
    cdef const unsigned char* at = <const unsigned char*> PyBytes_AS_STRING(body)
    cdef const unsigned char* end = at + PyBytes_GET_SIZE(body)
    cdef uint64_t eight
    cdef uint64_t[4] many
    cdef unsigned char lead, least, most
    cdef Py_ssize_t more
    while at < end:
        while at + 32 <= end:
            memcpy(many, at, 32)
            if (many[0] | many[1] | many[2] | many[3]) & 0x8080808080808080U:
                break
            at += 32
        if at + 8 <= end:
            memcpy(&eight, at, 8)
            if not eight & 0x8080808080808080U:
                at += 8
                continue
        lead = at[0]
        at += 1
        if lead < 0x80:
            continue
        if lead < 0xC2 or lead > 0xF4:
            return False, False
        more = 1 if lead < 0xE0 else 2 if lead < 0xF0 else 3
        least = 0xA0 if lead == 0xE0 else 0x90 if lead == 0xF0 else 0x80
        most = 0x9F if lead == 0xED else 0x8F if lead == 0xF4 else 0xBF
        if end - at < more or not least <= at[0] <= most:
            return False, False
        twice |= lead == 0xC3 and 0x82 <= at[0] <= 0xB4 and at + 1 < end and at[1] == 0xC2
        for _ in range(1, more):
            at += 1
            if at[0] & 0xC0 != 0x80:
                return False, False
        at += 1
    return True, twice
