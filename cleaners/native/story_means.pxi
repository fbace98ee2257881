# The means of a page's features: see page_type_columns.py. Sums as numpy adds them up, so that no bit of them differs.

# In C, so that a compiler keeps the sums where it adds.
cdef extern from *:
    """
    #if defined(__GNUC__)
    typedef float winnow_four __attribute__((vector_size(16), aligned(4), may_alias));
    #else
    typedef struct { float at[4]; } winnow_four;
    #endif

    static void winnow_add_four(winnow_four *sums, const float *more)
    {
    #if defined(__GNUC__)
        *sums += *(const winnow_four *) more;
    #else
        int each;
        for (each = 0; each < 4; each++)
            sums->at[each] += more[each];
    #endif
    }

    static float winnow_in_pairs(const winnow_four *first, const winnow_four *last)
    {
        float a[4], b[4];
        memcpy(a, first, sizeof(a));
        memcpy(b, last, sizeof(b));
        return ((a[0] + a[1]) + (a[2] + a[3])) + ((b[0] + b[1]) + (b[2] + b[3]));
    }

    /* Eight sums of each of two columns in turn: a processor need not wait for one before it goes on with the next. */
    static void winnow_add_two(const float *one, const float *other, size_t size, float *sums)
    {
        winnow_four a, b, c, d;
        size_t at;
        memset(&a, 0, sizeof(a));
        b = c = d = a;
        for (at = 0; at + 8 <= size; at += 8) {
            winnow_add_four(&a, one + at);
            winnow_add_four(&b, one + at + 4);
            winnow_add_four(&c, other + at);
            winnow_add_four(&d, other + at + 4);
        }
        sums[0] = winnow_in_pairs(&a, &b);
        sums[1] = winnow_in_pairs(&c, &d);
        for (; at < size; at++) {
            sums[0] += one[at];
            sums[1] += other[at];
        }
    }
    """
    void winnow_add_two(const float* one, const float* other, size_t size, float* sums) noexcept

cdef enum:
    AT_MOST = 128  # numbers of which numpy makes no halves


def means(const float[:, :] rows, float[::1] out):
    """The mean of each column, as np.add.reduce and a division say it.

    Args:
        rows: one row or more.
        out: one for each column, filled in.

    Returns:
        Whether it was done: not where columns do not lie in one piece each.

    Raises:
        ValueError: there are no rows, or not as many means as columns.
    """
    cdef Py_ssize_t count = rows.shape[0], columns = rows.shape[1], column, other
    cdef float[2] sums
    if count == 0 or out.shape[0] != columns:
        raise ValueError(f"{out.shape[0]} means of {columns} columns of {count} rows")
    if rows.strides[0] != sizeof(float):
        return False
    for column in range(0, columns, 2):
        other = min(column + 1, columns - 1)
        add_two(&rows[0, column], &rows[0, other], count, sums)
        out[column], out[other] = sums[0] / <float> count, sums[1] / <float> count
    return True


cdef void add_two(const float* one, const float* other, Py_ssize_t count, float* sums) noexcept:
    """The sums of two columns: of many numbers, those of each half by itself."""
    cdef Py_ssize_t half = count // 2 - count // 2 % 8
    cdef float[2] behind
    if count <= AT_MOST:
        winnow_add_two(one, other, <size_t> count, sums)
        return
    add_two(one, other, half, sums)
    add_two(one + half, other + half, count - half, behind)
    sums[0] += behind[0]
    sums[1] += behind[1]
