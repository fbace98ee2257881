# Where tags may begin, looked for 64 bytes at a time, and how they are called. In C, so that a compiler sees that one
# instruction can look at many places.

cdef extern from *:
    """
    #include <stdint.h>
    #include <string.h>
    #define WINNOW_AT_ONCE 64
    #define WINNOW_PART 4096  /* bytes, as PART says */

    /* A bit for each byte of some times 64 that is a "<", and for each that is a ">". */
    #ifdef __SSE2__
    #include <emmintrin.h>
    static void winnow_marks(const unsigned char *at, size_t times, uint64_t *opens, uint64_t *shuts)
    {
        const __m128i open = _mm_set1_epi8('<'), shut = _mm_set1_epi8('>');
        for (; times--; at += WINNOW_AT_ONCE) {
            uint64_t opened = 0, closed = 0;
            int place;
            for (place = 0; place < WINNOW_AT_ONCE; place += 16) {
                __m128i here = _mm_loadu_si128((const __m128i *) (at + place));
                opened |= (uint64_t) (unsigned) _mm_movemask_epi8(_mm_cmpeq_epi8(here, open)) << place;
                closed |= (uint64_t) (unsigned) _mm_movemask_epi8(_mm_cmpeq_epi8(here, shut)) << place;
            }
            *opens++ = opened;
            *shuts++ = closed;
        }
    }
    #else
    static void winnow_marks(const unsigned char *at, size_t times, uint64_t *opens, uint64_t *shuts)
    {
        for (; times--; opens++, shuts++, at += WINNOW_AT_ONCE) {
            unsigned char any = 0;
            int place;
            for (*opens = *shuts = 0, place = 0; place < WINNOW_AT_ONCE; place++) any |= (at[place] & 0xFD) == '<';
            for (place = 0; any && place < WINNOW_AT_ONCE; place++) {
                *opens |= (uint64_t) (at[place] == '<') << place;
                *shuts |= (uint64_t) (at[place] == '>') << place;
            }
        }
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

    /* The place of the highest bit of some. */
    static inline int winnow_highest(uint64_t marks)
    {
    #ifdef __GNUC__
        return 63 - __builtin_clzll(marks);
    #else
        int place = 63;
        while (!(marks >> place & 1)) place--;
        return place;
    #endif
    }

    /* What is known of a page behind its last "<". */
    typedef struct {
        Py_ssize_t last;  /* where that is; far behind the page where there was none */
        uint64_t open;  /* 1 where no ">" has come since, else 0 */
    } winnow_behind_t;

    /* Where "<" stands in a part of a page, from the page's beginning; how many. There is room for two more than there
       are bytes: nobody foresees how many stand in 64 bytes, and two are written in any case.

       And where one stands that the next is far from, or has no ">" before it. */
    static size_t winnow_opens(
        const unsigned char *page, size_t start, size_t size, Py_ssize_t far, winnow_behind_t *behind,
        uint32_t *places, uint32_t *doubted, size_t *doubts)
    {
        uint64_t opens_of[WINNOW_PART / WINNOW_AT_ONCE], shuts_of[WINNOW_PART / WINNOW_AT_ONCE];
        size_t found = 0, whole = size / WINNOW_AT_ONCE, block;
        *doubts = 0;
        winnow_marks(page + start, whole, opens_of, shuts_of);
        if (size % WINNOW_AT_ONCE) {
            unsigned char rest[WINNOW_AT_ONCE] = {0};
            memcpy(rest, page + start + whole * WINNOW_AT_ONCE, size % WINNOW_AT_ONCE);
            winnow_marks(rest, 1, opens_of + whole, shuts_of + whole);
            whole++;
        }
        for (block = 0; block < whole; block++) {
            uint64_t opens = opens_of[block], signs = opens | shuts_of[block], more = opens & (opens - 1), unshut;
            Py_ssize_t first = (Py_ssize_t) (start + block * WINNOW_AT_ONCE);
            /* A carry runs from behind each "<" to the next sign, and into the next 64 bytes where there is none. */
            unshut = ((opens << 1 | behind->open) + ~signs) & opens;
            behind->open = signs ? opens > shuts_of[block] : behind->open;
            if (!opens) continue;
            if (unshut || far < WINNOW_AT_ONCE || first + winnow_lowest(opens) - behind->last > far)
                for (uint64_t left = opens; left; left &= left - 1) {
                    Py_ssize_t place = first + winnow_lowest(left);
                    if (place - behind->last > far || (unshut & left & (0 - left)))
                        doubted[(*doubts)++] = (uint32_t) behind->last;
                    behind->last = place;
                }
            else behind->last = first + winnow_highest(opens);
            places[found] = (uint32_t) first + winnow_lowest(opens);
            places[found + 1] = (uint32_t) first + winnow_lowest(more | (uint64_t) 1 << 63);
            found += 1 + (more != 0);
            for (more &= more - 1; more; more &= more - 1) places[found++] = (uint32_t) first + winnow_lowest(more);
        }
        return found;
    }

    /* The first three letters behind a "<" as one number, five bits each, 0 where none stands; above them whether a
       slash comes before. Of the next four bytes as one; without branches, for nobody foresees how long a name is. */
    static inline uint16_t winnow_named(uint32_t next)
    {
        uint32_t closing = (next & 0xFF) == '/', name = closing ? next >> 8 : next;
        uint32_t small = (name & 0x7F7F7F) | 0x202020;
        uint32_t letters = ((small + 0x1F1F1F) & ~(small + 0x050505) & ~name) >> 7;  /* a bit for each */
        uint32_t one = letters & 1, two = one & (letters >> 8), three = two & (letters >> 16);
        return (uint16_t) (closing << 15 | (name & 31 & (0 - one)) << 10 | ((name >> 8) & 31 & (0 - two)) << 5
                           | ((name >> 16) & 31 & (0 - three)));
    }

    /* The same behind some places of a page, which are lost. */
    static void winnow_names(
        const unsigned char *page, size_t size, uint32_t *places, size_t found, uint16_t *names)
    {
        size_t place;
        for (place = 0; place < found; place++) {
            unsigned char last[4] = {0};
            const unsigned char *at = page + places[place] + 1;
            if (places[place] + 5 > size) at = memcpy(last, at, size - places[place] - 1);
            places[place] = at[0] | (uint32_t) at[1] << 8 | (uint32_t) at[2] << 16 | (uint32_t) at[3] << 24;
        }
        for (place = 0; place < found; place++) names[place] = winnow_named(places[place]);
    }
    """
    ctypedef struct Behind "winnow_behind_t":
        Py_ssize_t last
        uint64_t open

    size_t winnow_opens(
        const unsigned char* page, size_t start, size_t size, Py_ssize_t far, Behind* behind, uint32_t* places,
        uint32_t* doubted, size_t* doubts
    ) noexcept nogil
    void winnow_names(
        const unsigned char* page, size_t size, uint32_t* places, size_t found, uint16_t* names
    ) noexcept nogil
