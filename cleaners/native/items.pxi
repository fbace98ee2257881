# The microdata of a page, element by element: metadata_items.py, which says what of it is the story's.

cdef enum:
    MOST_ITEMS = 400  # elements with a property
    MOST_CHARS = 300  # of a value
    MOST_ABOVE = 60  # elements between a property and the item it belongs to


cdef inline Attribute* attribute_of(Element* element, int place) noexcept:
    """An element's attribute of one of the names, NULL for none."""
    cdef Attribute* attribute = element.first_attribute
    while attribute != NULL:
        if is_named(attribute.written if attribute.written else attribute.node.name, place):
            return attribute
        attribute = attribute.next
    return NULL


cdef str said_by(Element* element, int place):
    """What an attribute says; empty for none."""
    cdef Attribute* attribute = attribute_of(element, place)
    if attribute == NULL or attribute.value == NULL or attribute.value.bytes == NULL:
        return ""
    return decoded(attribute.value)


cdef bint may_be_value(list texts) except -1:
    """Whether one of some texts is no longer than metadata_items.lined() reads; a link is looked for in no other."""
    cdef Py_ssize_t left
    cdef str piece
    for text in texts:
        left = MOST_CHARS
        for piece in <list> text:
            left -= 1 if piece.isspace() else len(piece)
        if left >= 0:
            return True
    return False


cdef inline bint is_in(Node* here, Node* top) noexcept:
    """Whether a node is another one or stands in it; not where either is none."""
    while here != NULL and here != top:
        here = here.parent
    return here != NULL


cdef class Owned:
    """The elements that have properties, as metadata_items.Row has them."""

    cdef Heads heads
    cdef list rows
    cdef dict kinds  # the types of items, by address
    cdef dict above  # the items that an element is or is in
    cdef Node* link  # the last one that was found in an element
    cdef Node* unlinked  # the last element that has none
    cdef Py_ssize_t most_below

    def __cinit__(self, Heads heads, Py_ssize_t most_below):
        self.heads, self.most_below = heads, most_below
        self.rows, self.kinds, self.above = [], {}, {}
        self.link = self.unlinked = NULL

    cdef int take(self, Columns owners, Py_ssize_t first, Py_ssize_t last) except -1:
        cdef Py_ssize_t place
        for place in range(first, min(last, first + MOST_ITEMS - len(self.rows))):
            self.rows.append(self.row(<Node*> owners.at(place)[0]))
        return 0

    cdef tuple row(self, Node* here):
        """What an element is called, what it says by attributes, else in pieces of text, its items, if it is a link."""
        cdef Node* below
        cdef bint linked = False
        cdef list names = said_by(<Element*> here, ITEMPROP).split(), texts = []
        cdef str told = said_by(<Element*> here, CONTENT) or said_by(<Element*> here, DATETIME)
        if not told and here.name == self.heads.abbreviation:
            told = said_by(<Element*> here, TITLED)
        if not told and "author" in names:
            below = self.name_below(here)
            if below != NULL:
                told = said_by(<Element*> below, CONTENT)
                texts.append(pieces(below, self.most_below))
        if not told:
            texts.append(pieces(here, self.most_below))
        if "headline" in names and (told or may_be_value(texts)):
            linked = self.is_link(here)
        return names, told, texts, self.items(here.parent), linked

    cdef Node* name_below(self, Node* top) except? NULL:
        """The name of an item of its own; no text is counted."""
        cdef Node* here = top
        cdef Py_ssize_t left = self.most_below
        while here != NULL and left > 0:
            left -= here.kind != TEXT_NODE
            if here.kind == ELEMENT_NODE and "name" in said_by(<Element*> here, ITEMPROP).split():
                return here
            here = following(here, top)
        return NULL

    cdef bint is_link(self, Node* top) noexcept:
        """Whether an element is a link, is right in one or has one.

        Of elements in one another none is searched again for what a search of an outer one has told.
        """
        cdef Node* here = top
        cdef Attribute* attribute
        if self.heads.means(top) == ANCHOR:
            return True
        if top.parent != NULL and top.parent.kind == ELEMENT_NODE and self.heads.means(top.parent) == ANCHOR:
            return True
        if is_in(self.link, top):
            return True
        if is_in(top, self.unlinked):
            return False
        while here != NULL:
            attribute = (<Element*> here).first_attribute if self.heads.means(here) == ANCHOR else NULL
            while attribute != NULL:
                if is_named(attribute.node.name, HREF):  # "xlink:href" is one too
                    self.link = here
                    return True
                attribute = attribute.next
            here = following(here, top)
        self.unlinked = top
        return False

    cdef tuple items(self, Node* first):
        """The items that an element is or is in, inside out: address, and the last word of the type."""
        cdef Node* here = first
        cdef Py_ssize_t left = MOST_ABOVE
        cdef list found
        known = self.above.get(<size_t> first)
        if known is not None:
            return known
        found = []
        while here != NULL and left > 0:
            if here.kind == ELEMENT_NODE and attribute_of(<Element*> here, ITEMSCOPE) != NULL:
                found.append((<size_t> here, self.kind(here)))
            here = here.parent
            left -= 1
        self.above[<size_t> first] = tuple(found)
        return self.above[<size_t> first]

    cdef str kind(self, Node* item):
        known = self.kinds.get(<size_t> item)
        if known is None:
            known = said_by(<Element*> item, ITEMTYPE).rstrip("/#").rpartition("/")[2]
            self.kinds[<size_t> item] = known
        return known
