"""Styled lines that know how many cells they take (rich's doorway for diffs)."""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import get_character_cell_size
from rich.console import Console
from rich.text import Text

# Scripts written without spaces break between characters; closing marks stay with the character
# before them and opening marks with the one behind. Hangul is spaced and wraps by word.
_CJK = "\u2e80-\u2fff\u3040-\u312f\u3190-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff9f\U00020000-\U0003fffd"
_OPEN = "（「『【〈《〔［｛“‘"  # noqa: RUF001 - full-width on purpose
_CLOSE = "）」』】〉》〕］｝、。，．・：；？！ー々”’…\u3099\u309a\ufe00-\ufe0f"  # noqa: RUF001 - full-width on purpose
_TOKEN = re.compile(
    rf"(?P<space>\s+)|(?P<cjk>[{_OPEN}]*[{_CJK}][{_CLOSE}]*)|(?P<word>(?:(?![{_CJK}{_OPEN}])\S)+|[{_OPEN}]+)",
)


class Span(NamedTuple):
    """Text in one style; the style is rich's, such as "bold red"."""

    text: str
    style: str = ""


Line = tuple[Span, ...]

_JOINER, _WIDENER = "\u200d", "\ufe0f"
_PICTURES = "\u2190"  # from here on a joiner makes one picture of two; before, it is spelling
_WIDE = 2


class _Grapheme(NamedTuple):
    """A character with the marks that sit on it, never parted."""

    end: int
    cells: int


class _Word(NamedTuple):
    """What may not be parted at a line end, and whether white space stood before it."""

    spans: Line
    cells: int
    spaced: bool


def cells(text: str) -> int:
    """How many terminal cells the text takes: 2 for a wide character, 0 for a combining mark."""
    return len(text) if text.isascii() else sum(each.cells for each in _graphemes(text))


def clip(text: str, width: int) -> str:
    """The text, or its beginning and an ellipsis, in at most `width` cells."""
    if len(text) <= 16 * width and cells(text) <= width:
        return text
    return f"{_head(text, width - 1)}…" if width > 0 else ""


def pad(line: Line, width: int) -> Line:
    """The line with blanks behind it up to `width` cells."""
    missing = width - sum(cells(span.text) for span in line)
    return (*line, Span(" " * missing)) if missing > 0 else line


def wrap(spans: Iterable[Span], width: int) -> tuple[Line, ...]:
    """The spans broken into lines of at most `width` cells, white space folded.

    Words are parted only when one alone is too long. At least one line comes back.
    """
    done: list[Line] = []
    line: list[Span] = []
    used = 0
    for word in _fitting(_words(spans), max(width, 2)):
        space = 1 if word.spaced and line else 0
        if line and used + space + word.cells > max(width, 2):
            done.append(tuple(line))
            line, used, space = [], 0, 0
        if space:
            line.append(Span(" ", _shared(line[-1], word.spans[0])))
        line.extend(word.spans)
        used += space + word.cells
    return (*done, tuple(line))


def painted(lines: Iterable[Line], *, colour: bool) -> str:
    """The lines as text, each ended; with colour in the terminal's 16 colours, without it no control codes."""
    if not colour:
        return "".join(f"{''.join(span.text for span in line).rstrip()}\n" for line in lines)
    sink = io.StringIO()
    console = Console(file=sink, force_terminal=True, color_system="standard", width=80, no_color=False, _environ={})
    for line in lines:
        console.print(_text(line), soft_wrap=True, markup=False, highlight=False, emoji=False)
    return sink.getvalue()


def _text(line: Sequence[Span]) -> Text:
    return Text.assemble(*((span.text, span.style) for span in line), end="")


def _shared(before: Span, behind: Span) -> str:
    """The style of the space between two spans: theirs when they agree."""
    return before.style if before.style == behind.style else ""


def _words(spans: Iterable[Span]) -> Iterator[_Word]:
    """Unbreakable runs, in order; a word may pass through several spans."""
    word: list[Span] = []
    spaced = False
    for span in spans:
        for match in _TOKEN.finditer(span.text):
            if match.lastgroup == "word":
                word.append(Span(match[0], span.style))
                continue
            if word:
                yield _word(word, spaced=spaced)
                word, spaced = [], False
            if match.lastgroup == "space":
                spaced = True
            else:
                yield _word([Span(match[0], span.style)], spaced=spaced)
                spaced = False
    if word:
        yield _word(word, spaced=spaced)


def _word(spans: list[Span], *, spaced: bool) -> _Word:
    return _Word(tuple(spans), sum(cells(span.text) for span in spans), spaced)


def _fitting(words: Iterable[_Word], width: int) -> Iterator[_Word]:
    """The words, those wider than a line taken apart between graphemes."""
    for word in words:
        if word.cells <= width:
            yield word
            continue
        spaced = word.spaced
        for span in word.spans:
            for piece in _chopped(span.text, width):
                yield _Word((Span(piece, span.style),), cells(piece), spaced)
                spaced = False


def _chopped(text: str, width: int) -> Iterator[str]:
    start = end = used = 0
    for stop, size in _graphemes(text):
        if used + size > width and end > start:
            yield text[start:end]
            start, used = end, 0
        used += size
        end = stop
    yield text[start:]


def _head(text: str, width: int) -> str:
    """As many whole graphemes from the front as fit."""
    end = used = 0
    # A grapheme rarely has more than a few code points; an unbounded look would make long texts slow.
    for stop, size in _graphemes(text[: 16 * width]):
        used += size
        if used > width:
            break
        end = stop
    return text[:end]


def _graphemes(text: str) -> Iterator[_Grapheme]:
    """Where each grapheme ends and how many cells it takes.

    rich's own division swallows whatever follows a joiner, which loses letters of Indic scripts.
    """
    start = size = 0
    for place, char in enumerate(text):
        own = get_character_cell_size(char)
        joined = place > start and text[place - 1] == _JOINER and min(char, text[start]) > _PICTURES
        if place > start and own and not joined:
            yield _Grapheme(place, size)
            start, size = place, own
        elif char == _WIDENER and size:
            size = _WIDE
        elif not joined:
            size += own
    if text:
        yield _Grapheme(len(text), size)
