"""SiteMemory: what one outlet repeats across stories, and the arithmetic of learning it.

A line is template, not story, when it stands in most of an outlet's *distinct* stories, around what is new in each.
Three things look alike and are not: a page that is the same story at another address teaches nothing; what stands
between the first and the last new sentence of a story is its own, as the questions of an interview are, until shown
otherwise; and what is cut wherever it is met, as the summary of another story beside this one, is no template there
where it stays.
"""

import json
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import chain
from types import MappingProxyType
from typing import Final, NamedTuple

from cleaners import asides, figures, paper_words, sightings, spelling
from cleaners.block import Block
from cleaners.sitemask import hashed, name_of

_LINES: Final = 4_096  # remembered for one outlet and template; a page has about forty
_STORIES: Final = 1_024  # names of counted stories
SENTENCE: Final = 60  # weight from which a line that ends a sentence is prose
_NEW: Final = 0.3  # share of a page's prose that must be new, or the page repeats a story
_SPOKEN: Final = 0.2  # share of stories from which a language is one that an outlet speaks, and no mistake
_LAYOUT: Final = 4  # new lines that come at once with a new lay-out; a running story brings one or two
_LATE: Final = 0.9  # share of the stories that a new lay-out has at most; with more it needs no other measure
_AT_ONCE: Final = 3  # stories
_ALIKE: Final = 0.8
_KEPT: Final = 2.6  # sightings, decayed, in which nothing else took the line: three of the last stories
VARIED: Final = 0.3  # share of changes from which figures are the stories'; a widget's change from day to day
_PLAIN: Final = 5  # what is told of a line without figures, or that was met once
_OLD: Final = 3  # figures of a line in dumps of old, before they told what stayed and since when


class Seen(NamedTuple):
    """How often a line was met, each story counting once; all of it decayed, as of story number `last`."""

    times: float
    kept: float  # of these, where nothing but this memory cut it
    inside: float  # and between new sentences of the story
    last: int
    first: int  # number of the story it was first met in
    changed: float = 0.0  # of these, where its figures were others than the last time; counted from the third on
    alike: float = 0.0  # and where they were the same
    figures: int = 0  # the name of the last ones

    @property
    def changes(self) -> float:
        """Share of the stories in which its figures were others than in the one before; all while nothing is known."""
        compared = self.changed + self.alike
        return self.changed / compared if compared else 1.0


