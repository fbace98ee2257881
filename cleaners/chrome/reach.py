"""Reach: how far down a heading of chrome swallows what stands below it."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from cleaners import spelling
from cleaners.chrome.phrases import Phrase
from cleaners.chrome.traits import BROKEN, DATED, HEADLINE, PROSE
from cleaners.kinds import Kind

if TYPE_CHECKING:
    from cleaners.chrome.reading import Line

_REACH: Final = 12  # lines a heading may swallow
_REACH_TEXT: Final = 1_500  # characters of it
_ONE: Final = 2  # lines: the heading and one headline below it
_ALIKE: Final = 0.75  # share of the mean weight of the headlines above it
_HEADLINE_WORDS: Final = 4  # blanks in one that is hardly a heading within a story
_WORDS: Final = 2  # blanks in the shortest headline
_UNSPACED: Final = 21  # weight of the same without blanks: seven characters
# How a quote ends that is a sentence, in a key.
_SAID: Final = (".'", ".\u300d", "\u3002'", "\u3002\u300d", "\u0964'", "\u06d4'", ".)")
_ASKED: Final = ("?", "\u061f", "\uff1f")
_NUMBER: Final = re.compile(r"\d+(?:[.,:]\d+)*")
_NUMBERS: Final = 2  # in the shortest row of a table
_FIGURES: Final = 0.25  # share of them in its characters; headlines have less
_OWN: Final = re.compile(r": \S+ \S+ \S")  # a headline behind the words that announce it
_ANNOUNCED: Final = (Kind.RELATED, Kind.TAGS)
AMID: Final = "list"  # the force of a heading that may stand amid a story, see inlaid.py
_STEM: Final = 4  # letters of a topic that the story says too: "Floods", "flood defences"
_WIDE_STEM: Final = 2  # the same of Han, Kana and Hangul
_NEAR: Final = 30  # lines to either side of a topic; it bounds the work on pages of topics
_words: Final = re.compile(r"[^\W\d_]+").findall
_TAG: Final = 26  # weight of the longest topic that is not written as a headline
_BUTTON: Final = 3  # times; a label said that often is the button of a list of teasers, not a heading


def swallowed(lines: Sequence["Line"], spoken: Sequence[int]) -> tuple[tuple[int, Phrase] | None, ...]:
    """For each line the number of the heading that swallows it, and what the heading says."""
    openers = [
        (number, phrase)
        for number in spoken
        for phrase in lines[number].said
        if phrase.takes or _announces(lines[number], phrase)
    ]
    if not openers:
        return (None,) * len(lines)
    taken: list[tuple[int, Phrase] | None] = [None] * len(lines)
    said = Counter(lines[number].bare for number in {number for number, _ in openers})
    prose = next((number for number, line in enumerate(lines) if line.prose), len(lines))
    ends: dict[int, int] = {}
    for number, phrase in openers:
        if phrase.takes == "prose":
            reach = _prose(lines, number, phrase)
        else:
            topics = phrase.kind is Kind.TAGS
            reach = _tags(lines, number, phrase, told=prose < number) if topics else number + 1
            if reach == number + 1 and said[lines[number].bare] < _BUTTON:
                if number not in ends:  # whatever of its phrases asks
                    ends[number] = _headlines(lines, number, told=prose < number)
                reach = ends[number]
            if phrase.kind is Kind.RELATED and lines[number].block.tag and prose < number:
                reach = _linked(lines, number, reach)
        for below in range(number + 1, reach):
            taken[below] = taken[below] or (number, phrase)
    return tuple(taken)


def _announces(line: "Line", phrase: Phrase) -> bool:
    """Whether a line about other stories or topics ends with a colon: what follows are their headlines or names."""
    return line.bare.endswith(":") and phrase.kind in _ANNOUNCED


def _headlines(lines: Sequence["Line"], opener: int, *, told: bool) -> int:
    """Where the list under a heading ends: at prose, or where bullets begin or end; `told` below the first prose."""
    end = opener + 1
    if end < len(lines) and _is_teaser(lines, end):
        return end + 1
    while end < len(lines) and end - opener <= _REACH and (_could_be(lines[end]) or _breaks_off(lines[end])):
        if lines[end].bulleted != lines[opener + 1].bulleted or _is_item(lines[end]) != _is_item(lines[opener + 1]):
            return end
        if _is_parted(lines, opener, end):
            return end
        end += 1
    if end == len(lines) or not lines[end].prose or lines[end - 1].bulleted:
        return end - 1 if end - 1 > opener and _is_answered(lines, end) else end
    if _is_parted(lines, opener, end):
        return end
    # In mid-story, without bullets: the last of several lines is the heading of the prose below it,
    # above the story its title, and lines of two words are no headlines of other stories.
    alone = told and end - opener == _ONE and not _OWN.search(lines[opener].bare)
    found = lines[opener + 1 : end if alone or _is_another_s(lines, opener, end) else end - 1]
    if not all(map(several_words, found)):
        # A label that is chrome itself ends the list: what stands below it is another's.
        label = next((number for number in range(opener + 1, end) if _is_label(lines[number])), end)
        found = lines[opener + 1 : label] if label < end else ()
    return opener + 1 + len(found) if all(map(several_words, found)) else opener + 1


def _is_another_s(lines: Sequence["Line"], opener: int, end: int) -> bool:
    """Whether the last line above prose is a headline like those above it, of which the prose says no word.

    Where the story has headings of its own it must be longer than most of these. Asked of plain text only: of HTML it
    is known which lines are links.
    """
    last = lines[end - 1]
    if end - opener <= _ONE or last.block.tag or not several_words(last):
        return False
    size = _WIDE_STEM if last.weight > len(last.bare) else _STEM
    words = {word[: size + 1] for word in _words(last.bare) if len(word) > size}
    has_headings = any(_is_heading(lines, number) for number in range(1, len(lines) - 1) if not opener <= number < end)
    others = [line.weight for line in lines[opener + 1 : end - 1]]
    least = _HEADLINE_WORDS - (not has_headings)
    if not words or last.weight * len(others) < _ALIKE * sum(others) or 0 < last.bare.count(" ") < least:
        return False
    below = [line.key for line in lines[end : end + _ONE] if line.prose][: _ONE if has_headings else 1]
    told = sum(any(word in key for key in below) for word in words)
    return not told if has_headings else told < len(words) / 2


def _is_heading(lines: Sequence["Line"], number: int) -> bool:
    """Whether a line stands between two of prose and may be the heading of the one below."""
    line = lines[number]
    return line.headline and not line.ends and not line.said and lines[number - 1].prose and lines[number + 1].prose


def _linked(lines: Sequence["Line"], opener: int, end: int) -> int:
    """Where the last link under a heading ends: a page that shows its links has none in the story's own lists."""
    while end > opener + 1 and not lines[end - 1].block.link_density:
        end -= 1
    return end


