"""Before and after as HTML: what is cut now, what is kept now, in the paragraphs around it."""

from collections.abc import Iterator, Sequence

from corpus.inspect.compared import Gap, Part, Row, State, condensed
from corpus.inspect.families import family, label
from corpus.inspect.markup import Html, joined, language_tag, page_text, tag
from corpus.inspect.parts import brand, chip, icons, themes
from corpus.inspect.standalone import look, standalone
from corpus.inspect.visible import one_line

_EVIDENCE = 90  # characters of it that a list shows
_SIGNS = {State.LOST: "−", State.GAINED: "+", State.CUT: "", State.KEPT: ""}  # noqa: RUF001 - a minus sign
_SPOKEN = {State.LOST: "Cut now: ", State.GAINED: "Kept now: ", State.CUT: "Cut before and now: "}


def compared_list(rows: Sequence[Row], *, language: str = "", href: str = "", context: int | None = 1) -> Html:
    """The paragraphs that changed and their neighbours; all of them where `context` is None.

    Args:
        rows: of one document.
        language: of the document, for the browser's fonts and hyphens.
        href: the document's page, for links from paragraph numbers; empty for none.
        context: paragraphs around a change.
    """
    shown = rows if context is None else tuple(condensed(rows, context))
    lines = (_gap(item) if isinstance(item, Gap) else _row(item, href) for item in shown)
    return tag("ol", lines, class_="delta", lang=language_tag(language))


def _gap(gap: Gap) -> Html:
    plural = "" if gap.paragraphs == 1 else "s"
    return tag("li", f"{gap.paragraphs:,} paragraph{plural} unchanged", class_="skipped")


def _row(row: Row, href: str) -> Html:
    number = str(row.number) if row.number else ""
    place = tag("a", number, href=f"{href}#p{number}", class_="no", aria_label=f"Paragraph {number}")
    states = {part.state for part in row.parts if part.text.strip()}
    sign = _SIGNS[states.pop()] if len(states) == 1 else "±" if row.changed else ""
    return tag(
        "li",
        place if href and number else tag("span", number, class_="no"),
        tag("span", sign, class_="sign", aria_hidden="true"),
        tag("div", (_part(part) for part in row.parts), class_="tx", dir="auto"),
        tag("div", tuple(_reasons(row)), class_="whys"),
        class_="is" if row.changed else None,
    )


def _part(part: Part) -> Html:
    if part.state is State.KEPT:
        return page_text(part.text)
    spoken = tag("span", _SPOKEN[part.state], class_="sr")
    name = "ins" if part.state is State.GAINED else "del"
    look_ = f"f-{family(part.cut.kind).id}" if part.cut else "f-outside"
    return tag(name, spoken, page_text(part.text), class_=f"{look_} {'was' if part.state is State.CUT else 'now'}")


def _reasons(row: Row) -> Iterator[Html]:
    """Each reason once: kind, rule and evidence."""
    seen: set[tuple[str, ...]] = set()
    for part in row.parts:
        if part.cut is None or part.state not in {State.LOST, State.GAINED} or not part.text.strip():
            continue
        key = (part.state.value, part.cut.kind.value, part.cut.rule, part.cut.evidence)
        if key in seen:
            continue
        seen.add(key)
        word = "cut now" if part.state is State.LOST else "was cut"
        evidence = tag("q", tag("bdi", _clipped(one_line(part.cut.evidence)))) if part.cut.evidence else ""
        yield joined(
            chip(part.cut.kind, f"{label(part.cut.kind)}, {word}"),
            tag("p", tag("code", one_line(part.cut.rule)), " ", joined(evidence), class_="because"),
        )


def _clipped(text: str) -> str:
    """Phrases with many alternatives make long evidence; the document's page has all of it."""
    return text if len(text) <= _EVIDENCE else f"{text[: _EVIDENCE - 1]}…"


def render_compared(title: str, heading: str, facts: Sequence[str], rows: Sequence[Row], language: str = "") -> str:
    """Before and after of one document as a page of its own, for disk."""
    kinds = dict.fromkeys(part.cut.kind for row in rows for part in row.parts if part.cut)
    inside = joined(
        tag("h1", one_line(title) or "(no title)", dir="auto"),
        tag("p", heading, class_="lead"),
        tag("ul", (tag("li", tag("bdi", one_line(fact))) for fact in facts), class_="crumb"),
        compared_list(rows, language=language),
    )
    body = joined(
        tag("a", "Skip to the text", href="#text", class_="skip"),
        icons(kinds),
        tag("header", tag("span", brand(), tag("b", "Winnow"), class_="brand"), _push(), themes(), class_="top"),
        tag("main", inside, id="text", tabindex=-1, class_="card sheet"),
    )
    style = look("base.css") + look("app.css") + look("compared.css")
    return standalone(f"{one_line(title) or 'Document'} · before and after", body, style=style, script=look("app.js"))


def _push() -> Html:
    return tag("span", class_="push")