class Spoken(NamedTuple):
    """How much an outlet tells in one language: its pages there have a template of their own."""

    weight: float  # stories, decayed as of story number `last`
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteMemory:
    """What has been learned about the pages an outlet makes from one template."""

    outlet: str = ""
    template: str = ""  # the maker's name for a lay-out; empty when all pages share one
    stories: int = 0  # counted so far
    weight: float = 0.0  # the same, decayed
    seen: Mapping[int, Seen] = field(default_factory=lambda: MappingProxyType({}))
    recent: tuple[int, ...] = ()  # names of the last counted stories
    spoken: Mapping[str, Spoken] = field(default_factory=lambda: MappingProxyType({}))  # by language

    def told_in(self, lang: str) -> float:
        """Decayed, the stories in a language; all of them where it is none that the outlet speaks."""
        own = self.spoken.get(lang)
        weight = own.weight * sightings.faded(self.stories - own.last) if own else 0.0
        return weight if weight >= max(_SPOKEN * self.weight, sightings.LEAST) else self.weight

    def knows(self, text: str) -> bool:
        """Whether a line was met in more stories than one."""
        seen = self.seen.get(name_of(text))
        return seen is not None and seen.times > 1

    def repeats(self, text: str, *, lang: str = "") -> bool:
        """Whether a line stands in most stories, wherever in them."""
        seen = self.seen.get(name_of(text))
        return seen is not None and sightings.is_usual(self._counted(seen, lang))

    def changes(self, text: str) -> float:
        """Share of the stories in which a line's figures are others than in the one before."""
        seen = self.seen.get(name_of(text))
        return seen.changes if seen else 1.0

    def tells(self, text: str, *, lang: str = "") -> bool:
        """Whether a line's figures change with the stories, and look like what these report."""
        if not figures.is_reported(text) or self.changes(text) < VARIED:
            return False
        outlet = "" if figures.is_label(text) else self.outlet
        return not paper_words.talks_of_itself(text, lang=lang, outlet=outlet)

    def evidence(self, text: str, *, inside: bool, odd: bool = False, lang: str = "") -> str:
        """What speaks for template, as "17 of 18 stories"; empty when it is not enough.

        Args:
            text: a line or block.
            inside: whether it stands between new sentences.
            odd: whether it stands in another element than the sentences around it.
            lang: of the page, where known.
        """
        seen = self.seen.get(name_of(text))
        if seen is None or seen.kept * sightings.faded(self.stories - seen.last) < _KEPT:
            return ""
        counted = self._counted(seen, lang)
        amid = inside or seen.inside > seen.kept / 2
        own = amid and sightings.is_whole(text) and paper_words.talks_of_itself(text, lang=lang, outlet=self.outlet)
        enough = sightings.is_enough(counted, sightings.Said.of(text, inside=amid, odd=odd, own=own))
        if enough and not amid and self.tells(text, lang=lang):
            enough = sightings.is_nearly_always(counted)
        return f"{counted.times:.0f} of {max(counted[:2]):.0f} stories" if enough else ""

    def _counted(self, seen: Seen, lang: str) -> sightings.Counted:
        times = seen.times * sightings.faded(self.stories - seen.last)
        weight = self.told_in(lang)
        since = sightings.weight(self.stories - seen.first + 1) * weight / self.weight
        # Every line is looked at for those that came with one: for few lines is it worth asking.
        late = since < _LATE * weight and sightings.is_new_template(times, since)
        new = late and self._came_with(seen) >= _LAYOUT
        return sightings.Counted(times, weight, since if new else weight)

    def _came_with(self, seen: Seen) -> int:
        """How many lines came when this one came, and stand in about as many stories."""
        least = seen.times * _ALIKE
        return sum(abs(each.first - seen.first) <= _AT_ONCE and each.times >= least for each in self.seen.values())


def learn(
    memory: SiteMemory,
    blocks: Sequence[Block],
    *,
    story: str,
    taken: AbstractSet[int] = frozenset(),
    lang: str = "",
) -> SiteMemory:
    """The memory after one more page; the same memory when the page tells a story it has met.

    Args:
        memory: of the page's outlet and template.
        blocks: the page's, template lines included.
        story: the name of the story the page tells; copies of a story share it.
        taken: where the blocks begin that something else than a memory cut.
        lang: of the page, where known.
    """
    named = hashed(story)
    _, blocks = asides.taken(blocks)  # as spotters are given them
    names = [name_of(block.text) for block in blocks]
    prose = [_is_prose(block.text) for block in blocks]
    if named in memory.recent or _repeats(memory, blocks, names, prose):
        return memory
    stories = memory.stories + 1
    seen = dict(memory.seen)
    kept = [block.start not in taken for block in blocks]
    texts = dict(zip(names, (block.text for block in blocks), strict=True))
    for name, (stays, inside) in _sightings(memory, names, prose, kept).items():
        old = seen.get(name, Seen(0.0, 0.0, 0.0, stories, stories))
        faded = sightings.faded(stories - old.last)
        values = (old.times * faded + 1, old.kept * faded + stays, old.inside * faded + inside)
        seen[name] = Seen(*values, stories, old.first, *(_compared(old, faded, texts[name]) if name in seen else ()))
    return SiteMemory(
        outlet=memory.outlet,
        template=memory.template,
        stories=stories,
        weight=memory.weight * sightings.faded(1) + 1,
        seen=MappingProxyType(_bounded(seen)),
        recent=(*memory.recent[-_STORIES + 1 :], named),
        spoken=MappingProxyType(_spoken(memory, lang)) if lang else memory.spoken,
    )


def _compared(old: Seen, faded: float, text: str) -> tuple[float, float, int]:
    """How often a line's figures changed and how often not; most lines are met once and have no more to tell."""
    shown = figures.name_of_figures(text)
    changed, alike = old.changed * faded, old.alike * faded
    if shown and old.figures:
        changed, alike = changed + (shown != old.figures), alike + (shown == old.figures)
    return changed, alike, shown


