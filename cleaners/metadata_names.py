"""Names of authors as pages write them: without what stands before them, and none where it is no name."""

import re
from collections.abc import Iterable
from typing import Final

from cleaners import metadata_ld
from cleaners.calendar_words import CALENDAR
from cleaners.metadata_trades import is_nobody, untraded
from cleaners.metadata_values import plain, said

COMPANY: Final = "json-ld-organization"  # where an author was read that is a company; people who are named go first
# "By Ada Brook", "Author: Ada Brook", "Written by: Ada Brook"; "Von Ada Brook" is cut elsewhere, for "Von" may be hers.
_BEFORE: Final = re.compile(
    r"^(?:(?:written|posted|published|words|story|text|review|article|reported)\s+by\b|by\b(?=\s*:?\s+\S)|authors?\s*:|"
    r"autor(?:in|es)?\s*:|auteur\s*:|autore\s*:)\s*:?\s*",
    re.IGNORECASE,
)
_NOBODY: Final = re.compile(
    r"^(?:https?:|www\.|[@#/{\[]|\d+$|view (?:more|all)\b|see (?:more|all)\b|more (?:posts|articles|by)\b|read more\b)"
    r"|\.\w+\.\w|[<>{}|]|: ",  # page.head.author, <b>, {{author}}, "content: Ada, design: Bo"
    re.IGNORECASE,
)
_WORD: Final = r"[^\W\d_a-zß-öø-ÿ][\w'\u2019.-]+"
_SMALL: Final = (
    "van|von|vom|zu|zum|zur|de|der|den|des|di|da|do|du|das|dos|del|della|la|las|le|los|el|al|af|ter|ten|te|bin|ibn|bint|wa|"
    "ben|abu|the"
)
FULL: Final = rf"{_WORD}(?: (?:(?:{_SMALL}) ){{0,2}}{_WORD}){{1,3}}"  # with its first letters large
NAME: Final = rf"(?P<name>{FULL})"
_PERSON: Final = re.compile(NAME)
# "Von Ada Brook" and "Par Ada Brook, Fenland", with two more words that are a name; "Von Trier" keeps his.
_LED: Final = re.compile(
    rf"(?:[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|[Dd]oor|DOOR|di|[Aa]v|[Aa]f|[Oo]leh|[Tt]ext(?:e|o)?) ?:? +(?P<name>{FULL})"
    rf"(?P<rest>(?:,? (?:and|und|et|y|e|en|och|og|&) {FULL}|, {FULL}){{0,5}})(?P<place>, [^\W\d_a-z][a-zß-öø-ÿ-]+)?"
)
_AGENCIES: Final = frozenset({"reuters", "bloomberg", "belga", "ansa", "tass", "keystone", "sputnik", "xinhua", "efe"})
_ONE: Final = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_][\w'\u2019-]{0,18}")
_MOST: Final = 50  # characters of one person's name
# What buttons, boxes and trades beside a name begin with, end with or consist of; nobody is called so.
_NO_NAME: Final = frozenset(
    """
    about account add advertisement advertising all also analysis and archive article articles ask author authors back
    best blog blogs bookmark breaking business buy by careers category click close column comment comments contact
    contents continue copy correspondent credit culture daily date director discussion disclosure download editor edited
    editorial email entertainment events exclusive expert facebook faq featured features follow for founder free from
    full gallery get guide guides health help home how image in insights instagram interview join jump language latest
    lifestyle like link linkedin listen live local login loading magazine manager menu minute minutes more national new
    newsletter next no now of officer on open opinion our overview page photo photos pinterest podcast politics post
    posted posts press previous print privacy product profile published questions quick read reading related reply
    report reporter reprints research resources rest review reviewed reviews rss sale save science search section see
    send share shares show sign skip sport sports start store story subscribe summary support table tags technology text
    this tips to today top topics travel tweet twitter update updated video videos view views watch we what whatsapp
    when where who why with world writer write written you your
    aktualisiert anmelden artikel autor autorin drucken folgen foto kommentar kommentare kultur lesen mehr merken
    politik quelle sport startseite teilen veröffentlicht von wirtschaft wissen
    abonnez auteur commentaires lire partager publié suivre voir comentarios compartir leer por publicado seguir autore
    condividi leggi pubblicato compartilhar bilder fotos pictures photographs
    作者 著者 記者 编辑 編集部 文 シェア 印刷 コメント
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
# "Ada Brook (abrook@example.com)", "Ada Brook, Staff Writer": how to reach a writer is no part of a name.
_ADDRESS: Final = re.compile(r"[\s(<\[]{0,3}[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{2,60}[)>\]]?")
_TRADE: Final = re.compile(
    r", (?:[\w&'\u2019-]+ ){0,3}(?:writer|reporter|editor|correspondent|columnist|contributor|producer|journalist)$",
    re.IGNORECASE,
)
_AND: Final = re.compile(r" (?:and|und|et|y|e|en|och|og|i|и|&) | ?/ ?")
_PLACE: Final = re.compile(r"(.+), [^\W\d_][\w-]+")
_MARKS: Final = " ,;|·•"
# "Words: Ada Brook. Pictures: ..."; "Ada Brook Jr." and "Quay Wire Inc." keep theirs.
_STOP: Final = re.compile(r"(?<=[a-zß-öø-ÿ]{2})(?<! Inc)(?<! Ltd)(?<! Esq)(?<! Corp)(?<! Bros)(?<! Jnr)(?<! Snr)\.$")
_HANDLE: Final = re.compile(r"\s[(\[]?@\w{1,40}[)\]]?$")
_NUMBERS: Final = re.compile(r"\d{1,4}(?:(?:st|nd|rd|th|[.,])?|(?:[./:-]\d{1,4}){1,2}),?")
_SMALL_WORDS: Final = re.compile(r"(?<![\w.@'\u2019-])[a-zß-öø-ÿ]{3,}(?![\w.@'\u2019-])")
# Small words of names and of titles: "Ministry for the Environment", "van der Berg".
_LINKING: Final = frozenset("and for the van von vom zum zur der den del des dos das los las und with bin ibn".split())  # noqa: SIM905
_SPOKEN: Final = 4  # small words of a slogan
_SLOGAN: Final = 17  # characters of the shortest: a large letter, and four times a blank and three small ones
_DIGIT: Final = re.compile(r"\d")
_LONGEST: Final = 80  # characters of one of several names with titles and trade; longer ones are the text of a card


def name(text: str) -> str:
    """One author's name out of what a page gives for it; empty for an address, a number, a placeholder, a card."""
    bare = plain(text).strip(_MARKS)
    if before := _BEFORE.match(bare):
        bare = bare[before.end() :]
    elif led := _LED.fullmatch(bare):
        place = led["place"] or ""
        bare = bare[led.start("name") : led.end("rest")] + (place if place[2:].casefold() in _AGENCIES else "")
    bare = _unaddressed(bare) if "@" in bare else bare
    bare = _TRADE.sub("", bare) if "," in bare else bare
    first, bar, _ = bare.partition(" | ")
    bare = first if bar and all(map(_is_person, _AND.split(first))) else bare  # "Ada Brook | Harbour Post"
    card = len(bare) > _LONGEST and max(map(len, bare.split(","))) > _LONGEST
    told = said(bare.strip(_MARKS))
    told = _STOP.sub("", told) if "." in told[-2:] else told
    return "" if card or _NOBODY.search(bare) or is_nobody(told) or _is_day(told) or _is_slogan(told) else told


def _unaddressed(text: str) -> str:
    """A name without address and handle; who gives nothing else is called so."""
    bare = _HANDLE.sub("", _ADDRESS.sub("", text)).strip(_MARKS)
    inner = bare[1:-1] if bare.startswith("(") and bare.endswith(")") else bare  # "ab@example.com (Ada Brook)"
    return inner or text


def _is_day(text: str) -> bool:
    """Whether a value is a day and no name, as from a template with its fields changed."""
    if not _DIGIT.search(text):
        return False
    words = text.casefold().split()
    return (
        bool(words)
        and all(_NUMBERS.fullmatch(word) or word.strip(".,") in CALENDAR for word in words)
        and any(_NUMBERS.fullmatch(word) for word in words)
    )


def _is_slogan(text: str) -> bool:
    """Whether a value is a sentence or a slogan: names, titles and desks have hardly a word in small letters."""
    if len(text) < _SLOGAN or not text[:1].isupper():
        return False
    return len([word for word in _SMALL_WORDS.findall(text) if word not in _LINKING]) >= _SPOKEN


def names(texts: Iterable[str]) -> str:
    """The names among some values, each once, with commas between; "Ada Brook and Lo Penn" are two."""
    return ", ".join(dict.fromkeys(each for text in texts for each in _parted(name(text)) if each))


def _parted(whole: str) -> list[str]:
    parts = _AND.split(whole)
    if len(parts) == 1:
        return [whole]
    *before, last = parts
    placed = _PLACE.fullmatch(last)  # "Ada Brook and Lo Penn, Fenland"
    several = [*before, placed[1] if placed else last]
    return several if all(map(_is_person, several)) else [whole]


def _is_person(text: str) -> bool:
    return _PERSON.fullmatch(text) is not None and _NO_NAME.isdisjoint(text.casefold().split())


def person(text: str, *, alone: bool = False) -> str:
    """A text that is one's name and nothing else, its first letters large; empty for any other.

    Args:
        text: without what stands before a name.
        alone: whether one word will do, as where the page says that it is a name.
    """
    bare = untraded(text.strip(" ,;:|·•–—-"))  # noqa: RUF001 - the marks around a name
    if not bare or len(bare) > _MOST or not (_PERSON.fullmatch(bare) or (alone and _ONE.fullmatch(bare))):
        return ""
    words = [word.strip(".,").casefold() for word in bare.split()]
    if any(map(_NO_NAME.__contains__, words)) or all(map(CALENDAR.__contains__, words)):
        return ""
    return name(bare)


def whole(one: object) -> object:
    """A person with a name, where only its parts are given."""
    if not isinstance(one, dict) or one.get("name") or not one.get("familyName"):
        return one
    parts = (metadata_ld.text(one.get(part)) for part in ("givenName", "familyName"))
    return {**one, "name": " ".join(filter(None, parts))}
