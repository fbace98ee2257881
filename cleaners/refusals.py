"""What a server says instead of a page, in all languages, where it stands above a plain text or is all of it.

One line may be anybody's: "Access denied" heads stories too, and a story about such a page quotes what it says. What no
story says is a status and what it means, or that access is denied and to what, in lines without anything else.
"""

import re
import tomllib
from collections.abc import Collection, Sequence
from importlib.resources import files
from itertools import islice
from typing import Final

from cleaners import spelling, stock
from cleaners.any_of import any_of, held
from cleaners.block import Block
from cleaners.chrome import telling
from cleaners.cleaned import Cut, Why
from cleaners.features import Page
from cleaners.features_text import Floats
from cleaners.kinds import Kind
from cleaners.rules import RULES_VERSION, Rules
from cleaners.story_blocks import blocks
from cleaners.verdict import Refusal

_FILED: Final = tomllib.loads((files("cleaners") / "refusals.toml").read_text("utf-8"))
_TABLE: Final = {
    name: tuple(spelling.key(said) for line in text.splitlines() for said in line.split(" | ") if said)
    for name, text in _FILED.items()
}
_ALONE: Final = frozenset(_TABLE["alone"])
_FIRST: Final = 4  # letters
_FIRSTS: Final = frozenset(each[:_FIRST] for each in _ALONE)
_MORE: Final = _TABLE["more"]
_tells_fault, _names_thing, _advises, _is_of_web = (
    any_of(_TABLE[name]) for name in ("fault", "thing", "advice", "web")
)
_TOP: Final = 8  # lines above it: a name, a menu, a title
_MOST: Final = 16  # lines of a refusal
_SEARCHED: Final = 80  # lines of a story that may be about one
_BELOW: Final = 60  # lines below it that may speak of it
_ABOVE: Final = 4  # blocks of a page in which one begins
_LONGEST: Final = 420  # characters of a line
_LONG: Final = 2_000  # of a line below it, as far as it is looked at
_SENTENCE: Final = 180  # characters of a sentence, but for those of "more"
_SEAM: Final = re.compile(r"[.!?;:\u061f\u0964]+ | - | \| |[\u3002\uff01\uff1f]")
_SIGNS: Final = " .!?,;:-|'()\u3002\uff01\uff1f\u0964\u061f\u2022"
# As in: error 403, 403 error, http error code: 403, forbidden (403).
_STATUS: Final = re.compile(r"([^\d]{0,40})(4[0-5]\d|5[0-3]\d)(?!\d)(?:\W{0,4}error\b)?")
_BEFORE: Final = 3  # words before a status
_DIGITS: Final = str.maketrans("\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u0660\u0661\u0662\u0663\u0664\u0665", "012345" * 2)
_SAID_ALONE: Final = (*_ALONE, *stock.TITLED)
_LETTERS: Final = min(map(len, _SAID_ALONE))
_OPENINGS: Final = {  # what is said alone, under its first letters
    opening: tuple(each for each in _SAID_ALONE if each.startswith(opening))
    for opening in {each[:_LETTERS] for each in _SAID_ALONE}
}
# "Reference ID: 18.7f3a1702.1716.2b9", "Reference #18.2d35", "Ray ID: 8a1b2c3d4e5f", behind a sentence or alone
_REFERENCE: Final = re.compile(
    r"(?:^|(?<=[.!?|\u3002] ))[^\W\d_]{1,16}(?:[ -][^\W\d_]{1,16}){0,2}(?: id |[ .]?[:#\u2116])[ #]{0,2}"
    r"(?=[^ ]{0,80}[0-9=])[0-9a-z=._-]{5,80}\W{0,2}$"
)
_SERVER: Final = re.compile(r"(?:nginx|apache|openresty|cloudflare|litespeed|microsoft-iis|varnish|caddy)\b[^,]{0,80}")
_NUMBER: Final = re.compile(r"(?<!\d)(?:4[0-5]\d|5[0-3]\d)(?!\d)")
_STATUSES: Final = re.compile(r"(?<!\d)\d{3}(?!\d)")
# "error 403", "Fehler 403", "403 error"; numbers alone count people
_NAMED: Final = "|".join(map(re.escape, _TABLE["named"]))
_STATUS_NAMED: Final = re.compile(
    rf"(?<![a-z])(?:{_NAMED})\W{{0,2}}(?:4[0-5]\d|5[0-3]\d)(?!\d)|(?<!\d)(?:4[0-5]\d|5[0-3]\d)[ -]?(?:{_NAMED})"
)
_CHALLENGE: Final = "challenge.refusal"
_RULES: Final = f"rules@{RULES_VERSION}"
_SEVERAL: Final = 11  # weight of several words, four of them in Chinese
_QUOTED: Final = 12  # weight of a sentence that is looked for below: "Forbidden" stands in any story
_NEAR: Final = 4  # lines in which a story about pages names them


