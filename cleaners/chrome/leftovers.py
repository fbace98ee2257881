"""Lines that give themselves away by their shape: machine labels, teasers with their link, dangling labels."""

import re
from collections.abc import Iterator
from typing import Final

from cleaners import spelling
from cleaners.chrome.reading import Line, Reading
from cleaners.cleaned import Cut
from cleaners.kinds import Kind
from cleaners.rules import RULES_VERSION

_MACHINE: Final = re.compile(
    r"\W{0,4}(?:\[\w{2,30}(?: \w{1,30}=\"[^\"]{0,80}\"){1,8}"  # a shortcode: [gallery ids="1,2"]
    r"|\{\{.{0,80}\}\}|<%.{0,80}%>|\[object Object\]|undefined|NaN|%[sd]"
    r"|(?:is|has|show|data|enable|disable)[A-Z]\w{2,40}\W{0,3}(?:true|false|null|\d{1,6})?)\W{0,4}"
)
_BEGINS: Final = frozenset("uNishde")  # the letters one of them begins with, where no mark stands before it
_LONGEST_VALUE: Final = 11  # characters
_VALUE: Final = re.compile(r"\W{0,4}(?:true|false|null|none)\W{0,2}")
# What a teaser ends with: the label of its link, glued on behind the full stop.
_LINKS: Final = (
    "mehr", "weiter", "weiterlesen", "mehr lesen", "lesen", "more", "read more", "continue reading", "lire la suite",
    "leer más", "leggi tutto", "ler mais", "lees meer", "czytaj więcej", "läs mer", "devami", "далее",
)  # fmt: skip
_TEASER: Final = 400  # weight of the longest
_LABEL: Final = 80  # weight of the longest label left dangling
_LABELS: Final = 3
_SENTENCE: Final = 100  # weight of the sentence above it


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each line whose shape no story has."""
    for number, line in enumerate(reading.lines):
        if line.weight <= _LABEL and (evidence := _machine(reading, number)):
            yield _cut(line, Kind.TEMPLATE, "template.machine", evidence)
        elif line.weight <= _TEASER and (link := _link(line.bare)):
            yield _cut(line, Kind.RELATED, "related.teaser", f"ends with {link!r}")
    for line in _dangling(reading):
        yield _cut(line, Kind.OTHER, "other.dangling", "a label that nothing follows")


def _cut(line: Line, kind: Kind, rule: str, evidence: str) -> Cut:
    start, end = line.block.start, line.block.end
    return Cut(start=start, end=end, kind=kind, rule=rule, evidence=evidence, by=f"rules@{RULES_VERSION}")


def _machine(reading: Reading, number: int) -> str:
    text = reading.lines[number].block.text
    if len(text) > _LONGEST_VALUE and text[0].isalpha() and text[0] not in _BEGINS:
        return ""  # nearly all lines
    text = text.strip()
    if (text[:1] in _BEGINS or not _is_letter(text[:1])) and _MACHINE.fullmatch(text):
        return text[:60]
    if len(text) > _LONGEST_VALUE or not _VALUE.fullmatch(text):
        return ""
    above = reading.lines[number - 1].block.text.strip() if number else ""
    return f"value of {above[:60]}" if _MACHINE.fullmatch(above) else ""


def _is_letter(mark: str) -> bool:
    return mark.isalnum() or mark == "_"


def _link(text: str) -> str:
    """The link label glued on behind a line's last sentence; empty for none."""
    if " " not in text:
        return ""
    text = text.rstrip(" .:>\u2192")
    if not text.endswith(_LINKS):
        return ""
    label = max((link for link in _LINKS if text.endswith(link)), key=len)
    return label if text.removesuffix(label).endswith((". ", "! ", "? ", "' ", "... ")) else ""


def _dangling(reading: Reading) -> Iterator[Line]:
    """Short lines at the very end, below a sentence: a heading that heads nothing, a name, a section's label."""
    found: list[Line] = []
    for number in range(len(reading.lines) - 1, -1, -1):
        if reading.counted[number] is not None or reading.taken[number] is not None:
            continue
        line = reading.lines[number]
        if len(found) == _LABELS or not _is_label(line):
            if line.prose and line.weight >= _SENTENCE:
                yield from reversed(found)
            return
        found.append(line)


def _is_label(line: Line) -> bool:
    return (
        line.headline
        and not line.bulleted
        and line.weight <= _LABEL
        and not spelling.ends_sentence(line.bare)
        and line.bare.replace(" ", "").replace("-", "").isalpha()
    )
