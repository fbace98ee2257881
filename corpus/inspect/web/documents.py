"""Pages about one document: its cuts, and the copies of its story."""

from dataclasses import replace
from typing import NamedTuple
from urllib.parse import urlencode

from cleaners.cleaned import Cleaned
from cleaners.kinds import Kind
from corpus.document import Document
from corpus.inspect.exceptions import Exceptions, block_name, read, spared
from corpus.inspect.markup import Html, joined, page_text, tag
from corpus.inspect.page import desk as page_desk
from corpus.inspect.page import keys_dialog, page_style, steps, view_choice
from corpus.inspect.parts import icons
from corpus.inspect.rows import Extras
from corpus.inspect.stored import stored_view
from corpus.inspect.view import Paragraph, Piece, View
from corpus.inspect.web.answers import Answer, Desk, Query
from corpus.inspect.web.likeness import Original, Run
from corpus.inspect.web.templates import page
from corpus.store_file import as_int

_COPIES = 6  # side by side; more are counted
_DONE = {
    "kept": "Kept. The text below shows it; `winnow reclean` writes it.",
    "undone": "Undone: the cut stands again.",
}


class Copy(NamedTuple):
    """One copy of a story."""

    id: str
    title: str
    outlet: str
    day: str
    relation: str
    similarity: float
    reason: str
    lines: tuple[Html, ...]  # paragraphs, what the original has too marked in each


def document(desk: Desk, name: str, query: Query) -> Answer | None:
    """One document with every cut, its reasons, and what can be done; None where there is none of that id."""
    found = desk.store.document(name)
    if found is None:
        return None
    exceptions = read(desk.exceptions)
    before = stored_view(desk.store, found)
    stored = cleaned_of(desk, found, before)
    after = spared(stored, exceptions, outlet=found.outlet, doc=found.id)
    view = before if after is stored else replace(before, cuts=after.cuts, text=after.text)
    extras = Extras(
        acts=_Acts(found), beside=_Beside(desk.door.form, found, before, exceptions), panel=_panel(desk, found)
    )
    return page(
        "document.html",
        styles=("page.css",),
        style=page_style(view),
        script="page.js",
        title=view.title or "Document",
        here="",
        symbols=icons(dict.fromkeys(cut.kind for cut in view.cuts)),
        steps=steps(),
        views=view_choice(),
        notice=_DONE.get(query.get("done", ""), ""),
        desk=page_desk(view, extras),
        keys=keys_dialog(),
    )


def cleaned_of(desk: Desk, found: Document, view: View | None = None) -> Cleaned:
    """The stored outcome of cleaning, without exceptions; out of a view of it where there is one already."""
    return Cleaned(
        page_digest=found.provenance.digest,
        raw_text=view.raw_text if view else desk.store.raw_text(found.id) or "",
        text=found.text,
        cuts=view.cuts if view else desk.store.cuts(found.id),
        metadata=found.metadata,
        rules_version=found.provenance.rules_version,
        model_version=found.provenance.model_version,
    )


class _Acts:
    """The end of a cut's card: keep it, turn its rule off, see what else its rule took."""

    def __init__(self, found: Document) -> None:
        self._doc, self._outlet = found.id, found.outlet

    def __call__(self, para: Paragraph, piece: Piece) -> Html:
        if piece.cut is None or piece.cut.kind is Kind.MARKUP:
            return Html("")
        keep = urlencode({"doc": self._doc, "n": para.number})
        off = urlencode({"outlet": self._outlet, "rule": piece.cut.rule})
        every = urlencode({"kind": piece.cut.kind.value, "rule": piece.cut.rule})
        return tag(
            "div",
            tag("a", "Keep this paragraph ", tag("kbd", "x"), href=f"/keep?{keep}", class_="btn keep"),
            tag("a", f"Turn this rule off for {self._outlet}", href=f"/off?{off}", class_="btn alt"),
            tag("a", "See every cut of this rule", href=f"/rule?{every}", class_="btn alt"),
            class_="does",
        )


