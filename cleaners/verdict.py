"""Is there a story at all, and if not, what is there instead?"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from cleaners import ledger
from cleaners.chrome.ciphers import CIPHERED
from cleaners.cleaned import Cut, Why
from cleaners.kinds import Kind
from cleaners.rules import Rules
from cleaners.spelling import ends_sentence, weight

_INSTEAD: Final = {
    Kind.ERROR_BANNER: Why.ERROR_PAGE,
    Kind.CONSENT: Why.CONSENT_WALL,
    Kind.SUBSCRIBE_PAYWALL: Why.PAYWALL_STUB,
}
_KINDS: Final = tuple(_INSTEAD)  # a member is found in it without its hash, which is slow
_WALL: Final = Kind.SUBSCRIBE_PAYWALL  # looking a member up takes as long as all else that is asked of a cut
_LONG: Final = 1000  # characters of a span that are counted; more than any least
_STEP: Final = 100  # characters counted at a time: a story is known for one after the first
# Weight, about a hundred words. Whole sentences of that length tell the news, as a brief does, though the story goes on
# behind the paywall: they are kept, and the metadata says so. What is shorter is a standfirst or a first sentence.
_BRIEF: Final = 600
_BROKEN_OFF: Final = ("\u2026", "...", "[\u2026]", "[...]")
_BREAK: Final = ".\u2026[] "
_SENTENCE: Final = re.compile(r"[.!?\u2026](?=\s)|[\u3002\uff01\uff1f\u0964\u061f\u06d4]")
_UNDER_A_BANNER: Final = 1.5  # times the least: what an error page says besides its error is short
_UNDER_A_HEADING: Final = 5  # and under a heading that is nothing but an error: a server's whole apology
# Times the least, of two sentences: a brief has 44 to 59 letters in Swedish, Turkish, Polish, Ukrainian, Italian.
_IN_SENTENCES: Final = 2 / 3
_OF_A_SENTENCE: Final = 2  # words
_NOTHING_ELSE: Final = 4  # words: "404 - Page not found"; "Something went wrong, minister admits" has one more
_WORD: Final = re.compile(r"\w+")
_SIGNS: Final = bytes(code for code in range(128) if not chr(code).isalnum())
# Arabic and Hebrew write few vowels: the same brief of two sentences takes 58 letters in Hebrew, 60 in Persian, 73 in
# Arabic, where twenty European languages take 79 to 116. Indian scripts write vowels as marks: 50 of 84 are letters.
_CONSONANTS: Final = re.compile("[\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3]")
_WITH_SIGNS: Final = re.compile("[\u0900-\u109f\u1780-\u17d3]")


class Refusal(NamedTuple):
    """Why there is no story, and what shows it."""

    why: Why
    evidence: str


def judge(
    raw_text: str,
    cuts: Sequence[Cut],
    rules: Rules,
    *,
    demand: Cut | None = None,
    heading: Cut | None = None,
    dated: bool = False,
) -> Refusal | None:
    """None when what the cuts leave is a story.

    Args:
        raw_text: the text the cuts point into.
        cuts: ascending and disjoint.
        rules: how much a story says at least.
        demand: to subscribe, where the text breaks off and it was cut for another reason.
        heading: the page's title, where it says what a page says that has no story.
        dated: the page declares a day on which its story was published, as no error page does.
    """
    stub = _stub(raw_text, cuts, demand)
    if stub:
        return stub
    # A story says more than enough under any banner, so that nobody need look for one.
    if heading is None and _says(raw_text, cuts, rules.min_chars * _UNDER_A_BANNER) is None:
        return None
    banner = heading or next((cut for cut in cuts if cut.kind in _KINDS), None)
    is_sure = dated or _stands_above(raw_text, cuts, banner, rules.min_chars)
    said = _says(raw_text, cuts, rules.min_chars * _times(raw_text, banner, heading, is_sure=is_sure))
    if said is None:
        return None
    if not ledger.INVISIBLE.sub("", raw_text).strip():
        return Refusal(Why.EMPTY, "no text")
    if banner is not None:
        return _instead(raw_text, (heading, *cuts) if heading else cuts)
    too_short = Refusal(Why.TOO_SHORT, f"{said} letters and digits left, {rules.min_chars} make a story")
    return None if _is_brief(raw_text, cuts, said, rules.min_chars, dated=dated) else too_short


def _says(raw_text: str, cuts: Sequence[Cut], least: float) -> int | None:
    """How many letters and digits the cuts leave; None for as many as are asked for."""
    said = 0
    for text in _in_steps(raw_text, cuts):
        said += _said(text)
        if said >= least:
            return None
    return said


def _times(raw_text: str, banner: Cut | None, heading: Cut | None, *, is_sure: bool) -> float:
    """How many times the least there has to be below a banner, and below a heading that says nothing else.

    A page that is surely no error's has to say no more than others, unless it asks to subscribe: a first sentence
    stands above such a demand.
    """
    if heading and len(_WORD.findall(raw_text, heading.start, heading.end)) <= _NOTHING_ELSE:
        return _UNDER_A_HEADING
    if banner is None or (is_sure and banner.kind is not _WALL):
        return 1
    return _UNDER_A_BANNER


def _stands_above(raw_text: str, cuts: Sequence[Cut], banner: Cut | None, least: int) -> bool:
    """Whether a story stands above the first banner: an error page begins with its error."""
    if banner is None:
        return True
    said = 0
    for start, end in ledger.spans(len(raw_text), cuts):
        if said >= least or start >= banner.start:
            break
        said += _said(raw_text[start : min(end, start + _LONG)])
    return said >= least


def _is_brief(raw_text: str, cuts: Sequence[Cut], said: int, least: int, *, dated: bool) -> bool:
    """Whether little is a story all the same: two sentences, or one that a page gives a day."""
    if said < least * _IN_SENTENCES:
        return False
    text = ledger.render(raw_text, cuts).strip()
    sentences = [each for each in _SENTENCE.split(text) if len(_WORD.findall(each)) >= _OF_A_SENTENCE]
    return ends_sentence(text) and len(sentences) >= (1 if dated else 2)


def _in_steps(raw_text: str, cuts: Sequence[Cut]) -> Iterator[str]:
    """What the cuts leave, some hundred characters at a time: mostly the first lines tell, and spans may be tiny."""
    texts: list[str] = []
    size = 0
    for start, end in ledger.spans(len(raw_text), cuts):
        last = start + (end - start) // _STEP * _STEP
        for at in range(start, last, _STEP):
            yield raw_text[at : at + _STEP]
        texts.append(raw_text[last:end])
        size += end - last
        if size >= _STEP:
            yield "".join(texts)
            texts.clear()
            size = 0
    yield "".join(texts)


def wall(raw_text: str, cuts: Sequence[Cut]) -> Cut | None:
    """The demand to subscribe above which the text breaks off, or the rest of it in cipher; None where it is whole."""
    found = demands(cuts)
    if not found:  # as on nearly all pages
        return None
    ciphered = next((cut for cut in found if cut.rule == CIPHERED), None)
    return ciphered or (found[0] if breaks_off(raw_text, cuts) is not None else None)


def demands(cuts: Sequence[Cut]) -> list[Cut]:
    """Those of some cuts that demand to subscribe."""
    return [cut for cut in cuts if cut.kind is _WALL]


def breaks_off(raw_text: str, cuts: Sequence[Cut]) -> int | None:
    """Where the text ends, if it breaks off there; None where it does not."""
    last = end(raw_text, cuts)
    return last if is_marked(raw_text, last) else None


def is_marked(raw_text: str, end: int) -> bool:
    """Whether what ends there says itself that it is not all."""
    return raw_text[max(0, end - _LONG) : end].rstrip().endswith(_BROKEN_OFF)


def end(raw_text: str, cuts: Sequence[Cut]) -> int:
    """Where what is kept ends, all that follows being cut."""
    behind = len(raw_text)
    for cut in reversed(cuts):
        if cut.end < behind and not raw_text[cut.end : behind].isspace():
            break
        behind = cut.start
    return behind


def _stub(raw_text: str, cuts: Sequence[Cut], demand: Cut | None) -> Refusal | None:
    """A refusal where a few lines break off above a demand to subscribe: that is the teaser of a story."""
    demand = demand or wall(raw_text, cuts)
    if demand is None:
        return None
    text = ledger.render(raw_text, cuts)
    if weight(_whole(text)) > _BRIEF:
        return None
    how = "the rest is in cipher" if demand.rule == CIPHERED else "the text breaks off"
    return Refusal(Why.PAYWALL_STUB, f"{demand.rule}, and {how}: {text[-40:]!r}")


def _whole(text: str) -> str:
    """A text without the sentence in which it breaks off."""
    ends = [found.end() for found in _SENTENCE.finditer(text.rstrip(_BREAK))]
    return text[: ends[-1]] if ends else ""


def _said(text: str) -> int:
    """Letters and digits, a character of a script without letters for three, two consonants for three letters."""
    if text.isascii():
        return len(text.encode().translate(None, _SIGNS))
    said = weight("".join(filter(str.isalnum, text)))
    signs = sum(unicodedata.category(sign)[0] == "M" for sign in _WITH_SIGNS.findall(text))
    return said + signs + len(_CONSONANTS.findall(text)) // 2


def _instead(raw_text: str, cuts: Sequence[Cut]) -> Refusal:
    """What a page says that has chrome in the story's place: the kind it says most of."""
    challenge = next((cut for cut in cuts if cut.rule.startswith("challenge.")), None)
    if challenge:
        return Refusal(Why.CHALLENGE, f"{challenge.rule}: {raw_text[challenge.start : challenge.end].strip()[:80]}")
    telling = [cut for cut in cuts if cut.kind in _INSTEAD]
    sizes = {kind: sum(cut.end - cut.start for cut in telling if cut.kind is kind) for kind in _INSTEAD}
    kind = max(sizes, key=sizes.__getitem__)
    shown = next(cut for cut in telling if cut.kind is kind)
    return Refusal(_INSTEAD[kind], f"{shown.rule}: {raw_text[shown.start : shown.end].strip()[:80]}")