class _Said:
    """What the lines of a refusal say so far."""

    def __init__(self) -> None:
        self.status = ""
        self.alone = False
        self.fault = False
        self.is_printed = False  # with what nobody but a machine adds
        self.challenge = False
        self.sentences: list[str] = []

    def is_sure(self) -> bool:
        """Whether nobody but a server says that much."""
        return self.fault + self.alone + bool(self.status) > 1

    def names(self, below: Sequence[str]) -> bool:
        """Whether lines name its status."""
        return bool(self.status) and any(self.status in _STATUSES.findall(key) for key in below if self.status in key)

    def takes(self, key: str, *, first: bool) -> bool:
        """Whether a line says nothing but what refusals say; if so it is noted."""
        why = stock.begins(key)
        if why in {Why.CHALLENGE, Why.ERROR_PAGE}:
            self.challenge |= why is Why.CHALLENGE
            self.fault = self.alone = self.is_printed = True
            return True
        if not first and (key.startswith(_MORE) or _SERVER.fullmatch(key)):
            self.fault = self.is_printed = True
            return True
        status = _STATUS.fullmatch(key)
        sentences = [key] if status else _SEAM.split(_REFERENCE.sub("", key))
        sentences = [said for each in sentences if (said := each.strip(_SIGNS))]
        told: list[str] = []
        for sentence in sentences:
            told.append(self._kind(sentence, advised=bool(told) or not first))
            if not told[-1]:
                return False
        if (not told and (first or not _REFERENCE.match(key))) or key.startswith("'") or telling.verbs(key):
            return False  # it is quoted, or retold
        self.alone |= "alone" in told
        self.fault |= "fault" in told
        self.sentences += sentences
        return True

    def _kind(self, sentence: str, *, advised: bool) -> str:
        """What sort of sentence it is; nothing for any other."""
        if len(sentence) > _SENTENCE:
            return ""
        status = _STATUS.match(sentence)
        if status and len(status[1].split()) <= _BEFORE:
            behind = sentence[status.end() :].strip(_SIGNS)
            told = self._kind_of(behind or status[1].strip(_SIGNS)) or ("" if behind else "status")
            self.status = self.status or (status[2] if told else "")
            return "alone" if told == "word" else told
        return self._kind_of(sentence) or ("advice" if advised and _advises(sentence) else "")

    @staticmethod
    def _kind_of(sentence: str) -> str:
        if sentence in _ALONE or stock.entitled(sentence) in {Why.ERROR_PAGE, Why.CHALLENGE}:
            # "Forbidden" and "Blocked" say so behind a status; by themselves they entitle stories.
            return "alone" if spelling.weight(sentence) >= _SEVERAL else "word"
        return "fault" if _names_thing(sentence) and _tells_fault(sentence) else ""


def find(lines: Sequence[Block], cuts: Sequence[Cut], off: Collection[Kind] = ()) -> list[Cut]:
    """The lines above a text with which a server refuses it.

    Args:
        lines: of a plain text.
        cuts: what was cut of it, ascending.
        off: kinds that are kept.
    """
    if Kind.ERROR_BANNER in off:
        return []
    gone = {cut.start for cut in islice(cuts, _TOP + _MOST)}
    for number, line in enumerate(lines[:_TOP]):
        key = _key(line.text)
        if _may_begin(key) and (taken := _run(lines, number)):
            return [cut for cut in taken if cut.start not in gone]
        if line.start not in gone and (spelling.ends_sentence(key) or len(key) > _SENTENCE):
            break
    return []


def told_of(lines: Sequence[Block], cuts: Sequence[Cut]) -> frozenset[int]:
    """Where lines begin that were cut as a server's, in a story that is about such a page and shows what it says.

    Args:
        lines: of a plain text.
        cuts: what was cut of it.
    """
    banners = frozenset(cut.start for cut in cuts if cut.kind is Kind.ERROR_BANNER)
    top = lines[:_SEARCHED] if banners else ()
    if not any(line.start in banners and _may_begin(_key(line.text)) for line in top):
        return frozenset()
    gone = {cut.start for cut in cuts}
    said = _Said()
    above: list[int] = []
    amid: list[int] = []
    below: list[str] = []
    for line in top:
        key = _key(line.text, _LONG)
        if line.start in gone and line.start not in banners:
            continue
        if _may_begin(key) and said.takes(key, first=True):
            (amid if below else above).append(line.start)
        elif line.start not in banners:
            below.append(key)
    about = [key for key in below if _STATUS_NAMED.search(key) or _is_of_web(key)]
    if said.names(about) or (not said.status and any(map(_STATUS_NAMED.search, about))):
        return banners.intersection(above + amid)
    is_spoken_of = said.is_sure() and _is_spoken_of(said, below)
    return banners.intersection(above) if is_spoken_of else frozenset()


