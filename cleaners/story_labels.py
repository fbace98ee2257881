"""Questions with their answers, speakers with what they say, terms with what they mean: pairs that stay as a series.

The model, most of all on news, doubts what is short: a name, "Yes, for three weeks.", a term. Where most texts of a
series that is laid out alike stay, the others do, and so does what stands above each.
"""

import re
from collections import Counter
from collections.abc import Set as AbstractSet
from itertools import compress
from typing import Final, NamedTuple

import numpy as np

from cleaners.features import Page
from cleaners.page_type import FORUM, TYPES
from cleaners.segment_tags import CODE, runs_of
from cleaners.segment_words import BIT, TAG_BIT
from cleaners.spelling import CLOSING, SENTENCE_ENDS, ends_sentence
from cleaners.story_blocks import KERNEL
from cleaners.story_entries import Flags, are_remarks, spans

_LEAST: Final = 3  # pairs
_MOST: Final = 0.5  # of the texts below labels alike are kept
_HEADED: Final = 0.8  # of the lines laid out so stand right above a text
_NAME: Final = 40  # characters
_TERMS: Final = runs_of("dt", "dd")
_MEANING: Final = CODE["dd"]
_BEHIND: Final = 3  # blocks behind pairs among which the story goes on
_TEXTS: Final = 1.25  # to a label
_PURE: Final = 0.9  # of the blocks of an element that holds nothing but pairs
_LABEL: Final = 120  # characters
_LINKED: Final = 0.35
_ASKS: Final = ("?", "\uff1f", "\u061f", "\u037e")
_LETTER: Final = re.compile(r"[^\W\d_]")
_SHOPS: Final = frozenset({"product", "collection"})
_CARDS: Final = frozenset({"listing", TYPES[FORUM]})
# What no label is called: the line of an advert, a caption's or an author's.
_NAMED: Final = sum(
    BIT[name]
    for name in "comment related share promo newsletter meta caption tags bio player".split()  # noqa: SIM905
)
_PICTURED: Final = TAG_BIT["figure"] | TAG_BIT["blockquote"] | TAG_BIT["form"] | TAG_BIT["td"]
_DROPPED: Final = bytes({CODE["figcaption"], CODE["footer"], CODE["address"]})
# All of this as the kernel asks for it.
_TOLD: Final = (
    _LEAST, _LABEL, _LINKED, _NAMED, _PICTURED, _DROPPED, "".join(_ASKS), CLOSING, "".join(SENTENCE_ENDS),
)  # fmt: skip


class Labels(NamedTuple):
    """What stays of series of pairs."""

    unfolding: frozenset[int]  # labels that are links, whatever anybody says
    left_out: frozenset[int]  # labels and texts that the model has left out


NONE: Final = Labels(frozenset(), frozenset())


def labelled(page: Page, kept: Flags, page_type: str, apart: AbstractSet[int]) -> Labels:
    """The labels and texts of series of pairs that the model has left out though most of the texts stay.

    Args:
        page: the blocks.
        kept: whether each block is the story's, by its score and by what structure says.
        page_type: as told; shops are left alone, and lists and forums, full of cards, but for what asks.
        apart: blocks that are not the story's.
    """
    if page_type in _SHOPS or len(kept) <= _LEAST:
        return NONE
    found, asking = set[int](), page_type in _CARDS
    for alike in series(page, kept).values():
        if _are_labels(page, alike, asking=asking):
            found |= _told(page, kept, alike)
    found |= _defined(page, kept)
    found |= _spoken(page, kept)
    links = page.segments.links
    found.difference_update(apart)
    return Labels(
        frozenset(at for at in found if links[at]), frozenset(at for at in found if not kept[at] and not links[at])
    )


def series(page: Page, kept: Flags) -> dict[int, list[int]]:
    """The blocks of each layout that has enough of them and in which something doubted may be a label.

    Args:
        page: the blocks.
        kept: whether each stays.
    """
    segments = page.segments
    if KERNEL is None or segments.rows is None:
        return series_purely(page, kept)
    rows = segments.rows, segments.within.rows, segments.kinds.rows
    found: dict[int, list[int]] = KERNEL.labels(*rows, segments.text, kept.view(np.uint8), *_TOLD)
    return found


