"""Traits: what a line must have before a spotter looks at it. Most lines of a story have none of them.

Each is cheap to tell and says only that a spotter's own question is worth asking. native/lines.pyx tells the same.
"""

import re
from typing import Final

from cleaners import repeats, spelling
from cleaners.chrome.vocabulary import CREDITING, CREDITS, DATING, GLUED, INITIALS, PIECES, SIGNING, names_agency

DIGIT: Final = 1  # in a short line that is no number: dates, counters
CREDIT: Final = 2  # a picture's: one of its words and a colon near the end
LINKED: Final = 4  # a few words behind the last sentence: the label of a link, glued on
CODED: Final = 8  # begins as what machines write
SIGNED: Final = 16  # nothing but agencies' names and short words: who wrote it

CAPTION: Final = 32  # its element is a picture's caption, or is called so
LINKS: Final = 64  # nothing but links
MARKED: Final = 128  # a mark of breadcrumbs, hashtags and arrows, or begun in capitals or with a number; no sentence
BROKEN: Final = 256  # three dots near the end: repeats.py looks for what goes on
QUOTED: Final = 512  # begins with a quote: and for who says it
DATED: Final = 1024  # a digit, and no words but dates' and those around them
POINTED: Final = 2048  # begins with a hand, or as what a feed adds to its items
MOVED: Final = 4096  # long, no sentence, and more of "f" than of "e"
COLON: Final = 8192  # no longer than a row of facts, with a colon
PULLED: Final = 16384  # its element is called a pull quote: repeats.py looks for who says it
# What boxes amid a story say, see boxwords.py.
BOXED: Final = 32768  # a heading of one, or a button
HEADING: Final = 65536
PRESSED: Final = 131072
OF_AUTHORS: Final = 262144  # either of them in a box about who wrote a story
OF_DONATIONS: Final = 524288
OF_GOODS: Final = 1048576
OF_APPS: Final = 2097152

MARKS: Final = "#\xbb>\u203a/\u2192\xb7|\\\xab\u2039\u276e\u276f<\u2190"
PROSE: Final = 50  # weight; a sentence of a story has more, a label or headline mostly less
HEADLINE: Final = 170  # weight of the longest headline
GOES_ON: Final = (".", ";", ":", ",", "。", "\u0964", "\u06d4", "\u060c", "\u061b")  # what no headline ends with

ELEMENTS: Final = frozenset({"figcaption"})
CALLED: Final = frozenset({"caption", "figcaption", "bildunterschrift", "bildtext", "legende", "imagecaption"})
NEAR: Final = 3  # words of class and id: the element's own
# What elements are called: in one of so many words of class and id, by the trait that tells it.
NAMED: Final = ((CALLED, NEAR, CAPTION), (repeats.PULLED, repeats.OWN, PULLED))
LINK: Final = 0.9  # share of a block's characters; an author linked inside a byline leaves less

SHORT: Final = 120  # characters of a line with DIGIT or CODED
LONGEST: Final = 400  # and of one with CREDIT or LINKED
FACT: Final = 40  # weight of one with COLON; headlines that begin with a topic are longer
SIGNATURE: Final = 60  # and of one with SIGNED
DATE: Final = 70  # and of one with DATED: a date, a time, a time zone and an author's name have less
CREDITS_LEAST: Final = 6  # characters of the shortest credit: "kép:" and initials
CREDITED: Final = 64  # characters from the colon to the end, at most
DOTS: Final = "..."
DOTTED: Final = 60  # characters from the dots to the end, at most
LABEL: Final = 26  # characters of the longest label of a link, and the blank before it
AFTER_LINK: Final = " .:>\u2192\u276f\u203a\xbb\u27a1"
# What machines write begins so, or with a bracket.
CODES: Final = (
    "is", "has", "show", "data", "enable", "disable", "undefined", "NaN", "true", "false", "null", "none",
)  # fmt: skip
_SIGNED: Final = re.compile(
    rf"[\W\d_]*+(?:(?:{'|'.join(sorted(SIGNING))}|[^\W\d_]{{1,{INITIALS}}})(?![^\W\d_])[\W\d_]*+)++\Z"
)
_marked: Final = re.compile(f"[{re.escape(MARKS)}]").search
_coded: Final = re.compile(rf"[^\w\[{{<%]*+(?:[\[{{<%]|{'|'.join(CODES)})").match
_digit: Final = re.compile(r"\d").search
TELLING: Final = ".!?'"  # what a sentence ends with that a label is glued to
_told_before: Final = re.compile(f"[{TELLING}] ").search
HANDS: Final = "\U0001f449\u27a1\u25b6\U0001f517\u25b8\u25ba"
FEED: Final = "The post "
_POINTING: Final = (*HANDS, FEED)
_POINTS: Final = frozenset(each[0] for each in _POINTING)  # their first letters, which hardly a line begins with
_CODE_LETTERS: Final = frozenset(code[0] for code in CODES)

