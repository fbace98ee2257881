# The parser's own records, as they lie in memory. Declared by us, because the parser ships no headers: a version may
# lay them out otherwise, so cleaners/segment_compiled.py holds them against the parser's answers before they are used.

cdef struct Node:
    void* events
    size_t name  # of an element, what the parser calls its tag_id; of an attribute, a number or the address of a Name
    size_t prefix
    size_t namespace
    void* document
    Node* next
    Node* previous
    Node* parent
    Node* first_child
    Node* last_child
    void* user
    int kind

cdef struct Str:
    const unsigned char* bytes  # UTF-8 as it came, so not always valid; NULL for none
    size_t length

cdef struct Text:
    Node node
    Str said

cdef struct Attribute:
    Node node
    size_t upper_name
    size_t written  # its name as written, where that is not the node's
    Str* value  # NULL where there is none
    Node* owner
    Attribute* next
    Attribute* previous

cdef struct Element:
    Node node
    size_t upper_name
    size_t written
    void* custom
    Attribute* first_attribute
    Attribute* last_attribute

cdef struct Name:  # an entry of the document's table of names; those of 16 bytes and less stand in it
    char[24] letters
    size_t length

cdef enum:
    TEXT_NODE = 3
    ELEMENT_NODE = 1
    SHORT = 16
    FEW = 4096  # below it a name is a number, from it on the address of a Name


cdef inline Node* following(Node* here, Node* top) noexcept:
    """The next node below `top` in the order of the document, NULL behind the last."""
    if here.first_child != NULL:
        return here.first_child
    while here != top and here.next == NULL:
        here = here.parent
        if here == NULL:
            return NULL
    return NULL if here == top else here.next
