"""The lines of a wall besides those that say of themselves what they are: what it costs, and who has paid already."""

from collections.abc import Collection, Sequence
from typing import Final

from cleaners import demands, ledger, spelling, verdict
from cleaners.block import Block
from cleaners.chrome.context import Context
from cleaners.cleaned import Cut
from cleaners.kinds import Kind
from cleaners.rules import RULES_VERSION

_WALL: Final = Kind.SUBSCRIBE_PAYWALL
_RULES: Final = f"rules@{RULES_VERSION}"
_MOST: Final = 12  # lines of a wall
_LONGEST: Final = 300  # characters of a line of one
_BUTTON: Final = 24  # weight of a line that says more than a button, after which anything may stand


def find(raw_text: str, lines: Sequence[Block], cuts: Sequence[Cut], off: Collection[Kind] = ()) -> list[Cut]:
    """What else of a wall's is left.

    Args:
        raw_text: the text the lines are of.
        lines: of a text, as far as they may be story.
        cuts: what was cut of it, ascending.
        off: kinds that are kept.
    """
    if _WALL in off or not lines:
        return []
    gone = {cut.start: cut for cut in cuts}
    start = _last(lines, gone)
    found = dict.fromkeys(_beside(lines, gone), "walls.beside") if cuts else {}
    if start < len(lines) and (_is_priced(lines[start:]) or _is_open(raw_text, lines, gone, start)):
        found |= dict.fromkeys(range(start, len(lines)), "walls.last")
    return [
        Cut(line.start, line.end, _WALL, rule, line.text[:80], _RULES)
        for number, rule in sorted(found.items())
        if (line := lines[number]).start not in gone
    ]


def without(raw_text: str, kept: Sequence[Block], cuts: tuple[Cut, ...], context: Context) -> tuple[Cut, ...]:
    """The cuts of a page, and what is left of a wall: beside its lines, and below a text that breaks off."""
    if Kind.SUBSCRIBE_PAYWALL in context.off:
        return cuts
    if verdict.demands(cuts):
        cuts = ledger.settle((*cuts, *find(raw_text, kept, cuts)))
    return _without_demand(raw_text, cuts, context.lang)


def _without_demand(raw_text: str, cuts: tuple[Cut, ...], lang: str) -> tuple[Cut, ...]:
    """The cuts, and the last lines kept of a text that breaks off above them, where they demand to subscribe."""
    found = demands.last(raw_text, verdict.end(raw_text, cuts), lang)
    if found is None:
        return cuts
    cut = Cut(*found, Kind.SUBSCRIBE_PAYWALL, "demands.last", raw_text[found[0] : found[1]][:80], _RULES)
    more = ledger.settle((*cuts, cut))
    above = verdict.end(raw_text, more)
    is_open = demands.is_cut_short(raw_text[:above]) or verdict.is_marked(raw_text, above)
    return more if is_open else cuts


def _beside(lines: Sequence[Block], gone: dict[int, Cut]) -> list[int]:
    """The lines right behind those that were cut and demand, and so on; amid a text only what is no sentence."""
    found: list[int] = []
    tail = -1
    behind, is_cut = -1, False  # the line below the last one found; whether the one looked at is gone
    for number, line in enumerate(lines):
        is_below, is_cut = is_cut, line.start in gone
        if is_cut or not (is_below or number == behind) or len(line.text) > _LONGEST:
            continue
        is_wall = number == behind or _is_walls(lines, gone, number - 1)
        if is_wall and (demands.sells(line.text) or demands.asks(line.text)):
            tail = _tail(lines, gone) if tail < 0 else tail
            if number >= tail or not spelling.ends_sentence(line.text):
                found.append(number)
                behind = number + 1
    return found


def _is_walls(lines: Sequence[Block], gone: dict[int, Cut], last: int) -> bool:
    """Whether a wall stands there: cut lines, of which the last demands, or is a button below one that does."""
    for number in range(last, max(-1, last - _MOST), -1):
        cut = gone.get(lines[number].start)
        if cut is None:
            return False
        if cut.kind is not _WALL:
            return number == last and demands.asks(lines[number].text)
        if spelling.weight(lines[number].text) >= _BUTTON or demands.asks(lines[number].text):
            return True
    return False


def _tail(lines: Sequence[Block], gone: dict[int, Cut]) -> int:
    """The line behind the last one that is kept and no wall's."""
    for number in range(len(lines) - 1, max(-1, len(lines) - 1 - _MOST), -1):
        text = lines[number].text
        if lines[number].start not in gone and not (demands.sells(text) or demands.asks(text)):
            return number + 1
    return max(0, len(lines) - _MOST)


def _last(lines: Sequence[Block], gone: dict[int, Cut]) -> int:
    """Where the lines begin with which a text ends that are cut, or a wall's; behind the last if none demands."""
    start = _tail(lines, gone)
    demanded = any(demands.asks(line.text) for line in lines[start:])
    return start if demanded else len(lines)


def _is_priced(lines: Sequence[Block]) -> bool:
    """Whether one line demands and another says what that costs: the last line of a story is not followed by that."""
    return any(demands.prices(line.text) and not demands.asks(line.text) for line in lines)


def _is_open(raw_text: str, lines: Sequence[Block], gone: dict[int, Cut], start: int) -> bool:
    """Whether a text breaks off there, or nothing of it is left."""
    if not any(line.start not in gone for line in lines[:start]):
        return True
    end = lines[start - 1].end
    return verdict.is_marked(raw_text, end) or demands.is_cut_short(raw_text[:end])
