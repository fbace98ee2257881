"""Names of authors as pages write them: without what stands before them, and none where it is no name."""

import re
from collections.abc import Iterable
from typing import Final

COMPANY: Final = "json-ld-organization"  # where an author was read that is a company; people who are named go first
# "By Ada Brook", "Author: Ada Brook", "Written by: Ada Brook"; "Von Ada Brook" is cut elsewhere, for "Von" may be hers.
_BEFORE: Final = re.compile(
    r"^(?:(?:written|posted|published|words|story|text|review|article|reported)\s+by\b|by\b(?=\s*:?\s+\S)|authors?\s*:|"
    r"autor(?:in|es)?\s*:|auteur\s*:|autore\s*:)\s*:?\s*",
    re.IGNORECASE,
)
_NOBODY: Final = re.compile(
    r"^(?:https?:|www\.|[@#/{\[]|\d+$|view (?:more|all)\b|see (?:more|all)\b|more (?:posts|articles|by)\b|read more\b|"
    r"(?:admin|administrator|redaktion|(?:the )?editors?|authors?|(?:staff )?writers?|written by|contributors?|guest|"
    r"default|user|undefined|null|none|unknown|anonymous)$)"
    r"|\.\w+\.\w|[<>{}|]|: ",  # page.head.author, <b>, {{author}}, "content: Ada, design: Bo"
    re.IGNORECASE,
)
_LONGEST: Final = 80  # characters of one of several names with titles and trade; longer ones are the text of a card


def name(text: str) -> str:
    """One author's name out of what a page gives for it; empty for an address, a number, a placeholder, a card."""
    bare = _BEFORE.sub("", text.strip(" ,;|·•"))
    card = max(map(len, bare.split(","))) > _LONGEST
    return "" if card or _NOBODY.search(bare) else bare.strip(" ,;|·•")


def names(texts: Iterable[str]) -> str:
    """The names among some values, each once, with commas between."""
    return ", ".join(dict.fromkeys(filter(None, map(name, texts))))
