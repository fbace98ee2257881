"""Subheadings: short lines that say little by themselves, judged by the text they stand over."""

from typing import Final

from cleaners.anchors import is_signed
from cleaners.features import Page
from cleaners.features_text import Floats
from cleaners.segment_tags import CODE, HEADING, HEADINGS
from cleaners.spelling import ends_sentence, weight
from cleaners.story_amid import KEPT, parts_prose
from cleaners.story_scores import above, between, first, staying

_HEADING_AT: Final = 0.2  # a subheading's least score: on the news pages .55 spotless with it, .50 at none
_SURE: Final = 0.8  # a score that leaves no doubt
_LIKELY: Final = 0.65
_SHORT: Final = 80  # characters of a line in bold
_TERM: Final = CODE["dt"]
_EXPLAINED: Final = CODE["dd"]
_HEADS: Final = frozenset({_TERM, CODE["summary"]})  # a question that opens its answer is one too
# What an advert or a teaser behind it, or a score just below, hides. On 867 labelled pages told as articles, elements
# that are headings and hold no link: with prose behind them 29 in the gold text and 7 not, of a class that other kept
# headings have 51 and 11; of those below a tenth as many are chrome as are story.
_FAINT: Final = 0.1
_ABOVE: Final = 4  # blocks before a heading in which the story goes on
_SERIES: Final = 3  # headings alike, all above what is kept: on those pages 17 in the gold text and 2 not
_BELOW: Final = 2  # and behind one of a class that is known
_DOUBTED: Final = 0.5  # score of prose before a heading
# A heading that is a link, story close before it, over a block that is kept in the same element: labelled pages told as
# articles gain on 40 and lose on 8, manuals on 22 and on 4. One that opens with a label and a colon ("Related: ...")
# leads elsewhere.
_LABELLED: Final = 20  # characters
_PARAGRAPH: Final = 80  # weight


def raise_headings(page: Page, said: Floats, keep_at: float, title: int | None) -> None:
    """A subheading goes the way of the text it stands over, when there is story before it.

    Args:
        page: the blocks.
        said: how likely each is story; what is raised is written here.
        keep_at: from which score on a block is kept.
        title: the block that is the title, None where none is.
    """
    begun = first(said, keep_at)
    if begun < 0:
        return
    kept, doubted = staying(said, keep_at), above(said, keep_at)
    if title is not None and title < begun - 1 and _opens_series(page, kept, begun - 1):
        said[begun - 1], kept[begun - 1] = KEPT, True
    for last in reversed(doubted):
        index = last
        while index > begun and not kept[index] and index != title and _stays(page, said, kept, index):
            said[index] = KEPT
            kept[index] = True
            index -= 1
    _raise_faint(page, said, keep_at, kept, title)


def _stays(page: Page, said: Floats, kept: list[bool], index: int) -> bool:
    """Whether a block above one that is kept goes its way."""
    if page.codes[index] == _TERM and page.codes[index + 1] == _EXPLAINED:
        return True
    if page.segments.links[index] and not is_signed(page, index):
        return _is_linked_heading(page, said, index)
    if _is_subheading(page, index):
        return bool(said[index] >= _HEADING_AT) or _amid(said, index)
    return bool(said[index] >= _HEADING_AT and kept[index - 1]) and parts_prose(page, index)


def _opens_series(page: Page, kept: list[bool], index: int) -> bool:
    """Whether a heading above all that is kept is laid out as those below, of a live blog without an introduction."""
    segments = page.segments
    if page.codes[index] not in HEADING or segments.links[index] or segments.dead[index]:
        return False
    like = segments.kinds.signature  # each entry has an id of its own
    kind = like[page.kinds[index]]
    alike = [at for at, other in enumerate(page.kinds[:-1]) if at > index and like[other] == kind]
    over = sum(kept[at + 1] and page.codes[at + 1] not in HEADING for at in alike)
    return over >= _SERIES - 1 and over == len(alike)


