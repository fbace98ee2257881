"""Readers' remarks below a story in plain text: a heading of comments, and below it who says what, or "Reply" again."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from cleaners.chrome.needs import PLAIN
from cleaners.chrome.reading import Line, Reading, cut_of
from cleaners.chrome.traits import DATED, DIGIT
from cleaners.cleaned import Cut
from cleaners.kinds import Kind

_STORY: Final = 600  # weight of the sentences above them
_BUTTON: Final = 32  # weight
_HEADING: Final = 60  # weight of the longest, "23 thoughts on ..." with a short title
_SIGNS: Final = 3
_MOST: Final = 2_000  # signs; a page with more is no story's
_APART: Final = 40  # lines from one sign to the next; further down stands something else
# Who says something: "Nora Feldt says:", "2. Nora says on 12 May 2031".
_SAYS: Final = re.compile(
    r"(?:\d{1,4}\W{1,3})?\w[^:\"]{1,40} (?:says|said|wrote|sagt|sagte|schreibt|a dit|dit|dice|dijo|ha detto|scrive"
    r"|diz|disse|zegt|schreef|säger|skriver|sier|siger|sanoo|mówi|pisze|diyor|dedi ki|говорит|пишет|каже|пише)"
    r"(?: ?:|\W{0,3}(?:on|am|le|el|il|em|op|den)? ?\d.{0,40})?$"
)
_REPLY: Final = re.compile(
    r"(?:reply|antworten|répondre|responder|respuesta|rispondi|beantwoord|antwoord|svara?|vastaa|odpowiedz|odpovědět"
    r"|reageer|yanitla|cevapla|ответить|відповісти|رد|پاسخ|השב|balas)(?!\w)|返信|回复|回覆|답글"
)
# What else may be pressed below a remark; a sign only under a heading of comments, and the whole line but for counts.
_OTHER_BUTTONS: Final = re.compile(
    r"(?:like|respect|upvote|recommend|report|flag|melden|empfehlen|leserempfehlung(?:en)?|kommentar melden|gefällt mir"
    r"|j'aime|signaler|recommander|me gusta|denunciar|reportar|mi piace|segnala|curtir|gostei|rapporteer|vind ik leuk"
    r"|zgłoś|lubię to|gilla|anmäl|beğen|şikayet et|нравится|пожаловаться|подобається|поскаржитися|أعجبني|إبلاغ"
    r"|いいね|通報|赞|举报|좋아요|신고)(?:[\W\d]{1,6}(?:reply|[smhdwy])?)*"
)
# When a remark was made, the whole line: "2 days ago", "il y a 2 jours", "vor 2 Tagen".
_AGO: Final = re.compile(
    r"(?:\d{1,2}|an?|one|un|une|ein|einem|einer|een|en) ?[^\W\d_]{1,10} "
    r"(?:ago|geleden|temu|fa|atrás|sedan|önce|назад|тому)"
    r"|(?:vor|il y a|hace|há|för|πριν|قبل|منذ) (?:\d{1,2}|un|une|einem|einer) ?[^\W\d_]{1,10}"
    r"|\d{1,2} ?[^\W\d_]{1,3}前|\d{1,2}[^\W\d_]{1,2} 전"
)
NEEDS: Final = PLAIN


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each line of the remarks, from their heading to their last sign, or behind what that one says.

    Asked of plain text only: of HTML the story model has judged each block by its element.
    """
    lines, spoken = reading.lines, reading.gathered.spoken
    if not lines or lines[-1].block.tag:
        return
    is_opened = any(_opens(lines[number]) for number in spoken)
    # Buttons say the same for each remark, and each was made at a time.
    may_be = reading.gathered.again >= _SIGNS - 1 and len(reading.numbers(DATED, DIGIT)) >= _SIGNS
    if not (is_opened or may_be):
        return
    told = _told(lines)
    openers = [number for number in spoken if number > told and _opens(lines[number])] if is_opened else []
    signs = [number for number in range(told, len(lines)) if _is_sign(lines[number])]
    if len(signs) >= _SIGNS and may_be:
        openers += _unheaded(reading, told, signs)
    others = [number for number in range(told, len(lines)) if _is_other_sign(lines[number])] if openers else []
    signs = sorted({*signs, *others})
    for opener in sorted(openers):
        end = _end(lines, opener, signs[bisect_left(signs, opener + 1) :][:_MOST])
        if end > opener:
            for number in range(opener, end):
                if not reading.is_claimed(number):
                    yield cut_of(
                        lines[number], Kind.COMMENTS, "comments.remarks", f"below {lines[opener].shown[:40]!r}"
                    )
            return


def _unheaded(reading: Reading, told: int, signs: Sequence[int]) -> list[int]:
    """Where remarks begin that no phrase heads: at a name above a time, with a time for each of the first buttons."""
    lines = reading.lines
    times = [number for number in range(told + 1, len(lines)) if _is_time(reading, number)]
    first = next((number for number in times if number > told + 1 and not lines[number - 1].prose), None)
    if first is None or not first < signs[0] <= first + _APART:
        return []
    each = [
        any(before < time < sign for time in times) for before, sign in zip((first - 1, *signs), signs, strict=False)
    ]
    if not all(each[:_SIGNS]):
        return []
    start = first - 1
    is_label = start - 1 > told and not lines[start - 1].ends and lines[start - 1].weight <= _HEADING
    return [start - is_label]


def _is_time(reading: Reading, number: int) -> bool:
    line = reading.lines[number]
    return line.weight <= _HEADING and (line.traits & DATED > 0 or _AGO.fullmatch(line.bare) is not None)


def _told(lines: Sequence[Line]) -> int:
    """The line with which a story has been told; the number of all where there is none."""
    told = accumulate(line.weight if line.prose else 0 for line in lines)
    return next((number for number, weight in enumerate(told) if weight >= _STORY), len(lines))


def _opens(line: Line) -> bool:
    """Whether a line is a heading of comments."""
    return (
        not line.ends
        and line.weight <= _HEADING
        and any(phrase.kind is Kind.COMMENTS and phrase.at != "holds" for phrase in line.said)
        and not _is_sign(line)
    )


def _is_sign(line: Line) -> bool:
    """Whether a line is the button of a remark, or tells whose it is."""
    return line.weight <= _HEADING and (_REPLY.match(line.bare) is not None or says_who(line.bare))


def _is_other_sign(line: Line) -> bool:
    """Whether a line is another button, which is one of a remark below a heading only."""
    return line.weight <= _BUTTON and _OTHER_BUTTONS.fullmatch(line.bare) is not None


def says_who(key: str) -> bool:
    """Whether a line tells whose remark stands below it."""
    return _SAYS.fullmatch(key) is not None


def _end(lines: Sequence[Line], opener: int, signs: Sequence[int]) -> int:
    """Behind the last line of the remarks; the opener itself where there are too few signs of any."""
    last, count = opener, 0
    for sign in signs:
        if sign - last > _APART:
            break
        last, count = sign, count + 1
    if count < _SIGNS:
        return opener
    if not says_who(lines[last].bare):
        return last + 1  # a button stands below what it is for
    below = range(last + 1, min(len(lines), last + _APART))
    return next((n for n in below if any(phrase.kind is not Kind.OTHER for phrase in lines[n].said)), below.stop)
