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
        return self.some(self.checked(place), 0, self.size, 1)

    def seen(self, Py_ssize_t place):
        """The same without a list: each number is made when it is asked for."""
        cdef Column column = Column.__new__(Column)
        column.rows, column.place = self, self.checked(place)
        return column

    cdef Py_ssize_t checked(self, Py_ssize_t place) except -1:
        if place < 0 or place >= self.width:
            raise IndexError(f"no column {place} of {self.width}")
        return place

    cdef list some(self, Py_ssize_t place, Py_ssize_t start, Py_ssize_t count, Py_ssize_t step):
        """One number of each of some rows; the caller has looked whether they are there."""
        cdef list numbers = PyList_New(count)
        cdef Py_ssize_t at
        for at in range(count):  # the list takes over the reference
            PyList_SET_ITEM(numbers, at, numbered(self.rows[(start + at * step) * self.width + place]))
        return numbers


cdef inline PyObject* numbered(Py_ssize_t value) except NULL:
    """A number, with a reference to it."""
    cdef PyObject* number
    if 0 <= value < FEW_NUMBERS:
        number = PyTuple_GET_ITEM(counted, value)
        Py_INCREF(<object> number)
        return number
    return PyLong_FromSsize_t(value)


cdef class Column:
    """One number of each row, as a sequence that is not written to."""

    cdef Columns rows
    cdef Py_ssize_t place

    def __len__(self):
        return self.rows.size

    def __getitem__(self, at):
        cdef Py_ssize_t row, stop, step, value, size = self.rows.size
        if isinstance(at, slice):
            row, stop, step = at.indices(size)
            return self.rows.some(self.place, row, len(range(row, stop, step)), step)
        row = at
        if row < 0:
            row += size
        if row < 0 or row >= size:
            raise IndexError(f"no row {at} of {size}")
        value = self.rows.rows[row * self.rows.width + self.place]
        return counted[value] if 0 <= value < FEW_NUMBERS else value

    def __iter__(self):
        return iter(self.rows.column(self.place))

    def __eq__(self, other):
        return self.rows.column(self.place) == (list(other) if isinstance(other, Column) else other)

    def count(self, number):
        return self.rows.column(self.place).count(number)

    def index(self, number, *among):
        return self.rows.column(self.place).index(number, *among)
