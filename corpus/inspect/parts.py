"""Small pieces of HTML that pages, the index and the web app have in common."""

from collections.abc import Iterable, Iterator, Sequence

from cleaners.kinds import Kind
from corpus.inspect.families import family, label
from corpus.inspect.icons import PATHS
from corpus.inspect.markup import Html, joined, tag
from corpus.inspect.view import View

_UNITS = 1_000  # what the segments of a bar add up to, about
_MOST_SEGMENTS = 240  # more could not be told apart

Segments = tuple[tuple[int, Kind | None], ...]
"""The segments of a bar: weight, and the kind that was cut or None."""


def icon(kind: Kind) -> Html:
    """The kind's drawing, by reference to `icons`."""
    return tag("svg", tag("use", href=f"#i-{kind.value}"), class_="ic", viewBox="0 0 16 16", aria_hidden="true")


def icons(kinds: Iterable[Kind]) -> Html:
    """The drawings of these kinds, for `icon` to refer to; stands once in a page."""
    symbols = (tag("symbol", tag("path", d=PATHS[kind]), id=f"i-{kind.value}", viewBox="0 0 16 16") for kind in kinds)
    return tag("svg", symbols, width=0, height=0, aria_hidden="true", class_="sr")


def swatch(kind: Kind) -> Html:
    """The pattern of the kind's family."""
    return tag("span", class_=f"sw pat f-{family(kind).id}", aria_hidden="true")


def chip(kind: Kind, words: str = "") -> Html:
    """Icon and name of a kind in its colours."""
    return tag("span", icon(kind), tag("span", words or label(kind)), class_=f"chip f-{family(kind).id}")


def brand() -> Html:
    """The mark of the house: a line kept, a line cut, a line kept."""
    return tag("span", tag("i"), tag("i"), tag("i"), class_="logo", aria_hidden="true")


def choice(name: str, legend: str, options: Sequence[tuple[str, str]], class_: str) -> Html:
    """Radio buttons that look like one control; the first is chosen."""
    buttons = (
        tag("label", tag("input", type="radio", name=name, id=key, value=key, checked=not at), tag("span", words))
        for at, (key, words) in enumerate(options)
    )
    return tag("fieldset", tag("legend", legend, class_="sr"), buttons, class_=f"seg {class_}")


def themes() -> Html:
    """The choice between the system's, light and dark colours."""
    options = (("t-auto", "Auto"), ("t-light", "Light"), ("t-dark", "Dark"))
    return choice("theme", "Colours", options, "small themes")


def pairs(rows: Iterable[tuple[str, Html | str]]) -> Html:
    """Labels and values as a description list."""
    return tag("dl", (joined(tag("dt", name), tag("dd", value)) for name, value in rows), class_="pairs")


def segments(view: View, most: int = _MOST_SEGMENTS) -> Segments:
    """A view from first to last character as (weight, kind or None for kept), neighbours merged."""
    return segments_of(((cut.start, cut.end, cut.kind) for cut in view.cuts), len(view.raw_text), most)


def segments_of(spans: Iterable[tuple[int, int, Kind]], whole: int, most: int) -> Segments:
    """The same out of ascending cuts (start, end, kind) of a text of `whole` characters.

    Weights are whole numbers of a thousandth, at least 1.
    """
    least = whole // most
    found: list[tuple[int, Kind | None]] = []
    for size, kind in _stretches(spans, whole):
        if found and (found[-1][1] is kind or size < least):
            found[-1] = (found[-1][0] + size, found[-1][1])
        else:
            found.append((size, kind))
    return tuple((max(1, size * _UNITS // whole), kind) for size, kind in found)


def _stretches(spans: Iterable[tuple[int, int, Kind]], whole: int) -> Iterator[tuple[int, Kind | None]]:
    """What is kept and what is cut, in turn."""
    at = 0
    for start, end, kind in spans:
        if start > at:
            yield start - at, None
        yield end - start, kind
        at = end
    if whole > at:
        yield whole - at, None


def bar(weights: Segments, spoken: str) -> Html:
    """Segments side by side; `grow` gives the style their widths need."""
    parts = (tag("span", class_=f"g{weight} {'kept' if kind is None else _pattern(kind)}") for weight, kind in weights)
    return tag("div", parts, class_="bar", role="img", aria_label=spoken)


def grow(weights: Iterable[int]) -> str:
    """Style for the weights used in a page: inline styles are what its policy forbids."""
    return "".join(f".g{weight}{{flex-grow:{weight}}}" for weight in sorted(set(weights)))


def _pattern(kind: Kind) -> str:
    return f"pat f-{family(kind).id}"