def series_purely(page: Page, kept: Flags) -> dict[int, list[int]]:
    """The same in pure Python."""
    like, kinds = page.segments.kinds.signature, page.kinds
    labels = {near for at in _doubted(page, kept) for near in (at, at - 1) if _may_be_label(page, near)}
    wanted = {like[kinds[at]] for at in labels}
    return _series(page, wanted) if wanted else {}


def _doubted(page: Page, kept: Flags) -> list[int]:
    """Short blocks that the model has left out right above or below ones that stay, and links that ask."""
    beside = np.zeros(len(kept), bool)
    beside[1:] |= kept[:-1]
    beside[:-1] |= kept[1:]
    short = (page.ends - page.starts) <= _LABEL
    links, texts = page.segments.links, page.segments.text
    asks = [at for at in (short & kept).nonzero()[0].tolist() if links[at] and texts[at].endswith(_ASKS)]
    return [at for at in (*asks, *(beside & short & ~kept).nonzero()[0].tolist()) if at]


def _series(page: Page, wanted: AbstractSet[int]) -> dict[int, list[int]]:
    """The blocks of each of some layouts that has enough of them."""
    like, counts = page.segments.kinds.signature, Counter(page.kinds)
    total = dict.fromkeys(wanted, 0)
    among = {kind: like[kind] for kind in counts if like[kind] in total}
    for kind, layout in among.items():
        total[layout] += counts[kind]
    often = {kind: layout for kind, layout in among.items() if total[layout] >= _LEAST}
    found: dict[int, list[int]] = {layout: [] for layout in often.values()}
    for at in [at for at, kind in enumerate(page.kinds) if kind in often] if often else ():
        found[often[page.kinds[at]]].append(at)
    return found


def _may_be_label(page: Page, at: int) -> bool:
    """Whether a line stands above a text, is laid out otherwise than it, and called nothing else."""
    kinds, kind = page.segments.kinds, page.kinds[at]
    if at + 1 == len(page.kinds) or kinds.signature[kind] == kinds.signature[page.kinds[at + 1]]:
        return False
    if not _may_be_text(page, at + 1):
        return False
    return not (page.codes[at] in _DROPPED or kinds.near[kind] & _NAMED or kinds.inherited[kind] & _PICTURED)


def _are_labels(page: Page, alike: list[int], *, asking: bool) -> bool:
    """Whether some lines may head texts: short, not all the same, and not called something else.

    Args:
        page: the blocks.
        alike: the lines.
        asking: whether they must ask.
    """
    segments = page.segments
    texts = [segments.text[at] for at in alike]
    if len(set(texts)) == 1 or max(map(len, texts)) > _LABEL or not all(map(_LETTER.search, texts)):
        return False
    asks = asking or any(segments.links[at] for at in alike)  # themes unfold answers by links that lead nowhere
    return (not asks or all(text.endswith(_ASKS) for text in texts)) and not are_remarks(page, alike)


def _told(page: Page, kept: Flags, alike: list[int]) -> set[int]:
    """The labels and texts of a series that stays."""
    like, kinds, parent = page.segments.kinds.signature, page.kinds, page.segments.within.parent
    pairs = [
        (at, at + 1, whole)
        for at, (start, end, whole) in zip(alike, spans(page, alike), strict=True)
        if start == at and at + 1 < end and _may_be_text(page, at + 1)
    ]
    if len(pairs) < max(_LEAST, _HEADED * len(alike)):
        return set()
    layouts = {like[kinds[text]] for _, text, _ in pairs if kept[text]}
    stay = [pair for pair in pairs if kept[pair[1]]]
    if like[kinds[alike[0]]] in layouts or len(stay) < max(2, _MOST * len(pairs)):
        return set()
    around = {parent[whole] for _, _, whole in stay}
    asked = all(page.segments.text[label].endswith(_ASKS) for label, _, _ in pairs)
    leads = any(page.segments.links[label] for label, _, _ in pairs)
    is_flat = any(_is_single(page, whole) for _, _, whole in pairs)
    if leads and is_flat:  # what else there is to read, between two paragraphs
        return set()
    if is_flat and not asked:
        label = like[kinds[alike[0]]]
        if not all(_is_pure(page, place, label, layouts) for place in around):
            return set()
    told = [pair for pair in pairs if parent[pair[2]] in around and like[kinds[pair[1]]] in layouts]
    if (leads or not asked) and not _is_amid(page, kept, told):
        return set()
    return {at for label, text, _ in told for at in (label, text)}


