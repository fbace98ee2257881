# One question, asked of many rows: which side each goes; and what a tree says to each in the end.

# In C, so that a compiler sees that nothing overlaps and does many rows with one instruction.
cdef extern from *:
    """
    #include <math.h>
    #if defined(_MSC_VER)
    #define WINNOW_APART __restrict
    #else
    #define WINNOW_APART restrict
    #endif

    /* Of two numbers the left one, or where a value is larger than a limit the right one, moved behind the left half. */
    static void winnow_choose_each(
        const float *WINNOW_APART column, float limit, const unsigned char *WINNOW_APART left,
        const unsigned char *WINNOW_APART right, unsigned char half, unsigned char *WINNOW_APART ends, size_t size)
    {
        size_t at;
        for (at = 0; at < size; at++) {
            unsigned char goes = (unsigned char) -(column[at] > limit);
            ends[at] = left[at] ^ ((left[at] ^ (right[at] | half)) & goes);
        }
    }

    /* Add what a tree says to each row, at the leaf in which it ends. */
    static void winnow_add_each(
        float *WINNOW_APART sums, const float *WINNOW_APART leaves, const unsigned char *WINNOW_APART ends, size_t size)
    {
        size_t at;
        for (at = 0; at < size; at++) sums[at] += leaves[ends[at]];
    }

    #if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
    #include <immintrin.h>

    /* The same with instructions that most processors have; what compilers make of the above takes twice as many. */
    __attribute__((target("avx2"))) static void winnow_choose_wide(
        const float *WINNOW_APART column, float limit, const unsigned char *WINNOW_APART left,
        const unsigned char *WINNOW_APART right, unsigned char half, unsigned char *WINNOW_APART ends, size_t size)
    {
        const __m256 limits = _mm256_set1_ps(limit);
        const __m256i halves = _mm256_set1_epi8((char) half);
        const __m256i in_order = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7);  /* packing takes the halves in turn */
        size_t at;
        for (at = 0; at + 32 <= size; at += 32) {
            __m256i larger[4], goes, stays, moved;
            int part;
            for (part = 0; part < 4; part++)
                larger[part] = _mm256_castps_si256(
                    _mm256_cmp_ps(_mm256_loadu_ps(column + at + 8 * part), limits, _CMP_GT_OQ));
            goes = _mm256_permutevar8x32_epi32(
                _mm256_packs_epi16(
                    _mm256_packs_epi32(larger[0], larger[1]), _mm256_packs_epi32(larger[2], larger[3])),
                in_order);
            stays = _mm256_loadu_si256((const __m256i *) (left + at));
            moved = _mm256_or_si256(_mm256_loadu_si256((const __m256i *) (right + at)), halves);
            _mm256_storeu_si256((__m256i *) (ends + at), _mm256_blendv_epi8(stays, moved, goes));
        }
        winnow_choose_each(column + at, limit, left + at, right + at, half, ends + at, size - at);
    }

    /* And with those of newer ones, twice as wide, which tell sides as bits. */
    __attribute__((target("avx512f,avx512bw"))) static void winnow_choose_widest(
        const float *WINNOW_APART column, float limit, const unsigned char *WINNOW_APART left,
        const unsigned char *WINNOW_APART right, unsigned char half, unsigned char *WINNOW_APART ends, size_t size)
    {
        const __m512 limits = _mm512_set1_ps(limit);
        const __m512i halves = _mm512_set1_epi8((char) half);
        size_t at;
        for (at = 0; at + 64 <= size; at += 64) {
            __mmask16 goes[4];
            __m512i moved;
            int part;
            for (part = 0; part < 4; part++)
                goes[part] = _mm512_cmp_ps_mask(_mm512_loadu_ps(column + at + 16 * part), limits, _CMP_GT_OQ);
            moved = _mm512_or_si512(_mm512_loadu_si512(right + at), halves);
            _mm512_storeu_si512(ends + at, _mm512_mask_blend_epi8(
                _mm512_kunpackd(
                    _mm512_kunpackw(goes[3], goes[2]), _mm512_kunpackw(goes[1], goes[0])),
                _mm512_loadu_si512(left + at), moved));
        }
        winnow_choose_wide(column + at, limit, left + at, right + at, half, ends + at, size - at);
    }

    /* Sixteen rows at a time, each added as above. */
    __attribute__((target("avx512f"))) static void winnow_add_widest(
        float *WINNOW_APART sums, const float *WINNOW_APART leaves, const unsigned char *WINNOW_APART ends, size_t size)
    {
        size_t at;
        for (at = 0; at + 16 <= size; at += 16) {
            __m512i places = _mm512_cvtepu8_epi32(_mm_loadu_si128((const __m128i *) (ends + at)));
            __m512 said = _mm512_i32gather_ps(places, leaves, sizeof(float));
            _mm512_storeu_ps(sums + at, _mm512_add_ps(_mm512_loadu_ps(sums + at), said));
        }
        winnow_add_each(sums + at, leaves, ends + at, size - at);
    }
    #define WINNOW_HAS_WIDE __builtin_cpu_supports("avx2")
    #define WINNOW_HAS_WIDEST (WINNOW_HAS_WIDE && __builtin_cpu_supports("avx512bw"))
    #else
    #define winnow_choose_wide winnow_choose_each
    #define winnow_choose_widest winnow_choose_each
    #define winnow_add_widest winnow_add_each
    #define WINNOW_HAS_WIDE 0
    #define WINNOW_HAS_WIDEST 0
    #endif
    """
    const float WINNOW_NEVER "((float) HUGE_VAL)"
    const bint WINNOW_HAS_WIDE
    const bint WINNOW_HAS_WIDEST
    void winnow_choose_each(const float* column, float limit, const unsigned char* left, const unsigned char* right,
                            unsigned char half, unsigned char* ends, size_t size) noexcept nogil
    void winnow_choose_wide(const float* column, float limit, const unsigned char* left, const unsigned char* right,
                            unsigned char half, unsigned char* ends, size_t size) noexcept nogil
    void winnow_choose_widest(const float* column, float limit, const unsigned char* left, const unsigned char* right,
                              unsigned char half, unsigned char* ends, size_t size) noexcept nogil
    void winnow_add_each(float* sums, const float* leaves, const unsigned char* ends, size_t size) noexcept nogil
    void winnow_add_widest(float* sums, const float* leaves, const unsigned char* ends, size_t size) noexcept nogil

ctypedef void (*Add)(float*, const float*, const unsigned char*, size_t) noexcept nogil
cdef Add add = winnow_add_widest if WINNOW_HAS_WIDEST else winnow_add_each
ctypedef void (*Choose)(const float*, float, const unsigned char*, const unsigned char*, unsigned char, unsigned char*,
                        size_t) noexcept nogil
cdef Choose choose = (
    winnow_choose_widest if WINNOW_HAS_WIDEST else winnow_choose_wide if WINNOW_HAS_WIDE else winnow_choose_each
)
