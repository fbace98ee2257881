"""How many sightings of a line prove that it is an outlet's template, and no sentence of its stories."""

from dataclasses import dataclass
from math import sqrt
from typing import Final, NamedTuple, Self

from cleaners import spelling
from cleaners.sitemask import is_fixed

_HALF_LIFE: Final = 120  # stories after which a sighting counts half: layouts change every few months
_DECAY: Final = 0.5 ** (1 / _HALF_LIFE)
LEAST: Final = 3.6  # sightings, decayed: four of the last stories. Three of three is chance
_LEAST_SENTENCES: Final = 4.6  # five: an outlet's first stories may all be of one event
_Z2: Final = 1.28**2  # where a share's lower end is taken: Wilson's interval at 80 %
# Of the stories, at the lower end of what the sightings allow. A running story has its background as the last
# paragraph of every other one, a daily column its heading: what is asked of sentences is met by four of four only.
_LABEL: Final = 0.55
_SENTENCE: Final = 0.7
_SINCE: Final = 0.85  # of the stories since the line was first met, for a new lay-out: ten of ten labels
_SINCE_SENTENCE: Final = 0.92  # twenty of twenty
_TOLD: Final = 0.85  # of what looks like figures of the stories: ten of ten, and not where every other story has them
_INSIDE: Final = 20.0  # sightings of what stands between new sentences
_PROSE: Final = 60  # weight from which a sentence is no question, refrain or answer of a form


class Counted(NamedTuple):
    """Sightings of a line and the stories they are held against, all decayed."""

    times: float
    stories: float
    since: float  # of these, from the one on in which the line came with a new lay-out; else all of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a line looks like, and where it stands."""

    worded: bool  # has a letter: stars between paragraphs are nobody's words
    sentence: bool
    inside: bool  # between new sentences
    prompt: bool  # and yet no part of the story by its looks

    @classmethod
    def of(cls, text: str, *, inside: bool, odd: bool, own: bool = False) -> Self:
        """What is told of a text.

        Args:
            text: a line.
            inside: whether it stands between new sentences, mostly or here.
            odd: whether in another element than these.
            own: whether it is a whole sentence that talks of the paper itself.
        """
        key = spelling.key(text)
        return cls(
            worded=any(map(str.isalpha, key)),
            sentence=spelling.ends_sentence(key),
            inside=inside,
            prompt=inside and (own or is_printed(text) or (odd and is_fixed(text))),
        )


def is_printed(text: str) -> bool:
    """Whether a line that stands in most stories is no part of them by its looks: a whole sentence, without a figure.

    Forms have labels, questions and figures of the day, and writers refrains, all of them in every story.
    """
    return is_whole(text) and is_fixed(text)


def is_whole(text: str) -> bool:
    """Whether a line is a whole sentence, and no question."""
    key = spelling.key(text)
    return spelling.ends_sentence(key) and not key.endswith("?") and spelling.weight(key) >= _PROSE


def faded(stories: int) -> float:
    """What is left of a sighting so many stories later."""
    return _DECAY**stories


def weight(stories: int) -> float:
    """What so many stories in a row come to, decayed."""
    return (1 - faded(stories)) / (1 - _DECAY)


def is_enough(seen: Counted, said: Said) -> bool:
    """Whether so many sightings make a line with these looks template."""
    if said.worded and said.inside:
        return said.prompt and seen.times >= _INSIDE and _share(seen.times, seen.stories) >= _SENTENCE
    if seen.times < (_LEAST_SENTENCES if said.sentence else LEAST):
        return False
    share, since = (_SENTENCE, _SINCE_SENTENCE) if said.sentence else (_LABEL, _SINCE)
    return _share(seen.times, seen.stories) >= share or _share(seen.times, seen.since) >= since


def is_new_template(times: float, since: float) -> bool:
    """Whether a line stands in nearly all stories since it was first met, as a new lay-out's do."""
    return times >= LEAST and _share(times, since) >= _SINCE


def is_nearly_always(seen: Counted) -> bool:
    """Whether a line stands in nearly all stories; what is asked of a line that looks like what stories report."""
    return _share(seen.times, seen.stories) >= _TOLD


def is_usual(seen: Counted) -> bool:
    """Whether a line stands in most stories, wherever it stands in them."""
    return seen.times >= LEAST and _share(seen.times, seen.stories) >= _LABEL


def _share(count: float, stories: float) -> float:
    """The lower end of the share `count` of `stories` lets us believe in (Wilson)."""
    stories = max(count, stories)
    share = count / stories
    spread = sqrt(_Z2 * (share * (1 - share) / stories + _Z2 / (4 * stories * stories)))
    return (share + _Z2 / (2 * stories) - spread) / (1 + _Z2 / stories)
