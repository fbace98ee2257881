# What is known of where blocks stood: see story_blocks.py.


def known(const int64_t[:, :] blocks, const int64_t[:, :] containers, const int64_t[:, :] kinds, left, list written,
          spelled, tuple tags, bytes headings, Py_ssize_t most_ancestors, Py_ssize_t most_tokens):
    """What is known of each kind of containers that some blocks stand in, as story_blocks.known_purely says.

    Args:
        blocks, containers, kinds: the page's columns, as rows.
        left: some blocks.
        written: the attributes of each kind.
        spelled: what makes words of them; asked once for each kind.
        tags, headings: of each code the tag, and the level of a heading.
        most_ancestors: elements whose words are told, a block's own among them.
        most_tokens: words.

    Raises:
        ValueError: the columns do not fit one another.
    """
    cdef Py_ssize_t count = containers.shape[0], many = kinds.shape[0], at, place, kind, code, each
    cdef dict found = {}
    cdef list words = [None] * many
    cdef tuple tokens
    if len(written) != many or len(headings) != len(tags):
        raise ValueError("columns of another page")
    for at in left:
        place = blocks[at, CONTAINER] if 0 <= at < blocks.shape[0] else -1
        kind = kind_at(containers, place, many)
        code = kinds[kind, CODE] if kind >= 0 else -1
        if not 0 <= code < len(tags):
            raise ValueError("a block, a container, a kind or a tag that is not there")
        if kind in found:
            continue
        tokens = ()
        for each in range(most_ancestors):
            kind = kind_at(containers, place, many)
            if kind < 0:
                raise ValueError("a container or a kind that is not there")
            if words[kind] is None:
                words[kind] = spelled(written[kind])
            tokens += <tuple?> words[kind]
            place = containers[place, PARENT]
            if place < 0 or len(tokens) >= most_tokens:
                break
        found[kind_at(containers, blocks[at, CONTAINER], many)] = (tags[code], headings[code], tokens[:most_tokens])
    return found


cdef inline Py_ssize_t kind_at(const int64_t[:, :] containers, Py_ssize_t place, Py_ssize_t many) noexcept:
    """The kind of a container; -1 where there is none."""
    cdef Py_ssize_t kind = containers[place, KIND] if 0 <= place < containers.shape[0] else -1
    return kind if kind < many else -1
