"""A page's bytes before the parser sees them: are they UTF-8, and what would their tags cost? As limits.py counts them.

It says that a page is fine, or that limits.py must look; why a page is refused is said there alone.
"""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_GET_SIZE
from libc.stdint cimport int32_t, uint64_t
from libc.string cimport memchr, memcpy

cdef enum:
    NAMES = 32_768  # three letters, five bits each
    FLAT = 1
    BLOCK = 2
    OPTION = 4
    REOPENED = 8


cdef class Bounds:
    """How much a page may have, and what the beginnings of names mean."""

    cdef Py_ssize_t tags, few_tags, many_bytes, blocks, options, stray, reopened, depth, steps, long_tag
    cdef unsigned char[NAMES] meaning
    cdef Counts spare  # for the next page; None while one is counted

    def __cinit__(
        self, *, tags, few_tags, many_bytes, blocks, options, stray, reopened, depth, steps, long_tag, bytes meaning
    ):
        self.tags, self.few_tags, self.many_bytes, self.blocks = tags, few_tags, many_bytes, blocks
        self.options, self.stray, self.reopened, self.depth = options, stray, reopened, depth
        self.steps, self.long_tag = steps, long_tag
        if len(meaning) != NAMES:
            raise ValueError(f"{len(meaning)} meanings, {NAMES} wanted")
        memcpy(self.meaning, PyBytes_AS_STRING(meaning), NAMES)
        self.spare = Counts()


cdef class Counts:
    """What has been counted so far."""

    cdef Py_ssize_t tags, blocks, options, late, open_tags, deepest, formatting, most, reopened, met
    cdef int32_t[NAMES] names  # of each, how many closing tags more than opening ones
    cdef unsigned char[NAMES] known
    cdef int32_t[NAMES] order  # the names that have been met

    cdef void forget(self) noexcept:
        """Be as new: clearing what has been met costs less than clearing everything."""
        cdef Py_ssize_t place
        for place in range(self.met):
            self.names[self.order[place]] = self.known[self.order[place]] = 0
        self.tags = self.blocks = self.options = self.late = self.open_tags = self.deepest = 0
        self.formatting = self.most = self.reopened = self.met = 0

    cdef inline void tag(self, const unsigned char* at, const unsigned char* end, Bounds bounds) noexcept:
        """A "<" at `at`."""
        cdef bint closing = at + 1 < end and at[1] == 47
        cdef Py_ssize_t name = named(at + 1 + closing, end)
        cdef unsigned char meaning = bounds.meaning[name]
        cdef int step = 0 if name == 0 else -1 if closing else 1
        self.tags += 1
        if not self.known[name]:
            self.known[name], self.order[self.met] = True, <int32_t> name
            self.met += 1
        self.names[name] += 1 if closing else -1
        if not meaning & FLAT and self.open_tags + step >= 0:
            self.open_tags += step
            if self.open_tags > self.deepest:
                self.deepest = self.open_tags
        if meaning & REOPENED and self.formatting + step >= 0:
            self.formatting += step
            if self.formatting > self.most:
                self.most = self.formatting
        if closing:
            self.late += meaning & REOPENED != 0
        else:
            self.options += meaning & OPTION != 0
            if meaning & BLOCK:
                self.blocks += 1
                self.reopened += self.formatting

    cdef bint fine(self, Bounds bounds) noexcept:
        cdef Py_ssize_t name, place, stray = 0
        if self.tags > bounds.tags:
            return False
        if self.tags <= bounds.few_tags:
            return True
        for place in range(self.met):
            name = self.order[place]
            if name and self.names[name] > 0:
                stray += self.names[name]
        return (
            self.deepest <= bounds.depth and self.blocks <= bounds.blocks and self.options <= bounds.options
            and (self.most * self.tags <= bounds.reopened or self.reopened <= bounds.reopened)
            and stray <= bounds.stray and self.late * self.deepest <= bounds.steps
        )


