"""The spelling lines and phrases are compared in."""

import re
import unicodedata
from typing import Final

from cleaners.kernels import compiled

# Quotes of every country become one, dashes one; invisible marks, Arabic and Hebrew vowel signs, and what embeds a
# direction become none. Turkish dotless i, Russian yo and the hamza forms of alif are written either way in headlines,
# Persian yeh and kaf with Arabic letters by old keyboards and agencies.
_QUOTES: Final = "\"'`\u00ab\u00b4\u00bb\u2018-\u201f\u2039\u203a\u300c-\u300f\u301d-\u301f\uff02\uff07"
_DASHES: Final = "\u05be\u2010-\u2015\u2212\ufe63\uff0d"
_MARKS: Final = (
    "\u00ad\u05b0-\u05bd\u05bf\u05c1\u05c2\u05c7\u061c\u0640\u064b-\u0652\u0670\u200b-\u200f\u202a-\u202e\u2060"
    "\u2066-\u2069\ufe0f\ufeff"
)
_LETTERS: Final = (
    {"\u0130": "i", "\u0131": "i", "\u0401": "\u0435", "\u0451": "\u0435", "\u06a9": "\u0643"}
    | dict.fromkeys("\u0622\u0623\u0625", "\u0627")
    | dict.fromkeys("\u06cc\u0649", "\u064a")
    | dict.fromkeys("\u24d2\u24b8", "\xa9")  # as Korean papers sign, else a plain c
)
BULLETS: Final = (
    " -*+#>=|_~\u00b7\u2022\u2023\u2043\u2192\u21d2\u25a0\u25a1\u25aa\u25ab\u25b6\u25b7\u25ba\u25cb\u25cf\u25e6"
    "\u261e\u2713\u2714\u279c\u27a4\u30fb\uff65"
)
BRACKETS: Final = "([\u3010\xbf\xa1"  # and what Spanish sentences open with
# Arrows, technical signs, boxes, dingbats, reference marks. Stars, numbers and the flags below EMOJI say something.
SIGNS: Final = (
    "\u203b\u2190-\u21ff\u2300-\u23ff\u2500-\u2604\u2607-\u2775\u2794-\u27bf\u2900-\u297f\u2b00-\u2b4f\u2b51-\u2bff"
    "\u3012\u3013"
)
EMOJI: Final = "\U0001f300-\U0001faff"
_BEFORE: Final = re.compile(f"[{re.escape(BULLETS + BRACKETS)}{SIGNS}{EMOJI}]+")
_WIDE_LETTERS: Final = "\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_WIDE: Final = re.compile(f"[{_WIDE_LETTERS}]")
# Latin, Devanagari, Arabic, Urdu and CJK full stops, question and exclamation marks, the ellipsis.
SENTENCE_ENDS: Final = tuple(".!?\u0964\u061f\u06d4\u2026\u3002\uff01\uff1f")
CLOSING: Final = " '\"*_)]}\u00bb\u201c\u201d\u2019\u300d\u300f\u3011\uff09"


def _bounds(ranges: str) -> list[tuple[int, int]]:
    """The first and last characters of a regular expression's set."""
    return [(ord(first), ord(last or first)) for first, last in re.findall("(.)(?:-(.))?", ranges)]


def _spread(ranges: str) -> str:
    """The characters of a regular expression's set, one by one, in their order."""
    return "".join(sorted(chr(point) for first, last in _bounds(ranges) for point in range(first, last + 1)))


_FOLD: Final = (
    dict.fromkeys(_spread(_QUOTES), "'")
    | dict.fromkeys(_spread(_DASHES), "-")
    | dict.fromkeys(_spread(_MARKS), "")
    | _LETTERS
)
_OFTEN: Final = (
    ("\u2019", "'"), ("\u2018", "'"), ("\u201c", "'"), ("\u201d", "'"), ("\u2013", "-"), ("\u2014", "-"),
    ("\xa0", " "), ("\u2026", "..."),
)  # fmt: skip
# Four times as fast as str.translate where few characters are folded, as in most languages.
_FOLDED: Final = re.compile(f"[{_QUOTES}{_DASHES}{_MARKS}{''.join(_LETTERS)}]")

