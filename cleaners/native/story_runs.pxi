# Lists, tables' rows and headlines that may be the story's, told by what they stand beside: most are menus.


def runs(const unsigned char[::1] codes, const unsigned char[::1] elements, const float[:] said, float keep_at,
         float torn_at, list linked):
    """Runs of blocks in some elements that may be amid the story or torn, as story_runs.runs_purely says.

    Args:
        codes: of each block, its element's.
        elements: those that are looked for.
        said: how likely each is story.
        keep_at: from which score on a block is kept.
        torn_at: least score of the first of a run that is kept in part.
        linked: of each block its characters in links, where a run whose first has some is left out.

    Raises:
        ValueError: the columns do not fit one another.
    """
    cdef Py_ssize_t count = codes.shape[0], first = 0, last
    cdef char[256] wanted
    cdef list found = []
    if said.shape[0] != count or (linked is not None and len(linked) != count):
        raise ValueError("scores of other blocks")
    memset(wanted, 0, sizeof(wanted))
    for last in range(elements.shape[0]):
        wanted[elements[last]] = 1
    while first < count:
        last = first
        while last < count and wanted[codes[last]]:
            last += 1
        if first and last > first and (linked is None or not linked[first]) and (
            said[first] >= torn_at or (last < count and said[first - 1] >= keep_at and said[last] >= keep_at)
        ):
            found.append((first, last))
        first = last + 1
    return found


def unlinked(const int64_t[:, :] containers, const unsigned char[::1] elements, list links, bytes shown, bytes folded,
             bytes others):
    """Elements that hold something without a link at its beginning, as story_lists.unlinked_purely says.

    Args:
        containers: rows.
        elements: the tag of each.
        links: of each block.
        shown: tags of which one block is enough.
        folded: those that hold two or more, links or not.
        others: those that hold two or more.

    Raises:
        ValueError: the columns do not fit one another.
    """
    cdef Py_ssize_t place, size, count = len(links)
    cdef char[256] least
    cdef list found = []
    if containers.shape[0] != elements.shape[0]:
        raise ValueError("tags of other containers")
    memset(least, 0, sizeof(least))
    for place in shown:
        least[place] = 1
    for place in folded + others:
        least[place] = 2
    for place in range(elements.shape[0]):
        if not least[elements[place]]:
            continue
        size = containers[place, LAST] - containers[place, FIRST]
        if size < least[elements[place]]:
            continue
        if not 0 <= containers[place, FIRST] < count:
            raise ValueError("a block that is not there")
        if not links[containers[place, FIRST]] or elements[place] in folded:
            found.append(place)
    return found


def headlines(const int64_t[:, :] blocks, list texts, const unsigned char[::1] codes, bytes headings, Py_ssize_t most,
              double linked):
    """Headings that are a link, with a block behind each that is neither, as story_cards.headlines_purely says.

    Args:
        blocks: rows.
        texts, codes: of each block its text and its element's code.
        headings: codes.
        most: links of a headline.
        linked: share of its text in them, at least.

    Raises:
        ValueError: the columns do not fit one another.
    """
    cdef Py_ssize_t at, count = blocks.shape[0]
    cdef char[256] heads
    cdef list found = []
    if not count == len(texts) == codes.shape[0]:
        raise ValueError("columns of other blocks")
    memset(heads, 0, sizeof(heads))
    for at in headings:
        heads[at] = 1
    for at in range(count - 1):
        if not heads[codes[at]] or heads[codes[at + 1]] or blocks[at + 1, LINKS]:
            continue
        if 1 <= blocks[at, LINKS] <= most and <double> blocks[at, LINK_CHARS] >= linked * <double> len(<str?> texts[at]):
            found.append(at)
    return found