def _is_amid(page: Page, kept: Flags, told: list[tuple[int, int, int]]) -> bool:
    """Whether the story goes on behind some pairs, or they are most of it, or names among them come again.

    Cards of what else there is to read, and what readers say, come last.
    """
    within, texts = page.segments.within, page.segments.text
    if len({texts[label] for label, _, _ in told}) < len(told):
        return True
    end = max(within.last[whole] for _, _, whole in told)
    if any(kept[at] and ends_sentence(texts[at]) for at in range(end, min(len(kept), end + _BEHIND))):
        return True
    size = page.ends - page.starts
    return bool(2 * sum(int(size[text]) for _, text, _ in told if kept[text]) >= size[kept].sum())


def _may_be_text(page: Page, at: int) -> bool:
    segments = page.segments
    text = segments.text[at]
    return not segments.dead[at] and segments.link_chars[at] <= _LINKED * len(text) and ends_sentence(text)


def _is_single(page: Page, place: int) -> bool:
    return page.segments.within.last[place] - page.segments.within.first[place] == 1


def _is_pure(page: Page, place: int, label: int, layouts: AbstractSet[int]) -> bool:
    """Whether an element holds nothing but labels and their texts; lines of adverts stand amid paragraphs."""
    within, like = page.segments.within, page.segments.kinds.signature
    inside = [like[kind] for kind in page.kinds[within.first[place] : within.last[place]]]
    labels, texts = inside.count(label), sum(each in layouts for each in inside)
    return inside[0] == label and texts <= _TEXTS * labels and labels + texts >= _PURE * len(inside)


def _defined(page: Page, kept: Flags) -> set[int]:
    """A list of terms without links right between blocks of the story; who wrote it and when is no sentence."""
    segments, found = page.segments, set[int]()
    container, within = segments.container, segments.within
    for first, last in [run.span() for run in _TERMS.finditer(page.codes)]:
        if not first or last == len(kept) or not (kept[first - 1] and kept[last]) or kept[first:last].all():
            continue
        if any(segments.links[first:last]) or any(segments.dead[first:last]):
            continue
        told = [segments.text[at] for at in range(first, last) if page.codes[at] == _MEANING]
        if sum(map(ends_sentence, told)) < max(2, _MOST * len(told)):
            continue
        above, below = (within.parent[container[at]] for at in (first - 1, last))
        if above == below and within.first[above] < first and last < within.last[above]:
            found.update(range(first, last))
    return found


def _spoken(page: Page, kept: Flags) -> set[int]:
    """The names above what is said, of a transcript that parts them by line breaks: each comes again."""
    segments = page.segments
    texts, container, links, parent = segments.text, segments.container, segments.links, segments.within.parent
    named: dict[int, list[int]] = {}
    for at in compress(range(len(texts) - 1), segments.breaks):
        if container[at] != container[at + 1] or len(texts[at]) > _NAME or links[at] or links[at + 1]:
            continue
        if (not at or container[at - 1] != container[at]) and not ends_sentence(texts[at]):
            named.setdefault(page.kinds[at], []).append(at)
    found = set[int]()
    for alike in named.values():
        stay = [at for at in alike if kept[at + 1]]
        if len(alike) < _LEAST or len(stay) < max(2, _MOST * len(alike)):
            continue
        if 1 < len({texts[at] for at in alike}) < len(alike):
            around = {parent[container[at]] for at in stay}
            found.update(each for at in alike if parent[container[at]] in around for each in (at, at + 1))
    return found
