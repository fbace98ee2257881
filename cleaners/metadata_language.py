"""Which language a text is in, and whether a page says so rightly (py3langid's doorway)."""

import re
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Final

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from cleaners.cleaned import Metadata, Sourced

_SAMPLE: Final = 1_000  # characters; twice as many cost twice the time and change one answer in a thousand
_LEAST: Final = 40  # letters; names and numbers have no language
_LEAST_AGAINST: Final = 200  # letters of a text that is to prove its page wrong
_SURE: Final = 0.6  # chance from which a language is told where the page says none
_SURE_AGAINST: Final = 0.95  # and from which it is told against what the page says
_NONE: Final = "zxx"  # what the detector calls lists of numbers and codes
_COMMON: Final = 0.08  # share of words; running text has 0.2 to 0.5 of its own, 0.03 of another's at most
# Words that every second sentence has, and that the neighbouring languages do not share.
_WORDS: Final = {
    "en": "the of and to is that was with for on it by are be this from have at not an which you",
    "de": "der die und das ist nicht mit den ein eine von zu im auf dem sich des für auch sie es wie",
    "fr": "les des est une dans que pour qui sur pas au avec ce il plus sont par du aux cette",
    "es": "el los las una del por con para es se su más como pero al fue este sus lo",
    "it": "il di che è per una della non sono con gli del ha anche dei alla nel più le",
    "pt": "que não uma os em da do para com dos das no na mais foi são ao pela",
    "nl": "het een van is dat niet op te zijn voor met aan ook er bij die naar maar uit",
    "sv": "och att är för inte till ett från också hade sig men när efter eller ska vi",
    "pl": "nie się na jest że do to jak po od przez ale dla są oraz tym było",
    "tr": "ve bir bu için ile olarak daha çok olan gibi ancak kadar ise değil sonra her göre dedi yeni yer ilk iki",
    "ru": "и что как это из к же по его был или чтобы также после когда она они если уже только",  # noqa: RUF001 - they are Cyrillic
    "uk": "і й що та як від до про його але у був або це щоб після також які вже є ще",  # noqa: RUF001 - they are Cyrillic
    "cs": "se že je na pro který které jako aby když podle už ale byl jsou která nebo po při tak",
    "ro": "și să că în din care pentru mai sunt fost după dar este lui într-un către această fi nu-i cu",
    "hu": "és hogy nem az egy meg volt már csak ezt mint vagy azt még is majd után szerint pedig",
    "el": "και το της να του την με για από τα η ο οι στο στην που θα δεν τον",  # noqa: RUF001 - they are Greek
    "id": "yang dan di dengan untuk ini itu dari dalam pada tidak akan ke juga karena ada oleh tersebut",
    "vi": "và của là có không được cho trong một với những các đã để người khi này đó từ ở",
    "hi": "है के में की से को और का पर ने हैं यह कि भी इस एक था नहीं वह थी",
    "ar": "في من على إلى أن التي عن الذي هذا مع هذه كان لا ما بعد أو قد كما ذلك بين",
    "fa": "و در به از که این را با است برای آن هم تا بر شد خود کرد می یک نیز",
    "he": "של את על לא עם זה הוא כי גם או היא אבל אם כל יותר בין אני רק היה הם",
}
# Letters that nobody else writes with, and what share of a text they make at least.
_LETTERS: Final = {"ko": (re.compile("[가-힣]"), 0.3), "ja": (re.compile("[ぁ-ヿ]"), 0.1)}
# Languages without a neighbour that shares these words. Of 796 labelled texts in them that are as full of them as
# `_FULL`, the detector calls all the same, 795 of them with a chance of 1.000, and takes fifty times as long.
_PLAIN: Final = ("en", "de")
_FULL: Final = 0.15  # share of words; no text of another language has half of it
_DIFFERENT: Final = 6  # of these words: Afrikaans says "die" in every line, and hardly another of the German ones
_LATIN: Final = 1.3  # bytes in UTF-8 a character; German has 1.03, a fifth of Han makes 1.4
_ENOUGH: Final = 40  # words of a sample that is to be told by them
_OWN_WORDS: Final = {lang: frozenset(words.split()) for lang, words in _WORDS.items()}
# Written so much alike that a detector's word is none against the page's.
_ALIKE: Final = {
    name: group
    for group, names in enumerate(
        ("no nb nn da", "sr hr bs sh cnr", "id ms in", "cs sk", "gl pt", "ca oc", "he iw", "zh yue", "fa prs", "tl fil")
    )
    for name in names.split()
}


