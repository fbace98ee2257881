# What a page declares in its markup: metadata_head.py, in one pass over the whole tree.

cdef enum:
    META = 1
    LINK_TAG = 2
    TIME = 3
    SCRIPT = 4
    TITLE = 5
    H1 = 6
    ANCHOR = 7


cdef class Heads:
    """Which elements declare something, by number."""

    cdef unsigned char[TABLE] what

    def __cinit__(self, *numbers):
        memset(self.what, 0, TABLE)
        for place, number in enumerate(numbers, 1):
            self.what[_checked(number)] = place


def declared(root, size_t address, Heads heads):
    """What the elements of a document declare.

    Args:
        root: its uppermost element, held so that the tree lives as long as we read it.
        address: of its record.
        heads: the numbers of meta, link, time, script, title, h1 and a.

    Returns:
        The attributes of <meta content>, <link rel> and <time datetime>, the texts of JSON-LD; the pieces of the first
        title and h1, None where there is none; whether any link may name an author or a licence, and any element a
        property.
    """
    cdef Node* top = <Node*> address
    cdef Node* here = top
    cdef Attributes attributes = Attributes()
    cdef list metas = [], links = [], times = [], scripts = []
    cdef object title = None, h1 = None
    cdef bint author = False, licence = False, item = False
    cdef int what
    while here != NULL:
        if here.kind == ELEMENT_NODE:
            what = heads.what[here.name] if here.name < TABLE else 0
            attributes.read(<Element*> here)
            item = item or attributes.found[ITEMPROP] != NULL
            if what == META and attributes.found[CONTENT] != NULL:
                metas.append(attributes.given())
            elif (what == LINK_TAG or what == ANCHOR) and attributes.found[REL] != NULL:
                licence = licence or attributes.holds(REL, b"license", 7, True)
                if what == LINK_TAG:
                    links.append(attributes.given())
                else:
                    author = author or attributes.holds(REL, b"author", 6, True)
            elif what == TIME and attributes.found[DATETIME] != NULL:
                times.append(attributes.given())
            elif what == SCRIPT and attributes.holds(TYPE, b"ld+json", 7, here.namespace == top.namespace):
                scripts.append("".join(pieces(here)))
            elif what == TITLE and title is None:
                title = pieces(here)
            elif what == H1 and h1 is None:
                h1 = pieces(here)
        here = following(here, top)
    return metas, links, times, scripts, title, h1, author, licence, item


cdef list pieces(Node* top):
    """Every text below an element."""
    cdef Node* here = top
    cdef list found = []
    while here != NULL:
        if here.kind == TEXT_NODE and (<Text*> here).said.bytes != NULL:
            found.append(decoded(&(<Text*> here).said))
        here = following(here, top)
    return found
