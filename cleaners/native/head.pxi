# What a page declares in its markup: metadata_head.py, in one pass over the whole tree.

cdef enum:
    META = 1
    LINK_TAG = 2
    TIME = 3
    SCRIPT = 4
    TITLE = 5
    H1 = 6
    ANCHOR = 7
    BASE = 8
    AHEAD = 1536  # bytes
    COMMONS_CHARS = 20
    ALL = 1 << 30  # nodes; no tree has as many


# The records of a document lie nearly in its order, and most are in no cache when they are read here.
cdef extern from *:
    """
    #ifdef __GNUC__
    #define winnow_fetch(place) __builtin_prefetch(place)
    #else
    #define winnow_fetch(place) ((void) 0)
    #endif
    """
    void fetch "winnow_fetch" (const void* place) noexcept


cdef inline void fetch_ahead(Node* here) noexcept:
    """Have the memory fetched that is read a few nodes from here; it may be nobody's, which does no harm."""
    cdef int place
    for place in range(4):
        fetch(<const char*> here + AHEAD + 64 * place)


cdef const char* COMMONS = b"creativecommons.org/"


cdef struct Links:
    bint author, licence  # whether a link's relation names one
    bint base  # whether there is an address that the page's links start from
    bint commons  # whether a link leads to the licences of Creative Commons


cdef class Heads:
    """Which elements declare something, by number."""

    cdef unsigned char[TABLE] what

    def __cinit__(self, *numbers):
        memset(self.what, 0, TABLE)
        for place, number in enumerate(numbers, 1):
            self.what[_checked(number)] = place


def declared(root, Heads heads, frozenset properties, Py_ssize_t most_times, Py_ssize_t most_headings,
             Py_ssize_t most_below):
    """What the elements of a document declare.

    Args:
        root: its uppermost element, held so that the tree lives as long as we read it.
        heads: the numbers of meta, link, time, script, title, h1, a and base.
        properties: those of microdata that anybody reads.
        most_times, most_headings: how many are read.
        most_below: nodes below each of these whose text is read.

    Returns:
        What segment_compiled.Declared says.
    """
    cdef size_t address = root.mem_id
    cdef Node* top = <Node*> address
    cdef Node* here = top
    cdef Attributes attributes = Attributes()
    cdef list metas = [], links = [], times = [], scripts = [], headings = []
    cdef object title = None
    cdef Links seen
    cdef bint item = False
    cdef int what
    memset(&seen, 0, sizeof(seen))
    while here != NULL:
        fetch_ahead(here)
        if here.kind == ELEMENT_NODE:
            what = heads.what[here.name] if here.name < TABLE else 0
            item = has_property(<Element*> here, what, &seen, None if item else properties) or item
            if META <= what <= SCRIPT:
                attributes.read(<Element*> here)
            if what == META and attributes.found[CONTENT] != NULL:
                metas.append((first_said(attributes), lined(attributes.value_of(CONTENT))))
            elif what == LINK_TAG and attributes.found[REL] != NULL:
                if attributes.holds(REL, b"canonical", 9, True) or attributes.holds(REL, b"amphtml", 7, True):
                    links.append((attributes.said(REL), attributes.said(HREF)))
            elif what == TIME and attributes.found[DATETIME] != NULL:
                if len(times) < most_times:
                    times.append(timed(<Element*> here, attributes, most_below))
            elif what == SCRIPT and attributes.holds(TYPE, b"ld+json", 7, here.namespace == top.namespace):
                scripts.append("".join(pieces(here, ALL)))
            elif what == TITLE and title is None:
                title = pieces(here, ALL)
            elif what == H1 and len(headings) < most_headings:
                headings.append(pieces(here, most_below))
        here = following(here, top)
    return (
        metas, links, times, scripts, title or [], headings, seen.author, seen.licence, item, seen.base, seen.commons
    )


cdef bint has_property(Element* element, int what, Links* seen, frozenset properties) except -1:
    """Whether an element has one of some properties of microdata; where its links lead is noted on the way."""
    cdef Attribute* attribute = element.first_attribute
    cdef size_t name
    cdef bint found = False
    while attribute != NULL:
        name = attribute.written if attribute.written else attribute.node.name
        if what and is_named(name, REL):
            if what == LINK_TAG or what == ANCHOR:
                seen.licence = seen.licence or contains(attribute.value, b"license", 7, True)
            if what == ANCHOR:
                seen.author = seen.author or contains(attribute.value, b"author", 6, True)
        # Selectors take "xlink:href" for one too.
        elif what and (is_named(name, HREF) or is_named(attribute.node.name, HREF)):
            if what == BASE:
                seen.base = True
            elif what == ANCHOR:
                seen.commons = seen.commons or names_commons(attribute.value)
        elif properties is not None and is_named(name, ITEMPROP):
            if attribute.value != NULL and attribute.value.bytes != NULL:
                found = found or not properties.isdisjoint(decoded(attribute.value).split())
        attribute = attribute.next
    return found


cdef bint names_commons(Str* value) noexcept:
    """Whether a link names the site of the licences: a slash stands behind the name."""
    cdef const unsigned char* at
    cdef const unsigned char* end
    if value == NULL or value.bytes == NULL or value.length < COMMONS_CHARS:
        return False
    at, end = value.bytes + COMMONS_CHARS - 1, value.bytes + value.length
    while at < end:
        at = <const unsigned char*> memchr(at, SLASH, end - at)
        if at == NULL:
            return False
        if is_spelled(at - COMMONS_CHARS + 1, COMMONS, COMMONS_CHARS, True):
            return True
        at += 1
    return False


cdef str first_said(Attributes attributes):
    """What a <meta> names, in small letters: its property, else its name, else the header it stands for."""
    cdef Str* value
    cdef int place
    for place in (PROPERTY, NAME, HTTP_EQUIV):
        value = attributes.value_of(place)
        if value != NULL and value.length:
            return small(value)
    return ""


cdef str small(Str* value):
    """A value in small letters, no blanks around it."""
    cdef size_t at
    for at in range(value.length):
        if not 32 < value.bytes[at] < 127 or 65 <= value.bytes[at] <= 90:
            return decoded(value).strip().lower()
    return decoded(value)


cdef str lined(Str* value):
    """A value in one line, with single blanks; empty for none."""
    cdef size_t at
    if value == NULL or not value.length:
        return ""
    cdef bint parted = True  # whether a blank is one too many here
    for at in range(value.length):
        if value.bytes[at] == 32:
            if parted:
                break
            parted = True
        elif 32 < value.bytes[at] < 127:
            parted = False
        else:
            break
    else:
        if not parted:
            return decoded(value)
    return " ".join(decoded(value).split())


cdef tuple timed(Element* element, Attributes attributes, Py_ssize_t most_below):
    """A time's attributes and text, and the class and text of the element above it."""
    cdef dict own = attributes.given()
    cdef Node* above = element.node.parent
    if above == NULL or above.kind != ELEMENT_NODE:
        return own, pieces(&element.node, most_below), "", []
    attributes.read(<Element*> above)
    return own, pieces(&element.node, most_below), str(attributes.said(CLASS)), pieces(above, most_below)


cdef list pieces(Node* top, Py_ssize_t most):
    """Every text of an element and the nodes below it, as many nodes as are wanted."""
    cdef Node* here = top
    cdef list found = []
    while here != NULL and most > 0:
        most -= 1
        if here.kind == TEXT_NODE and (<Text*> here).said.bytes != NULL:
            found.append(decoded(&(<Text*> here).said))
        here = following(here, top)
    return found