def spoken(facts: Metadata, text: str) -> Metadata:
    """What a page says of itself, its language held against the text of its story."""
    language, confidence = checked(facts.language, text)
    return facts if language is facts.language else replace(facts, language=language, language_confidence=confidence)


def checked(declared: Sourced | None, text: str) -> tuple[Sourced | None, float | None]:
    """The language of a page, and how sure that is where it was detected.

    What the page says is believed where the text has that language's common words, and also where it
    has not, unless 200 letters or more are in another language as good as surely: themes are
    installed in English and stay `lang="en"`.

    Args:
        declared: what the page says, None for nothing.
        text: of its story.
    """
    own = primary(declared.value) if declared else ""
    if declared and (_has_words_of(own, text) or not _has_letters(text, _LEAST_AGAINST)):
        return declared, None
    found, chance = detected(text)
    if declared is None:
        told = Sourced(value=found, source="detected") if chance >= _SURE else None
        return told, round(chance, 3) if told else None
    if chance < _SURE_AGAINST or _same(found, own):
        return declared, None
    return Sourced(value=found, source="detected"), round(chance, 3)


def detected(text: str) -> tuple[str, float]:
    """The language a text is most likely in, and the chance of it; 0.0 for a text without one."""
    sample = text[:_SAMPLE]
    if not _has_letters(sample, _LEAST):
        return "", 0.0
    plain = _plain(sample)
    if plain:
        return plain, 1.0
    found, chance = _identifier().classify(sample)
    return ("", 0.0) if found == _NONE else (str(found), float(chance))


def _plain(sample: str) -> str:
    """English or German where the text is so full of its common words that no detector need be asked; else nothing."""
    words = sample.lower().split()
    # A text in Japanese with a translation below has few words, and all of them in English.
    if len(words) < _ENOUGH or len(sample.encode("utf-8", "surrogatepass")) > _LATIN * len(sample):
        return ""
    for lang in _PLAIN:
        own = list(filter(_OWN_WORDS[lang].__contains__, words))
        if len(own) > _FULL * len(words) and len(set(own)) >= _DIFFERENT:
            return lang
    return ""


def primary(tag: str) -> str:
    """The language of a BCP 47 tag: "de" for "de-AT"."""
    return tag.replace("_", "-").partition("-")[0].lower()


@cache
def _identifier() -> LanguageIdentifier:
    """The model, loaded when the first text has to be asked about: it takes half a second."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _has_words_of(lang: str, text: str) -> bool:
    sample = text[:_SAMPLE]
    if lang in _LETTERS:
        letters, share = _LETTERS[lang]
        return len(letters.findall(sample)) > share * len(sample)
    own = _OWN_WORDS.get(lang)
    if own is None:
        return False
    words = sample.lower().split()
    enough = islice(filter(own.__contains__, words), int(_COMMON * len(words)), None)  # further ones are not counted
    return next(enough, None) is not None


def _has_letters(text: str, least: int) -> bool:
    """Whether a sample has so many letters; characters of scripts without spaces say three times as much."""
    sample = text[:_SAMPLE]
    enough = islice(filter(str.isalpha, sample), (least - 1) // (1 if " " in sample.strip() else 3), None)
    return next(enough, None) is not None


def _same(one: str, other: str) -> bool:
    return one == other or (one in _ALIKE and _ALIKE.get(one) == _ALIKE.get(other))
