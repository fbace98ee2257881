"""Vertical text for corpus query tools (CWB, Sketch Engine): one token a line, texts and paragraphs as tags."""

import re
from collections.abc import Iterable, Iterator

from corpus.export.piece import Piece
from corpus.export.shards import shards
from corpus.export.sink import Sink
from corpus.export.xml_text import attribute, content

# Han and Kana stand alone; a word keeps its inner hyphens, points and apostrophes; every other sign is a token.
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+(?:[-.'\u2019][^\W\u3040-\u30ff\u3400-\u9fff]+)*|[^\w\s]"
)
_BLANK = re.compile(r"\n\s*\n")


def write(pieces: Iterable[Piece], sink: Sink, *, stem: str = "corpus", shard_bytes: int = 0) -> int:
    """Write documents as vertical text; returns how many. Arguments are as in jsonl."""
    return shards(sink, f"{stem}.vrt", map(text, pieces), shard_bytes)


def text(piece: Piece) -> bytes:
    """A document as a `text` element."""
    return "".join(f"{line}\n" for line in _lines(piece)).encode("utf-8", "replace")


def _lines(piece: Piece) -> Iterator[str]:
    document = piece.document
    said = document.metadata
    known = {
        "id": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "url": document.addresses.answered,
        "lang": said.language.value if said.language else "",
        "date": said.published_at.value if said.published_at else "",
        "author": said.byline.value if said.byline else "",
        "story": document.story.id,
        "relation": document.story.relation.value,
    }
    yield "<text" + "".join(f' {name}="{attribute(value)}"' for name, value in known.items()) + ">"
    for paragraph in filter(str.strip, _BLANK.split(document.text)):
        yield "<p>"
        yield from map(content, _TOKEN.findall(paragraph))
        yield "</p>"
    yield "</text>"
