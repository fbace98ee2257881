"""Text as XML can hold it."""

import re
from html import escape

# XML 1.0 has no way to write these, not even as references.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def content(text: str) -> str:
    """A text between tags; characters XML forbids become the replacement character."""
    return escape(_ILLEGAL.sub("\ufffd", text), quote=False)


def attribute(text: str) -> str:
    """A text between double quotes; white space in it becomes single spaces."""
    return escape(" ".join(_ILLEGAL.sub("\ufffd", text).split()), quote=True)