Alone = tuple[str, str, bool, bool, bool, bool, int, int]


def alone(text: str, key: str, bare: str) -> Alone:
    """What can be said about a text by itself: the fields of a Line from its key to its traits, see reading.py."""
    ends = spelling.ends_sentence(bare)
    weight = spelling.weight(bare)
    prose = ends and weight >= PROSE
    headline = weight <= HEADLINE and not bare.endswith(GOES_ON) and not text.lstrip()[:1].islower()
    traits = traits_of(text, bare, ends=ends)
    traits |= (BROKEN if DOTS in bare[-DOTTED:] else 0) | (QUOTED if key[:1] == "'" else 0)
    traits |= POINTED if text[:1] in _POINTS and text.startswith(_POINTING) else 0
    traits |= MOVED if not ends and weight >= PROSE and bare.count("f") > bare.count("e") else 0
    traits |= COLON if weight <= FACT and ":" in bare else 0
    bulleted = len(bare) < len(key) and spelling.is_bulleted(key)  # nothing is bare of a bullet that it has
    return key, bare, bulleted, ends, prose, headline, weight, traits


def around(tag: str, tokens: tuple[str, ...]) -> int:
    """The traits that a line has from its element: none in plain text."""
    if not tag:
        return 0
    found = CAPTION if tag in ELEMENTS else 0
    for words, within, trait in NAMED:
        found |= 0 if words.isdisjoint(tokens[:within]) else trait
    return found


def traits_of(text: str, bare: str, *, ends: bool) -> int:
    """The traits of a line.

    Args:
        text: as it stands.
        bare: its key without the bullet.
        ends: whether that ends as a sentence does.
    """
    size, found = len(bare), 0
    if size <= SHORT or len(text) <= SHORT:
        counted = not bare.isdigit()  # numbers alone are neither dates nor counters
        if counted and _digit(bare):
            found = DIGIT | DATED if size <= DATE and is_dating(bare) else DIGIT
        if (text[0] in _CODE_LETTERS and text.startswith(CODES)) if text[:1].isalpha() else _coded(text):
            found |= CODED
        if not ends and (_marked(text) or (counted and bare[:1].isdigit()) or _shouts(text)):
            found |= MARKED
        if 1 < size <= SIGNATURE and _SIGNED.match(bare) and names_agency(bare):
            found |= SIGNED
    if size <= LONGEST:
        if size >= CREDITS_LEAST and ":" in bare[-CREDITED:]:
            colon = bare.rfind(":")
            said = colon - len(CREDITING) if bare.endswith(CREDITING, 0, colon) else colon
            found |= CREDIT if bare.endswith(CREDITS, 0, said) else 0
        end = bare.rstrip(AFTER_LINK)[-LABEL:]
        if " " in end and _told_before(end):
            found |= LINKED
    return found


def is_dating(bare: str) -> bool:
    """Whether all words of a line are such as dates have, or a year is glued to them."""
    first = PIECES.search(bare)
    if first is None or (first[0] in DATING and DATING.issuperset(PIECES.findall(bare))):
        return True
    return not bare.isascii() and any(year in bare for year in GLUED)


def _shouts(text: str) -> bool:
    """Whether it begins with two capitals."""
    begun = text.lstrip()[:2]
    return begun.isupper() and begun[:1].isupper() and begun[1:].isupper()
