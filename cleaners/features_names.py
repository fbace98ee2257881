"""What each column of a block's features is called; their order is the model's."""

from typing import Final

from cleaners.lexicon import COLUMNS as _LEXICON
from cleaners.segment_words import HINTS, TAG_HINTS

_TEXT: Final = [
    "log_chars", "log_words", "link_density", "links", "bold_share", "digit_share", "upper_share", "comma_rate",
    "stop_rate", "mark_rate", "colon", "quote_rate", "word_length", "opening", "closing", "closing_before",
]  # fmt: skip
_ELEMENT: Final = ["tag", "level", "breaks", "dead", "images_before", "depth"]
_POSITION: Final = [
    "index", "index_share", "char_share", "from_end", "same_before", "same_after", "depth_before", "depth_after",
]  # fmt: skip
_NEAR: Final = [f"{what}{step:+d}" for step in (-2, -1, 1, 2) for what in ("chars", "density", "tag", "stop")]
_WINDOW: Final = [f"{what}_w{radius}" for radius in (3, 8) for what in ("density", "chars", "prose")]
_ABOVE: Final = [
    f"{what}_up{level}"
    for level in (0, 1, 2, 3)
    for what in ("density", "prose", "chars", "blocks", "share", "tag", "images")
]
_SIGNATURE: Final = [
    "same_count", "same_chars", "same_density", "same_prose", "same_in_best", "same_as_before", "same_as_after",
]  # fmt: skip
_BEST: Final = [
    f"{what}_{place}" for place in ("best", "core") for what in ("in", "level", "after_first", "before_last", "size")
]
_TITLE: Final = [
    "after_title", "in_title", "title_seen", "after_h1", "in_description", "copy_before", "copy_after", "in_body",
    "body_given",
]  # fmt: skip
_CARD: Final = [f"{what}_cards{level}" for level in (1, 2, 3) for what in ("count", "density", "prose")]
_THREAD: Final = ["before_thread", "thread_share", "page_threads", "page_outside_threads"]
_SECTION: Final = [
    "after_heading", "heading_level", "section_blocks", "section_chars", "section_density", "section_prose",
]  # fmt: skip
_HINT: Final = [f"{scope}_{name}" for scope in ("near", "all") for name in HINTS] + list(TAG_HINTS)
_PAGE: Final = [
    "page_blocks", "page_chars", "page_density", "page_prose", "page_articles", "page_kind", "best_share", "h1s",
    "long_blocks",
]  # fmt: skip
NAMES: Final = tuple(
    _TEXT
    + _ELEMENT
    + _POSITION
    + _NEAR
    + _WINDOW
    + _ABOVE
    + _SIGNATURE
    + _BEST
    + _TITLE
    + _CARD
    + _THREAD
    + _SECTION
    + _HINT
    + _PAGE
    + list(_LEXICON)
)