def _spoken(memory: SiteMemory, lang: str) -> dict[str, Spoken]:
    last = memory.stories + 1
    old = memory.spoken.get(lang, Spoken(0.0, last))
    return {**memory.spoken, lang: Spoken(old.weight * sightings.faded(last - old.last) + 1, last)}


def between(new: Sequence[bool]) -> range:
    """The places behind the first and before the last sentence that is new; none where no two are."""
    places = [place for place, is_new in enumerate(new) if is_new]
    return range(places[0] + 1, max(places[-1], places[0] + 1)) if places else range(0)


def dump(memory: SiteMemory) -> str:
    """The memory as one line of JSON; equal memories give equal lines."""
    lines = [[name, *(seen if seen.figures else seen[:_PLAIN])] for name, seen in sorted(memory.seen.items())]
    spoken = [[lang, *own] for lang, own in sorted(memory.spoken.items())]
    state = [memory.outlet, memory.template, memory.stories, memory.weight, list(memory.recent), lines, spoken]
    return json.dumps(state, ensure_ascii=False, separators=(",", ":"))


def load(state: str) -> SiteMemory:
    """The memory that was dumped.

    Raises:
        ValueError: it was not.
    """
    try:
        outlet, template, stories, weight, recent, lines, *more = json.loads(state)
        return SiteMemory(
            outlet=str(outlet),
            template=str(template),
            stories=int(stories),
            weight=float(weight),
            recent=tuple(map(int, recent)),
            seen=MappingProxyType({int(name): _seen(*line) for name, *line in lines}),
            spoken=MappingProxyType({str(lang): Spoken(float(own), int(last)) for lang, own, last in chain(*more)}),
        )
    except (TypeError, ValueError) as error:
        raise ValueError(f"not a dumped site memory: {state[:60]!r}") from error


def _seen(*line: float) -> Seen:
    if len(line) == _OLD:
        times, inside, last = line
        return Seen(float(times), float(times), float(inside), int(last), max(1, int(last) - round(times) + 1))
    times, kept, inside, last, first, *more = line
    changed, alike, shown = more or (0.0, 0.0, 0)
    return Seen(
        float(times), float(kept), float(inside), int(last), int(first), float(changed), float(alike), int(shown)
    )


def _is_prose(text: str) -> bool:
    key = spelling.key(text)
    return spelling.ends_sentence(key) and spelling.weight(key) >= SENTENCE


def _repeats(memory: SiteMemory, blocks: Sequence[Block], names: Sequence[int], prose: Sequence[bool]) -> bool:
    """Whether most of a page's prose has been met: the story again, at another address."""
    template = {n for n in set(names) if n in memory.seen and memory.seen[n].times > sightings.LEAST}
    own = [(name, len(block.text)) for block, name, is_prose in zip(blocks, names, prose, strict=True) if is_prose]
    own = [(name, size) for name, size in own if name not in template]
    new = sum(size for name, size in own if name not in memory.seen)
    return bool(own) and new < _NEW * sum(size for _, size in own)


def _sightings(
    memory: SiteMemory, names: Sequence[int], prose: Sequence[bool], kept: Sequence[bool]
) -> dict[int, tuple[float, float]]:
    """The page's lines, each once: whether it stays, and whether between new sentences that do."""
    new = [
        is_prose and stays and name not in memory.seen for name, is_prose, stays in zip(names, prose, kept, strict=True)
    ]
    inside = between(new)
    found: dict[int, tuple[float, float]] = {}
    for number, name in enumerate(names):
        stays, amid = found.get(name, (0.0, 0.0))
        here = float(kept[number])
        found[name] = max(stays, here), max(amid, here * (number in inside))
    return found


def _bounded(seen: dict[int, Seen]) -> dict[int, Seen]:
    """The lines most worth remembering: often met, and lately."""
    if len(seen) <= _LINES:
        return seen
    worth = nlargest(
        _LINES * 3 // 4, seen.items(), key=lambda item: (min(item[1].times, sightings.LEAST), item[1].last)
    )
    return dict(worth)
