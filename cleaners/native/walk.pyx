"""The walk over the parser's own tree: what segment_walk.py does, on the records themselves.

Everything here reads what a stranger wrote. Lengths come from the records, never from a byte that ends something;
there is no recursion; columns grow before they are written to; the caller holds the tree.
"""

from cpython.dict cimport PyDict_GetItemWithError
from cpython.list cimport PyList_New
from cpython.object cimport PyObject
from cpython.ref cimport Py_INCREF
from cpython.unicode cimport (
    PyUnicode_DATA,
    PyUnicode_DecodeUTF8,
    PyUnicode_FromKindAndData,
    PyUnicode_KIND,
    PyUnicode_READ,
    PyUnicode_Substring,
    Py_UNICODE_ISDECIMAL,
    Py_UNICODE_ISSPACE,
)
from libc.stdint cimport int32_t, uint32_t, uint64_t
from libc.string cimport memchr, memcmp, memcpy, memset

from os import urandom
from unicodedata import category

include "lexbor.pxi"
include "memory.pxi"
include "columns.pxi"
include "line.pxi"
include "attributes.pxi"
include "hashed.pxi"
include "spelled.pxi"
include "kinds.pxi"
include "kinds_page.pxi"
include "tables.pxi"
include "links.pxi"
include "fetch.pxi"
include "head.pxi"
include "items.pxi"

def walk(root, size_t address, Tables tables, Vocabulary vocabulary, Noted noted=None):
    """The blocks below an element: their texts, the words of kinds; blocks, containers and kinds as rows.

    Args:
        root: its node, held so that the tree lives as long as we read it.
        address: of its record.
        tables: what element numbers mean.
        vocabulary: what words of attributes hint at.
        noted: told what declares something on the way, where anybody wants to know.
    """
    cdef Walk work = Walk(vocabulary)
    work.tables, work.noted = tables, noted
    if noted is not None:
        noted.begin(root, <Node*> address)
    if address:
        work.run(<Node*> address)
        work.kinds.settle()
    return work.texts, work.kinds.words, work.blocks, work.containers, work.kinds.rows


def peek(size_t address, Py_ssize_t count):
    """The first words of a record, as numbers: for the check of how records lie, before any of them is trusted."""
    return [(<size_t*> address)[place] for place in range(count)]


