"""What a reader sees of a page, read with nothing but the standard library."""

import re
from html.parser import HTMLParser

_INLINE = frozenset({"a", "b", "em", "i", "small", "span", "strong", "font", "time"})
_UNSEEN = frozenset({"script", "style", "title"})
_INVISIBLE = re.compile("[\u00ad\u200b]")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 -- the base class passes it
        self.unseen += tag in _UNSEEN
        self._gap(tag)

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in _UNSEEN
        self._gap(tag)

    def _gap(self, tag: str) -> None:
        if tag not in _INLINE:
            self.pieces.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.pieces.append(data)


def visible(html: str) -> str:
    """The visible text on one line, white space collapsed, invisible marks gone."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return " ".join(_INVISIBLE.sub("", "".join(reader.pieces)).split())
