# Which words stand in the classes of a document, or in its links: metadata_elements.py, which asks selectors for these.

cdef enum:
    MOST_PARTS = 64
    SLASH = 47


cdef class Parts:
    """Words in small letters: some are looked for in classes, the others behind a slash in whatever a link says."""

    cdef tuple said  # holds the letters
    cdef (const unsigned char*)[MOST_PARTS] letters
    cdef size_t[MOST_PARTS] lengths
    cdef short[2][256] first  # by letter, the place of a word that begins with it, -1 for none; in classes, in links
    cdef short[MOST_PARTS] later  # the place of another that begins with the same
    cdef size_t anchor  # the number of an element that links

    def __cinit__(self, tuple classes, tuple links, size_t anchor):
        cdef Py_ssize_t place
        cdef int kind
        cdef bytes word
        if len(classes) + len(links) > MOST_PARTS:
            raise ValueError("so many words there is no room for")
        self.said, self.anchor = classes + links, anchor
        memset(self.first, -1, sizeof(self.first))
        for place, word in enumerate(self.said):
            if not word:
                raise ValueError("an empty word stands anywhere")
            self.letters[place], self.lengths[place] = word, len(word)
            kind = place >= len(classes)
            self.later[place] = self.first[kind][self.letters[place][0]]
            self.first[kind][self.letters[place][0]] = <short> place

    cdef void note(self, int kind, Str* value, bint* found) noexcept:
        """Note which words stand in a value, whatever the case of their letters in ASCII."""
        cdef size_t at, more
        cdef short place
        for at in range(value.length):
            if kind and (at == 0 or value.bytes[at - 1] != SLASH):
                continue
            place = self.first[kind][smaller(value.bytes[at])]
            while place >= 0:
                more = 1
                while (more < self.lengths[place] and at + more < value.length
                       and smaller(value.bytes[at + more]) == self.letters[place][more]):
                    more += 1
                if more == self.lengths[place]:
                    found[place] = True
                place = self.later[place]


def standing(root, Parts parts):
    """Whether each of some words stands anywhere in a document, its uppermost element being given."""
    cdef size_t address = root.mem_id
    cdef Node* top = <Node*> address
    cdef Node* here = top
    cdef Attribute* attribute
    cdef bint[MOST_PARTS] found
    cdef Py_ssize_t place
    memset(found, 0, sizeof(found))
    while here != NULL:
        fetch_ahead(here)
        if here.kind == ELEMENT_NODE:
            attribute = (<Element*> here).first_attribute
            while attribute != NULL:
                if attribute.value != NULL and attribute.value.bytes != NULL:
                    if is_named(attribute.written if attribute.written else attribute.node.name, CLASS):
                        parts.note(0, attribute.value, found)
                    if here.name == parts.anchor:
                        parts.note(1, attribute.value, found)
                attribute = attribute.next
        here = following(here, top)
    return [found[place] != 0 for place in range(len(parts.said))]
