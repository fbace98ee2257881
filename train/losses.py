"""Where the score is lost: by the rule that cut what is in the gold text, and by what is kept without being in it.

    python -m train.losses [--types news article] [--half A]

Out of fold by site, like train/score.py. A block's weight is its share of the page's gold text when it is lost, and its
share of the kept text when it is chrome; the figures are means over pages, in percent, with the number of blocks.
"""

import argparse
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from cleaners import page as pages
from cleaners.charset import utf8
from cleaners.clean import clean_html
from cleaners.cleaned import Cleaned, Cut
from cleaners.segment import Segments
from cleaners.segment_tags import CODE, HEADING
from cleaners.segment_words import BIT, TAG_BIT
from train.folds import half
from train.labels import labels, tokens
from train.outcomes import each
from train.pages import Labelled
from train.score import TYPES

_STORY: Final = 0.5  # share of a block in the gold text
_MOST: Final = 14  # lines of a table
# What a block is, by its element or the words of the elements around it; the first that fits.
_CALLED: Final = (
    ("caption", TAG_BIT["figure"] | BIT["caption"]), ("comments", BIT["comment"]), ("related", BIT["related"]),
    ("newsletter", BIT["newsletter"]), ("share", BIT["share"]), ("author", BIT["bio"]), ("tags", BIT["tags"]),
    ("navigation", BIT["nav"]),
)  # fmt: skip
_ELEMENTS: Final = {
    CODE["td"]: "table", CODE["th"]: "table", CODE["li"]: "list", CODE["dd"]: "list", CODE["dt"]: "list",
    CODE["pre"]: "code", CODE["blockquote"]: "quote", CODE["p"]: "paragraph", CODE["figcaption"]: "caption",
}  # fmt: skip


class Loss(NamedTuple):
    """A block that came out wrong."""

    page_type: str
    rule: str  # that cut it; empty where chrome was kept
    what: str
    share: float  # of the gold text, or of the kept text


def losses(page: Labelled) -> list[Loss]:
    """What came out wrong of a page, with whatever models are in place."""
    found = clean_html(page.body, url=page.url)
    parsed = pages.document(utf8(page.body)).page
    cuts = found.cuts if isinstance(found, Cleaned) else ()
    refused = "" if isinstance(found, Cleaned) else f"rejected, {found.why}"
    rules = [refused or rule for rule in _rules(parsed.starts.tolist(), parsed.ends.tolist(), cuts)]
    sizes = [len(tokens(text)) for text in parsed.segments.text]
    story = labels(parsed.segments.text, page.gold)
    kept = sum(size for size, rule in zip(sizes, rules, strict=True) if not rule)
    whole = len(tokens(page.gold))
    return [
        Loss(page.page_type, rule, _what(parsed.segments, at), size / (whole if rule else kept))
        for at, (rule, size, share) in enumerate(zip(rules, sizes, story, strict=True))
        if size and bool(rule) is (share > _STORY)
    ]


def _rules(starts: Sequence[int], ends: Sequence[int], cuts: Sequence[Cut]) -> Iterator[str]:
    """For each block the rule of the cut that takes most of it; empty for a block that stays."""
    first = [cut.start for cut in cuts]
    for start, end in zip(starts, ends, strict=True):
        near = cuts[max(0, bisect_right(first, start) - 1) : bisect_right(first, end)]
        taken = [(min(cut.end, end) - max(cut.start, start), cut.rule) for cut in near]
        size, rule = max(taken, default=(0, ""))
        yield rule if size > (end - start) / 2 else ""


def _what(segments: Segments, block: int) -> str:
    kind = segments.within.kind[segments.container[block]]
    code, near = segments.kinds.code[kind], segments.kinds.near[kind]
    if code in HEADING:
        return "heading"
    return next((name for name, bits in _CALLED if near & bits), _ELEMENTS.get(code, "other"))


def table(found: Sequence[Sequence[Loss]]) -> Iterator[str]:
    """The lines of one group of pages: what was lost by which rule, and what was kept that is chrome."""
    every = [loss for page in found for loss in page]
    lost, kept = [loss for loss in every if loss.rule], [loss for loss in every if not loss.rule]
    yield "  lost, by the rule that cut it"
    yield from _sums((loss.rule, loss.share / len(found)) for loss in lost)
    yield "  lost, by what it is"
    yield from _sums((loss.what, loss.share / len(found)) for loss in lost)
    yield "  chrome kept, by what it is"
    yield from _sums((loss.what, loss.share / len(found)) for loss in kept)


def _sums(shares: Iterable[tuple[str, float]]) -> Iterator[str]:
    total: dict[str, list[float]] = defaultdict(list)
    for name, share in shares:
        total[name].append(share)
    for name, several in sorted(total.items(), key=lambda item: -sum(item[1]))[:_MOST]:
        yield f"    {sum(several):8.2%} {len(several):6} blocks  {name}"


def main() -> int:
    """Print a table for each type of page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--types", nargs="*", choices=TYPES, default=TYPES, help="of pages to show")
    parser.add_argument("--half", choices=("A", "B"), help="of the sites, see train/folds.py")
    options = parser.parse_args()

    def asked(page: Labelled) -> bool:
        return page.page_type in options.types and options.half in {None, half(page.site)}

    found = list(each(lambda page: (page.page_type, losses(page)) if asked(page) else ("", [])))
    for page_type in options.types:
        mine = [wrong for told, wrong in found if told == page_type]
        print(f"{page_type}, {len(mine)} pages", *table(mine), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
