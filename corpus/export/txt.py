"""One UTF-8 text file a document, named so that a person can find it, and nothing in it but the story."""

from collections.abc import Iterable

from corpus.export.piece import Piece, file_stem
from corpus.export.sink import Sink


def write(pieces: Iterable[Piece], sink: Sink, *, stem: str = "") -> int:
    """Write each document to `<slug of its title>-<id>.txt`; returns how many.

    Args:
        pieces: documents; of a piece with raw text that is written too, as `….raw.txt`.
        sink: where to.
        stem: of a folder below the sink's; empty for none.
    """
    count = 0
    for piece in pieces:
        name = f"{stem}/{file_stem(piece.document)}" if stem else file_stem(piece.document)
        _file(sink, f"{name}.txt", piece.document.text)
        if piece.raw_text:
            _file(sink, f"{name}.raw.txt", piece.raw_text)
        count += 1
    return count


def _file(sink: Sink, name: str, text: str) -> None:
    with sink.file(name) as file:
        file.write(text.encode("utf-8", "replace") + b"\n")
