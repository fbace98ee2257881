# Lines that are laid out alike, of which rules for series may say something: see story_labels.py and story_entries.py.

cdef struct Columns:
    const int64_t* blocks  # rows, one behind the other
    const int64_t* containers
    const int64_t* kinds
    Py_ssize_t count, places, many  # of each
    Py_ssize_t wide, deep, long  # numbers in a row of each

cdef enum:
    LINK_CHARS = 1  # where a number stands in the rows of a block
    LINKS = 2
    OWN = 2  # and in those of a kind
    INHERITED = 4
    SIGNATURE = 5


cdef int columns_of(Columns* page, const int64_t[:, ::1] blocks, const int64_t[:, ::1] containers,
                    const int64_t[:, ::1] kinds, list texts, const uint8_t[::1] kept) except -1:
    """A page's columns, held against one another once: each container, kind and signature is there."""
    cdef Py_ssize_t at
    page.count, page.places, page.many = blocks.shape[0], containers.shape[0], kinds.shape[0]
    page.wide, page.deep, page.long = blocks.shape[1], containers.shape[1], kinds.shape[1]
    if len(texts) != page.count or kept.shape[0] != page.count or page.wide <= DEAD:
        raise ValueError("columns of other blocks")
    if page.count and not (page.places and page.many and page.deep > KIND and page.long > SIGNATURE):
        raise ValueError("a container or a kind that is not there")
    page.blocks = &blocks[0, 0] if page.count else NULL
    page.containers = &containers[0, 0] if page.count else NULL
    page.kinds = &kinds[0, 0] if page.count else NULL
    for at in range(page.count):
        if not 0 <= page.blocks[at * page.wide + CONTAINER] < page.places:
            raise ValueError("a container that is not there")
        if not 0 <= page.containers[page.blocks[at * page.wide + CONTAINER] * page.deep + KIND] < page.many:
            raise ValueError("a kind that is not there")
        if not 0 <= kind_of(page, at)[SIGNATURE] < page.many:
            raise ValueError("a signature that is not there")
    return 0


cdef inline const int64_t* kind_of(const Columns* page, Py_ssize_t at) noexcept:
    """What is known of the kind of element that a block stands in."""
    return page.kinds + page.containers[page.blocks[at * page.wide + CONTAINER] * page.deep + KIND] * page.long


cdef struct Heads:
    Py_ssize_t longest  # characters
    double linked  # share of a text in links
    int64_t named, pictured  # hint bits


cdef bint may_head(const Columns* page, Py_ssize_t at, list texts, const Heads* heads, bytes dropped, str closing,
                   str endings) except -1:
    """Whether a line may head a text, as story_labels._may_be_label says."""
    cdef const int64_t* kind
    cdef const int64_t* behind
    if at + 1 == page.count:
        return False
    kind, behind = kind_of(page, at), page.blocks + (at + 1) * page.wide
    if kind[SIGNATURE] == kind_of(page, at + 1)[SIGNATURE] or behind[DEAD]:
        return False
    if kind[NEAR] & heads.named or kind[INHERITED] & heads.pictured or kind[CODE] in dropped:
        return False
    text = <str?> texts[at + 1]
    return <double> behind[LINK_CHARS] <= heads.linked * <double> len(text) and ends_so(text, closing, endings)


def labels(const int64_t[:, ::1] blocks, const int64_t[:, ::1] containers, const int64_t[:, ::1] kinds, list texts,
           const uint8_t[::1] kept, Py_ssize_t least, Py_ssize_t longest, double linked, int64_t named,
           int64_t pictured, bytes dropped, str asks, str closing, str endings):
    """The blocks laid out as lines that may head texts beside them, as story_labels.series_purely says.

    Args:
        blocks, containers, kinds: the page's columns, as rows.
        texts, kept: of each block its text, and whether it stays.
        least: blocks that are laid out alike.
        longest: characters of such a line.
        linked: share of a text in links, at most.
        named, pictured: hint bits of what is no such line, near and far.
        dropped: codes of tags that are none.
        asks: what questions end with.
        closing: what may stand behind a sentence's end.
        endings: of sentences.

    Raises:
        ValueError: the columns do not fit one another.
    """
    cdef Columns page
    cdef Heads heads = Heads(longest, linked, named, pictured)
    cdef Py_ssize_t at, size
    cdef char* wanted
    columns_of(&page, blocks, containers, kinds, texts, kept)
    wanted = <char*> PyMem_Calloc(<size_t> (page.many + 1), 1)
    if wanted == NULL:
        raise MemoryError
    try:
        for at in range(1, page.count):
            text = <str?> texts[at]
            size = len(text)
            if size > heads.longest:
                continue
            if kept[at]:
                if not page.blocks[at * page.wide + LINKS] or not size or not is_among(last_of(text, size), asks):
                    continue
            elif not kept[at - 1] and not (at + 1 < page.count and kept[at + 1]):
                continue
            if may_head(&page, at, texts, &heads, dropped, closing, endings):
                wanted[kind_of(&page, at)[SIGNATURE]] = 1
            if may_head(&page, at - 1, texts, &heads, dropped, closing, endings):
                wanted[kind_of(&page, at - 1)[SIGNATURE]] = 1
        return gathered(&page, [at for at in range(page.count) if wanted[kind_of(&page, at)[SIGNATURE]]], least)
    finally:
        PyMem_Free(wanted)


