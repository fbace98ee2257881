"""Unaddressed: what goes on behind a prompt without a word to the reader tells about the prompt.

"Sign up for our newsletter. Five words that she typed at a kitchen table now pay the wages of four reporters." A prompt
goes on with "your", "us" or the next thing to do; a story does not.
"""

import re
from collections.abc import Sequence
from typing import Final

from cleaners import spelling
from cleaners.chrome.phrases import Phrase
from cleaners.chrome.traits import Alone
from cleaners.kinds import Kind

_BARE: Final = 1  # of what is told of a text by itself, see traits.py
_PROSE: Final = 4
_ASKING: Final = frozenset({
    Kind.NEWSLETTER, Kind.SUBSCRIBE_PAYWALL, Kind.SOCIAL_SHARE, Kind.FOLLOW_US, Kind.DONATE, Kind.APP_PROMO,
    Kind.COMMENTS, Kind.FEEDBACK, Kind.JOB_ADS, Kind.ERROR_BANNER,
})  # fmt: skip
_ASKED: Final = 16  # characters of the prompt up to the end of its sentence, at least: "Oops!" is none, nor is "Note:"
_GOES_ON: Final = 60  # and of what goes on behind it
_END: Final = re.compile(r"[.!?:] ")
_WORD: Final = re.compile(r"[^\W\d_]+")
# Words to readers and of those who speak to them. Not here: languages whose verbs say both without a word.
_WORDS: Final = {
    lang: frozenset(spelling.key(words).split())
    for lang, words in {
        "en": "you your yours yourself we our us ours i my me please free click here tap below sign log subscribe join "
        "read get",
        "de": "sie ihr ihre ihren ihrem ihrer ihnen du dich dir dein deine deinen deiner wir uns unser unsere unserem "
        "unseren unserer ich bitte hier kostenlos gratis",
        "fr": "vous votre vos tu ton ta tes te nous notre nos je mon ici gratuit gratuitement",
        "nl": "u uw je jij jouw jullie wij we ons onze ik hier gratis",
        "sv": "du dig din ditt dina ni er vi oss vår vårt våra jag här gratis",
        "da": "du dig din dit dine i jer jeres vi os vores jeg her gratis",
        "no": "du deg din ditt dine dere vi oss vår vårt våre jeg her gratis",
    }.items()
}  # fmt: skip

# An author who says "I" in a paragraph that asks for comments speaks in person: on labelled pages three such are in the
# gold text and one is not, of those without the word one and six.
_NOBODY: Final = frozenset[str]()
_OWN: Final = 80  # characters
_I: Final = {
    lang: frozenset(spelling.key(words).split())
    for lang, words in {
        "en": "i", "de": "ich", "nl": "ik", "sv": "jag", "da": "jeg", "no": "jeg eg", "fr": "je j", "ru": "я",
        "uk": "я", "it": "io", "pt": "eu", "es": "yo", "cs": "já", "tr": "ben", "ro": "eu",
    }.items()
}  # fmt: skip


def let_tell(spoken: Sequence[int], told: Sequence[Alone], said: list[tuple[Phrase, ...]]) -> None:
    """Take back what paragraphs open with that go on to tell about it.

    Args:
        spoken: the numbers of the lines that may say something.
        told: what can be said about each line alone.
        said: the phrases in each, fewer where a line tells.
    """
    for number in spoken:
        phrases = said[number]
        if told[number][_PROSE] and any(phrase.kind in _ASKING for phrase in phrases):
            bare = told[number][_BARE]
            said[number] = tuple([phrase for phrase in phrases if not _is_told(phrase, bare)])


def _is_told(phrase: Phrase, bare: str) -> bool:
    """Whether a line goes on behind a prompt, and speaks to nobody."""
    if phrase.kind is Kind.COMMENTS and _is_own(phrase.lang, bare):
        return True
    words = _WORDS.get(phrase.lang)
    if words is None or phrase.kind not in _ASKING:
        return False
    span = phrase.span(bare)
    ended = _END.search(bare, span[0] + _ASKED) if span else None
    return (
        ended is not None and len(bare) - ended.end() >= _GOES_ON and words.isdisjoint(_WORD.findall(bare, ended.end()))
    )


def _is_own(lang: str, bare: str) -> bool:
    """Whether a paragraph of several sentences is said by an author; "the next time I comment" is a form's only one."""
    own = _I.get(lang, _NOBODY)
    return len(bare) >= _OWN and _END.search(bare) is not None and not own.isdisjoint(_WORD.findall(bare))
