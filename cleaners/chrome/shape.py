"""What a line looks like among its neighbours, as numbers: the features of the line model.

They are few, cheap and mostly free of language; the model is asked only about lines above the first
and below the last long paragraph, and about lines that say something of the catalogue.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from cleaners import spelling
from cleaners.chrome.reading import Line

LONG: Final = 200  # weight of a sentence-ending line that surely tells
_ARTICLE: Final = 2  # long paragraphs; without them interviews, verse and briefs look like chrome
_FAR: Final = 5_000
_SHORT_WORD: Final = 3
_YOU: Final = frozenset(
    """
    you your you're you'll du dein deine sie ihr ihre ihnen vous votre vos tu su usted jij je uw
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
_WE: Final = frozenset(
    """
    we our us we're we've wir uns unser unsere unseren nous notre nos nosotros nuestro noi ons onze
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
_DO: Final = frozenset(
    """
    sign subscribe read check learn get download contact book shop explore discover join follow visit click try
    start see view find share watch listen buy call schedule request browse register log save grab enter take let
    stay don't ready want need looking more most related recommended also jetzt mehr lesen hier folgen abonnieren
    anmelden melden
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
NAMES: Final = (
    "characters_after", "characters_before", "lines_behind_last_long", "lines_before_first_long", "lines_behind_prose",
    "lines_before_prose", "words", "weight", "share", "capitals", "upper", "digits", "sentence", "question", "exclaims",
    "colon", "bulleted", "above_weight", "below_weight", "above_prose", "below_prose", "above_bulleted",
    "below_bulleted", "run", "you", "we", "do_first", "do", "said", "said_below", "seen", "seen_often", "rare_words",
    "address", "lines", "size",
)  # fmt: skip
RISING: Final = frozenset({"said", "said_below"})  # the more of these, the more a line is chrome


class Shape(NamedTuple):
    """A page's sums, from which each line's features are read."""

    lines: Sequence[Line]
    sizes: tuple[int, ...]  # weight of the lines before each
    said: tuple[int, ...]  # lines before each that say something of the catalogue
    known: Counter[str]  # how often each word stands there
    prose: tuple[int, ...]  # numbers of the lines that are prose
    long: tuple[int, ...]  # and of the long ones


def shape_of(lines: Sequence[Line]) -> Shape | None:
    """Add a page up; None for one that is no article by its shape, about which the model has nothing to say."""
    long = tuple(number for number, line in enumerate(lines) if line.prose and line.weight >= LONG)
    if len(long) < _ARTICLE:
        return None
    return Shape(
        lines,
        tuple(accumulate((line.weight for line in lines), initial=0)),
        tuple(accumulate((bool(line.said) for line in lines), initial=0)),
        Counter(" ".join([line.bare for line in lines]).split()),
        tuple(number for number, line in enumerate(lines) if line.prose),
        long,
    )


def is_doubtful(shape: Shape, number: int) -> bool:
    """Whether the model is asked about a line at all; never about what may be the title."""
    line = shape.lines[number]
    if number == 0 and line.headline and not line.bulleted:
        return False
    return not shape.long[0] <= number <= shape.long[-1] or bool(shape.lines[number].said)


def features(shape: Shape, number: int) -> tuple[float, ...]:
    """The numbers of one line, in the order of NAMES."""
    return (*_places(shape, number), *_looks(shape, number), *_neighbours(shape, number), *_words(shape, number))


def _places(shape: Shape, number: int) -> tuple[float, ...]:
    return (
        min(shape.sizes[-1] - shape.sizes[number + 1], _FAR),
        min(shape.sizes[number], _FAR),
        number - shape.long[-1],
        shape.long[0] - number,
        number - shape.prose[-1],
        shape.prose[0] - number,
    )


def _looks(shape: Shape, number: int) -> tuple[float, ...]:
    line = shape.lines[number]
    text = line.block.text.strip()
    words = text.split()
    return (
        len(words),
        line.weight,
        line.weight / max(1, shape.sizes[-1]),
        sum(word[0].isupper() for word in words) / max(1, len(words)),
        sum(map(str.isupper, text)) / len(text),
        sum(map(str.isdigit, text)) / len(text),
        spelling.ends_sentence(line.bare),
        line.bare.endswith("?"),
        line.bare.endswith("!"),
        line.bare.endswith(":"),
        line.bulleted,
    )


def _neighbours(shape: Shape, number: int) -> tuple[float, ...]:
    lines, last = shape.lines, len(shape.lines) - 1
    above = lines[number - 1] if number else None
    below = lines[number + 1] if number < last else None
    start = end = number
    while start and not lines[start - 1].prose:
        start -= 1
    while end < last and not lines[end + 1].prose:
        end += 1
    return (
        above.weight if above else -1,
        below.weight if below else -1,
        above.prose if above else -1,
        below.prose if below else -1,
        above.bulleted if above else -1,
        below.bulleted if below else -1,
        min(end - start, 50),
    )


def _words(shape: Shape, number: int) -> tuple[float, ...]:
    line = shape.lines[number]
    words = line.bare.split() or [""]
    telling = [shape.known[word] for word in words if len(word) > _SHORT_WORD]
    below = len(shape.lines) - 1 - number
    return (
        sum(word in _YOU for word in words) / len(words),
        sum(word in _WE for word in words) / len(words),
        words[0] in _DO,
        sum(word in _DO for word in words) / len(words),
        len(line.said),
        (shape.said[-1] - shape.said[number + 1]) / max(1, below),
        sum(count > 1 for count in telling) / max(1, len(telling)),
        sum(min(count, 6) for count in telling) / max(1, len(telling)),
        len(telling),
        "@" in line.bare or "www." in line.bare or "http" in line.bare,
        min(len(shape.lines), 200),
        min(shape.sizes[-1], 50_000),
    )
