"""What stands around the text of a page: filters, head, map, the panel of reasons and the origin."""

from collections.abc import Iterator, Sequence

from corpus.inspect.families import family, label
from corpus.inspect.heading import facts, share, summary
from corpus.inspect.markup import Html, joined, outward, tag
from corpus.inspect.parts import bar, icon, pairs, segments, swatch
from corpus.inspect.rows import rule_numbers
from corpus.inspect.view import Total, View, totals_by_kind, totals_by_rule
from corpus.inspect.visible import one_line

_MAP_LINES = 300  # more would be thinner than a pixel or two each
_CHARS_A_LINE = 80
_MOST = 5
_KEYS = 9  # digits that fold a kind


def filters(view: View) -> Html:
    """What was cut, by kind and rule, each with a box that folds it."""
    find = tag(
        "label",
        tag("span", "Find in what was cut", class_="sr"),
        tag("input", type="search", id="find", placeholder="Find in what was cut", autocomplete="off"),
        tag("kbd", "/"),
        class_="field js-only",
    )
    only = tag("label", tag("input", type="checkbox", id="only"), tag("span", "Hide what is kept"), class_="also")
    heading = tag("h2", tag("span", "What was cut"), tag("span", "of the text"))
    note = tag(
        "p",
        "Untick a kind or a rule to fold its cuts.",
        tag("span", " With ", tag("kbd", "Shift"), " only that kind stays.", class_="js-only"),
        class_="note",
    )
    listed = joined(heading, tag("ul", _kinds(view), class_="kinds"), note, only) if view.cuts else _nothing()
    return tag("aside", find, listed, class_="filters", aria_label="What was cut")


def _nothing() -> Html:
    return tag("p", "Nothing was cut.", class_="note")


def _kinds(view: View) -> Iterator[Html]:
    numbers = rule_numbers(view)
    rules = totals_by_rule(view.cuts)
    for place, total in enumerate(totals_by_kind(view.cuts), start=1):
        own = [rule for rule in rules if rule.kind is total.kind]
        nested = tag("ul", (_rule(rule, numbers[rule.kind, rule.rule]) for rule in own))
        yield tag("li", _pick(total, place, view), nested, class_=f"f-{family(total.kind).id}")


def _pick(total: Total, place: int, view: View) -> Html:
    key = tag("kbd", str(place), class_="js-only", aria_hidden="true") if place <= _KEYS else Html("")
    return tag(
        "label",
        tag("input", type="checkbox", id=f"k-{total.kind.value}", class_="kind", checked=True),
        swatch(total.kind),
        icon(total.kind),
        tag("span", label(total.kind), class_="name"),
        key,
        tag("span", share(total.chars / len(view.raw_text)), class_="num", title=f"{total.chars:,} characters"),
        class_="pick",
    )


def _rule(total: Total, number: int) -> Html:
    box = tag("input", type="checkbox", id=f"r-{number}", checked=True)
    name = tag("span", one_line(total.rule), class_="name")
    return tag("li", tag("label", box, name, tag("span", f"{total.cuts:,}\u00d7", class_="num"), class_="pick rule"))


def head(view: View) -> Html:
    """Title, address and how much of the document went."""
    crumb = tag("ul", (tag("li", tag("bdi", fact)) for fact in facts(view)), class_="crumb") if facts(view) else ""
    return tag(
        "div",
        joined(crumb) if crumb else Html(""),
        tag("h1", one_line(view.title) or "(no title)", dir="auto"),
        _address(view.address),
        tag("p", "No story here: ", tag("bdi", one_line(view.rejected)), class_="nostory f-shell")
        if view.rejected
        else "",
        tag("div", _figures(view), class_="sum"),
        class_="head",
    )


def _address(address: str) -> Html:
    """A link out for a web address; any other is shown, not linked."""
    href = outward(address)
    if href:
        return tag("a", href, href=href, class_="address", rel="noopener noreferrer", target="_blank")
    return tag("span", one_line(address), class_="address") if address else Html("")


def _figures(view: View) -> Iterator[Html]:
    kept = len(view.raw_text) - view.removed_chars
    numbers = (
        ("characters kept", f"{kept:,}"),
        ("characters cut", f"{view.removed_chars:,}"),
        ("cuts", f"{len(view.cuts):,}"),
    )
    yield from (tag("dl", tag("div", tag("dt", name), tag("dd", value, class_="num"))) for name, value in numbers)
    if view.raw_text:
        ends = tag("p", tag("span", "start"), tag("span", f"{share(view.removed_share)} cut"), tag("span", "end"))
        yield tag("div", bar(segments(view), summary(view)), ends, class_="whole")


def why(view: View) -> Html:
    """What the panel says before a cut is chosen: what took most."""
    most = totals_by_kind(view.cuts)[:_MOST]
    lines = (
        tag("li", swatch(total.kind), tag("span", label(total.kind)), tag("span", f"{total.chars:,}", class_="num"))
        for total in most
    )
    hint = tag("p", "Press ", tag("kbd", "j"), " to step through the cuts.", class_="note js-only")
    inside = joined(tag("h2", "What took most"), tag("ul", lines, class_="top3"), hint) if most else _nothing()
    return tag("section", inside, class_="card", id="why", aria_live="polite")


def origin(view: View) -> Html:
    """Where the document came from: the address and every line of provenance."""
    known = [("Address", _address(view.address))] if view.address else []
    known += [("Outlet", tag("bdi", one_line(view.outlet)))] if view.outlet else []
    known += [(one_line(name), tag("bdi", one_line(value))) for name, value in view.provenance if value]
    if not known:
        return Html("")
    return tag("section", tag("h2", "Where it came from"), pairs(known), class_="card", id="origin")


def page_map(view: View) -> Html:
    """The document in small, each line a link to its paragraph."""
    lines = (
        tag("a", href=f"#p{number}", tabindex=-1, class_=f"g{weight} {names}", data_n=number)
        for weight, names, number in map_lines(view)
    )
    return tag("div", lines, tag("div", class_="seen js-only"), class_="map", aria_hidden="true")


def map_lines(view: View) -> Sequence[tuple[int, str, int]]:
    """Weight, look and first paragraph of each line of the map; paragraphs that look alike are merged in long texts."""
    least = len(view.paragraphs) / _MAP_LINES
    found: list[tuple[int, str, int, int]] = []
    for para in view.paragraphs:
        lead = para.reasons[0].cut if para.removed else None
        names = f"pat f-{family(lead.kind).id}" if lead else "kept"
        weight = 1 + (para.end - para.start) // _CHARS_A_LINE
        if found and least > 1 and (found[-1][1] == names or found[-1][3] < least):
            last = found[-1]
            found[-1] = (last[0] + weight, last[1], last[2], last[3] + 1)
        else:
            found.append((weight, names, para.number, 1))
    return [line[:3] for line in found]
