"""Which language a text is in, and whether a page says so rightly."""

from dataclasses import replace
from typing import Final

from cleaners.cleaned import Metadata, Sourced
from cleaners.detector import detector
from cleaners.metadata_words import has_letters, has_no_other, is_full_of, leads, plain, same

_SAMPLE: Final = 1_000  # characters; twice as many cost twice the time and change one answer in a thousand
_LEAST: Final = 40  # letters; names and numbers have no language
_LEAST_AGAINST: Final = 200  # letters of a text that is to prove its page wrong
_SURE: Final = 0.6  # chance from which a language is told where the page says none
_SURE_AGAINST: Final = 0.95  # and from which it is told against what the page says
_NONE: Final = "zxx"  # what the detector calls lists of numbers and codes


def spoken(facts: Metadata, text: str, *, english: bool = False) -> Metadata:
    """What a page says of itself, its language held against the text of its story; for `english` see checked."""
    language, confidence = checked(facts.language, text, english=english)
    return facts if language is facts.language else replace(facts, language=language, language_confidence=confidence)


def checked(declared: Sourced | None, text: str, *, english: bool = False) -> tuple[Sourced | None, float | None]:
    """The language of a page, and how sure that is where it was detected.

    What the page says is believed where the text has that language's common words, few as they may be where it has
    hardly any of others, and also where it has not, unless 200 letters or more are in another language as good as
    surely: themes are installed in English and stay `lang="en"`.

    Args:
        declared: what the page says, None for nothing.
        text: of its story.
        english: whether the words of the page are known to be English.
    """
    own, sample = primary(declared.value) if declared else "", text[:_SAMPLE]
    if declared and (is_full_of(own, sample) or not has_letters(sample, _LEAST_AGAINST) or leads(own, sample)):
        return declared, None
    if english and own == "en" and has_no_other(own, sample):
        return declared, None
    if english and not own and leads("en", sample):
        return Sourced(value="en", source="detected"), 1.0
    found, chance = detected(text)
    if declared is None:
        told = Sourced(value=found, source="detected") if chance >= _SURE else None
        return told, round(chance, 3) if told else None
    if chance < _SURE_AGAINST or same(found, own):
        return declared, None
    return Sourced(value=found, source="detected"), round(chance, 3)


def detected(text: str) -> tuple[str, float]:
    """The language a text is most likely in, and the chance of it; 0.0 for a text without one."""
    sample = text[:_SAMPLE]
    if not has_letters(sample, _LEAST):
        return "", 0.0
    if told := plain(sample):
        return told, 1.0
    found, chance = detector().classify(sample)
    return ("", 0.0) if found == _NONE else (str(found), float(chance))


def primary(tag: str) -> str:
    """The language of a BCP 47 tag: "de" for "de-AT"."""
    return tag.replace("_", "-").partition("-")[0].lower()