cdef class Walk:
    """One walk: where it stands, and what it has found."""

    cdef Tables tables
    cdef list texts
    cdef Line line
    cdef Kinds kinds
    cdef Noted noted
    cdef Columns containers, blocks, stack
    cdef set around  # addresses of the elements between a story in a <nav> or the like and the outermost of those
    cdef Py_ssize_t inside, links, bolds, pres, link_chars, bold_chars, links_seen, images
    cdef Py_ssize_t maths, leaves  # open formulas, and parts of them that are read
    cdef bint started  # whether the formula has had a leaf
    cdef Py_ssize_t written  # characters of the blocks so far, a line end behind each

    def __cinit__(self, Vocabulary vocabulary):
        self.texts = []
        self.containers, self.blocks, self.stack = Columns(CONTAINER), Columns(BLOCK_ROW), Columns(2)
        self.line, self.kinds = Line(), Kinds(vocabulary, self.containers)
        self.inside = -1
        self.around = set()

    cdef int run(self, Node* here) except -1:
        cdef Tables tables = self.tables
        cdef Line line = self.line
        cdef Columns stack = self.stack
        cdef Noted noted = self.noted
        cdef Py_ssize_t* row
        cdef int act
        cdef Py_ssize_t chars
        while here != NULL:
            fetch_ahead(here)
            act = tables.acts[here.name] if here.name < TABLE else CUSTOM
            if noted is not None and here.kind == ELEMENT_NODE:
                noted.meet(here)
            if act == TEXT and self.leaves < self.maths:
                act = SKIP
            if act == TEXT:
                if here.kind == TEXT_NODE and (<Text*> here).said.bytes != NULL and (<Text*> here).said.length:
                    chars = line.add((<Text*> here).said.bytes, (<Text*> here).said.length, self.pres)
                else:
                    chars = line.add(b" ", 1, self.pres)
                if self.links:
                    self.link_chars += chars
                if self.bolds:
                    self.bold_chars += chars
            elif act != SKIP:
                if act >= CUSTOM:
                    act = self.known(act, here)
                if act == INLINE or act == LINK or act == BOLD or act >= FORMULA:
                    if act == LINK:
                        self.links += 1
                        self.links_seen += 1
                    elif act == BOLD:
                        self.bolds += 1
                    line.seam()
                elif act == BREAK:
                    self.flush(1, 0)
                    self.link_chars = self.bold_chars = self.links_seen = 0
                    act = SKIP
                elif act == IMAGE:
                    self.images += 1
                    act = SKIP
                elif act != TIGHT:
                    act = self.enter(here, act)
                if act != SKIP:
                    row = stack.more()
                    row[0], row[1] = <Py_ssize_t> here, act
                    if here.first_child != NULL:
                        here = here.first_child
                        continue
                    here = NULL
            if here != NULL:
                if noted is not None and here.first_child != NULL and here != noted.module:
                    noted.below(here)
                here = here.next
            while here == NULL and stack.size:
                row = stack.last()
                stack.size -= 1
                here, act = <Node*> row[0], <int> row[1]
                if act == BLOCK or act == PRE:
                    self.leave()
                    if act == PRE:
                        self.pres -= 1
                elif act != TIGHT:
                    if act == LINK:
                        self.links -= 1
                    elif act == BOLD:
                        self.bolds -= 1
                    elif act == FORMULA:
                        self.maths -= 1
                    elif act == LEAF:
                        self.leaves -= 1
                    line.seam()
                here = here.next if stack.size else NULL  # the root's own siblings are not below it
        return 0

    cdef int known(self, int act, Node* here) except -1:
        """What a button, a formula's element or one that HTML does not know is, where it stands."""
        if act == BUTTON:
            return INLINE if self.is_amid_text(here) else BLOCK
        if act == FORMULA:
            self.maths += 1
            self.started = False
        elif act == LEAF and self.maths:
            self.leaves += 1
            if self.started and self.line.begun:
                self.line.blank(self.pres)
            self.started = True
        elif self.maths or (self.inside >= 0 and self.tables.in_line[self.containers.at(self.inside)[CODE]]):
            return INLINE
        else:
            return CUSTOM
        return act

    cdef bint is_amid_text(self, Node* here) noexcept:
        """Whether an element stands in a paragraph, with text before it and right behind it."""
        cdef Node* next = here.next
        if not self.line.begun or self.inside < 0 or self.containers.at(self.inside)[CODE] != PARAGRAPH:
            return False
        return next != NULL and next.kind == TEXT_NODE and not is_blank((<Text*> next).said)

    cdef int enter(self, Node* here, int act) except -1:
        """A container begins; what the walk does with it from here on."""
        cdef int code = self.tables.codes[here.name] if here.name < TABLE else self.tables.codes[TABLE - 1]
        cdef Py_ssize_t* row
        cdef Py_ssize_t chars
        self.end_line()
        row = self.containers.more()
        row[PARENT], row[KIND], row[FIRST], row[LAST] = self.inside, -1, len(self.texts), -1
        row[IMAGES], row[IMAGES_END], row[NODE], row[CODE] = self.images, -1, <Py_ssize_t> here, code
        self.inside = self.containers.size - 1
        self.kinds.add(self.inside, code, <Element*> here)
        if act == PRE:
            self.pres += 1
        elif act == DEAD and <size_t> here not in self.around and (chars := self.flat(here)) >= 0:
            self.link_chars = chars
            self.flush(0, 1)
            self.link_chars = self.bold_chars = self.links_seen = 0
            self.close()
            return SKIP
        else:
            return BLOCK
        return PRE

    cdef int leave(self) except -1:
        self.end_line()
        self.close()
        return 0

    cdef int close(self) except -1:
        cdef Py_ssize_t* row = self.containers.at(self.inside)
        row[LAST], row[IMAGES_END] = len(self.texts), self.images
        self.inside = row[PARENT]
        return 0

    cdef int end_line(self) except -1:
        if self.line.begun:
            self.flush(0, 0)
            self.link_chars = self.bold_chars = self.links_seen = 0
        return 0

    cdef int flush(self, int breaks, int dead) except -1:
        """End the line being gathered: a block, if anything but white space is in it."""
        cdef Py_ssize_t* row
        if not self.line.begun:
            return 0
        text = self.line.taken(self.pres)
        if text is not None:
            self.texts.append(text)
            row = self.blocks.more()
            row[0], row[1], row[2], row[3] = self.inside, self.link_chars, self.links_seen, self.bold_chars
            row[4], row[5], row[6] = self.images, breaks, dead
            row[7], row[8] = self.written, self.written + len(<str> text)
            self.written += len(<str> text) + 1
        return 0

    cdef Py_ssize_t flat(self, Node* module) except -2:
        """The text below a module in one piece, without that of scripts and styles; how many characters that is.

        -1 where it holds what makes it one to walk: an unclosed <nav> swallows the page.
        """
        cdef Node* here = module
        cdef Py_ssize_t chars = 0
        cdef bint unread = False  # whether the last element is one whose text is not shown
        cdef Tables tables = self.tables
        cdef Noted noted = self.noted
        cdef Py_ssize_t known = noted.nodes.size if noted is not None else 0
        cdef Py_ssize_t owned = noted.owners.size if noted is not None else 0
        while here != NULL:
            fetch_ahead(here)
            if here.name >= TABLE or tables.acts[here.name] != TEXT:
                if here.kind == ELEMENT_NODE and here.name < TABLE and tables.story[here.name]:
                    self.line.clear()
                    self.note_around(here, module)
                    if noted is not None:
                        noted.nodes.size, noted.owners.size = known, owned  # they are met again
                    return -1
                if noted is not None and here.kind == ELEMENT_NODE and here != module:
                    noted.meet(here)
                unread = unread or (here.name < TABLE and tables.told[here.name] & UNREAD)
            elif here.kind != TEXT_NODE or not is_blank((<Text*> here).said):
                if not (unread and here.parent != NULL and here.parent.name < TABLE
                        and tables.told[here.parent.name] & UNREAD):
                    unread = False
                    if self.line.begun:
                        self.line.blank(self.pres)
                        chars += 1
                    if here.kind == TEXT_NODE:
                        chars += self.line.put((<Text*> here).said.bytes, (<Text*> here).said.length, self.pres)
                    self.line.begun = True
            here = following(here, module)
        self.line.begun = True
        if noted is not None:
            noted.module = module
        return chars

    cdef int note_around(self, Node* story, Node* module) except -1:
        """Elements inside a module are met before its story or stand around it: none is searched twice."""
        cdef Node* above = story
        while above != NULL and above != module:
            above = above.parent
            self.around.add(<size_t> above)
        return 0


include "standing.pxi"