def _tags(lines: Sequence["Line"], opener: int, phrase: Phrase, *, told: bool) -> int:
    """Where a list of topics ends that are written as words, not as headlines: "transport", "town hall".

    Right above the first prose a headline is the title; `told` below it, where a story's own words are topics too
    when they begin with capitals, but not what may head the prose below them.
    """
    amid = told and phrase.force == AMID
    end = opener + 1
    while end < len(lines) and end - opener <= _REACH and _is_word(lines[end]) and not _is_parted(lines, opener, end):
        end += 1
    if not told and end < len(lines) and lines[end].prose and lines[end - 1].headline:
        end = max(opener + 1, end - 1)
    if amid and opener + 1 < end < len(lines) and lines[end].prose and not _is_parted(lines, opener, end):
        end -= not is_topic(lines, end - 1)
    return end if end > opener + 1 and (amid or not lines[opener + 1].headline) else opener + 1


def _is_word(line: "Line") -> bool:
    """Whether a line is a word or a few, and no sentence."""
    return line.weight <= _TAG and not line.ends and line.bare.replace(" ", "").replace("-", "").isalnum()


def is_topic(lines: Sequence["Line"], number: int) -> bool:
    """Whether a line is a few words and the story near it says all of them, or what they begin with."""
    topic = lines[number]
    size = _WIDE_STEM if topic.weight > len(topic.bare) else _STEM
    stems = [word[:size] for word in _words(topic.bare) if len(word) >= size]
    if not stems or not _is_word(topic):
        return False
    near = lines[max(0, number - _NEAR) : number + _NEAR]
    return all(any(stem in line.key for line in near if line.prose) for stem in stems)


