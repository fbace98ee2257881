"""Who wrote it, in the third person: paragraphs behind the story that present somebody the story does not mention."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cleaners import spelling
from cleaners.chrome.reading import Line, Reading, cut_of
from cleaners.cleaned import Cut
from cleaners.kinds import Kind

_LAST: Final = 8  # lines from the end in which a portrait may stand
_LONGEST: Final = 1_200  # weight of a portrait
_LABEL: Final = 90  # characters of a name with a calling
_ABOVE: Final = 2  # lines: the name and the calling
_ROW: Final = 3  # portraits on a page that is about several people
_NAME_WITHIN: Final = 400  # characters: a name and its titles have less
_SHORT: Final = 60  # weight of a byline, and of the name or calling above a portrait
_WORD: Final = r"[^\W\d_a-zß-öø-ÿ][\w'\u2019.&-]*"
# "Nora van der Feldt, MD, is": a name of two to four words, titles behind it, and a verb of presenting.
_NAMED: Final = re.compile(
    rf"(?:(?:Dr|Prof|Mr|Mrs|Ms)\.? )?({_WORD}(?: (?:van|von|de|der|den|di|da|le|la|zu|\(\w{{2,20}}\)|{_WORD})){{1,3}})"
    r"(?:, [A-Z][\w.]{1,7}| \([^()]{2,24}\)){0,3}\*?,? "
    r"(?:is|was|has|holds|works|worked|writes|covers|serves|leads|joined|specializes|explores|brings|makes|lives"
    r"|ist|war|schreibt|arbeitet|leitet|berichtet|lebt|est|écrit|travaille|dirige|es|fue|escribe|trabaja|è|scrive"
    r"|lavora|é|escreve|trabalha|schrijft|werkt|jest|pisze|pracuje|är|skriver|arbetar|bevakar|er|arbejder|dækker"
    r"|jobber|dekker|on|kirjoittaa|työskentelee|seuraa|je|píše|este|scrie|lucrează|adalah|menulis|meliput)\b"
)
# "Die Bahn-Konkurrenz ist": what opens with one of these is no name.
_NO_NAMES: Final = frozenset(
    """
    the a an this that these those his her its their our my no all both many most some every each in on at for from
    with after before as by der die das den dem des ein eine einer eines einem einen kein keine dieser diese dieses
    jeder jede jedes sein seine ihr ihre unser unsere mein meine alle viele beide manche im in am an auf aus bei für mit
    nach seit von vor zum zur unter über auch doch so nun le la les l un une des ce cette ces cet son sa ses leur leurs
    notre nos mon ma mes en dans pour avec après depuis el los las una este esta estos estas su sus nuestro nuestra con
    para por tras desde il lo gli i uno questo questa suo sua nostro nel nella del della dopo o os as um uma esse essa
    seu sua nosso nossa no na do da de het een deze dit dat zijn haar onze hun op voor na den det ett en vår
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
_ALONE: Final = re.compile(rf"{_WORD} {_WORD}(?: {_WORD})?(?= |$)")
_CALLINGS: Final = frozenset(
    """
    writer journalist reporter editor author correspondent columnist freelance freelancer blogger contributor professor
    researcher founder photographer consultant director owner executive strategist specialist marketer manager attorney
    lawyer advisor adviser coach entrepreneur expert analyst engineer pediatrician dietitian nutritionist veterinarian
    therapist scientist developer designer producer critic novelist veteran enthusiast lecturer fellow scholar ceo
    cto cfo coo physician faculty
    journalistin redakteur redakteurin autorin reporterin korrespondent korrespondentin direktor direktorin professorin
    gründer gründerin geschäftsführer geschäftsführerin freier journaliste rédacteur rédactrice auteur autrice
    professeur directeur directrice fondateur fondatrice periodista redactor redactora autora profesor profesora
    directora fundador fundadora giornalista redattore redattrice autore direttore fondatore jornalista repórter diretor
    redacteur verslaggever schrijver hoogleraar oprichter dziennikarz dziennikarka redaktor autorka założyciel skribent
    redaktör författare grundare frilansjournalist redaktør freelancejournalist klummeskribent forfatter toimittaja
    kirjeenvaihtaja kolumnisti kirjailija autor novinář novinářka redaktorka reportér reportérka jurnalist jurnalistă
    redactorul corespondent wartawan wartawati jurnalis redaktur
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
# A whole portrait of one short sentence: "Ada Brook is a reporter at the Tarn Post."
_BRIEF: Final = 24  # weight
_BRIEFLY: Final = re.compile(
    r"(?:is|ist|est|es|è|é|jest|är|er|on|je|este|adalah) (?:[\w'\u2019-]+ ){0,5}"
    rf"(?:{'|'.join(sorted(_CALLINGS))}|\w{{0,20}}(?:reporterin|redakteur|redakteurin|korrespondent|korrespondentin))"
    r" (?:at|for|with|of|on|based|covering|who|in|from|bei|beim|der|des|im|für|à|au|aux|du|de|del|en|para|di|della|da"
    r"|do|bij|van|w|dla|på|hos|för|ved|i|joka)\b",
)
_OTHER_CALLINGS: Final = r"years of experience|[\w-]{0,20}reporterin"
_CALLING: Final = re.compile(rf"\b(?:{'|'.join(sorted(_CALLINGS))}|{_OTHER_CALLINGS})\b")
_IN_OTHERS: Final = ("years of", "reporterin")  # strings of which they hold one
_words: Final = re.compile(r"\w+").findall
# With these a second word begins that is no name; "v" of "van" and the like are none of them. By its letters as they
# stand, most texts are sure to begin so: the next is plain too, or it might be a mark that is composed with the last.
_SMALL: Final = frozenset("abcefghijkmnopqrstuwxy") | set(map(chr, (*range(0xDF, 0xF7), *range(0xF8, 0x100))))
_GOING_ON: Final = re.compile(
    rf"[A-Za-z0-9]{{1,40}} [{''.join(sorted(filter(str.isascii, _SMALL)))}](?:[\x00-\x7f]|\Z)"
)
_PRONOUNS: Final = ("he ", "she ", "his ", "her ", "they ", "their ", "er ", "sie ", "il ", "elle ")


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each portrait behind the story, the name above it and what it goes on with."""
    lines = reading.lines
    first = max(reading.head + 1, len(lines) - _LAST)
    for number, line in enumerate(lines[first:], first):
        name = _presented(lines, number) if _BRIEF <= line.weight <= _LONGEST else ""
        if not name or (line.weight < _SHORT and not _BRIEFLY.search(line.bare)):
            continue
        start, end = _around(lines, number, name, first)
        if any(_tells_calling(part.bare) for part in lines[start:end]) and _is_beside(reading, start, end, name):
            for part in lines[start:end]:
                yield cut_of(
                    part, Kind.AUTHOR_BIO, "author_bio.portrait", f"presents {name!r}, of whom the story says nothing"
                )


def _presented(lines: Sequence[Line], number: int) -> str:
    """Whom a line presents by a name and a verb, or by the name above it; empty for nobody."""
    line = lines[number]
    text = line.block.text
    if _GOING_ON.match(text) is None:
        text = spelling.shown(text[:_NAME_WITHIN]).lstrip("*(")
        second = text.find(" ") + 1
        found = _NAMED.match(text) if text[second : second + 1] not in _SMALL else None
        if found:
            return "" if found[1].partition(" ")[0].casefold() in _NO_NAMES else found[1]
    if not line.ends:  # of a list of things whose names begin alike
        return ""
    for above in lines[max(0, number - _ABOVE) : number]:
        if above.ends or len(above.bare) > _LABEL or _begin_otherwise(above.block.text, text):
            continue
        label = above.shown
        alone = _ALONE.match(label) if label.partition(" ")[0] == text.partition(" ")[0] else None
        if alone:
            return alone[0]
    return ""


def _begin_otherwise(one: str, other: str) -> bool:
    """Whether two texts are sure to begin with two letters, as most do, whatever marks are composed with these."""
    first, second = one[:1], other[:1]
    return first != second and (first + second).isascii() and first.isalnum() and second.isalnum()


def _around(lines: Sequence[Line], number: int, name: str, first: int) -> tuple[int, int]:
    """Where the portrait begins, with the name and the calling above it, and where it stops being about the person."""
    words = {name.casefold().split()[0], name.casefold().split()[-1].rstrip(".,")}
    start = number
    while start > first and _is_label(lines[start - 1], words):
        start -= 1
    end = number + 1
    while end < len(lines) and (lines[end].bare.startswith(_PRONOUNS) or _names(lines[end], words)):
        end += 1
    return start, end


def _tells_calling(bare: str) -> bool:
    """As _CALLING tells, which takes three times as long to search a paragraph."""
    if not _CALLINGS.isdisjoint(_words(bare)):
        return True
    return any(each in bare for each in _IN_OTHERS) and _CALLING.search(bare) is not None


def _names(line: Line, words: set[str]) -> bool:
    return not words.isdisjoint(re.findall(r"[\w'-]+", line.bare))


def _is_label(line: Line, words: set[str]) -> bool:
    """Whether a line is the name above a portrait, or the calling."""
    short = line.weight <= _LABEL and not line.ends
    return short and (_names(line, words) or (line.weight <= _SHORT and _tells_calling(line.bare)))


def _is_beside(reading: Reading, start: int, end: int, name: str) -> bool:
    """Whether the story above says nothing of the person and is no row of portraits, and none is told below."""
    last = re.compile(rf"\b{re.escape(name.rsplit(maxsplit=1)[-1].rstrip('.,'))}\b")
    story = [number for number in range(start) if reading.lines[number].weight > _SHORT]
    below = zip(reading.lines[end:], reading.counted[end:], reading.taken[end:], strict=True)
    return (
        not any(last.search(reading.lines[number].shown) for number in story)
        and sum(map(_presents, reading.lines)) < _ROW
        and all(
            not line.prose or counted is not None or taken is not None or _presents(line)
            for line, counted, taken in below
        )
    )


def _presents(line: Line) -> bool:
    found = _NAMED.match(line.shown)
    return found is not None and _CALLING.search(line.bare, found.end()) is not None