class _Beside:
    """A mark and an undo beside each paragraph that an exception keeps."""

    def __init__(self, form: str, found: Document, before: View, exceptions: Exceptions) -> None:
        own = (keep for keep in exceptions.keeps if keep.outlet == found.outlet and keep.doc in {"", found.id})
        self._keeps = {keep.block: keep for keep in own}
        self._cut = {para.number for para in before.paragraphs if para.reasons and not para.marks_only}
        self._form, self._back = form, f"/documents/{found.id}"

    def __call__(self, para: Paragraph) -> Html:
        keep = self._keeps.get(block_name("".join(piece.text for piece in para.pieces))) if self._keeps else None
        if keep is None or para.number not in self._cut:
            return Html("")
        values = {"form": self._form, "outlet": keep.outlet, "block": keep.block, "doc": keep.doc}
        back = {"back": f"{self._back}?done=undone#p{para.number}"}
        fields = (tag("input", type="hidden", name=name, value=value) for name, value in (values | back).items())
        undo = tag("form", fields, tag("button", "Undo"), method="post", action="/undo")
        return tag("span", "Kept by you", undo, class_="mine")


def _panel(desk: Desk, found: Document) -> Html:
    """The story this document belongs to, when it has other copies, and its earlier cleanings, when there are any."""
    return joined(_family(desk, found), _earlier(desk, found))


def _earlier(desk: Desk, found: Document) -> Html:
    rows = desk.store.database.rows(
        "SELECT count(*) FROM cleanings WHERE document = (SELECT number FROM documents WHERE id = ?)", (found.id,)
    )
    count = as_int(rows[0][0])
    if not count:
        return Html("")
    words = f"Compare with the {'cleaning' if count == 1 else f'{count} cleanings'} before"
    link = tag("a", words, href=f"/versions/{found.id}", class_="btn alt")
    return tag("section", tag("h2", "Its versions"), tag("div", link, class_="does"), class_="card")


def _family(desk: Desk, found: Document) -> Html:
    copies = _copies(desk, found.story.id)
    if len(copies) < 2:  # noqa: PLR2004 - itself
        return Html("")
    words = f"See the {len(copies):,} copies side by side"
    link = tag("a", words, href=f"/stories/{found.story.id}", class_="btn alt")
    said = tag("p", found.story.relation.value.capitalize(), " ", found.story.reason)
    return tag("section", tag("h2", "Its story"), said, tag("div", link, class_="does"), class_="card")


def story(desk: Desk, name: str, _: Query) -> Answer | None:
    """The copies of one story side by side, the original first; None where there is no such story.

    Any of its documents names it: when the crown has moved, the link of before still leads here.
    """
    named = desk.store.document(name)
    story_id = named.story.id if named else name
    names = _copies(desk, story_id)
    found = [each for each in map(desk.store.document, names[:_COPIES]) if each]
    if not found:
        return None
    original = Original(found[0].text.splitlines())
    copies = [_copy(each, original if at else Original(())) for at, each in enumerate(found)]
    more = max(0, len(names) - _COPIES)
    return page("story.html", title="One story", here="", copies=copies, more=more)


def _run(run: Run) -> Html:
    text = page_text(run.text)
    return tag("span", text, class_="shared") if run.shared else text


def _copies(desk: Desk, story_id: str) -> list[str]:
    """Ids of a story's current documents, the original first. An agency's story may have hundreds."""
    rows = desk.store.database.rows(
        "SELECT d.id FROM stories AS s JOIN documents AS d ON d.number = s.document "
        "WHERE s.story = :story AND d.superseded = 0 ORDER BY d.id <> :story, d.id",
        {"story": story_id},
    )
    return [str(row[0]) for row in rows]


def _copy(found: Document, original: Original) -> Copy:
    lines = (line for line in found.text.splitlines() if line.strip())
    return Copy(
        id=found.id,
        title=found.title,
        outlet=found.outlet,
        day=f"{found.provenance.fetched_at:%Y-%m-%d}",
        relation=found.story.relation.value,
        similarity=found.story.similarity,
        reason=found.story.reason,
        lines=tuple(joined(map(_run, original.runs(line))) for line in lines),
    )
