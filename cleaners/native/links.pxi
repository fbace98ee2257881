# Where the links of a page lead that declare something: to its author, to a licence.

cdef enum:
    COMMONS_CHARS = 20


cdef const char* COMMONS = b"creativecommons.org/"


cdef struct Links:
    bint author, licence  # whether a link's relation names one
    bint base  # whether there is an address that the page's links start from
    bint commons  # whether a link leads to the licences of Creative Commons


cdef void note_links(Element* element, int what, Links* seen) noexcept:
    """Note where the links of an element that declares something lead."""
    cdef Attribute* attribute = element.first_attribute
    cdef size_t name
    while attribute != NULL:
        name = attribute.written if attribute.written else attribute.node.name
        if is_named(name, REL):
            if what == LINK_TAG or what == ANCHOR:
                seen.licence = seen.licence or contains(attribute.value, b"license", 7, True)
            if what == ANCHOR:
                seen.author = seen.author or contains(attribute.value, b"author", 6, True)
        # Selectors take "xlink:href" for one too.
        elif is_named(name, HREF) or is_named(attribute.node.name, HREF):
            if what == BASE:
                seen.base = True
            elif what == ANCHOR:
                seen.commons = seen.commons or names_commons(attribute.value)
        attribute = attribute.next


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
