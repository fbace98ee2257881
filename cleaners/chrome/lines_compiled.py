"""Lines read by a compiled kernel, where there is one: everything about each at one go."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from cleaners import kernels, spelling
from cleaners.chrome import traits, vocabulary

if TYPE_CHECKING:
    from cleaners.chrome.phrasebook import Held, Shelf

KERNEL: Final = kernels.compiled("cleaners.native.lines")
APART: Final = frozenset(".,:;!?'()[]-/|& \xae\xa9")  # what stands beside words in a key
_MARKS: Final = {
    "bullets": spelling.BULLETS,
    "before": spelling.opening_marks(),
    "emoji": spelling.EMOJI[0] + spelling.EMOJI[-1],
    "closing": spelling.CLOSING,
    "endings": "".join(spelling.SENTENCE_ENDS),
    "wide": spelling.wide_letters(),
    "onward": "".join(traits.GOES_ON),
    "after_link": traits.AFTER_LINK,
    "telling": traits.TELLING,
    "marks": traits.MARKS,
    "apart": "".join(sorted(APART)),
}
_SIZES: Final = {
    "prose": traits.PROSE,
    "headline": traits.HEADLINE,
    "short": traits.SHORT,
    "longest": traits.LONGEST,
    "fact": traits.FACT,
    "signature": traits.SIGNATURE,
    "credits_least": traits.CREDITS_LEAST,
    "credited": traits.CREDITED,
    "label": traits.LABEL,
    "date": traits.DATE,
    "initials": vocabulary.INITIALS,
    "dotted": traits.DOTTED,
}
_WORDS: Final = {
    "signing": vocabulary.SIGNING,
    "agencies": vocabulary.AGENCY_PIECES,
    "dating": vocabulary.DATING,
    "glued": vocabulary.GLUED,
    "credits": vocabulary.CREDITS,
    "crediting": vocabulary.CREDITING,
    "codes": traits.CODES,
    "hands": traits.HANDS,
    "feed": traits.FEED,
}
if KERNEL is not None:
    KERNEL.learn(_MARKS)


def reader(short: "Shelf", long: "Shelf", held: Sequence["Held"], long_from: int, row: int) -> Any:  # noqa: ANN401 - a stub has it
    """What reads lines for the phrases of a book; None where nothing is compiled.

    Args:
        short: what short lines may open with.
        long: what long ones may.
        held: strings that lines are searched for.
        long_from: characters of the longest of the short lines.
        row: characters of the longest row of labels.
    """
    if KERNEL is None:
        return None
    shelves = (KERNEL.Shelf(shelf.first, shelf.prefix, shelf.sizes, shelf.longest) for shelf in (short, long))
    sizes = {**_SIZES, "long": long_from, "row": row}
    return KERNEL.Reader(list(held), *shelves, sizes, _WORDS, spelling.letters, spelling.key)