def _is_parted(lines: Sequence["Line"], opener: int, number: int) -> bool:
    """Whether more white space stands above a line of plain text than between a heading and the list right below it."""
    if number - opener < _ONE or lines[opener].block.tag:
        return False
    return _above(lines, number) > _above(lines, opener + 1)


def _above(lines: Sequence["Line"], number: int) -> int:
    """How many characters of white space stand between a line and the one above it."""
    return lines[number].block.start - lines[number - 1].block.end


def _is_item(line: "Line") -> bool:
    """Whether it is an item of a list by its element: what somebody says begins with a dash, as items do."""
    return line.block.tag == "li"


def _could_be(line: "Line") -> bool:
    """Whether a line is a headline, no sentence that somebody says and no row of figures.

    A sentence: `"No," said she. "Write that down."`. A row: "3 Albury 38 20 10 8 70", "Gold: 2,344.10 (+0.2%)".
    """
    return line.headline and not line.bare.endswith(_SAID) and not _is_row(line)


def _is_row(line: "Line") -> bool:
    if line.traits & DATED:
        return False
    numbers = _NUMBER.findall(line.bare)
    return len(numbers) >= _NUMBERS and sum(map(len, numbers)) >= _FIGURES * len(line.bare)


def _is_answered(lines: Sequence["Line"], end: int) -> bool:
    """Whether a list ends with a question and a sentence too short for a teaser below it, as in an interview."""
    if end == len(lines) or not lines[end - 1].bare.endswith(_ASKED) or lines[end - 1].bulleted:
        return False
    return lines[end].ends and not lines[end].prose


def _breaks_off(line: "Line") -> bool:
    """Whether a line is a headline that a module has cut short with three dots."""
    return bool(line.traits & BROKEN) and line.weight <= HEADLINE and line.bare.endswith("...")


def _is_teaser(lines: Sequence["Line"], number: int) -> bool:
    """Whether a line alone between a heading and prose asks to be clicked: "He left his boat and did this:"."""
    line = lines[number]
    told = number + 1 < len(lines) and lines[number + 1].prose and lines[number + 1].weight > HEADLINE
    return line.bare.endswith(":") and PROSE <= line.weight <= HEADLINE and told


def _is_label(line: "Line") -> bool:
    return any(phrase.at == "whole" for phrase in line.said)


def several_words(line: "Line") -> bool:
    """Whether a line is as long as headlines are; in Chinese and Japanese, which know no blanks, by its characters."""
    return line.bare.count(" ") >= _WORDS or (
        " " not in line.bare and line.weight >= _UNSPACED and line.weight > len(line.bare)
    )


def _prose(lines: Sequence["Line"], opener: int, phrase: Phrase) -> int:
    """Where the text under a heading ends: with the last sentence in which the family's words occur."""
    end, size = opener + 1, 0
    for number in range(opener + 1, min(len(lines), opener + 1 + _REACH)):
        size += len(lines[number].key)
        if size > _REACH_TEXT:
            break
        if any(said.family == phrase.family and said.force == "within" for said in lines[number].said):
            end = number + 1
    # A sentence that breaks off goes on in the next line; another heading says nothing of what stands below it.
    while opener + 1 < end < len(lines) and not spelling.ends_sentence(lines[end - 1].key):
        if _is_label(lines[end - 1]):
            break
        end += 1
    return end
