"""How a line is worded and punctuated, as numbers: the part of the line model's features that reads its text."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final

from cleaners.chrome.reading import Line

TELLING: Final = 4  # characters; shorter words stand everywhere
OFTEN: Final = 6
YOU: Final = frozenset(
    """
    you your you're you'll du dein deine sie ihr ihre ihnen vous votre vos tu su usted ustedes tus te ti jij je uw u tuo
    tua você seu sua seus suas ci cię ty twój twoje pan pani dig din er ert sen siz sizin вы вас вам ваш ваши ты ви вам
    ваш
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
WE: Final = frozenset(
    """
    we our us we're we've wir uns unser unsere unseren nous notre nos nosotros nuestro nuestra noi nostro nostra ons
    onze wij nós
    nosso nossa nas nasz nasze vi oss vår våra biz bizi bizim мы нас наш наши нам ми нас наш наші
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
DO: Final = frozenset(
    """
    sign subscribe read check learn get download contact book shop explore discover join follow visit click try
    start see view find share watch listen buy call schedule request browse register log save grab enter take let
    stay don't ready want need looking more most related recommended also jetzt mehr lesen hier folgen abonnieren
    anmelden melden entdecken lesen sichern hören teilen lire abonnez inscrivez découvrez suivez voir lee suscríbete
    síguenos descubre leggi iscriviti scopri seguici leia assine siga confira lees abonneer volg bekijk czytaj zapisz
    zobacz läs följ prenumerera oku takip abone читайте подписывайтесь смотрите читайте підписуйтесь
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
# "Nora Feldt is": who writes, opening with a name.
PERSON: Final = re.compile(
    r"[^\W\d_a-z][\w'.-]+ (?:[^\W\d_a-z][\w'.-]* ){1,3}(?:is|was|has|ist|war|est|es|è|é|jest|är|writes|covers)\b"
)
PRICE: Final = re.compile(r"[$€£¥₹]\s?\d|\d\s?(?:€|£|eur\b|usd\b)")
PHONE: Final = re.compile(r"\d{3}[-. )]{1,2}\d{3,4}")
YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
ARROWS: Final = frozenset("\u2192\u27a1\U0001f449\u276f\xbb\u203a>")
QUOTES: Final = frozenset('"\u201c\u201d\u201e\xab\xbb\u300c\u300d')
SIGNS: Final = frozenset("©®™")
BRACKETS: Final = frozenset("([*")
_DIGITS: Final = frozenset("0123456789")
_UPPER: Final = bytes(range(ord("A"), ord("Z") + 1))
NAMES: Final = (
    "words", "capitals", "upper", "digits", "question", "exclaims", "colon", "ellipsis", "bars", "arrow", "quotes",
    "commas", "lower_first", "bracket_first", "person", "price", "phone", "year", "sign", "address", "you", "we",
    "do_first", "do", "seen", "seen_often", "telling", "as_in_title", "word_length",
)  # fmt: skip


def words_of(line: Line, title: AbstractSet[str], known: Mapping[str, int]) -> tuple[float, ...]:
    """The numbers of one line, in the order of NAMES.

    Args:
        line: the line.
        title: the words of the page's first line.
        known: how often each telling word stands on the page.
    """
    return (*_marks(line.block.text.strip(), line.bare), *_said(line.bare.split() or [""], title, known))


@lru_cache(maxsize=512)  # a page's doubtful lines: the model is asked about most of them twice
def _marks(text: str, bare: str) -> tuple[float, ...]:
    words = text.split()
    letters = frozenset(text)
    digits = not letters.isdisjoint(_DIGITS)
    return (
        len(words),
        len([word for word in words if word[0].isupper()]) / max(1, len(words)),
        _capitals(text) / len(text),
        len(list(filter(str.isdigit, text))) / len(text) if digits else 0.0,
        bare.endswith("?"),
        bare.endswith("!"),
        bare.endswith(":"),
        bare.endswith("..."),
        text.count("|"),
        not ARROWS.isdisjoint(letters),
        sum(text.count(quote) for quote in QUOTES & letters),
        text.count(","),
        text[0].islower(),
        text[0] in BRACKETS,
        PERSON.match(text) is not None,
        digits and PRICE.search(text) is not None,
        digits and PHONE.search(text) is not None,
        digits and YEAR.search(text) is not None,
        not letters.isdisjoint(SIGNS),
        "@" in letters or "www." in bare or "http" in bare,
    )


def _capitals(text: str) -> int:
    """How many there are; those of ASCII are counted by what is left without them."""
    if text.isascii():
        return len(text) - len(text.encode().translate(None, _UPPER))
    return len(list(filter(str.isupper, text)))


def _said(words: Sequence[str], title: AbstractSet[str], known: Mapping[str, int]) -> tuple[float, ...]:
    count = len(words)
    telling = [known[word] for word in words if len(word) >= TELLING]
    return (
        len([word for word in words if word in YOU]) / count,
        len([word for word in words if word in WE]) / count,
        words[0] in DO,
        len([word for word in words if word in DO]) / count,
        len([times for times in telling if times > 1]) / max(1, len(telling)),
        sum(min(times, OFTEN) for times in telling) / max(1, len(telling)),
        len(telling),
        len([word for word in words if word in title]) / count,
        sum(map(len, words)) / count,
    )
