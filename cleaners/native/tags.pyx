"""A page's bytes before the parser sees them: are they UTF-8, and what would their tags cost? As limits.py counts them.

It says that a page is fine, or that limits.py must look; why a page is refused is said there alone.
"""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_GET_SIZE
from libc.stdint cimport int32_t, uint32_t, uint64_t
from libc.string cimport memchr, memcpy, memset

include "tags_bytes.pxi"
include "tags_read.pxi"

cdef enum:
    NAMES = 32_768  # three letters, five bits each
    TEMPLATE = 20 << 10 | 5 << 5 | 13  # "tem"
    AN_OPTION = 15 << 10 | 16 << 5 | 20  # "opt"
    PART = 4_096  # bytes
    FLAT = 1
    BLOCK = 2
    OPTION = 4
    REOPENED = 8


cdef class Bounds:
    """How much a page may have, and what the beginnings of names mean."""

    cdef Py_ssize_t tags, few_tags, many_bytes, blocks, options, stray, reopened, depth, steps, long_tag, cost
    cdef unsigned char[NAMES] meaning
    cdef Names spare  # for the next page; None while one is counted

    def __cinit__(
        self, *, tags, few_tags, many_bytes, blocks, options, stray, reopened, depth, steps, long_tag, cost,
        bytes meaning
    ):
        self.tags, self.few_tags, self.many_bytes, self.blocks = tags, few_tags, many_bytes, blocks
        self.options, self.stray, self.reopened, self.depth = options, stray, reopened, depth
        self.steps, self.long_tag, self.cost = steps, long_tag, cost
        if len(meaning) != NAMES:
            raise ValueError(f"{len(meaning)} meanings, {NAMES} wanted")
        memcpy(self.meaning, PyBytes_AS_STRING(meaning), NAMES)
        self.spare = Names()


cdef class Names:
    """Which names have been met."""

    cdef int32_t[2][NAMES] met  # how often each has been opened, and closed
    cdef unsigned char[NAMES] known
    cdef int32_t[NAMES] order
    cdef Py_ssize_t size  # how many are known

    cdef inline void meet(self, Py_ssize_t name, bint closing) noexcept:
        if not self.known[name]:
            self.known[name], self.order[self.size] = True, <int32_t> name
            self.size += 1
        self.met[closing][name] += 1

    cdef void forget(self) noexcept:
        """Be as new: clearing what has been met costs less than clearing everything."""
        cdef Py_ssize_t place, name
        for place in range(self.size):
            name = self.order[place]
            self.met[0][name] = self.met[1][name] = self.known[name] = 0
        self.size = 0


cdef struct Nesting:
    Py_ssize_t open_tags, deepest, formatting, most, reopened


cdef inline void nest(Nesting* found, Py_ssize_t name, unsigned char meaning, bint closing) noexcept:
    """Go on by a tag; without branches, which nobody foresees, for of two tags one closes something."""
    cdef Py_ssize_t step = (1 - 2 * closing) & -(name != 0)
    found.open_tags = max(found.open_tags + (step & -(meaning & FLAT == 0)), 0)
    found.deepest = max(found.deepest, found.open_tags)
    found.formatting = max(found.formatting + (step & -(meaning & REOPENED != 0)), 0)
    found.most = max(found.most, found.formatting)
    found.reopened += found.formatting & -(not closing and meaning & BLOCK != 0)


cdef bint fine(Nesting* found, Names names, Bounds bounds) noexcept:
    cdef Py_ssize_t tags = 0, blocks = 0, options = 0, late = 0, stray = 0, place, name, opened, closed
    cdef unsigned char meaning
    for place in range(names.size):
        name = names.order[place]
        meaning, opened, closed = bounds.meaning[name], names.met[0][name], names.met[1][name]
        tags += opened + closed
        blocks += opened if meaning & BLOCK else 0
        options += opened if meaning & OPTION else 0
        late += closed if meaning & REOPENED else 0
        stray += closed - opened if name and closed > opened else 0
    if tags > bounds.tags:
        return False
    return tags <= bounds.few_tags or (
        found.deepest <= bounds.depth and blocks <= bounds.blocks and options <= bounds.options
        and (found.most * tags <= bounds.reopened or found.reopened <= bounds.reopened)
        and stray <= bounds.stray and late * found.deepest <= bounds.steps
    )


def long_tags(bytes body, Bounds bounds):
    """Where the long tags of a page begin and end, none where all of them together have few attributes.

    And whether any tag may be a template's, and an option's. None where the page's counts want a closer look, or it is very large.
    """
    cdef const unsigned char* start = <const unsigned char*> PyBytes_AS_STRING(body)
    cdef const unsigned char* end = start + PyBytes_GET_SIZE(body)
    cdef const unsigned char* part = start  # some thousand bytes, whose signs are found at once
    cdef const unsigned char* at
    cdef const unsigned char* opened = NULL  # the last "<"
    cdef const unsigned char* behind = start  # the last tag looked at ends here
    cdef uint32_t[PART + 2] places
    cdef size_t place, found
    cdef Nesting nesting
    cdef Names names = bounds.spare if bounds.spare is not None else Names()
    cdef Py_ssize_t name, attributes = 0, cost = 0
    cdef bint closing, shut = False, is_fine, templates, options
    cdef list spans = []
    if end - start > bounds.many_bytes:
        return None
    bounds.spare = None
    memset(&nesting, 0, sizeof(nesting))
    while part <= end:
        found = winnow_signs(part, min(PART, end - part), places)
        if part + PART > end:
            places[found] = <uint32_t> (end - part)
            found += 1
        for place in range(found):
            at = part + places[place]
            if at[0] == 62 and at < end:
                shut = True
                continue
            # The tag before is long enough to have attributes, or a "<" stands in it.
            if opened != NULL and (at - opened > bounds.long_tag or (not shut and at < end)) and opened >= behind:
                if is_letter(opened + 1, end):
                    behind = ended(opened + 1, end, &attributes)
                    if behind - opened > bounds.long_tag:
                        spans.append((opened - start, behind - start))
                        cost += attributes * attributes
            if at == end:
                break
            closing = at[1] == 47  # a NUL stands behind the last byte
            name = named(at + 1 + closing, end)
            names.meet(name, closing)
            nest(&nesting, name, bounds.meaning[name], closing)
            opened, shut = at, False
        part += PART
    is_fine = fine(&nesting, names, bounds)
    templates, options = names.known[TEMPLATE], names.known[AN_OPTION]
    names.forget()
    bounds.spare = names
    return (spans if cost > bounds.cost else [], templates, options) if is_fine else None


def tag_end(bytes body, Py_ssize_t start):
    """Where the tag ends whose name would begin at `start`, -1 where none does, and its attributes; for tests."""
    cdef const unsigned char* begin = <const unsigned char*> PyBytes_AS_STRING(body)
    cdef const unsigned char* end = begin + PyBytes_GET_SIZE(body)
    cdef Py_ssize_t attributes = 0
    if start < 0 or start >= len(body) or not is_letter(begin + start, end):
        return -1, 0
    return ended(begin + start, end, &attributes) - begin, attributes
