"""A page's bytes before the parser sees them: are they UTF-8, and what would their tags cost? As limits.py counts them.

It says that a page is fine, or that limits.py must look; why a page is refused is said there alone.
"""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_GET_SIZE
from libc.stdint cimport int32_t, uint16_t, uint32_t, uint64_t
from libc.string cimport memchr, memcpy, memset

include "tags_opened.pxi"
include "tags_bytes.pxi"
include "tags_read.pxi"

cdef enum:
    NAMES = 32_768  # three letters, five bits each
    TEMPLATE = 20 << 10 | 5 << 5 | 13  # "tem"
    AN_OPTION = 15 << 10 | 16 << 5 | 20  # "opt"
    PART = 4_096  # bytes, a multiple of 64
    NOWHERE = 1 << 30  # behind every page
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


cdef struct Met:
    int32_t opened, closed


cdef class Names:
    """Which names have been met."""

    cdef Met[NAMES] met  # how often each
    cdef uint16_t[NAMES] order
    cdef Py_ssize_t size  # how many are known

    cdef inline void meet(self, Py_ssize_t name, bint closing) noexcept:
        cdef Met* met = &self.met[name]
        if not met.opened | met.closed:
            self.order[self.size] = <uint16_t> name
            self.size += 1
        met.opened += not closing
        met.closed += closing

    cdef void forget(self) noexcept:
        """Be as new: clearing what has been met costs less than clearing everything."""
        cdef Py_ssize_t place
        for place in range(self.size):
            memset(&self.met[self.order[place]], 0, sizeof(Met))
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


cdef void count(Nesting* found, Names names, Bounds bounds, const uint16_t* tags, Py_ssize_t size) noexcept:
    """Go on by some tags, as winnow_named says what they are."""
    cdef Nesting now = found[0]
    cdef Py_ssize_t place, name
    for place in range(size):
        name = tags[place] & NAMES - 1
        names.meet(name, tags[place] >= NAMES)
        nest(&now, name, bounds.meaning[name], tags[place] >= NAMES)
    found[0] = now


cdef bint fine(Nesting* found, Names names, Bounds bounds, Py_ssize_t tags) noexcept:
    """Whether so many tags cost too little to be looked at."""
    cdef Py_ssize_t blocks = 0, options = 0, late = 0, stray = 0, place, name, opened, closed
    cdef unsigned char meaning
    for place in range(names.size):
        name = names.order[place]
        meaning, opened, closed = bounds.meaning[name], names.met[name].opened, names.met[name].closed
        blocks += opened if meaning & BLOCK else 0
        options += opened if meaning & OPTION else 0
        late += closed if meaning & REOPENED else 0
        stray += closed - opened if name and closed > opened else 0
    return (
        found.deepest <= bounds.depth and blocks <= bounds.blocks and options <= bounds.options
        and (found.most * tags <= bounds.reopened or found.reopened <= bounds.reopened)
        and stray <= bounds.stray and late * found.deepest <= bounds.steps
    )


cdef class Crowd:
    """The long tags of a page, and what their attributes cost."""

    cdef const unsigned char* start
    cdef const unsigned char* end
    cdef const unsigned char* behind  # the last tag looked at ends here
    cdef Py_ssize_t least, cost
    cdef list spans

    cdef int look(self, const unsigned char* opened) except -1:
        """Look at a tag that is long enough to have attributes, or holds a "<"."""
        cdef Py_ssize_t attributes = 0
        if opened < self.behind or not is_letter(opened + 1, self.end):
            return 0
        self.behind = ended(opened + 1, self.end, &attributes)
        if self.behind - opened > self.least:
            self.spans.append((opened - self.start, self.behind - self.start))
            self.cost += attributes * attributes
        return 0


def long_tags(bytes body, Bounds bounds):
    """Where the long tags of a page begin and end, none where all of them together have few attributes.

    And whether any tag may be a template's, and an option's. None where the page's counts want a closer look, or it is
    very large.
    """
    cdef const unsigned char* page = <const unsigned char*> PyBytes_AS_STRING(body)
    cdef Py_ssize_t size = PyBytes_GET_SIZE(body), part, tags = 0, waiting = 0, few = min(bounds.few_tags, PART)
    cdef size_t found, doubts, place
    cdef uint32_t[PART + 2] places
    cdef uint32_t[PART + 1] doubted
    cdef uint16_t[2 * PART] names  # of tags that wait to be counted; where there are few they wait for nothing
    cdef Behind behind
    cdef Nesting nesting
    cdef Names met = None
    cdef Crowd crowd = Crowd()
    cdef bint is_fine, templates = False, options = False
    if size >= min(bounds.many_bytes + 1, NOWHERE):
        return None
    behind.last, behind.open = NOWHERE, 0
    memset(&nesting, 0, sizeof(nesting))
    crowd.start, crowd.end, crowd.behind = page, page + size, page
    crowd.least, crowd.cost, crowd.spans = bounds.long_tag, 0, []
    for part in range(0, size, PART):
        found = winnow_opens(page, part, min(PART, size - part), bounds.long_tag, &behind, places, doubted, &doubts)
        for place in range(doubts):
            crowd.look(page + doubted[place])
        winnow_names(page, size, places, found, names + waiting)
        for place in range(waiting, waiting + found):
            templates |= names[place] & NAMES - 1 == TEMPLATE
            options |= names[place] & NAMES - 1 == AN_OPTION
        tags += found
        waiting += found
        if waiting > few:
            if met is None:
                met, bounds.spare = bounds.spare if bounds.spare is not None else Names(), None
            count(&nesting, met, bounds, names, waiting)
            waiting = 0
    if size - behind.last > bounds.long_tag:
        crowd.look(page + behind.last)
    is_fine = tags <= bounds.tags
    if met is not None:
        count(&nesting, met, bounds, names, waiting)
        is_fine &= tags <= bounds.few_tags or fine(&nesting, met, bounds, tags)
        met.forget()
        bounds.spare = met
    return (crowd.spans if crowd.cost > bounds.cost else [], templates, options) if is_fine else None


def tag_end(bytes body, Py_ssize_t start):
    """Where the tag ends whose name would begin at `start`, -1 where none does, and its attributes; for tests."""
    cdef const unsigned char* begin = <const unsigned char*> PyBytes_AS_STRING(body)
    cdef const unsigned char* end = begin + PyBytes_GET_SIZE(body)
    cdef Py_ssize_t attributes = 0
    if start < 0 or start >= len(body) or not is_letter(begin + start, end):
        return -1, 0
    return ended(begin + start, end, &attributes) - begin, attributes