cdef dict gathered(const Columns* page, list among, Py_ssize_t least):
    """Some blocks by how they are laid out, where enough of them are alike."""
    cdef Py_ssize_t at
    cdef dict found = {}
    for at in among:
        signature = kind_of(page, at)[SIGNATURE]
        alike = found.get(signature)
        if alike is None:
            alike = found[signature] = []
        (<list> alike).append(at)
    return {signature: alike for signature, alike in found.items() if len(<list> alike) >= least}


def numbered(const int64_t[:, ::1] blocks, const int64_t[:, ::1] containers, const int64_t[:, ::1] kinds, list texts,
             const uint8_t[::1] kept, Py_ssize_t least, Py_ssize_t longest, Py_ssize_t near):
    """Short lines with a digit shortly above what stays, by how they are laid out: as story_entries.numbered_purely.

    Args:
        blocks, containers, kinds: the page's columns, as rows.
        texts, kept: of each block its text, and whether it stays.
        least: lines that are laid out alike.
        longest: characters of one.
        near: blocks behind it of which one stays.

    Raises:
        ValueError: the columns do not fit one another.
    """
    cdef Columns page
    cdef Py_ssize_t at, below = 0
    cdef list found = []
    columns_of(&page, blocks, containers, kinds, texts, kept)
    for at in range(page.count - 1, -1, -1):
        if 0 < below - at <= near and len(<str?> texts[at]) <= longest and has_digit(texts[at]):
            found.append(at)
        if kept[at]:
            below = at
    found.reverse()
    return gathered(&page, found, least)


def again(list texts, list links, Py_ssize_t longest):
    """The lines with links, no longer than that, that come again, and where.

    Args:
        texts, links: of each block.
        longest: characters.

    Raises:
        ValueError: the columns do not fit one another.
    """
    cdef Py_ssize_t at
    cdef dict once = {}, found = {}
    if len(texts) != len(links):
        raise ValueError("columns of other blocks")
    for at in range(len(texts)):
        text = <str?> texts[at]
        if not links[at] or len(text) > longest:
            continue
        first = once.setdefault(text, at)
        if first == at:
            continue
        places = found.get(text)
        if places is None:
            places = found[text] = [first]
        (<list> places).append(at)
    return found


def places(const int64_t[:, :] containers, wanted, Py_ssize_t many):
    """The containers of some kinds, in their order.

    Args:
        containers: rows.
        wanted: kinds.
        many: kinds there are.

    Raises:
        ValueError: a kind is not there.
    """
    cdef Py_ssize_t at, kind
    cdef list found = []
    cdef bytearray asked = bytearray(many)
    for kind in wanted:
        if not 0 <= kind < many:
            raise ValueError(f"no kind {kind} of {many}")
        asked[kind] = 1
    for at in range(containers.shape[0]):
        kind = containers[at, KIND]
        if not 0 <= kind < many:
            raise ValueError(f"no kind {kind} of {many}")
        if asked[kind]:
            found.append(at)
    return found


def hinted(const int64_t[:, :] kinds, int64_t bits):
    """The kinds of elements whose own names hint at one of some things."""
    cdef Py_ssize_t kind
    cdef list found = []
    for kind in range(kinds.shape[0]):
        if kinds[kind, OWN] & bits:
            found.append(kind)
    return found


cdef bint has_digit(object text):
    cdef Py_ssize_t at
    cdef uint32_t letter
    cdef int width = PyUnicode_KIND(text)
    for at in range(len(<str> text)):
        letter = PyUnicode_READ(width, PyUnicode_DATA(text), at)
        if (48 <= letter < 58) if letter < ASCII else Py_UNICODE_ISDECIMAL(letter):
            return True
    return False


cdef inline Py_UCS4 last_of(object text, Py_ssize_t size):
    return PyUnicode_READ(PyUnicode_KIND(text), PyUnicode_DATA(text), size - 1)


cdef inline bint is_among(Py_UCS4 letter, str letters):
    return PyUnicode_FindChar(letters, letter, 0, len(letters), 1) >= 0


cdef bint ends_so(object text, str closing, str endings):
    """As spelling.ends_sentence says."""
    cdef Py_ssize_t size = len(<str> text)
    while size and is_among(last_of(text, size), closing):
        size -= 1
    return size > 0 and is_among(last_of(text, size), endings)
