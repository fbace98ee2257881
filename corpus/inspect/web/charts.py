"""Charts as inline SVG: no script, no style attribute, a table of the same figures beside each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cleaners.kinds import Kind
from corpus.inspect.families import FAMILIES, Family, family
from corpus.inspect.markup import Html, Value, joined, tag

WIDTH, HEIGHT = 1150, 240
_LEFT, _BOTTOM, _TOP = 46, 22, 10
_GRIDLINES = 3
_LABELS = 8  # dates under a chart; more would touch
_LINE_WIDTH, _LINE_HEIGHT = 132, 26

_PATTERNS = {
    "shell": (8, "M-2 10 10-2M-2 2 2-2M6 10 10 6", 2.4),
    "copy": (5, "M-1-1 6 6M-1 4 1 6M4-1 6 1", 1.4),
    "legal": (6, "M3 2.9v.2", 2.6),
    "reader": (6, "M0 1h6", 2),
    "advert": (6, "M1 0v6", 2),
    "follow": (6, "M0 0 6 6M6 0 0 6", 1),
    "links": (5, "M0 .5h5M.5 0v5", 1),
    "credit": (7, "M-2 2 2-2M-1 8 8-1M5 9 9 5", 2.6),
    "outside": (8, "M4 2.4a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2Z", 0.8),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """One bar: its Monday, and how much of each family."""

    week: str
    sizes: Mapping[str, int]  # by family id

    @property
    def total(self) -> int:
        """The bar's height."""
        return sum(self.sizes.values())


def weeks_of(rows: Iterable[tuple[str, str, int]]) -> tuple[Week, ...]:
    """Bars out of (week, kind, amount), in order of time."""
    found: dict[str, dict[str, int]] = {}
    for week, kind, amount in rows:
        sizes = found.setdefault(week, {})
        name = family(Kind(kind)).id
        sizes[name] = sizes.get(name, 0) + amount
    return tuple(Week(week=week, sizes=found[week]) for week in sorted(found))


