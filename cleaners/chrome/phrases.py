"""Phrases: what chrome says in each language, read from the TOML files beside this one."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Final, NamedTuple

from cleaners import spelling
from cleaners.chrome import telling
from cleaners.chrome.pattern import finder, is_gap
from cleaners.kinds import Kind

LANGUAGES: Final = tuple(
    "en de fr es it pt nl pl sv tr ru uk ar fa he zh ja ko da no fi cs ro hu el hi id vi".split()  # noqa: SIM905 (a list of words reads as one)
)
_FAMILIES: Final[Mapping[str, Kind]] = {"challenge": Kind.ERROR_BANNER, **{kind.value: kind for kind in Kind}}
HEADS: Final = "heads"  # the force of a heading of a box amid a story, and of what a box asks to press, see boxes.py
BUTTON: Final = "button"
# Of a language's files; the first phrase that counts is why a line goes.
_PARTS: Final = (
    "", "-offers", "-forms", "-web", "-news", "-blogs", "-firms", "-papers", "-pages", "-more", "-press", "-world",
    "-sites", "-notices", "-labels", "-prompts", "-asks", "-inlaid", "-boxes", "-outlets", "-standing",
)  # fmt: skip
_QUOTED: Final = (" '", ":'", "('")
# The end of a quote, and who says it.
_TOLD_ON: Final = re.compile(r"[^']{0,80}(?:'\w[^']{0,80}){0,3}'[,.]?(?: -)? [^\W\d_]")
_PARTED: Final = re.compile(r"(?<![^ ])'(?![^ ,.;:!?)])")  # a mark that French parts from what it quotes
_PROMPTS: Final = frozenset(
    "newsletter subscribe_paywall social_share follow_us donate app_promo comments feedback consent job_ads".split()  # noqa: SIM905 (a list of words reads as one)
)
# Those of which a line tells that somebody said so.
_TOLD_OF: Final = _PROMPTS | {"legal", "affiliate", "promo", "contact", "editorial_note"}
_OF_THE_TEXT: Final = frozenset({"editorial_note", "source_credit", "affiliate", "ad_label"})
_NO_APOSTROPHES: Final = frozenset({"ja", "zh", "ko"})  # a key's quote is a quote
_ASKS: Final = ("?", "\u061f")  # what opens an interview, "Por que só agora?", signs nothing
_LABELS: Final = (":", "]", "】")
_SOON: Final = 60  # characters behind the prompt
_LONGEST: Final = 300  # characters of a line a phrase opens; the longest prompt of the seeds has 270


class Phrase(NamedTuple):
    """One thing chrome says."""

    family: str  # a kind's name, or "challenge"
    lang: str
    say: str  # see pattern.py
    miss: str  # a text close to it that must not match
    at: str = "opens"  # "opens" a line, is the "whole" of it, or the line "holds" it or "ends" with it
    force: str = "sure"  # where it counts: "sure" anywhere; the others are explained in reading.py
    takes: str = ""  # what a heading swallows: "headlines" or "prose"
    longest: int = _LONGEST
    spaced: bool = True

    @property
    def kind(self) -> Kind:
        """What a line that says it is."""
        return _FAMILIES[self.family]

    @property
    def finder(self) -> Callable[[str], tuple[int, int] | None]:
        """What tells where a line's key, the bullet off, has its words, whoever says them; None where it has not."""
        return _span(self.say, self.at, self.spaced)

    def span(self, key: str) -> tuple[int, int] | None:
        """Where a line's key has its words; see `finder`."""
        return self.finder(key)

    @property
    def is_held(self) -> bool:
        """Whether it may stand anywhere in a line."""
        return self.at in {"holds", "ends"}

    @property
    def _is_open(self) -> bool:
        """Whether a line may end in what the phrase does not say; in Chinese, whether it may hold it."""
        return "~" in (self.say if self.lang == "zh" else self.say.rsplit(" ", 1)[-1])

    def found(self, key: str) -> bool:
        """Whether a line's key, the bullet off, says this."""
        span = self.span(key) if len(key) <= self.longest else None
        if span is None or (self.kind is Kind.BYLINE_DATE and key.endswith(_ASKS)):
            return False
        if self._is_retold(key[span[0] : span[1]]) or self._is_attributed(key, span[0]):
            return False
        if self.at == "whole":
            return not (self._is_open and self._tells(key, *span))
        if self.lang in _NO_APOSTROPHES and _is_announced(key, *span, self.lang):
            return False
        return not (_is_quoted(key, *span) or self._is_told(key, *span))

    def _tells(self, key: str, start: int, end: int) -> bool:
        """Whether the sentence ends as one that tells, in a language where this can be seen."""
        if self.lang not in telling.SEEN or self.kind is Kind.ERROR_BANNER or key[:end].endswith(_LABELS):
            return False  # banners tell what went wrong
        sentence = key[start:] if self.at == "whole" or self._is_open else key[end:]
        return telling.ends_telling(self.lang, sentence, of_the_text=self.family in _OF_THE_TEXT)

    def _is_told(self, key: str, start: int, end: int) -> bool:
        """Whether a verb of saying follows a prompt, "Sign up now, the website says", or right behind anything else."""
        if self._tells(key, start, end):
            return True
        if not self.spaced:
            return self.family in _PROMPTS and telling.is_said(self.lang, key, end, end + _SOON)
        if self.family not in _PROMPTS and not key.startswith((", ", ",' ", "', "), end):
            return False
        return bool(telling.verbs(key[end : end + _SOON]))

    def _is_attributed(self, key: str, start: int) -> bool:
        return self.family in _TOLD_OF and telling.is_attributed(self.lang, key, start)

    def _is_retold(self, matched: str) -> bool:
        """Whether a gap of a prompt or of a whole line took a verb of saying, as in "Write to us, the mayor said"."""
        if "~" not in self.say or not (self.family in _PROMPTS or self.at == "whole"):
            return False
        if not self.spaced:
            return telling.is_said(self.lang, matched)
        return not telling.verbs(matched).issubset(_own_words(self.say))


