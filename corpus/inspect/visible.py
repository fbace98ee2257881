"""Page text made safe to show: what would act on the screen instead of standing on it is spelled out."""

import re
import unicodedata

# Controls, what reorders or hides text, invisible marks, tag letters, lone surrogates. The joiners
# U+200C and U+200D and the variation selectors are spelling and stay.
_ACTING = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\uffff"
    "\ud800-\udfff\U000e0000-\U000e00ff]",
)

_NAMES = {
    0x00AD: "SHY",
    0x061C: "ALM",
    0x200B: "ZWSP",
    0x200E: "LRM",
    0x200F: "RLM",
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2060: "WJ",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
    0xFEFF: "BOM",
}

_DELETE = 0x7F


def shown(text: str) -> str:
    """The text with every acting character spelled out, so that it can only be read.

    C0 controls become their pictures (U+241B for escape), the rest a name or number in angle
    brackets. A tab stays: callers that count cells replace it.
    """
    return _ACTING.sub(lambda match: _spelled(ord(match[0])), text)


def acting(text: str) -> tuple[tuple[str, bool], ...]:
    """The text in runs, each with whether it spells out acting characters; for renderers that mark those."""
    runs: list[tuple[str, bool]] = []
    at = 0
    for match in _ACTING.finditer(text):
        if match.start() > at:
            runs.append((text[at : match.start()], False))
        runs.append((_spelled(ord(match[0])), True))
        at = match.end()
    if at < len(text):
        runs.append((text[at:], False))
    return tuple(runs)


def _spelled(point: int) -> str:
    """One acting character as text."""
    if point < ord(" "):
        return chr(0x2400 + point)
    if point == _DELETE:
        return "\u2421"
    return f"⟨{_NAMES.get(point) or f'U+{point:04X}'}⟩"


def bracketed(text: str) -> str:
    """A cut inside a kept line, marked without colour; white space at its ends stays outside, to wrap by."""
    bare = text.strip()
    if not bare:
        return f"[-{shown(text)}-]"
    before, _, behind = text.partition(bare)
    return f"{before}[-{shown(bare)}-]{behind}"


def one_line(text: str) -> str:
    """The text on one line, acting characters spelled out: for titles, addresses and evidence."""
    return shown(" ".join(text.split()))


def same_words(text: str) -> str:
    """A key under which copies meet that differ only in invisible marks, white space or composition."""
    plain = _ACTING.sub(lambda match: match[0] if match[0].isspace() else "", text)
    return " ".join(unicodedata.normalize("NFC", plain).split())
