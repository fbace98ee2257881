"""What a short text is made of: how many of its words are those of pages that stand in a story's place, by language."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from cleaners import spelling

_SORTS: Final = ("plain", "you", "tone", "web", "fault", "robot", "consent", "paid", "script")
_, YOU, TONE, WEB, FAULT, ROBOT, CONSENT, PAID, SCRIPT = (1 << place for place in range(len(_SORTS)))
WANTS: Final = (ROBOT, CONSENT, PAID, SCRIPT)
TELLING: Final = WEB | FAULT | sum(WANTS)
_COUNTED: Final = (YOU, TONE, WEB, *WANTS, TELLING)
_SURE: Final = "sure"  # the table of words that say what a page wants, or that it is one, in all languages
_WORD: Final = re.compile(r"[^\W_]+")
_WIDE: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")  # Han and Kana, which part no words
_KANA: Final = re.compile("[\u3040-\u309f\u30fc]")  # of endings and particles
_STATUS: Final = re.compile(r"4[0-5]\d|5[0-3]\d")
_CODE: Final = re.compile(r"(?=[^\d]*\d)(?=[^a-z]*[a-z])[0-9a-z]{6,}")  # of a reference
# What Arabic and Hebrew write before a word, in front of it and without a blank.
_JOINED: Final = frozenset("\u0648\u0641\u0628\u0644\u0643\u0627\u05d5\u05d4\u05d1\u05dc\u05de\u05e9\u05db")
_LONGEST_JOINED: Final = 3
_UNSPACED: Final = ("zh", "ja")
_LONGEST: Final = 8  # characters of a word of these
_LEAST: Final = 2  # letters of a stem
_ENDS: Final = range(2, 5)  # letters of an ending


class _Words(NamedTuple):
    """The words of all languages: what each is in which."""

    whole: Mapping[str, Mapping[str, int]]
    stems: Mapping[str, Mapping[str, int]]
    ends: Mapping[str, Mapping[str, int]]
    longest: int  # letters of a stem


class Said(NamedTuple):
    """What a text is made of, in one language."""

    words: int  # of Han and Kana, letters
    unknown: int  # words that no notice is known to have
    different: Mapping[int, int]  # how many different ones there are of a sort
    share: float  # of words that tell what a notice does
    sure: int  # the sorts of which it has words that mean nothing else

    @property
    def share_unknown(self) -> float:
        """Share of words that no notice is known to have."""
        return self.unknown / max(1, self.words)

    def has(self, sort: int, least: int = 1) -> bool:
        """Whether there are several words of a sort."""
        return self.different[sort] >= least


def words(text: str) -> frozenset[str]:
    """The words of a text, as they are compared."""
    return frozenset(_WORD.findall(spelling.key(text)))


def said(text: str, named: frozenset[str] = frozenset()) -> Said | None:
    """What a text is made of, in the language that knows most of its words; None where none knows any.

    Args:
        text: a short one.
        named: words of the site's own name, which do not count.
    """
    tally: dict[str, list[tuple[str, int]]] = {}
    unparted: list[str] = []
    spaced = 0
    for word in _WORD.findall(spelling.key(text)):
        if word in named or _STATUS.fullmatch(word) or _CODE.fullmatch(word):
            continue
        if _WIDE.search(word):
            unparted.append(word)
            continue
        spaced += 1
        for lang, mask in _sorts(word).items():
            tally.setdefault(lang, []).append((word, mask))
    sure = [mask for _, mask in tally.pop(_SURE, ())]
    for lang in _UNSPACED if unparted else ():
        pieces = [(piece, mask) for run in unparted for piece, mask in _pieces(run, lang)]
        tally.setdefault(lang, []).extend(pieces)
        sure += [_filed().whole.get(piece, {}).get(_SURE, 0) for piece, _ in pieces]
    told = [_summed(found, spaced, wide=lang in _UNSPACED) for lang, found in tally.items()]
    if not told:
        return None
    best = max(told, key=lambda each: each.words - each.unknown)
    return best._replace(sure=sum({1 << place for mask in sure for place in range(len(_SORTS)) if mask >> place & 1}))


@cache
def _filed() -> _Words:
    """The words of notice_words.toml, read when the first short text is asked about."""
    whole: dict[str, dict[str, int]] = {}
    stems: dict[str, dict[str, int]] = {}
    ends: dict[str, dict[str, int]] = {}
    for lang, table in tomllib.loads((files("cleaners") / "notice_words.toml").read_text("utf-8")).items():
        for sort, text in table.items():
            for each in spelling.key(text).split(" "):
                kept = ends if each[0] == "*" else stems if each[-1] == "*" else whole
                for word in _WORD.findall(each):
                    told = kept.setdefault(word, {})
                    told[lang] = told.get(lang, 0) | 1 << _SORTS.index(sort)
    return _Words(whole, stems, ends, max(map(len, stems)))


@lru_cache(maxsize=8_192)
def _sorts(word: str) -> Mapping[str, int]:
    """What a word is in each language that knows it."""
    found = _looked_up(word)
    for size in range(1, min(_LONGEST_JOINED, len(word) - _LEAST) + 1):
        if found or word[size - 1] not in _JOINED:
            break
        found = _looked_up(word[size:])
    return found


def _looked_up(word: str) -> dict[str, int]:
    filed = _filed()
    found = dict(filed.whole.get(word, {}))
    beginnings = (filed.stems.get(word[:size], {}) for size in range(_LEAST, min(len(word), filed.longest) + 1))
    endings = (filed.ends.get(word[-size:], {}) for size in _ENDS)
    for told in (*beginnings, *endings):
        for lang, mask in told.items():
            found[lang] = found.get(lang, 0) | mask
    return found


def _pieces(run: str, lang: str) -> Iterator[tuple[str, int]]:
    """The words of a run without blanks, the longest first, and what they are; 0 for a letter of none.

    Japanese endings that are no words are left out.
    """
    whole, at = _filed().whole, 0
    while at < len(run):
        for size in range(min(_LONGEST, len(run) - at), 0, -1):
            mask = whole.get(run[at : at + size], {}).get(lang, 0)
            if mask:
                break
        if mask or not (lang == "ja" and _KANA.match(run, at)):
            yield run[at : at + size], mask
        at += size


def _summed(found: Sequence[tuple[str, int]], spaced: int, *, wide: bool) -> Said:
    """What the words found of a language come to.

    Args:
        found: words and what they are; those of scripts without blanks also where they are nothing.
        spaced: how many words there are between blanks, found or not.
        wide: whether the language has no blanks: its words count by their letters.
    """
    sized = [(word, mask, len(word) if wide and _WIDE.match(word) else 1) for word, mask in found]
    total = spaced + sum(size for word, _, size in sized if wide and _WIDE.match(word))
    known = sum(size for _, mask, size in sized if mask)
    telling = sum(size for _, mask, size in sized if mask & TELLING)
    different = {sort: len({word for word, mask, _ in sized if mask & sort}) for sort in _COUNTED}
    return Said(total, total - known, different, telling / max(1, total), 0)