@cache
def _span(say: str, at: str, spaced: bool) -> Callable[[str], tuple[int, int] | None]:  # noqa: FBT001 - in a phrase's order
    return finder(say, spaced=spaced, whole=at in {"whole", "ends"}, anywhere=at in {"holds", "ends"})


@cache
def _own_words(say: str) -> frozenset[str]:
    return frozenset(re.split(r"\W|_", spelling.key(say)))


def _is_quoted(key: str, start: int, end: int) -> bool:
    """Whether what stands there is quoted: behind an opening quote, or inside one that is closed and told on."""
    if key[:start].endswith(_QUOTED) or ("' " in key[:start] and len(_PARTED.findall(key, 0, start)) % 2):
        return True
    return key.startswith("'") and "' " not in key[:start] and _TOLD_ON.match(key, end) is not None


def _is_announced(key: str, start: int, end: int, lang: str) -> bool:
    """Whether what stands there is inside a quote that ends with it or later, or behind "he said"."""
    quoted = key.count("'", 0, start) % 2 == 1 and "'" not in key[start:end].rstrip(spelling.CLOSING + "。.!")
    return quoted or telling.is_said(lang, key, 0, start)


@cache
def load(lang: str) -> tuple[Phrase, ...]:
    """The phrases of one language; none where there is no file for it.

    Raises:
        ValueError: a file names a family, a place or a force that does not exist.
    """
    return tuple(phrase for file in sources(lang) for phrase in parse(lang, file.read_text("utf-8"), file.name))


def sources(lang: str) -> list[Traversable]:
    """The files of one language, in their order; none where there is no file for it."""
    folder = resources.files(__package__).joinpath("phrases")
    return [file for part in _PARTS if (file := folder.joinpath(f"{lang}{part}.toml")).is_file()]


def parse(lang: str, source: str, name: str = "") -> tuple[Phrase, ...]:
    """The phrases a TOML text lays down, in its order; its `also` are pairs of letters and what stands for them.

    Raises:
        ValueError: it names a family, a place or a force that does not exist; `name` is that of its file.
    """
    table = tomllib.loads(source)
    spaced = bool(table.pop("spaced", True))
    also = [str.maketrans(*letters) for letters in table.pop("also", ())]
    return tuple(
        spelt
        for family, entries in table.items()
        for entry in entries
        for spelt in _spelt(
            _checked(Phrase(family=family, lang=lang, spaced=spaced, **entry), name or f"{lang}.toml"), also
        )
    )


def _spelt(phrase: Phrase, also: Sequence[Mapping[int, int]]) -> Iterator[Phrase]:
    """A phrase, and the same as people write it who type no marks, or others."""
    yield phrase
    for letters in also:
        say = phrase.say.translate(letters)
        if say != phrase.say:
            yield phrase._replace(say=say, miss=phrase.miss.lower().translate(letters))


def _checked(phrase: Phrase, name: str) -> Phrase:
    lost = next((part for part in phrase.say.split() if "~" in part and not is_gap(part)), "")
    if lost:
        msg = f"{name}: {lost!r} of {phrase.say!r} has a gap among alternatives, where it would be a letter"
        raise ValueError(msg)
    if (
        phrase.family not in _FAMILIES
        or phrase.at not in {"opens", "whole", "holds", "ends"}
        or phrase.force
        not in {"sure", "edge", "head", "tail", "first", "top", "beside", "within", "list", HEADS, BUTTON}
        or phrase.takes not in {"", "headlines", "prose"}
    ):
        msg = f"{name}: {phrase!r} has a word that is not in the vocabulary"
        raise ValueError(msg)
    return phrase
