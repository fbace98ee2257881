# Whether a text is composed (NFC) as it stands, told by letters alone: most texts have none that joins another.

cdef enum:
    PLANE = 65536
    LATIN_END = 0x300
    PRINTED = 0x2010  # dashes, quotes and the like
    PRINTED_END = 0x2065
    AT_ONCE = 128  # letters

cdef uint8_t[PLANE] _stays  # whether a letter stays as it is, whatever stands before it
# Latin, Greek, Cyrillic, Hebrew and Arabic letters, punctuation, money, trade marks, arrows, Kana, Han, Hangul, wide forms.
for _first, _last in (
    (0x0, 0x2ff), (0x388, 0x482), (0x48a, 0x52f), (0x5d0, 0x5ea), (0x620, 0x64a), (0x660, 0x66f), (0x671, 0x6d3),
    (0x1e00, 0x1eff), (0x2010, 0x2064), (0x20a0, 0x20c0), (0x2122, 0x2122), (0x2190, 0x2328), (0x232b, 0x23ff),
    (0x2500, 0x27ff), (0x3000, 0x3029), (0x3030, 0x3096), (0x309b, 0x30ff), (0x4e00, 0x9fff), (0xac00, 0xd7a3),
    (0xff00, 0xffef),
):
    memset(&_stays[<int> _first], 1, <int> _last - <int> _first + 1)


cdef bint _plain(const uint16_t* letters) noexcept:
    """Whether so many letters are all Latin or printers' marks, told without a look at one after the other."""
    cdef Py_ssize_t place
    cdef uint16_t other = 0
    for place in range(AT_ONCE):
        other |= (letters[place] >= LATIN_END) & (<uint16_t> (letters[place] - PRINTED) >= PRINTED_END - PRINTED)
    return not other


cdef bint _all_stay(const Letter* letters, Py_ssize_t size) noexcept:
    cdef Py_ssize_t place
    if Letter is uint16_t:
        while size >= AT_ONCE and _plain(letters):
            letters += AT_ONCE
            size -= AT_ONCE
    for place in range(size):
        if Letter is uint32_t:
            if letters[place] >= PLANE:
                if not 0x1f300 <= letters[place] <= 0x1faff:  # pictures
                    return False
                continue
        if not _stays[letters[place]]:
            return False
    return True


def is_composed(str text not None):
    """Whether NFC leaves a text as it is; False may mean that this is not known."""
    if PyUnicode_KIND(text) == 1:
        return True
    if PyUnicode_KIND(text) == 2:
        return _all_stay(<const uint16_t*> PyUnicode_DATA(text), len(text))
    return _all_stay(<const uint32_t*> PyUnicode_DATA(text), len(text))