def _is_linked_heading(page: Page, said: Floats, index: int) -> bool:
    """Whether a heading that is a link, or has one, stands over what is kept and not over the teaser it leads to."""
    segments, within = page.segments, page.segments.within
    if said[index] < _FAINT or segments.dead[index] or page.codes[index] not in HEADING:
        return False
    here, below = (within.parent[segments.container[at]] for at in (index, index + 1))
    if here != below or page.codes[index + 1] in HEADING or ":" in segments.text[index][:_LABELLED]:
        return False
    return bool(said[max(0, index - 2) : index].max() >= _SURE)


def _is_subheading(page: Page, index: int) -> bool:
    """A heading or a term by its element, or a short line that is bold throughout, as many papers set theirs."""
    segments = page.segments
    text, code = segments.text[index], page.codes[index]
    bold = len(text) <= _SHORT and segments.bold_chars[index] >= len(text)
    return code in HEADING or code in _HEADS or bold


def _amid(said: Floats, index: int) -> bool:
    """Whether what stands close before and behind is story without a doubt; a read-also line may come between."""
    behind = said[index + 1 : index + 3]
    return bool(said[max(0, index - 2) : index].max() >= _SURE and len(behind) > 1 and behind.min() >= _LIKELY)


def _raise_faint(page: Page, said: Floats, keep_at: float, kept: list[bool], title: int | None) -> None:
    """Headings that score low, by the prose behind them or by others that are laid out alike and stay."""
    first, end = kept.index(True), len(said) - 1
    links, dead, codes = page.segments.links, page.segments.dead, page.codes
    faint = [
        index
        for index in between(said, _FAINT, keep_at)
        if codes[index] in HEADING
        and first < index < end
        and not (links[index] and not is_signed(page, index))
        and not dead[index]
        and index != title
    ]
    if not faint:
        return
    headings = [index for found in HEADINGS.finditer(codes) if (index := found.start()) != title]
    faint = _without_series(page, said, kept, faint, headings)
    known = {page.kinds[index] for index in headings if kept[index]}
    for index in faint:
        alike = page.kinds[index] in known and any(kept[index + 1 : index + 1 + _BELOW])
        told = alike and any(kept[index - _BELOW - 1 : index])
        if told or _over_prose(page, said, keep_at, index):
            said[index] = KEPT


def _without_series(page: Page, said: Floats, kept: list[bool], faint: list[int], headings: list[int]) -> list[int]:
    """What is left of some headings where those of a list of short texts are raised: alike, each above what is kept.

    Args:
        page: the blocks.
        said: how likely each is story; what is raised is written here.
        kept: whether each stays.
        faint: some headings.
        headings: all but the title.
    """
    series: dict[int, list[int]] = {page.kinds[index]: [] for index in faint}
    for at in headings:
        if page.kinds[at] in series and at + 1 < len(kept):
            series[page.kinds[at]].append(at)
    for alike in series.values():
        if len(alike) < _SERIES or any(page.segments.dead[at] for at in alike):
            continue
        if any(page.segments.links[at] and not is_signed(page, at) for at in alike):
            continue
        if all(kept[at + 1] and page.codes[at + 1] not in HEADING for at in alike):
            said[alike] = KEPT
    return [index for index in faint if said[index] < KEPT]


def _over_prose(page: Page, said: Floats, keep_at: float, index: int) -> bool:
    """Whether a paragraph that is likely story stands behind a heading, and story close before it.

    An advert may come between where the paragraph right above the heading is likely story too.
    """
    if _is_likely_prose(page, said, keep_at, index + 1):
        return bool(said[max(0, index - _ABOVE) : index].max() >= _DOUBTED)
    behind = index + _BELOW
    return (
        behind < len(said)
        and not page.segments.links[index + 1]
        and page.codes[index + 1] not in HEADING
        and _is_likely_prose(page, said, keep_at, index - 1)
        and _is_likely_prose(page, said, keep_at, behind)
    )


def _is_likely_prose(page: Page, said: Floats, keep_at: float, index: int) -> bool:
    text = page.segments.text[index]
    return bool(said[index] >= max(_LIKELY, keep_at) and ends_sentence(text) and weight(text) >= _PARAGRAPH)
