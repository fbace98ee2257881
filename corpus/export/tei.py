"""TEI P5: one document a file, its header saying where it came from and what was done to it."""

import re
from collections.abc import Iterable, Iterator

from corpus.export.piece import Piece, file_stem
from corpus.export.sink import Sink
from corpus.export.xml_text import attribute, content

_BLANK = re.compile(r"\n\s*\n")


def write(pieces: Iterable[Piece], sink: Sink, *, stem: str = "") -> int:
    """Write each document to `<slug of its title>-<id>.xml`; returns how many.

    Args:
        pieces: documents.
        sink: where to.
        stem: of a folder below the sink's; empty for none.
    """
    count = 0
    for piece in pieces:
        name = f"{file_stem(piece.document)}.xml"
        with sink.file(f"{stem}/{name}" if stem else name) as file:
            file.write(tei(piece))
        count += 1
    return count


def tei(piece: Piece) -> bytes:
    """A document as a TEI file."""
    document = piece.document
    language = document.metadata.language.value if document.metadata.language else ""
    tongue = f' xml:lang="{attribute(language)}"' if language else ""
    paragraphs = "".join(f"<p>{content(part)}</p>\n" for part in filter(str.strip, _BLANK.split(document.text)))
    whole = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="d-{document.id}">\n<teiHeader>\n{"".join(_header(piece))}'
        f"</teiHeader>\n<text{tongue}>\n<body>\n{paragraphs or '<p/>'}</body>\n</text>\n</TEI>\n"
    )
    return whole.encode("utf-8", "replace")


def _header(piece: Piece) -> Iterator[str]:
    """The three parts of the header we can fill."""
    document, said, origin = piece.document, piece.document.metadata, piece.document.provenance
    author = f"<author>{content(said.byline.value)}</author>" if said.byline else ""
    title = content(document.title) or document.id
    yield f"<fileDesc>\n<titleStmt><title>{title}</title>{author}</titleStmt>\n"
    licence = content(said.licence.value) if said.licence else "Rights rest with the publisher."
    yield f"<publicationStmt><publisher>{content(document.outlet)}</publisher>"
    yield f"<availability><licence>{licence}</licence></availability></publicationStmt>\n"
    date = f'<date type="published">{content(said.published_at.value)}</date>' if said.published_at else ""
    yield f'<sourceDesc><bibl><title>{title}</title><ptr target="{attribute(document.addresses.answered)}"/>{date}'
    yield f'<date type="accessed" when="{origin.fetched_at.isoformat()}"/>'
    yield f'<idno type="digest">{origin.digest}</idno><idno type="story">{document.story.id}</idno>'
    yield "</bibl></sourceDesc>\n"
    yield "</fileDesc>\n<encodingDesc><projectDesc><p>"
    yield f"Site chrome cut by Winnow {content(origin.winnow_version)}, rules {origin.rules_version}: "
    yield f"{document.story.relation.value} copy. {content(document.story.reason)}</p></projectDesc></encodingDesc>\n"