def refused(lines: Sequence[Block]) -> Refusal | None:
    """What a page's first lines say, if they refuse it; of one that has no story."""
    found = find(lines, ())
    why = Why.CHALLENGE if found and found[0].rule == _CHALLENGE else Why.ERROR_PAGE
    return Refusal(why, f"{found[0].rule}: {found[0].evidence}") if found else None


def above(page: Page, scores: Floats, kept: Sequence[Block], rules: Rules) -> list[Cut]:
    """The first lines that are kept, where a server refuses a page in them and those above, which may be left out."""
    start = int(page.starts.searchsorted(kept[0].start)) if kept else 0
    said, dead = page.segments.text, page.segments.dead
    above = [place for place in range(max(0, start - _ABOVE), start) if not dead[place]]
    texts = [*[said[place] for place in above], *[block.text for block in kept[:_ABOVE]]]
    return find((*blocks(page, above, scores), *kept), (), rules.off) if hinted(texts) else []


def of_page(page: Page, scores: Floats) -> Refusal | None:
    """What a server says on a page that has no story."""
    shown = islice((place for place in range(len(page.starts)) if not page.segments.dead[place]), _TOP + _MOST)
    return refused(blocks(page, list(shown), scores))


def hinted(texts: Sequence[str]) -> bool:
    """Whether a page may begin so, by its first lines: next to none says what something that may be a status means."""
    for text in texts:
        if len(text) > _SENTENCE:
            continue
        if ("4" in text or "5" in text) and _NUMBER.search(text):
            return True
        if _may_be_alone(text) and _key(text).strip(_SIGNS) in _ALONE:
            return True
    return False


def _may_be_alone(text: str) -> bool:
    """Whether a line may be one of those that say all by themselves, by its first letters as they stand.

    The letter behind them is plain too, or it might be a mark that is composed with the last of them.
    """
    first = text[:_FIRST]
    is_plain = len(first) == _FIRST and first.isalnum() and text[: _FIRST + 1].isascii()
    return not is_plain or first.lower() in _FIRSTS


def _may_begin(key: str) -> bool:
    return 0 < len(key) <= _LONGEST and _may_be_taken(key) and _Said().takes(key, first=True)


def _may_be_taken(key: str) -> bool:
    """Whether the first sentence of a line may refuse: next to none has what any of them has."""
    opening = key.lstrip(_SIGNS)
    return (
        opening.startswith(_OPENINGS.get(opening[:_LETTERS], ()))
        or _names_thing(key)
        or _STATUS.match(opening) is not None
        or stock.begins(key) is not None
    )


def _run(lines: Sequence[Block], number: int) -> list[Cut]:
    """The lines of a refusal that begins there; none where they are not sure, or where the text speaks of them."""
    said, end = _Said(), number
    for line in lines[number : number + _MOST]:
        key = _key(line.text)
        if len(key) > _LONGEST or not said.takes(key, first=end == number):
            break
        end += 1
    if not said.is_sure() or _is_spoken_of(said, [_key(line.text, _LONG) for line in lines[end : end + _BELOW]]):
        return []
    rule = _CHALLENGE if said.challenge else "error_banner.refusal"
    return [Cut(line.start, line.end, Kind.ERROR_BANNER, rule, line.text[:80], _RULES) for line in lines[number:end]]


def _is_spoken_of(said: _Said, below: Sequence[str]) -> bool:
    """Whether a text names the status, quotes a sentence, or is about pages and no machine's mark stands above it."""
    words = [each for each in said.sentences if spelling.weight(each) >= _QUOTED]
    if said.names(below) or any(held(key, words) for key in below):
        return True
    return not (said.is_printed or said.status) and any(map(_is_of_web, below[:_NEAR]))


def _key(text: str, longest: int = _LONGEST + 1) -> str:
    key = spelling.key(text[:longest])
    return key if key.isascii() else key.translate(_DIGITS)
