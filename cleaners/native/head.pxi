# What a page declares in its markup: metadata_head.py. Its body's elements are noted by the walk, which reads them all
# anyhow; the tree is not read again for them, since most of it is in no cache by then.

cdef enum:
    META = 1
    LINK_TAG = 2
    TIME = 3
    SCRIPT = 4
    TITLE = 5
    H1 = 6
    ANCHOR = 7
    BASE = 8
    ABBREVIATION = 9
    AHEAD = 1536  # bytes
    ALL = 1 << 30  # nodes; no tree has as many


# The records of a document lie nearly in its order, and most are in no cache when they are read here.
cdef inline void fetch_ahead(Node* here) noexcept:
    """Have the memory fetched that is read a few nodes from here."""
    cdef int place
    for place in range(4):
        fetch(<const char*> here + AHEAD + 64 * place)


cdef class Heads:
    """Which elements declare something, by number, and the properties of microdata that anybody reads."""

    cdef unsigned char[TABLE] what
    cdef frozenset properties
    cdef size_t abbreviation

    def __cinit__(self, frozenset properties, *numbers):
        memset(self.what, 0, TABLE)
        self.properties = properties
        for place, number in enumerate(numbers, 1):
            self.what[_checked(number)] = place if place < ABBREVIATION else 0
        self.abbreviation = numbers[ABBREVIATION - 1]

    cdef inline int means(self, Node* here) noexcept:
        return self.what[here.name] if here.name < TABLE else 0


cdef class Noted:
    """The elements of a document, or of its body, that declare something, in their order; told by who walks over it.

    They are addresses in a tree, read before anybody changes that.
    """

    cdef Heads heads
    cdef Columns nodes
    cdef Columns owners  # of properties
    cdef Links seen
    cdef object root  # what was walked over: while it is held, nothing else has its addresses
    cdef Node* top  # the same, NULL for nothing yet
    cdef Node* module  # the last element that was read in one piece

    def __cinit__(self, Heads heads not None):
        self.heads, self.nodes, self.owners = heads, Columns(1), Columns(1)
        memset(&self.seen, 0, sizeof(self.seen))
        self.top = self.module = NULL

    cdef int begin(self, root, Node* top) except -1:
        if self.top != NULL:
            raise ValueError("of another walk is noted here")
        self.root, self.top = root, top
        return 0

    cdef inline int meet(self, Node* here) except -1:
        """Come by an element."""
        cdef int what = self.heads.means(here)
        if what:
            note_links(<Element*> here, what, &self.seen)
            if what <= H1:
                self.nodes.more()[0] = <Py_ssize_t> here
        cdef Attribute* attribute = (<Element*> here).first_attribute
        while attribute != NULL:
            if is_named(attribute.written if attribute.written else attribute.node.name, ITEMPROP):
                if is_any_of(attribute.value, self.heads.properties):
                    self.owners.more()[0] = <Py_ssize_t> here
                break
            attribute = attribute.next
        return 0

    cdef int below(self, Node* unread) except -1:
        """Come by the elements in one whose text nobody sees."""
        cdef Node* here = following(unread, unread)
        while here != NULL:
            if here.kind == ELEMENT_NODE:
                self.meet(here)
            here = following(here, unread)
        return 0


def declared(root, Noted inside not None, Py_ssize_t most_times, Py_ssize_t most_headings, Py_ssize_t most_below):
    """What the elements of a document declare.

    Args:
        root: its uppermost element, held so that the tree lives as long as we read it.
        inside: what was noted below its body, which is not walked over again; nothing where nobody has walked yet.
        most_times, most_headings: how many are read.
        most_below: nodes below each of these whose text is read.

    Returns:
        What segment_compiled.Declared says.
    """
    cdef size_t address = root.mem_id
    cdef Node* top = <Node*> address
    cdef Node* here = top
    cdef Noted outside = Noted(inside.heads)
    cdef Read found = Read(most_times, most_headings, most_below)
    cdef Owned items = Owned(inside.heads, most_below)
    cdef Py_ssize_t before = -1, owned = 0  # of the elements outside, how many stand before the body
    found.top, outside.seen = top, inside.seen
    while here != NULL:
        if here == inside.top:
            before, owned = outside.nodes.size, outside.owners.size
            here = beyond(here, top)
            continue
        fetch_ahead(here)
        if here.kind == ELEMENT_NODE:
            outside.meet(here)
        here = following(here, top)
    if before >= 0:
        found.take(outside.nodes, 0, before, inside.heads)
        found.take(inside.nodes, 0, inside.nodes.size, inside.heads)
        items.take(outside.owners, 0, owned)
        items.take(inside.owners, 0, inside.owners.size)
    found.take(outside.nodes, max(0, before), outside.nodes.size, inside.heads)
    items.take(outside.owners, owned, outside.owners.size)
    return (
        found.metas, found.links, found.times, found.scripts, found.title or [], found.headings,
        outside.seen.author, outside.seen.licence, items.rows, outside.seen.base, outside.seen.commons,
    )


cdef class Read:
    """What elements declare, as far as they have been read."""

    cdef Attributes attributes
    cdef list metas, links, times, scripts, headings, title
    cdef Node* top
    cdef Py_ssize_t most_times, most_headings, most_below

    def __cinit__(self, Py_ssize_t most_times, Py_ssize_t most_headings, Py_ssize_t most_below):
        self.most_times, self.most_headings, self.most_below = most_times, most_headings, most_below
        self.attributes, self.title = Attributes(), None
        self.metas, self.links, self.times, self.scripts, self.headings = [], [], [], [], []

    cdef int take(self, Columns nodes, Py_ssize_t first, Py_ssize_t last, Heads heads) except -1:
        """Read some of the elements that were noted."""
        cdef Py_ssize_t place
        for place in range(first, last):
            self.read(<Node*> nodes.at(place)[0], heads)
        return 0

    cdef int read(self, Node* here, Heads heads) except -1:
        cdef Attributes attributes = self.attributes
        cdef int what = heads.what[here.name]
        if what <= SCRIPT:
            attributes.read(<Element*> here)
        if what == META and attributes.found[CONTENT] != NULL:
            self.metas.append((first_said(attributes), lined(attributes.value_of(CONTENT))))
        elif what == LINK_TAG and attributes.found[REL] != NULL:
            if attributes.holds(REL, b"canonical", 9, True) or attributes.holds(REL, b"amphtml", 7, True):
                self.links.append((attributes.said(REL), attributes.said(HREF)))
        elif what == TIME and attributes.found[DATETIME] != NULL:
            if len(self.times) < self.most_times:
                self.times.append(timed(<Element*> here, attributes, self.most_below))
        elif what == SCRIPT and attributes.holds(TYPE, b"ld+json", 7, here.namespace == self.top.namespace):
            self.scripts.append("".join(pieces(here, ALL)))
        elif what == TITLE and self.title is None:
            self.title = pieces(here, ALL)
        elif what == H1 and len(self.headings) < self.most_headings:
            self.headings.append(pieces(here, self.most_below))
        return 0


cdef inline Node* beyond(Node* here, Node* top) noexcept:
    """The next node below `top` that is not below this one, NULL behind the last."""
    while here != top and here.next == NULL:
        here = here.parent
        if here == NULL:
            return NULL
    return NULL if here == top else here.next


cdef bint is_any_of(Str* value, frozenset properties) except -1:
    """Whether one of the words of a value is one of some properties."""
    return value != NULL and value.bytes != NULL and not properties.isdisjoint(decoded(value).split())


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
