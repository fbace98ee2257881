"""Code: whether a line is of a listing, in whatever language programs are written in."""

import re
from typing import Final

_LOOKS: Final = re.compile(
    r"""[{}]|;\s*$|[\w\])] ?= ?[\w"'(\[]|\w\([^ )*]|^\s*--\w|^\s*"[\w-]+": """  # statements, calls, options, pairs
)
_MARKS: Final = "{};=("
_BEGINNINGS: Final = ("--", '"')


def is_code(text: str) -> bool:
    """Whether a line looks like one of a program or its settings; prose with an "=" or a call in it does too."""
    # Most prose has none of the characters that each of them has, which is told in a hundredth of the time.
    if any(map(text.__contains__, _MARKS)) or text.lstrip().startswith(_BEGINNINGS):
        return _LOOKS.search(text) is not None
    return False
