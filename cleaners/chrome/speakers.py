"""Speakers: lines of a dialogue or an interview, whose words are no prompt and no byline."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from cleaners.chrome.phrases import Phrase
from cleaners.chrome.traits import Alone
from cleaners.kinds import Kind

_BARE: Final = 1  # of what is told of a text by itself, see traits.py
_ENDS: Final = 3
_DASHES: Final = ("\u2013", "\u2014", "\u2015")  # before what somebody says
_SPEAKING: Final = 2  # other lines that begin so, end as sentences do and say nothing of the catalogue
_NAMING: Final = frozenset({Kind.BYLINE_DATE, Kind.AUTHOR_BIO, Kind.SOURCE_CREDIT, Kind.CAPTION_CREDIT})
_NAME: Final = 24  # characters of the longest label of who speaks
_TURNS: Final = 2  # sentences behind one label, with a question among them; more need none
_ASKING: Final = ("?", "\u061f", "\uff1f", "?'")


def let_speak(
    spoken: Sequence[int], texts: Sequence[str], told: Sequence[Alone], said: list[tuple[Phrase, ...]]
) -> None:
    """Take back what lines of a dialogue say: "- Read on, she said." is no link where others speak so too.

    Args:
        spoken: the numbers of the lines that may say something.
        texts: each once.
        told: what can be said about each alone.
        said: the phrases in each, emptied where somebody speaks.
    """
    _let_ask(spoken, told, said)
    saying = [number for number in spoken if said[number] and _is_spoken(texts[number], told[number])]
    if saying and sum(map(_is_spoken, texts, told)) - len(saying) >= _SPEAKING:
        for number in saying:
            said[number] = ()


def _is_spoken(text: str, told: Alone) -> bool:
    return text.startswith(_DASHES) and told[_ENDS]


def _let_ask(spoken: Sequence[int], told: Sequence[Alone], said: list[tuple[Phrase, ...]]) -> None:
    """Take back what lines of an interview say: "Reporter: Why now?" names no author where others begin so too."""
    named = [number for number in spoken if any(phrase.kind in _NAMING for phrase in said[number])]
    labels = {number: label for number in named if (label := _label(told[number]))}
    if not labels:
        return
    turns: dict[str, list[str]] = {label: [] for label in labels.values()}
    for alone in told:
        if alone[_ENDS] and (label := _label(alone)) in turns:
            turns[label].append(alone[_BARE])
    answering = _answering(told)
    for number, label in labels.items():
        few = len(turns[label]) == _TURNS and _asks(turns[label])
        if few or len(turns[label]) > _TURNS or label in answering:
            said[number] = tuple([phrase for phrase in said[number] if phrase.kind not in _NAMING])


def _answering(told: Sequence[Alone]) -> frozenset[str]:
    """The labels that stand before more than one line, where questions stand behind another one: "Editor: Three"."""
    lines = [(label, alone[_BARE].endswith(_ASKING)) for alone in told if (label := _label(alone))]
    times = Counter(label for label, _ in lines)
    asking = {
        label for label, times_asked in Counter(label for label, asks in lines if asks).items() if times_asked > 1
    }
    return frozenset(label for label in times if times[label] > 1 and asking - {label})


def _asks(turns: Sequence[str]) -> bool:
    return any(turn.endswith(_ASKING) for turn in turns)


def _label(alone: Alone) -> str:
    """What stands before a line's first colon, where it is as short as a speaker's name."""
    name, colon, _ = alone[_BARE][: _NAME + 1].partition(":")
    return name.strip() if colon else ""