def long_tags(bytes body, Bounds bounds):
    """Where the long tags of a page begin and end, and how many separators are in each.

    None where the page's counts want a closer look, or it is very large.
    """
    cdef const unsigned char* start = <const unsigned char*> PyBytes_AS_STRING(body)
    cdef const unsigned char* end = start + PyBytes_GET_SIZE(body)
    cdef const unsigned char* at = start
    cdef const unsigned char* opened = NULL  # the last "<"
    cdef const unsigned char* behind = start  # the last tag looked at ends here
    cdef Counts counts = bounds.spare if bounds.spare is not None else Counts()
    cdef list spans = []
    if end - start > bounds.many_bytes:
        return None
    bounds.spare = None
    counts.forget()
    while True:
        at = next_byte(at, end, 60)
        # The tag before is long enough to have attributes, or a "<" stands in it.
        if opened != NULL and opened >= behind and (
            at - opened > bounds.long_tag or (at < end and at[-1] != 62 and next_byte(opened, at, 62) == at)
        ):
            if is_letter(opened + 1, end):
                behind = ended(opened + 1, end)
                if behind - opened > bounds.long_tag:
                    spans.append((opened - start, behind - start, separators(opened + 1, behind)))
        if at == end:
            break
        counts.tag(at, end, bounds)
        opened = at
        at += 1
    bounds.spare = counts
    return spans if counts.fine(bounds) else None


def tag_end(bytes body, Py_ssize_t start):
    """Where the tag ends whose name would begin at `start`, -1 where none does; for tests."""
    cdef const unsigned char* begin = <const unsigned char*> PyBytes_AS_STRING(body)
    cdef const unsigned char* end = begin + PyBytes_GET_SIZE(body)
    if start < 0 or start >= len(body) or not is_letter(begin + start, end):
        return -1
    return ended(begin + start, end) - begin


cdef inline const unsigned char* next_byte(
    const unsigned char* at, const unsigned char* end, int wanted
) noexcept:
    """The next byte of a value; the end where there is none."""
    cdef const void* found = memchr(at, wanted, end - at) if at < end else NULL
    return <const unsigned char*> found if found != NULL else end


cdef inline bint is_letter(const unsigned char* at, const unsigned char* end) noexcept:
    return at < end and 97 <= at[0] | 32 <= 122


cdef inline Py_ssize_t named(const unsigned char* at, const unsigned char* end) noexcept:
    """The first three letters of a name as one number; 0 where no letter stands."""
    cdef Py_ssize_t name = 0, place
    cdef bint inside = True
    for place in range(3):
        inside = inside and is_letter(at + place, end)
        name = name << 5 | (at[place] & 31 if inside else 0)
    return name


cdef Py_ssize_t separators(const unsigned char* at, const unsigned char* end) noexcept:
    """White space, slashes and "=", as limits._SEPARATORS has them."""
    cdef Py_ssize_t count = 0
    while at < end:
        count += is_space(at[0]) or at[0] == 47 or at[0] == 61
        at += 1
    return count


cdef inline bint is_space(unsigned char byte) noexcept:
    return byte == 32 or 9 <= byte <= 13


cdef const unsigned char* ended(const unsigned char* at, const unsigned char* end) noexcept:
    """Where a tag ends whose name begins at `at`: limits._TAG, without its steps back, of which it takes none."""
    cdef const unsigned char* ahead
    cdef const unsigned char* closer
    while at < end and not (is_space(at[0]) or at[0] == 47 or at[0] == 62):
        at += 1
    while at < end and at[0] != 62:
        if is_space(at[0]) or at[0] == 47:
            at += 1
            continue
        at += 1  # a name may begin with "="
        while at < end and not (is_space(at[0]) or at[0] == 47 or at[0] == 62 or at[0] == 61):
            at += 1
        ahead = at
        while ahead < end and is_space(ahead[0]):
            ahead += 1
        if ahead == end or ahead[0] != 61:
            continue
        at = ahead + 1
        while at < end and is_space(at[0]):
            at += 1
        if at < end and (at[0] == 34 or at[0] == 39):
            closer = <const unsigned char*> memchr(at + 1, at[0], end - at - 1)
            if closer != NULL:
                at = closer + 1
        else:
            while at < end and not (is_space(at[0]) or at[0] == 62):
                at += 1
    return at


