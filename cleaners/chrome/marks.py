"""Lines that their marks give away: breadcrumbs, counters, hashtags, arrows to other pages, labels in capitals."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from cleaners import spelling
from cleaners.chrome.reading import Reading, cut_of
from cleaners.chrome.traits import MARKED
from cleaners.cleaned import Cut
from cleaners.kinds import Kind

_LONGEST: Final = 120  # weight of a breadcrumb or a row of hashtags
_COUNTER: Final = 60  # weight of the longest counter
# Where a breadcrumb begins.
HOME: Final = frozenset(
    map(spelling.key, (
        "home", "homepage", "home page", "start", "startseite", "accueil", "inicio", "início", "página inicial",
        "strona główna", "hem", "startsida", "ana sayfa", "anasayfa", "voorpagina", "главная", "головна",
        "forside", "forsiden", "hjem", "etusivu", "domů", "úvod", "acasă", "prima pagină", "címlap", "főoldal",
        "kezdőlap", "αρχική", "beranda", "laman utama", "trang chủ", "होम",
        "الرئيسية", "خانه", "صفحه اصلی", "בית", "עמוד הבית", "דף הבית", "首页", "首頁", "ホーム", "トップ", "홈",
    ))
)  # fmt: skip
_HOMES: Final = tuple(HOME)
_STEP: Final = re.compile(r"\s*[\xbb>\u203a/\u2192\xb7|\\]\s*")
_AMOUNT: Final = r"\d{1,3}(?:[., \u202f]?\d{1,3}){0,3} ?[km]?"
_COUNTED: Final = "|".join(
    """
    views? shares? likes? reads? claps? reactions? comments? replies retweets? downloads? plays? aufrufe? kommentare?
    vues? partages? commentaires? vistas? lecturas? comentarios? compartidos? letture condivisioni commenti
    visualizzazioni visualizações leituras comentários reacties weergaven odsłon wyświetleń komentarzy visningar
    kommentarer okunma görüntülenme yorum просмотров просмотра комментариев комментария переглядів коментарів
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
_CLOCK: Final = r"-?\d{1,2}:\d\d(?::\d\d)?"
_OF: Final = "/|of|von|sur|de|di|van|z|av|из|з"
_COUNTERS: Final = re.compile(
    rf"(?:{_AMOUNT} ?(?:{_COUNTED})\W{{0,3}}){{1,4}}|{_CLOCK}(?: ?[/|] ?{_CLOCK})?|\d{{1,3}} ?(?:{_OF}) ?\d{{1,3}}"
)
# "WATCH: The river in May": spelled like this it is a link to another page, not a sentence's beginning.
_SHOUTED: Final = re.compile(
    r"(?:READ(?: (?:MORE|ALSO|NEXT|THIS))?|WATCH(?: (?:NOW|LIVE|MORE|VIDEO))?|LISTEN(?: NOW)?|NEXT|UP NEXT|RELATED"
    r"|ALSO READ|SEE(?: (?:ALSO|MORE))?|MORE|MUST READ|MUST WATCH|DON['\u2019]T MISS|FROM THE ARCHIVES?|EXPLORE MORE"
    r"|LESEN SIE AUCH|MEHR(?: ZUM THEMA)?|LIRE(?: AUSSI)?|VOIR AUSSI|LEER|VER|LEGGI|LEIA|LEES|CZYTAJ|L\xc4S|OKU)"
    r" ?[:|\u2013\u2014] ?\S"
)
_BACKWARD: Final = ("\u2190 ", "\xab ", "\u2039 ", "\u276e ", "<< ")
_FORWARD: Final = (" \u2192", " \xbb", " \u203a", " \u276f", " >>")
_GUILLEMETS: Final = frozenset("\xab\xbb\u2039\u203a")
NEEDS: Final = MARKED


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each such line: breadcrumbs, counters and arrows above or below the story, the others anywhere."""
    for number in reading.numbers(MARKED):
        line = reading.lines[number]
        if line.weight > _LONGEST:
            continue
        edge = number < reading.head or number >= reading.tail
        found = _told(line.block.text, line.bare, line.weight)
        if found and (edge or found[2]) and not (number == 0 and found[0] is Kind.RELATED):
            yield cut_of(line, *found[:2])


@lru_cache(maxsize=1_024)  # a page's short lines: they are asked again when others are gone
def _told(text: str, bare: str, weight: int) -> tuple[Kind, str, bool] | None:
    """What a line is by its marks, by which rule, and whether it is so inside the story too; None for nothing."""
    text = spelling.shown(text)
    if _SHOUTED.match(text):
        return Kind.RELATED, "related.shouted", True
    if text[0] == "#" and _is_hashtags(text):
        return Kind.TAGS, "tags.hash", True
    if weight <= _COUNTER and bare[:1].isdigit() and _COUNTERS.fullmatch(bare):
        return Kind.OTHER, "other.counter", False
    if _is_trail(text.casefold()):
        return Kind.NAVIGATION, "navigation.trail", False
    return (Kind.RELATED, "related.arrow", False) if _points(text) else None


def _is_hashtags(text: str) -> bool:
    words = text.split()
    return len(words) > 1 and all(word[0] == "#" and word[1:2].isalpha() for word in words)


def _is_trail(text: str) -> bool:
    """Whether it is the way from the start page down to this one; a key would not tell its marks from quotes."""
    if not text.startswith(_HOMES):
        return False
    steps = _STEP.split(text)
    return len(steps) > 1 and steps[0] in HOME and all(steps[:2])


def _points(text: str) -> bool:
    """Whether an arrow stands before a headline or behind it; a pair of them are French or German quotes."""
    if text.startswith(_BACKWARD) == text.endswith(_FORWARD):
        return False
    return sum(text.count(mark) for mark in _GUILLEMETS) <= 1