def unbroken(weeks: Sequence[Week]) -> tuple[Week, ...]:
    """The weeks with an empty bar for each week between that has none, so that a chart's axis is time."""
    if not weeks:
        return ()
    known = {each.week: each for each in weeks}
    day, end = date.fromisoformat(weeks[0].week), date.fromisoformat(weeks[-1].week)
    mondays = (str(day + timedelta(weeks=number)) for number in range((end - day).days // 7 + 1))
    return tuple(known.get(monday) or Week(week=monday, sizes={}) for monday in mondays)


def patterns() -> Html:
    """The families' patterns, for the charts of a page to refer to; stands once in it."""
    made = []
    for each in FAMILIES:
        size, path, width = _PATTERNS[each.id]
        inside = joined(
            tag("rect", width=size, height=size, class_="ground"),
            tag("path", d=path, class_="drawn", stroke_width=str(width)),
        )
        square: dict[str, Value] = {"width": size, "height": size, "patternUnits": "userSpaceOnUse"}
        made.append(tag("pattern", inside, id=f"pt-{each.id}", class_=f"f-{each.id}", **square))
    return tag("svg", tag("defs", made), width=0, height=0, aria_hidden="true", class_="sr")


def stacked(weeks: Sequence[Week], title: str, unit: str) -> Html:
    """Bars by week, each in layers by family, with a legend and a table."""
    if not weeks:
        return tag("p", "Nothing to draw yet.", class_="note")
    most = _rounded(max(week.total for week in weeks))
    shown = [each for each in FAMILIES if any(week.sizes.get(each.id) for week in weeks)]
    step = (WIDTH - _LEFT) / max(len(weeks), 12)
    bars = (_bar(week, shown, most, (_LEFT + at * step, step)) for at, week in enumerate(weeks))
    drawing = tag(
        "svg",
        tag("title", title),
        _grid(most),
        bars,
        _dates([week.week for week in weeks], step),
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        class_="chart",
        role="img",
    )
    legend = (tag("li", tag("span", class_=f"sw pat f-{each.id}"), each.label) for each in shown)
    return tag(
        "figure",
        tag("div", drawing, class_="drawing", tabindex=0, role="region", aria_label=title),
        tag("ul", legend, class_="legend"),
        _table(weeks, shown, unit),
    )


def _bar(week: Week, shown: Sequence[Family], most: int, place: tuple[float, float]) -> Html:
    """One week's layers from the bottom up."""
    room = HEIGHT - _BOTTOM - _TOP
    at = float(HEIGHT - _BOTTOM)
    layers = []
    for each in shown:
        height = week.sizes.get(each.id, 0) * room / most
        at -= height
        if height:
            said = tag("title", f"{week.week}, {each.label}: {week.sizes[each.id]:,}")
            box = {"x": f"{place[0] + 1:.1f}", "y": f"{at:.1f}", "width": f"{max(1.0, place[1] - 2):.1f}"}
            layers.append(
                tag(
                    "rect", said, height=f"{height:.1f}", fill=f"url(#pt-{each.id})", class_=f"layer f-{each.id}", **box
                )
            )
    return joined(layers)


def _grid(most: int) -> Html:
    room = HEIGHT - _BOTTOM - _TOP
    lines = []
    for number in range(_GRIDLINES + 1):
        y = HEIGHT - _BOTTOM - number * room / _GRIDLINES
        lines.append(tag("path", d=f"M{_LEFT} {y:.1f}H{WIDTH}", class_="grid"))
        label = _short(most * number // _GRIDLINES)
        lines.append(tag("text", label, x=_LEFT - 6, y=f"{y + 4:.1f}", text_anchor="end"))
    return joined(lines)


def _dates(weeks: Sequence[str], step: float) -> Html:
    every = max(1, -(-len(weeks) // _LABELS))
    return joined(
        tag("text", week[5:] if at else week, x=f"{_LEFT + at * step:.1f}", y=HEIGHT - 5)
        for at, week in enumerate(weeks)
        if at % every == 0
    )


def _table(weeks: Sequence[Week], shown: Sequence[Family], unit: str) -> Html:
    """The figures of a chart, folded."""
    head = tag("tr", tag("th", "Week", scope="col"), (tag("th", each.label, scope="col") for each in shown))
    body = (
        tag("tr", tag("th", week.week, scope="row"), (tag("td", f"{week.sizes.get(e.id, 0):,}") for e in shown))
        for week in weeks
    )
    table = tag("table", tag("thead", head), tag("tbody", body))
    scroller = tag("div", table, class_="figures-table", tabindex=0, role="region", aria_label=f"Figures, {unit}")
    return tag("details", tag("summary", f"The figures, {unit}"), scroller, class_="figures-of")


def line(values: Sequence[float], spoken: str) -> Html:
    """A small line over time, from 0 to the greatest value."""
    most = max(values, default=0.0) or 1.0
    step = _LINE_WIDTH / max(1, len(values) - 1)
    points = [(at * step, _LINE_HEIGHT - 2 - (_LINE_HEIGHT - 4) * value / most) for at, value in enumerate(values)]
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) if len(points) > 1 else ""
    drawn = tag("path", d=path) if path else Html("")
    last = tag("circle", cx=f"{points[-1][0]:.1f}", cy=f"{points[-1][1]:.1f}", r="2.4") if points else Html("")
    box = f"-3 0 {_LINE_WIDTH + 6} {_LINE_HEIGHT}"
    return tag("svg", tag("title", spoken), drawn, last, viewBox=box, class_="line", role="img")


def _rounded(most: int) -> int:
    """The next number that is 1, 1.5, 2, 3, 5 or 7.5 times a power of ten, and divides the grid well."""
    power = 10 ** max(0, len(str(most)) - 1)
    return next((int(power * by) for by in (1, 1.5, 2, 3, 5, 7.5, 10) if power * by >= most), most) or 1


def _short(number: int) -> str:
    """A number as an axis has room for: 1.5k, 20M."""
    for size, letter in ((1_000_000, "M"), (1_000, "k")):
        if number >= size:
            return f"{number / size:.1f}".removesuffix(".0") + letter
    return str(number)
