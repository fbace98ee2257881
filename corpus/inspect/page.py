"""One document as one HTML file: every cut in its place, with its reason and evidence."""

from corpus.inspect.markup import Html, joined, language_tag, tag
from corpus.inspect.panels import filters, head, map_lines, origin, page_map, why
from corpus.inspect.parts import brand, choice, grow, icons, segments, themes
from corpus.inspect.rows import Extras, rows, rule_numbers
from corpus.inspect.standalone import look, standalone
from corpus.inspect.view import View, totals_by_kind
from corpus.inspect.visible import one_line

_LONG = 600  # paragraphs; from here on the browser lays out only what is on screen

_VIEWS = (("v-inline", "Inline"), ("v-side", "Side by side"), ("v-clean", "Clean"), ("v-raw", "Raw"))

_KEYS = (
    ("j k", "next, previous cut"),
    ("d", "to the first copy, and back"),
    ("v", "next view"),
    ("1 to 9", "fold or unfold a kind; with Shift, show it alone"),
    ("0", "unfold all"),
    ("f", "hide or show kept text"),
    ("/", "find in what was cut"),
    ("c", "copy the command that keeps this paragraph"),
    ("t", "light, dark, as the system"),
    ("?", "this list"),
)


def render_html(view: View) -> str:
    """A page that works from disk, without a network and without JavaScript, in light and dark, and on paper."""
    style = look("base.css") + look("page.css") + page_style(view)
    body = joined(
        tag("a", "Skip to the text", href="#text", class_="skip"),
        icons(dict.fromkeys(cut.kind for cut in view.cuts)),
        _top(),
        desk(view),
        keys_dialog(),
    )
    return standalone(f"{one_line(view.title) or 'Document'} · cuts", body, style=style, script=look("page.js"))


def page_style(view: View) -> str:
    """The styles only this view needs: widths of its bars, and what each of its filters folds."""
    weights = {weight for weight, _ in segments(view)} | {weight for weight, _, _ in map_lines(view)}
    kinds = (f"#k-{total.kind.value}:not(:checked)) .k-{total.kind.value}" for total in totals_by_kind(view.cuts))
    rules = (f"#r-{number}:not(:checked)) .r{number}" for number in rule_numbers(view).values())
    return grow(weights) + "".join(_fold(f"body:has({each}") for each in (*kinds, *rules))


def _fold(selector: str) -> str:
    line = "white-space:nowrap;overflow:hidden;text-overflow:ellipsis;font-size:12.5px;line-height:1.6;padding:2px 0"
    return (
        f"{selector}.row{{min-height:0}}{selector}.row .tx{{{line}}}"
        f"{selector}.row .mk{{opacity:.45}}{selector}.row .whys{{padding-top:0}}"
        f"{selector}:is(del){{display:none}}{selector}.row del{{display:inline}}"
    )


def desk(view: View, extras: Extras | None = None) -> Html:
    """The whole of the page under its top bar."""
    more = extras or Extras()
    return tag(
        "div",
        filters(view),
        tag("main", head(view), _list(view, more), id="text", tabindex=-1),
        page_map(view),
        tag("aside", why(view), more.panel, origin(view), class_="reasons", aria_label="Why, and where from"),
        class_="desk",
    )


def view_choice() -> Html:
    """The choice between the four ways to look at a document."""
    return choice("view", "View", _VIEWS, "views")


def steps() -> Html:
    """Buttons from cut to cut."""
    return tag(
        "div",
        tag("button", "↑", type="button", id="prev", aria_label="Previous cut"),
        tag("output", "", id="place", class_="num"),
        tag("button", "↓", type="button", id="next", aria_label="Next cut"),
        class_="steps js-only",
    )


def keys_dialog() -> Html:
    """The list of keys."""
    rows_ = (
        joined(tag("dt", (joined(tag("kbd", key), " ") for key in keys.split(" "))), tag("dd", words))
        for keys, words in _KEYS
    )
    close = tag("form", tag("button", "Close", class_="btn"), method="dialog")
    return tag(
        "dialog",
        tag("h2", "Keyboard", id="keys-title"),
        tag("dl", rows_),
        close,
        id="keys",
        aria_labelledby="keys-title",
    )


def _top() -> Html:
    helper = tag("button", "Keys ", tag("kbd", "?"), type="button", id="help", class_="quiet helps js-only")
    name = tag("span", brand(), tag("b", "Winnow"), class_="brand")
    return tag("header", name, view_choice(), tag("span", class_="push"), steps(), themes(), helper, class_="top")


def _list(view: View, extras: Extras) -> Html:
    if not view.paragraphs:
        return tag("p", "There is no text to show.", class_="note")
    sides = tag("div", tag("span", "Raw"), tag("span", "Clean"), class_="sides", aria_hidden="true")
    long = " long" if len(view.paragraphs) > _LONG else ""
    return joined(sides, tag("ol", rows(view, extras), class_=f"rows{long}", lang=language_tag(view.language)))
