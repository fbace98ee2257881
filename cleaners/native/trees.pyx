"""What boosted trees say to rows of features. The same as story.py does with numpy, one question after another."""

from libc.stdint cimport int32_t


def answers(
    const float[:, :] rows, const int32_t[:, ::1] feature, const float[:, ::1] threshold, const float[:, ::1] leaf,
    float[:, ::1] said,
):
    """What each tree says to each row.

    Args:
        rows: rows x columns.
        feature: trees x inner nodes, the column that each node asks for.
        threshold: of the same shape.
        leaf: trees x leaves, one more than there are inner nodes.
        said: rows x trees, filled in.

    Raises:
        ValueError: the shapes do not fit one another, or a node asks for a column that is not there.
    """
    cdef Py_ssize_t count = feature.shape[0], inner = feature.shape[1], size = rows.shape[0], columns = rows.shape[1]
    if (
        threshold.shape[0] != count or threshold.shape[1] != inner or leaf.shape[0] != count
        or leaf.shape[1] != inner + 1 or said.shape[0] != size or said.shape[1] != count
        or inner == 0 or (inner & (inner + 1)) != 0
    ):
        raise ValueError("trees, rows and answers do not fit one another")
    cdef Py_ssize_t tree, node, row, at
    cdef int32_t wanted
    for tree in range(count):
        for node in range(inner):
            wanted = feature[tree, node]
            if wanted < 0 or wanted >= columns:
                raise ValueError(f"tree {tree} asks for column {wanted} of {columns}")
    cdef const int32_t* asks
    cdef const float* limits
    cdef const float* leaves
    cdef Py_ssize_t[8] places
    cdef (const char*) begins[8]  # of eight rows
    cdef Py_ssize_t along = rows.strides[1]
    for tree in range(count):
        asks, limits, leaves = &feature[tree, 0], &threshold[tree, 0], &leaf[tree, 0]
        row = 0
        while row + 8 <= size:  # eight at a time: a processor waits for none of them
            for at in range(8):
                places[at], begins[at] = 0, <const char*> &rows[row + at, 0]
            while places[0] < inner:
                for at in range(8):
                    node = places[at]
                    places[at] = 2 * node + 1 + ((<const float*> (begins[at] + asks[node] * along))[0] > limits[node])
            for at in range(8):
                said[row + at, tree] = leaves[places[at] - inner]
            row += 8
        while row < size:
            node = 0
            while node < inner:
                node = 2 * node + 1 + (rows[row, asks[node]] > limits[node])
            said[row, tree] = leaves[node - inner]
            row += 1
