"""Names of authors in the lines that a page shows: behind "By", or in an element that says it names one."""

# ruff: noqa: RUF001 - words in many alphabets

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cleaners import metadata_names as names
from cleaners.any_of import IS_QUICK, any_of
from cleaners.calendar_words import CALENDAR
from cleaners.metadata_dates import written
from cleaners.metadata_names import FULL, NAME, person
from cleaners.metadata_near import Line
from cleaners.metadata_trades import parted, untraded
from cleaners.spelling import ends_sentence

_BY_WORDS: Final = (
    r"(?:written |posted |words |text |story |recipe |guide |reporting |reported |"
    r"guest (?:post|column|essay) |commentary |opinion |analysis |interview )?by|"
    r"(?:(?:eine? )?(?:kommentar|analyse|gastbeitrag|gastkommentar|bericht|reportage|essay|glosse|kolumne|porträt) )?"
    r"von(?: unsere[mrn] (?:[a-zäöü]+ )?(?:redakteur|korrespondent|mitarbeiter|reporter)(?:in)?)?|"
    r"(?:propos recueillis |recueilli |texte |(?:article )?(?:écrit|rédigé) )?par|(?:escrito |texto |reportagem )?por|"
    r"(?:geschreven |tekst )?door|"
    r"(?:a cura |testo )?di|dal nostro (?:inviato|corrispondente)|dalla nostra (?:inviata|corrispondente)|"
    r"(?:skriven |text )?av|words:|authors?:|autor(?:in|ka|a)?:|textos?:|texto de|"
    r"textos? [ey] fotos?:|"
    r"(?:skrevet |tekst )af|yazar:|muhabir:|kirjoittaja:|"
    r"contributors?:|tekst:|penulis:|yazan:|tác giả:|автор:?|текст:|af|oleh|szerző:?|írta:|teksti:|toimittaja:|"
    r"autors:|autorius:|författare:|forfatter:|text:|haber:|auteurs? ?:|autore:|textes? ?:|γράφει [οη]|"
    r"συντάκτ(?:ης|ρια|ες):|oprac\.|opracował[ai]?:?|opracowanie:?|scris de|napsal[ai]?:?|připravil[ai]?:?|"
    r"(?:text|tekst|teksti|textos?|textes?|testo|words|story) ?(?:&|\+|and|und|et|y|e|en|och|og|ja|i) ?"
    r"(?:photos?|photographs|pictures|images|fotos?|foto['\u2019]s|bild(?:er)?|beeld|kuvat?|zdjęcia) ?"
    r"(?::|by|von|par|de|di|av|af|door)"
)
_BEHIND: Final = (  # what a line goes on with behind a name
    r"(?=\s*(?:$|[|/·•⋅●@,;(\u2013\u2014-]|\d)|\s+[\w.+-]{1,40}@\w|"
    r"\s+(?:(?:and|und|et|y|e|i|och|og|en|ve|и|та|&|with|avec|con|com|mit|on|in|[Ff]or) |"
    r"(?i:fotos?|photos?|pictures?):|"
    r"(?i:publi|posted|updated|last updated|view |follow |veröffentlicht|mis à jour|le \d)))"
)
# A clock before the word: "11:44 am PST by Ada Brook", "14:30 Uhr Von Ada Brook".
_CLOCK: Final = r"\d ?(?i:[ap]\.?m\.?)(?: [A-Z]{2,4})? |\d[:.h]\d\d(?: ?(?i:uhr|h|hrs|น\.))?,? "
_BY: Final = re.compile(
    rf"(?:^[^\w\s\"'(]{{0,3}} ?|[|/·•⋅] ?|20\d\d,? (?:[\u2013\u2014-] )?|{_CLOCK})"
    rf"(?i:{_BY_WORDS})(?::\s*|\s+){NAME}{_BEHIND}"
)
_LED: Final = re.compile(r"[|/·•⋅\d]")  # one of these is before "by" where that does not open the line
_LARGE: Final = re.compile(" [A-Z]")
_LEADS: Final = (
    "By ",
    "BY ",
    "by ",
    "Von ",
    "VON ",
    "Par ",
    "PAR ",
    "Por ",
    "POR ",
    "Di ",
    "Door ",
    "Av ",
    "Af ",
    "Text",
)
_AMID: Final = re.compile(rf"(?:(?P<what>\w{{1,20}}) )?(?<!\w)(?i:by):? {NAME}{_BEHIND}")
# Whose work is another: "Photos by", "Reviewed by"; and "by" behind them is no author's.
_OTHER_WORK: Final = frozenset(
    """
    photo photos photograph photographs image images picture pictures video illustration illustrations graphic graphics
    art artwork design reviewed edited editing checked verified approved powered sponsored presented supported
    translated
    illustrated photographed provided produced fact-checked compiled curated hosted owned filed shared recommended
    credit music directed moderated
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
# In scripts without large letters a name is what a line says beside such a word, and nothing more.
# The vowels of Indian scripts and of Thai are marks, which are no letters to a pattern.
_FOREIGN: Final = r"(?:[^\W\d_]|[\u0900-\u0963\u0980-\u0df4\u0e31-\u0e4e\u200c\u200d])"
_NO_PART: Final = (
    "报道|報導|報道|摄影|攝影|摄|综合|綜合|整理|编译|編譯|通讯员|发自|發自|写真|撮影"  # "reports", "took the picture"
)
_BY_FOREIGN: Final = re.compile(
    r"(?:بقلم|كتبت?|نویسنده|نوشته|מאת|लेखक|लेखिका|রচনা|লেখা|লেখক|প্রতিবেদক|எழுதியவர்|เรื่องโดย|ผู้เขียน|作者|记者|記者|撰文|"
    r"(?:取材・|構成・|撮影・)?文(?:・写真|・構成|・撮影|と写真)?|執筆者?|筆者|著者|聞き手|โดย(?= ?:))"
    rf"(?: ?[:\uff1a/|\uff0f\uff1d=\u2013\u30fb-] ?| )"
    rf"(?P<name>(?![a-z]){_FOREIGN}{{1,24}}(?:[ \u00b7・](?!{_NO_PART}){_FOREIGN}{{1,24}}){{0,3}})"
    rf"(?=\s*(?:$|[|/·•⋅●@,(\u2013\u2014-]|\d| (?:{_NO_PART})))"
)
# English words before a name in letters of India or of the Near East: "Written by: ...".
_BY_ENGLISH: Final = re.compile(
    r"(?i:(?:(?:written|reported|posted) )?by|author) ?[: ] ?"
    r"(?P<name>[\u0590-\u0dff]{2,24}(?: [\u0590-\u0dff]{1,24}){0,3})(?=\s*(?:$|[|/·•,(\u2013\u2014-]|\d))"
)
# Among source and editor, as Chinese sites give them in one line.
_CREDITED: Final = re.compile(
    r"(?:^|[\s|\uff5c/])(?:作者|撰文|文字|记者|記者) ?[:\uff1a] ?(?P<name>[\u4e00-\u9fff·]{2,12})(?=$|[\s|\uff5c/])"
)
_REPORTED: Final = re.compile(  # "\u8a18\u8005\u6797\u7f8e\u7389/...": the reporter, and where from
    "(?:^|[(\uff08\\s\uff0f])(?:\u8a18\u8005|\u8bb0\u8005) ?(?P<name>[\u4e00-\u9fff]{2,4})[/\uff0f]"
)
_WORDED: Final = 12  # characters of such a word with its colon
_REPORTER: Final = re.compile(
    r"(?:^|[\s|/·=\[])(?P<name>[\uac00-\ud7a3]{2,4}) ?(?:선임|수습|인턴)?기자(?=$|[\s|/·(\]])"
)
# "By Ada Brook, Tom Asher and Nora Pike": a comma alone may part a name from a trade.
_AND: Final = re.compile(rf"((?:, {FULL}){{0,4}}),? (?:and|und|et|y|e|i|och|og|en|ve|и|та|&) ({FULL}){_BEHIND}")
_DEGREES: Final = re.compile(
    r"(?:, ?(?:M\.?D|D\.?O|Ph\.?D|Psy\.?D|Pharm\.?D|Ed\.?D|J\.?D|D\.?V\.?M|VMD|D\.?D\.?S|DMD|RDN?|LDN?|RN|BSN|MSN|NP|"
    r"PA-C|MPH|M\.?Sc?|B\.?Sc|MBA|CPA|CF[AP]|LCSW|FACP|FAAP)\b\.?){1,6}"
)
# "By Ada Brook Published 3 May"
_SAID: Final = frozenset(
    """
    published updated posted last modified publié mis veröffentlicht erschienen aktualisiert stand publicado actualizado
    pubblicato aggiornato atualizado gepubliceerd publicerad uppdaterad opublikowano aktualizacja
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
_FULL: Final = 2  # words of a name: "Theresa May" stays
_ONLY_BY: Final = re.compile(
    rf"(?:{_BY_WORDS}|author|autor(?:in)?|article by|story by|about the author|authors?\(s\)|thread starter)[ :]*",
    re.IGNORECASE,
)
_FIRST_NAME: Final = re.compile(NAME + _BEHIND)
_HANDLED: Final = re.compile(rf"{NAME},? [(•·|]? ?@\w{{1,30}}\)?")  # "Ada Brook, @adabrook"
_PARTS: Final = re.compile(r"\s*[|/·•⋅●\u2013\u2014»]\s*|\s+-\s+|,\s|\s[(\[]|\s?@|:\s")
_PARTED: Final = re.compile(r"[,|/·•⋅●@(\u2013\u2014]| - |\d")
_APART: Final = re.compile(r"\s*[|•·⋅●]\s*")
_MARKS: Final = re.compile("[|•·⋅●]")
# Words of rubrics, which stand beside days as names do: "City News | July 2, 2025".
_RUBRICS: Final = frozenset(
    """
    announcement announcements brief briefing bulletin business case city college council department desk digest edition
    evening finance global industry international local market markets media money morning news notes office personal
    public real release releases sector series special spotlight staff state stories studies study team the trends
    university weekly world
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
_DIGITS: Final = re.compile(r"\d")
_ANY: Final = 3  # parts of a line that are looked at
# Members of a forum call themselves what they like.
_STARTED: Final = re.compile(
    r"(?:^|\W)(?:posted|started|submitted(?: [\w ]{1,20})?|asked|created) by:? (?P<name>\w[\w .-]{0,38}?)"
    r"(?= on |,| @|$| »| at | \d|\. )|^thread starter:? (?P<starter>\S.{0,38})$|^(?:post )?by (?P<poster>\S.{0,38}?) »",
    re.IGNORECASE,
)


# One of these is in every line in ASCII that says so, small: a word's end, and what has to stand behind it.
_tells: Final = any_of((
    *(f"{word}{sign}" for word in ("by", "von", "par", "por", "door", "di", "av", "af", "oleh") for sign in " :"),
    "nostr", "author", "autor", "texto", "yaza", "contributor",
    "words:", "muhabir:", "kirjoittaja:", "tekst:", "penulis:", "teksti:", "toimittaja:", "forfatter:", "text:",
    "haber:", "auteur", "texte", "oprac", "scris de", "napsal", " photo", " pictures", " images", " foto", " bild",
    " beeld", " kuva",
))  # fmt: skip


def by(text: str) -> bool:
    """Whether a line says "By" and a name."""
    return _may_name(text) and _by(text) is not None


def _by(text: str) -> re.Match[str] | None:
    """The same where two words of it may be a name."""
    if IS_QUICK and text.isascii() and text.isprintable() and not _tells(text.lower()):  # as most lines
        return None
    return _BY.search(text) if _LED.search(text) else _BY.match(text)


def _may_name(text: str) -> bool:
    """Whether two words of a line begin as names do, the second one behind a blank; no for half of all lines."""
    return not text.isascii() or _LARGE.search(text) is not None


def named(line: Line) -> str:
    """The authors that a line near the title names behind a word that says so, commas between; empty for none."""
    text = line.text
    before = line.before.strip()
    foreign = None if text.isascii() else _foreign(text, before)
    if foreign and not ends_sentence(text):
        return names.name(foreign["name"])
    may_name = _may_name(text)
    found = _by(text) if may_name else None
    if found is None and before and may_name and _ONLY_BY.fullmatch(before):
        found = _FIRST_NAME.match(text)
    if found is None and (line.author or line.called or text.startswith(_LEADS)) and (apart := parted(text)) != text:
        return named(line._replace(text=apart))
    if found is None and may_name and (line.author or line.called):
        found = _amid(text)
    if found is not None:
        return names.names([titled(text, found, _alone(text, found)), *others(text, found.end("name"))])
    return "" if line.late else _otherwise(text)


def _otherwise(text: str) -> str:
    """Whom a line names without such a word: beside a handle or a day, or as the member who started a thread."""
    handled = _HANDLED.fullmatch(text) if "@" in text else None
    if handled:
        return person(handled["name"])
    small = text.lower()
    started = _STARTED.search(text) if "by" in small or small.startswith("thread") else None
    if started:
        return names.name(next(filter(None, started.groups())))
    return _beside_a_day(text)


def _foreign(text: str, before: str) -> re.Match[str] | None:
    """A name in a script without large letters, behind a word that says so on its line or right before it."""
    led = _BY_FOREIGN.match(f"{before} {text}") if before and len(before) <= _WORDED else None
    if led or (led := _BY_FOREIGN.match(text) or _BY_ENGLISH.match(text)):
        return led
    return _REPORTER.search(text) or _REPORTED.search(text) or _CREDITED.search(text)


def _beside_a_day(text: str) -> str:
    """The name of a line that has a day and a name apart, and the name first or last: "Ada Brook | July 2, 2025"."""
    if not _MARKS.search(text):
        return ""
    parts = _APART.split(text)
    if not 1 < len(parts) <= _ANY or not any(map(written, parts)):
        return ""
    name = person(parts[0]) or person(parts[-1].partition(" in ")[0])
    return "" if any(map(_RUBRICS.__contains__, name.casefold().split())) else name


def marked(lines: Sequence[Line]) -> str:
    """The author whom a line names in an element that says it names one; a full name goes before a single word."""
    texts = [line.text for line in lines if line.author and not line.late]
    return next(filter(None, map(within, texts)), "") or next(filter(None, map(_single, texts)), "")


def within(text: str) -> str:
    """The authors that an element names which says that it names them, beside a day or a trade."""
    text = parted(text)
    for part in (text, next(filter(None, _parts(text)), "")):
        first = _FIRST_NAME.match(part)
        if first and person(_alone(part, first)):
            return names.names([_alone(part, first), *others(part, first.end("name"))])
    return ""


def _single(text: str) -> str:
    """One word that is all an element says which names an author, but for a day: "Ada, 3/4/2026"."""
    return next((person(part, alone=True) for part in _parts(text) if part), "")


def _parts(text: str) -> Iterator[str]:
    """The first few parts of a line, each up to its first digit, and without months and weekdays at its end."""
    for part in _PARTS.split(text, maxsplit=_ANY)[:_ANY]:
        digit = _DIGITS.search(part)
        words = (part[: digit.start()] if digit else part).split()
        while words and words[-1].rstrip(".,").casefold() in CALENDAR:
            words.pop()
        yield names.name(" ".join(words))


def _amid(text: str) -> re.Match[str] | None:
    """A name behind "by" in the midst of a line of such an element; not of who took the picture."""
    found = _AMID.search(text) if "by" in text.lower() else None
    return found if found and (found["what"] or "").casefold() not in _OTHER_WORK else None


def _alone(text: str, found: re.Match[str]) -> str:
    """A name on its line without the trade, the month or the weekday right behind it."""
    name = untraded(_PARTED.split(text[found.start("name") :], maxsplit=1)[0])
    if name.casefold().startswith("our "):  # "By Our Fenland Correspondent"
        return ""
    return _undated(name if found["name"].startswith(name) else found["name"])


def _undated(name: str) -> str:
    """A name without the month or weekday behind it on its line: "Ada Brook August" of "By Ada Brook August 3"."""
    words = name.strip().split(" ")
    while len(words) > _FULL and (last := words[-1].rstrip(".,").casefold()) and (last in CALENDAR or last in _SAID):
        words.pop()
    if len(words) == _FULL and words[-1].endswith((".", ",")) and words[-1][:-1].casefold() in CALENDAR:
        words.pop()
    return " ".join(words)


def titled(text: str, found: re.Match[str], name: str) -> str:
    """A name with the degrees right behind it, as a physician's is given; a trade or an agency is left."""
    degrees = _DEGREES.match(text, found.end("name")) if name == found["name"] else None
    return name + degrees[0] if degrees and name else name


def others(text: str, end: int) -> Iterator[str]:
    """The further names of a line behind its first, the last one behind an "and"."""
    several = _AND.match(text, end)
    if several:
        yield from map(untraded, several[1].removeprefix(", ").split(", "))
        yield untraded(several[2])
