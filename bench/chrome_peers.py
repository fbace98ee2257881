"""What other tools make of a page's lines: nothing, jusText's verdict, C4's rules."""

import html
from collections.abc import Callable, Sequence

import justext

from cleaners import chrome
from cleaners import lines as plain
from cleaners.chrome.context import Context

Judge = Callable[[str, Sequence[str], str], list[bool]]  # text, its lines, language: for each line, whether it goes
STOPLISTS = {"de": "German", "en": "English", "es": "Spanish", "fr": "French", "it": "Italian", "nl": "Dutch"}
C4_WORDS = 5
C4_ENDS = (".", "!", "?", '"', "\u201d")


def rules_alone(text: str, lines: Sequence[str], lang: str) -> list[bool]:
    """Winnow without the line model."""
    return _ours(text, lines, lang, model=False)


def ours(text: str, lines: Sequence[str], lang: str) -> list[bool]:
    """Winnow, with nothing but the text and its language: no site memory, no HTML."""
    return _ours(text, lines, lang, model=True)


def _ours(text: str, lines: Sequence[str], lang: str, *, model: bool) -> list[bool]:
    laid = plain.blocks(text)
    assert len(laid) == len(lines)
    cut = {found.start for found in chrome.find(laid, Context(lang=lang), model=model)}
    return [block.start in cut for block in laid]


def identity(_text: str, lines: Sequence[str], _lang: str) -> list[bool]:
    """Nothing goes."""
    return [False] * len(lines)


def justext_lines(_text: str, lines: Sequence[str], lang: str) -> list[bool]:
    """JusText on a page in which every line is a paragraph."""
    page = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    found = justext.justext(f"<body>{page}</body>", justext.get_stoplist(STOPLISTS.get(lang, "English")))
    gone = {" ".join(paragraph.text.split()) for paragraph in found if paragraph.is_boilerplate}
    return [" ".join(line.split()) in gone for line in lines]


def c4_lines(_text: str, lines: Sequence[str], _lang: str) -> list[bool]:
    """C4 keeps lines that end as sentences do, have five words and do not speak of JavaScript.

    Source:
        Raffel et al., JMLR 21, 2020, section 2.2.
    """
    return [
        not line.rstrip().endswith(C4_ENDS) or len(line.split()) < C4_WORDS or "javascript" in line.lower()
        for line in lines
    ]


PEERS: dict[str, Judge] = {
    "identity": identity,
    "jusText on lines": justext_lines,
    "C4 line rules": c4_lines,
    "winnow, rules alone": rules_alone,
    "winnow": ours,
}