def is_utf8(bytes body):
    """Whether bytes are UTF-8 by the letter: shortest forms only, no surrogates, nothing beyond the last plane.

    And whether two of the characters may be one, put into UTF-8 twice, as charset._TWICE tells.
    """
    cdef bint twice = False
    cdef const unsigned char* at = <const unsigned char*> PyBytes_AS_STRING(body)
    cdef const unsigned char* end = at + PyBytes_GET_SIZE(body)
    cdef uint64_t eight
    cdef uint64_t[4] many
    cdef unsigned char lead, least, most
    cdef Py_ssize_t more
    while at < end:
        while at + 32 <= end:
            memcpy(many, at, 32)
            if (many[0] | many[1] | many[2] | many[3]) & 0x8080808080808080U:
                break
            at += 32
        if at + 8 <= end:
            memcpy(&eight, at, 8)
            if not eight & 0x8080808080808080U:
                at += 8
                continue
        lead = at[0]
        at += 1
        if lead < 0x80:
            continue
        if lead < 0xC2 or lead > 0xF4:
            return False, False
        more = 1 if lead < 0xE0 else 2 if lead < 0xF0 else 3
        least = 0xA0 if lead == 0xE0 else 0x90 if lead == 0xF0 else 0x80
        most = 0x9F if lead == 0xED else 0x8F if lead == 0xF4 else 0xBF
        if end - at < more or not least <= at[0] <= most:
            return False, False
        twice |= lead == 0xC3 and 0x82 <= at[0] <= 0xB4 and at + 1 < end and at[1] == 0xC2
        for _ in range(1, more):
            at += 1
            if at[0] & 0xC0 != 0x80:
                return False, False
        at += 1
    return True, twice


# In C, so that a compiler sees that many places can be looked at with one instruction.
cdef extern from *:
    """
    #include <string.h>
    #define WINNOW_AT_ONCE 64

    /* Where some bytes stand in others, -1 for nowhere: where the first, the middle and the last of them do, all are
       compared. */
    static Py_ssize_t winnow_find(
        const unsigned char *body, size_t size, const unsigned char *wanted, size_t length)
    {
        size_t at = 0, place, last = length - 1, half = length / 2, places;
        unsigned char first, mid, end;
        if (length == 0 || length > size) return length == 0 ? 0 : -1;
        first = wanted[0], mid = wanted[half], end = wanted[last];
        places = size - last;
        while (at < places) {
            const unsigned char *here = body + at;
            size_t width = places - at < WINNOW_AT_ONCE ? places - at : WINNOW_AT_ONCE;
            unsigned char any = 0;
            if (width == WINNOW_AT_ONCE)
                for (place = 0; place < WINNOW_AT_ONCE; place++)
                    any |= (here[place] == first) & (here[place + half] == mid) & (here[place + last] == end);
            if (any || width < WINNOW_AT_ONCE)
                for (place = 0; place < width; place++)
                    if (here[place] == first && memcmp(here + place, wanted, length) == 0)
                        return (Py_ssize_t) (at + place);
            at += width;
        }
        return -1;
    }
    """
    Py_ssize_t winnow_find(
        const unsigned char* body, size_t size, const unsigned char* wanted, size_t length
    ) nogil


def find(bytes body, bytes wanted, Py_ssize_t start, Py_ssize_t end):
    """Where some bytes stand in others from `start` to `end`, as `bytes.find` says, which takes six times as long."""
    cdef Py_ssize_t found
    end = min(end, PyBytes_GET_SIZE(body))
    if not 0 <= start <= end:
        return -1
    found = winnow_find(
        <const unsigned char*> PyBytes_AS_STRING(body) + start, end - start,
        <const unsigned char*> PyBytes_AS_STRING(wanted), PyBytes_GET_SIZE(wanted),
    )
    return found + start if found >= 0 else -1
