"""Labelled texts as another extractor gives them: more lines, and other chrome, for the line model to learn from.

The labelled lines of chrome-dev come from one extractor. Here articles and news pages come as resiliparse gives them,
each line labelled by how much of it the page's main text has. They teach; they are never scored.
"""

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Final

from cleaners import lines
from cleaners.charset import utf8
from cleaners.chrome.phrasebook import book
from cleaners.chrome.reading import lines_of
from cleaners.spelling import key
from train.folds import digest, kept
from train.labels import labels, tokens
from train.pages import Labelled, read

_TYPES: Final = frozenset({"article", "news"})  # with forums, shops and lists too the figures were the same or worse
_SHORT: Final = 500  # characters of a text that is no article
_LINES: Final = (4, 1_500)
_STORY: Final = 0.85  # share of a line that the main text has
_CHROME: Final = 0.15
_PROSE: Final = 60  # characters of a line that shows where the story begins and ends
_HAD: Final = 0.5  # share of the main text that the lines must have, for the page to teach at all
_ALL: Final = 0.9  # and from which on what stands above and below is chrome
_UNCLEAR: Final = 0.15  # of the characters
_MOSTLY: Final = 0.5  # of the characters, chrome: no article
_LABEL: Final = 200  # characters of a line that may stand on other pages too
_SOURCE: Final = ("cleaners/charset.py", "cleaners/lines.py", "train/extracted.py", "train/labels.py", "train/pages.py")

Text = tuple[Labelled, str, list[float]]  # a page, its text and the share of each line that is story


def rows() -> list[dict[str, Any]]:
    """The labelled texts, in the form of chrome-dev's; lines in doubt have no label."""
    found: list[Text] = kept(f"extracted-{digest(_SOURCE)}", lambda: [one for page in read() if (one := text(page))])
    seen: dict[str, set[str]] = defaultdict(set)
    for page, said, _ in found:
        for block in lines.blocks(said):
            if len(block.text) < _LABEL:
                seen[key(block.text)].add(page.name)
    often = {line for line, pages in seen.items() if len(pages) > 1}
    return [one for page, said, shares in found if (one := labelled(page, said, shares, often))]


def text(page: Labelled) -> Text | None:
    """What the other extractor makes of a page; None for one that is no article or gives next to nothing."""
    if page.page_type not in _TYPES:
        return None
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415 - of the extra `bench`

    said: str = extract_plain_text(utf8(page.body).decode("utf-8", "replace"), main_content=True, alt_texts=False)
    laid = lines.blocks(said)
    if len(said) < _SHORT or not _LINES[0] <= len(laid) <= _LINES[1]:
        return None
    return page, said, labels([block.text for block in laid], page.gold)


def labelled(page: Labelled, said: str, shares: Sequence[float], often: AbstractSet[str]) -> dict[str, Any] | None:
    """A text with its lines labelled; None when too much of it is unclear.

    Args:
        page: where it comes from.
        said: the text.
        shares: of each line, how much the main text has.
        often: keys of the lines that other pages have too.
    """
    laid = lines.blocks(said)
    words = sum(len(tokens(block.text)) for block, share in zip(laid, shares, strict=True) if share >= _STORY)
    had = words / max(1, len(tokens(page.gold)))
    told = [n for n, share in enumerate(shares) if share >= _STORY and len(laid[n].text) > _PROSE]
    if not told or had < _HAD:
        return None
    spoken = [bool(line.said) for line in lines_of(laid, book(page.lang))]
    keys = [key(block.text) for block in laid]
    keep: list[bool | None] = []
    for number, share in enumerate(shares):
        beside = had >= _ALL and not told[0] <= number <= told[-1]
        again = keys[number] in often or keys[number] in keys[:number]
        evidence = beside or again or spoken[number]
        keep.append(True if share >= _STORY else False if 0 <= share <= _CHROME and evidence else None)
    sizes = [len(block.text) for block in laid]
    unclear, chrome = (sum(n for n, label in zip(sizes, keep, strict=True) if label is what) for what in (None, False))
    if unclear > _UNCLEAR * sum(sizes) or chrome > _MOSTLY * sum(sizes):
        return None
    lined = [{"text": block.text, "keep": label} for block, label in zip(laid, keep, strict=True)]
    news = page.page_type == "news"
    return {"id": page.name, "url": page.url, "lang": page.lang, "text": said, "news": news, "lines": lined}
