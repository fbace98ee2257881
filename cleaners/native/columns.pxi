# Rows of numbers that grow.

cdef extern from "Python.h":
    PyObject* PyTuple_GET_ITEM(object, Py_ssize_t) noexcept
    PyObject* PyLong_FromSsize_t(Py_ssize_t) noexcept
    void PyList_SET_ITEM(object, Py_ssize_t, PyObject*) noexcept
    const int PyBUF_WRITABLE
    const int PyBUF_FORMAT

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
    FEW_NUMBERS = 4096
    BLOCK_ROW = 9  # of a block: container, link_chars, links, bold_chars, images, breaks, dead, where it starts and ends


cdef tuple counted = tuple(range(FEW_NUMBERS))  # each made once: most numbers of a page are small


cdef class Columns:
    """Rows, as a buffer of two dimensions when they are complete."""

    cdef Py_ssize_t* rows
    cdef Py_ssize_t[2] shape, strides
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

    def __getbuffer__(self, Py_buffer* view, int flags):
        if flags & PyBUF_WRITABLE:
            raise BufferError("what was found is not written to")
        self.shape[0], self.shape[1] = self.size, self.width
        self.strides[0], self.strides[1] = self.width * sizeof(Py_ssize_t), sizeof(Py_ssize_t)
        view.buf = self.rows if self.rows != NULL else <void*> self.shape
        view.obj, view.len, view.itemsize, view.readonly = self, self.size * self.strides[0], sizeof(Py_ssize_t), 1
        view.ndim, view.shape, view.strides, view.suboffsets = 2, self.shape, self.strides, NULL
        view.format, view.internal = NULL, NULL
        if flags & PyBUF_FORMAT:
            view.format = b"q"

    def column(self, Py_ssize_t place):
        """One number of each row, as a list."""
        cdef list numbers = PyList_New(self.size)
        cdef Py_ssize_t row
        if place < 0 or place >= self.width:
            raise IndexError(f"no column {place} of {self.width}")
        cdef PyObject* number
        cdef Py_ssize_t value
        for row in range(self.size):
            value = self.rows[row * self.width + place]
            if 0 <= value < FEW_NUMBERS:
                number = PyTuple_GET_ITEM(counted, value)
                Py_INCREF(<object> number)
            else:
                number = PyLong_FromSsize_t(value)
                if number == NULL:
                    raise MemoryError
            PyList_SET_ITEM(numbers, row, number)  # which takes over the reference
        return numbers
