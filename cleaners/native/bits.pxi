# Rows as bits: which of them are beyond the limit of each question, and so in which leaf of a tree each ends.

# In C, so that a compiler does many rows with one instruction.
cdef extern from *:
    """
    #include <math.h>
    #include <stddef.h>
    #define WINNOW_WORDS 4  /* of 64 rows each */
    #if defined(__GNUC__)
    #define WINNOW_INLINE inline __attribute__((always_inline))
    #else
    #define WINNOW_INLINE inline
    #endif
    #if defined(_MSC_VER)
    #define WINNOW_APART __restrict
    #else
    #define WINNOW_APART restrict
    #endif

    typedef struct {
        int32_t column;
        float limit;
    } winnow_question;

    typedef struct {
        int32_t question;
        int16_t left, right;  /* which of the tree's nodes and leaves the rows reach next */
    } winnow_node;

    /* For each question a bit for each of some rows, as many as WINNOW_WORDS hold at most. */
    static void winnow_beyond_each(const char *begin, ptrdiff_t along, size_t size, const winnow_question *asked,
                                   size_t count, uint64_t *beyond)
    {
        unsigned char goes[64] = {0};
        for (; count; count--, asked++, beyond += WINNOW_WORDS) {
            const float *column = (const float *) (begin + asked->column * along), limit = asked->limit;
            size_t at, each, byte;
            for (at = 0; at < size; at += 64) {
                const size_t some = size - at < 64 ? size - at : 64;
                uint64_t word = 0;
                for (each = 0; each < some; each++) goes[each] = column[at + each] > limit;
                for (each = 0; each < some; each += 8) {
                    uint64_t bytes = 0;
                    for (byte = 0; byte < 8; byte++) bytes |= (uint64_t) goes[each + byte] << 8 * byte;
                    word |= (bytes * 0x0102040810204080 >> 56) << each;  /* the lowest bit of each of them */
                }
                beyond[at / 64] = word;
            }
        }
    }

    static WINNOW_INLINE void winnow_part(
        const uint64_t *WINNOW_APART here, const uint64_t *WINNOW_APART beyond, uint64_t *WINNOW_APART stays,
        uint64_t *WINNOW_APART goes)
    {
        size_t word;
        for (word = 0; word < WINNOW_WORDS; word++) {
            stays[word] = here[word] & ~beyond[word];
            goes[word] = here[word] & beyond[word];
        }
    }

    /* Hand the rows that reach the first node of a tree down to its leaves, and put down the numbers of these, bit by
       bit; how many bits. */
    static WINNOW_INLINE size_t winnow_number_here(
        const winnow_node *nodes, size_t count, const uint64_t *beyond, uint64_t *reached, const uint64_t *leaves,
        uint64_t *bits)
    {
        size_t at, bit, word;
        for (at = 0; at < count; at++)
            winnow_part(
                reached + WINNOW_WORDS * at, beyond + WINNOW_WORDS * nodes[at].question,
                reached + WINNOW_WORDS * nodes[at].left, reached + WINNOW_WORDS * nodes[at].right);
        for (bit = 0; (size_t) 1 << bit <= count; bit++) {
            uint64_t all[WINNOW_WORDS] = {0};
            for (at = (size_t) 1 << bit; at <= count; at = (at + 1) | (size_t) 1 << bit)
                for (word = 0; word < WINNOW_WORDS; word++) all[word] |= leaves[WINNOW_WORDS * at + word];
            memcpy(bits + WINNOW_WORDS * bit, all, sizeof(all));
        }
        return bit;
    }

    static size_t winnow_number_each(
        const winnow_node *nodes, size_t count, const uint64_t *beyond, uint64_t *reached, const uint64_t *leaves,
        uint64_t *bits)
    {
        return winnow_number_here(nodes, count, beyond, reached, leaves, bits);
    }

    /* Add what a tree says to each row, at the leaf in which it ends; the bits of eight rows are turned into bytes. */
    static void winnow_add_each(float *sums, const float *leaves, const uint64_t *bits, size_t many, size_t size)
    {
        size_t at, bit, each;
        for (at = 0; at < size; at += 8) {
            uint64_t ends = 0, turned;
            for (bit = 0; bit < many; bit++) ends |= (bits[WINNOW_WORDS * bit + at / 64] >> at % 64 & 255) << 8 * bit;
            turned = (ends ^ ends >> 7) & 0x00AA00AA00AA00AA;
            ends ^= turned ^ turned << 7;
            turned = (ends ^ ends >> 14) & 0x0000CCCC0000CCCC;
            ends ^= turned ^ turned << 14;
            turned = (ends ^ ends >> 28) & 0x00000000F0F0F0F0;
            ends ^= turned ^ turned << 28;
            for (each = 0; each < 8; each++) sums[at + each] += leaves[ends >> 8 * each & 255];
        }
    }

    #if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
    #include <immintrin.h>

    /* The same with instructions that most processors have. */
    __attribute__((target("avx2"))) static size_t winnow_number_wide(
        const winnow_node *nodes, size_t count, const uint64_t *beyond, uint64_t *reached, const uint64_t *leaves,
        uint64_t *bits)
    {
        return winnow_number_here(nodes, count, beyond, reached, leaves, bits);
    }

    __attribute__((target("avx2"))) static void winnow_beyond_wide(
        const char *begin, ptrdiff_t along, size_t size, const winnow_question *asked, size_t count, uint64_t *beyond)
    {
        for (; count; count--, asked++, beyond += WINNOW_WORDS) {
            const float *column = (const float *) (begin + asked->column * along);
            const __m256 limit = _mm256_set1_ps(asked->limit);
            size_t at, each;
            for (at = 0; at < size; at += 64) {
                const size_t some = size - at < 64 ? size - at : 64;
                uint64_t word = 0;
                for (each = 0; each + 8 <= some; each += 8)
                    word |= (uint64_t) _mm256_movemask_ps(
                        _mm256_cmp_ps(_mm256_loadu_ps(column + at + each), limit, _CMP_GT_OQ)) << each;
                for (; each < some; each++) word |= (uint64_t) (column[at + each] > asked->limit) << each;
                beyond[at / 64] = word;
            }
        }
    }

    /* And with those of newer ones, twice as wide, which tell sides as bits: 64 rows of a column are read once for all
       that is asked of it. */
    __attribute__((target("avx512f,avx512bw"))) static void winnow_beyond_widest(
        const char *begin, ptrdiff_t along, size_t size, const winnow_question *asked, size_t count, uint64_t *beyond)
    {
        const winnow_question *end = asked + count, *next, *one;
        size_t at, part;
        for (; asked < end; asked = next) {
            const float *column = (const float *) (begin + asked->column * along);
            for (next = asked; next < end && next->column == asked->column; next++) {}
            for (at = 0; at < size; at += 64) {
                const uint64_t some = size - at < 64 ? ((uint64_t) 1 << (size - at)) - 1 : ~(uint64_t) 0;
                uint64_t *bits = beyond + at / 64;
                __m512 values[4];
                for (part = 0; part < 4; part++)
                    values[part] = _mm512_maskz_loadu_ps((__mmask16) (some >> 16 * part), column + at + 16 * part);
                for (one = asked; one < next; one++, bits += WINNOW_WORDS) {
                    const __m512 limit = _mm512_set1_ps(one->limit);
                    *bits = _mm512_kunpackd(
                        _mm512_kunpackw(
                            _mm512_cmp_ps_mask(values[3], limit, _CMP_GT_OQ),
                            _mm512_cmp_ps_mask(values[2], limit, _CMP_GT_OQ)),
                        _mm512_kunpackw(
                            _mm512_cmp_ps_mask(values[1], limit, _CMP_GT_OQ),
                            _mm512_cmp_ps_mask(values[0], limit, _CMP_GT_OQ)));
                }
            }
            beyond += WINNOW_WORDS * (next - asked);
        }
    }

    /* Where all leaves fit into two registers, sixteen rows at a time, each added as above. */
    __attribute__((target("avx512f"))) static void winnow_add_widest(
        float *sums, const float *leaves, const uint64_t *bits, size_t many, size_t size)
    {
        size_t at, bit;
        __m512 first, second;
        if (many > 5) {
            winnow_add_each(sums, leaves, bits, many, size);
            return;
        }
        first = _mm512_loadu_ps(leaves);
        second = _mm512_loadu_ps(leaves + 16);
        for (at = 0; at < size; at += 16) {
            __m512i ends = _mm512_setzero_si512();
            for (bit = 0; bit < many; bit++) {
                __mmask16 some = (__mmask16) (bits[WINNOW_WORDS * bit + at / 64] >> at % 64);
                ends = _mm512_mask_or_epi32(ends, some, ends, _mm512_set1_epi32(1 << bit));
            }
            _mm512_storeu_ps(sums + at, _mm512_add_ps(
                _mm512_loadu_ps(sums + at), _mm512_permutex2var_ps(first, ends, second)));
        }
    }
    #define WINNOW_HAS_WIDE __builtin_cpu_supports("avx2")
    #define WINNOW_HAS_WIDEST (WINNOW_HAS_WIDE && __builtin_cpu_supports("avx512bw"))
    #else
    #define winnow_number_wide winnow_number_each
    #define winnow_beyond_wide winnow_beyond_each
    #define winnow_beyond_widest winnow_beyond_each
    #define winnow_add_widest winnow_add_each
    #define WINNOW_HAS_WIDE 0
    #define WINNOW_HAS_WIDEST 0
    #endif
    """
    enum:
        WORDS "WINNOW_WORDS"
    ctypedef struct Question "winnow_question":  # each once, by column; small, since each page finds them far away
        int32_t column
        float limit
    ctypedef struct Node "winnow_node":
        int32_t question
        int16_t left, right
    const float WINNOW_NEVER "((float) HUGE_VAL)"
    const bint WINNOW_HAS_WIDE
    const bint WINNOW_HAS_WIDEST
    void winnow_beyond_each(const char* begin, Py_ssize_t along, size_t size, const Question* asked, size_t count,
                            uint64_t* beyond) noexcept nogil
    void winnow_beyond_wide(const char* begin, Py_ssize_t along, size_t size, const Question* asked, size_t count,
                            uint64_t* beyond) noexcept nogil
    void winnow_beyond_widest(const char* begin, Py_ssize_t along, size_t size, const Question* asked, size_t count,
                              uint64_t* beyond) noexcept nogil
    size_t winnow_number_each(const Node* nodes, size_t count, const uint64_t* beyond, uint64_t* reached,
                              const uint64_t* leaves, uint64_t* bits) noexcept nogil
    size_t winnow_number_wide(const Node* nodes, size_t count, const uint64_t* beyond, uint64_t* reached,
                              const uint64_t* leaves, uint64_t* bits) noexcept nogil
    void winnow_add_each(float* sums, const float* leaves, const uint64_t* bits, size_t many,
                         size_t size) noexcept nogil
    void winnow_add_widest(float* sums, const float* leaves, const uint64_t* bits, size_t many,
                           size_t size) noexcept nogil

ctypedef void (*Beyond)(const char*, Py_ssize_t, size_t, const Question*, size_t, uint64_t*) noexcept nogil
cdef Beyond beyond = (
    winnow_beyond_widest if WINNOW_HAS_WIDEST else winnow_beyond_wide if WINNOW_HAS_WIDE else winnow_beyond_each
)
ctypedef size_t (*Number)(const Node*, size_t, const uint64_t*, uint64_t*, const uint64_t*, uint64_t*) noexcept nogil
cdef Number number = winnow_number_wide if WINNOW_HAS_WIDE else winnow_number_each
ctypedef void (*Add)(float*, const float*, const uint64_t*, size_t, size_t) noexcept nogil
cdef Add add = winnow_add_widest if WINNOW_HAS_WIDEST else winnow_add_each