_UNSEEN: Final = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")  # those of ledger.INVISIBLE
_PART_OF_A_SYLLABLE: Final = re.compile("[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]")  # of Hangul


def key_purely(text: str) -> str:
    """Lower case, one kind of quote and dash, no invisible marks, single blanks."""
    plain = text if text.isascii() else _printed(text)
    if plain.isascii():
        plain = plain.replace('"', "'").replace("`", "'")
    else:
        # Composed first: an alif and its hamza, or a dotted I, may come as two characters and are folded as one.
        plain = unicodedata.normalize("NFKC", _FOLDED.sub(_fold, unicodedata.normalize("NFC", text)))
    # What can be printed has no white space but blanks, and most lines no two of them.
    if plain[:1] != " " and plain[-1:] != " " and "  " not in plain and plain.isprintable():
        return plain.casefold()
    return " ".join(plain.casefold().split())


def _printed(text: str) -> str:
    """A text with ASCII's letters for the marks that most printed texts add to them: English then has no others."""
    for mark, plain in _OFTEN:
        text = text.replace(mark, plain)
    return text


def shown_purely(text: str) -> str:
    """A text as it is seen, its case and marks kept: composed, no invisible marks, single blanks, none at its ends."""
    if "  " not in text and text.isprintable():  # no white space but blanks, and no invisible marks
        return (text if text.isascii() else unicodedata.normalize("NFC", text)).strip(" ")
    return " ".join(unicodedata.normalize("NFC", _UNSEEN.sub("", text)).split())


def letters(letter: str) -> str | None:
    """What a character becomes in a key whatever stands beside it; None where that depends."""
    composed = unicodedata.normalize("NFC", letter)
    plain = unicodedata.normalize("NFKC", _FOLD.get(composed, composed))
    joins = any(unicodedata.category(each)[0] == "M" or _PART_OF_A_SYLLABLE.match(each) for each in plain)
    return None if joins else plain.casefold()


def _fold(found: re.Match[str]) -> str:
    return _FOLD[found[0]]


def bare(key_text: str) -> str:
    """A key without the bullets, brackets and signs before it."""
    if key_text[:1].isalnum():
        return key_text
    before = _BEFORE.match(key_text)
    return key_text[before.end() :] if before else key_text


def is_bulleted(key_text: str) -> bool:
    """Whether a key opens with a bullet."""
    return key_text != "" and key_text[0] in BULLETS


def opening_marks() -> str:
    """All of the basic plane that stands before a line and is no bullet."""
    return BRACKETS + _spread(SIGNS)


def wide_letters() -> str:
    """Those that weigh three times as much as others."""
    return _spread(_WIDE_LETTERS)


def weight_purely(text: str) -> int:
    """Characters, those of Han, Kana and Hangul counted three times: they say as much as three letters."""
    return len(text) if text.isascii() else len(text) + 2 * len(_WIDE.findall(text))


def ends_sentence_purely(text: str) -> bool:
    """Whether the last thing but closing quotes and brackets is a full stop, question or exclamation mark."""
    return text.rstrip(CLOSING).endswith(SENTENCE_ENDS)


# What the rest of Winnow asks for: some eighty times a page.
_KERNEL: Final = compiled("cleaners.native.strings")
key, shown, weight, ends_sentence = key_purely, shown_purely, weight_purely, ends_sentence_purely
if _KERNEL is not None:
    _TOLD: Final = _KERNEL.Spelling(
        letters, key_purely, shown_purely, CLOSING, "".join(SENTENCE_ENDS), _bounds(_WIDE_LETTERS)
    )
    key, shown, weight, ends_sentence = _TOLD.key, _TOLD.shown, _TOLD.weight, _TOLD.ends_sentence
