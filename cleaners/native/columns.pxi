# Rows of numbers that grow.
cdef enum:
    PARENT = 0
    KIND = 1
    FIRST = 2
    LAST = 3
    IMAGES = 4
    IMAGES_END = 5
    NODE = 6
    CODE = 7
    CONTAINER = 8  # numbers of a container
    BLOCK_ROW = 7  # of a block: container, link_chars, links, bold_chars, images, breaks, dead


cdef class Columns:
    cdef Py_ssize_t* rows
    cdef Py_ssize_t size, room, width

    def __cinit__(self, Py_ssize_t width):
        self.width = width

    def __dealloc__(self):
        PyMem_Free(self.rows)

    cdef Py_ssize_t* more(self) except NULL:
        """A new row, its numbers not set."""
        if self.size == self.room:
            grown(<void**> &self.rows, &self.room, self.size + 64, self.width * sizeof(Py_ssize_t))
        self.size += 1
        return self.rows + (self.size - 1) * self.width

    cdef Py_ssize_t* at(self, Py_ssize_t place):
        return self.rows + place * self.width

    cdef Py_ssize_t* last(self):
        return self.rows + (self.size - 1) * self.width

    cdef list column(self, Py_ssize_t place):
        """One number of each row."""
        cdef list numbers = PyList_New(self.size)
        cdef Py_ssize_t row
        cdef object number  # as an object: the list takes over the reference that is counted here
        for row in range(self.size):
            number = self.rows[row * self.width + place]
            Py_INCREF(number)
            PyList_SET_ITEM(numbers, row, number)
        return numbers
