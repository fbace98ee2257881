"""A page of HTML as the model sees it: parsed, laid out as blocks, each block judged."""

from typing import Final, NamedTuple

import numpy as np

from cleaners import page_brief, page_commented, page_continued, page_foreign, page_hidden, page_withheld
from cleaners.block import Block
from cleaners.cleaned import Cut
from cleaners.features import NEWS, Page, page_of
from cleaners.features_compiled import features
from cleaners.features_names import NAMES
from cleaners.features_text import Floats
from cleaners.hints import hints
from cleaners.lexicon import lexicon
from cleaners.metadata_head import Head, read
from cleaners.page_type import ARTICLE, TYPES, PageType, page_type, type_model
from cleaners.page_type_columns import columns
from cleaners.rules import Rules
from cleaners.segment import segment
from cleaners.segment_compiled import noted
from cleaners.segment_tree import Tree, parse
from cleaners.story import WORDLESS, log_odds, model, probabilities, threshold
from cleaners.story_blocks import blocks, remaining
from cleaners.story_cuts import MODELLED, Reason, cuts, reasons
from cleaners.story_facts import facts
from cleaners.story_far import within_reach
from cleaners.story_modules import embedded
from cleaners.story_places import apart
from cleaners.story_posts import retold, thread
from cleaners.story_scores import between

_THIN: Final = 300  # characters; below it, what the page shows without scripts is looked at
# News leave out boxes and teasers that other articles' gold texts keep. Cross-validated on the news pages, by how far
# their scores lean: -0.8 .9734 word F1, 53 % spotless; -0.5 .9750, 57 %; 0 .9738, 57 % and 0.3 points more chrome.
_NEWS_LEAN: Final = -0.5
# What a list holds is mostly kept or left out as a whole, and few pages learnt from are lists: the model of the other
# pages is too sceptical of them. Cross-validated, alone, by 0.5: pages told as listings .702 to .706, collections .599
# to .609. Through all rules, listings by 1.0 against 0.5: all WCXB .0012 better (standard error .0006, four folds of
# five), .3 points less lost in every fold, .14 points more chrome; 1.5, and collections by 1.0 too, do as well.
# Manuals, by 0.5: 31 of 64 pages told as such gain and 14 lose, .0030 word F1 (half A +.0014, half B +.0041).
_LEAN: Final = {"listing": 1.0, "collection": 0.5, "documentation": 0.5}
# Where the model expects less than 0.86 word F1 of itself, most pages told as services and shops are listings, whose
# main text is what the spotters cut elsewhere: with them there, listings .007 worse (standard error .005). Articles
# and forums are looked at: eight labelled pages change, all WCXB +.0001 word F1 (.0001), -.0004 chrome (.0002).
_UNLIKE_A_STORY: Final = 0.43
_LINKED: Final = 0.1  # share of the text in links; an article printed twice is as unlike a story, but has few
# As the page-type model tells them out of fold, the spotters cost 77 listings 0.061 word F1 each, 68 collections 0.016
# and 64 pages of documentation 0.006; products, services and forums gain.
_NO_STORY: Final = frozenset({"listing", "collection", "documentation"})
_PROSE: Final = frozenset({ARTICLE, "forum"})
# Chances of being an article between which both models are asked, on one page in ten. Cross-validated, alone: pages
# that are no articles .0013 better (standard error .0005), articles as before; .1 to .9 and .2 to .8 do as well.
_DOUBT: Final = (0.3, 0.7)
_DOUBTFUL: Final = 0.43  # half the word F1 the model expects of itself: a second opinion gains below it
_MAX_ASKED: Final = 1_000_000  # bytes of a page that another extractor is given; it needs seconds for larger ones
_MORE_THAN_A_BANNER: Final = 1_000  # characters; the spotters must see what an error or consent page says
_SAID: Final = NAMES.index("said_here")  # nothing on a page in a language of which the lexicon knows too few words
_LIKELY: Final = 0.5
_WANTED: Final = 0.5  # share of what a page hides that the models must keep before it is laid open


class Document(NamedTuple):
    """A parsed page."""

    tree: Tree
    head: Head
    page: Page


def document(html: bytes, *, templates: bool = True, options: bool = True) -> Document:
    """Parse a page in UTF-8 and lay it out.

    A page that shows next to nothing is read again as by a browser without scripts: forums and shops
    keep their text in <noscript>, others in templates and attributes.

    Args:
        html: its source.
        templates: whether one may stand in it.
        options: whether an <option> may.
    """
    html = page_hidden.shown(html, templates=templates)
    tree = page_hidden.once(parse(html, options=options), html)
    notes = noted()
    page = page_of(segment(tree, notes=notes))
    if len(page.raw_text) < _THIN and b"<noscript" in html:
        plain = parse(html, scripting=False)
        without = page_of(segment(plain, scripting=False))
        if len(without.raw_text) > len(page.raw_text):
            tree, page, notes = plain, without, None
    if len(page.raw_text) < _THIN and (uncovered := page_hidden.uncovered(html)) is not html:
        bare = parse(uncovered)
        laid_open = page_of(segment(bare))
        if len(laid_open.raw_text) > max(_THIN, len(page.raw_text)):
            tree, page, notes = bare, laid_open, None
    return Document(tree, read(tree, notes), page)


class Judged(NamedTuple):
    """What the models say of a page."""

    scores: Floats  # how likely each block is story
    page_type: str  # one of page_type.TYPES; empty for a page without text
    apart: dict[int, Reason]  # blocks that are not the story's, whatever they score
    votes: Floats | None = None  # of the second opinion; None where it was not asked
    kept: frozenset[int] = frozenset()  # blocks that are the story's, whatever they score
    news: bool = False  # whether the page declares itself news
    lines: frozenset[int] = frozenset()  # of posts and of a product's data: the spotters alone may leave them out
    english: bool = False  # whether the lexicon knows its words


def judged(parsed: Document, url: str, html: bytes | None = None) -> Judged:
    """Ask the models about a page.

    Args:
        parsed: the page.
        url: where it came from.
        html: its source, where a second opinion may be asked about a doubtful article.
    """
    page, head = parsed.page, parsed.head
    if not page.segments.text:
        return Judged(np.zeros(0, np.float32), "", {})
    told = hints(head)
    rows = features(page, told, lexicon())
    kind = page_type(columns(page, rows, head, url), type_model())
    english = bool(np.count_nonzero(rows[:, _SAID]))
    if not english:
        kind = page_foreign.retold(page, kind)
    if not page_commented.declares_story(rows):
        kind = retold(page.segments, kind)
    else:
        kind = page_brief.retold(page, kind, head.times)
    kind = page_commented.retold(page.segments, rows, kind, url or head.canonical)
    lean = _NEWS_LEAN if told.kind == NEWS else _LEAN.get(kind.name, 0.0)
    near = within_reach(page, rows)
    said = probabilities(_odds(near, 1.0 if told.kind == NEWS else _story_like(kind), english=english) + lean)
    said, asked = _second(said, page, kind, html) if html else (said, None)
    posts = thread(page, said, kind)
    away = posts.apart | apart(page, rows, said, kind)
    if away:
        said[list(away)] = 0
    kept, lines = posts.kept.difference(away), (posts.said or facts(page, said, kind)).difference(away)
    return Judged(said, kind.name, away, asked, kept, told.kind == NEWS, lines, english)


def laid_open(parsed: Document, said: Judged, html: bytes, url: str, second: bytes | None) -> tuple[Document, Judged]:
    """A page laid open where it holds a story or its rest back, and what the models say of it; else as it is.

    Args:
        parsed: the page as a browser shows it.
        said: what the models say of that.
        html: its source.
        url: where it came from.
        second: its source, where a second opinion may be asked.
    """
    texts, held = parsed.page.segments.text, None
    likely = [texts[at] for at in between(said.scores, _LIKELY)]
    kept = sum(map(len, likely))
    if kept < page_withheld.LITTLE:
        held = page_withheld.withheld(html, texts)
    elif said.news or said.page_type == ARTICLE:
        held = page_continued.going_on(html, likely)
    if held is None or (held.size <= kept and not held.behind):
        return parsed, said
    opened = document(held.page)
    if held.behind and not page_continued.follows(opened.page.segments.text, held):
        return parsed, said
    told = judged(opened, url, held.page if second else None)
    stories = blocks(opened.page, between(told.scores, _LIKELY), told.scores)
    # What is hidden may be a form or what readers wrote, and the models or its element's name say so.
    return (opened, told) if held.told(stories) >= held.size * _WANTED else (parsed, said)


def _story_like(kind: PageType) -> float:
    """What the model for articles has to say on a page of a type: 0 nothing, 1 all."""
    none, all_ = _DOUBT
    return min(1.0, max(0.0, (float(kind.chances[TYPES.index(ARTICLE)]) - none) / (all_ - none)))


def _odds(rows: Floats, story_like: float, *, english: bool) -> Floats:
    """The log odds of each block, by the model for articles, by the one for all other pages, or by both."""
    language = "" if english else WORDLESS
    if story_like in {0.0, 1.0}:
        return log_odds(rows, model(("story" if story_like else "other") + language))
    one, other = (log_odds(rows, model(name + language)) for name in ("story", "other"))
    return one * np.float32(story_like) + other * np.float32(1 - story_like)


def _second(said: Floats, page: Page, kind: PageType, html: bytes) -> tuple[Floats, Floats | None]:
    """The scores, moved by another extractor's votes where the page is a doubtful article, and the votes."""
    sure = threshold(said, page.ends - page.starts) >= _DOUBTFUL
    if sure or kind.name != ARTICLE or len(html) > _MAX_ASKED:
        return said, None
    from cleaners.second_opinion import votes, weighed  # noqa: PLC0415 - its import costs as much as fifty pages

    asked = votes(html.decode("utf-8", "replace"), page.segments.text)
    return weighed(said, asked), asked


def story(
    page: Page,
    said: Floats,
    rules: Rules,
    kept: frozenset[int] = frozenset(),
    *,
    keep_at: float | None = None,
    told: Judged | None = None,
) -> tuple[list[Cut], list[Block]]:
    """What the model leaves out, as cuts, and what it keeps, as blocks for the spotters.

    Args:
        page: the blocks.
        said: how likely each is story.
        rules: the kinds that the outlet keeps.
        kept: blocks that stay whatever anybody says; the spotters do not see them.
        keep_at: from which score on a block is kept; the scores' own threshold where none is given.
        told: what the models say of the page, where they have been asked.
    """
    if keep_at is None:
        keep_at = threshold(said, page.ends - page.starts) if len(said) else 0.0
    why = reasons(page, said, keep_at)
    for block in told.lines if told else ():
        why[block] = None
    for block, reason in told.apart.items() if told else ():
        # An element's own name says more.
        named = why[block]
        if named is None or named.rule == MODELLED:
            why[block] = reason
    for block, reason in embedded(page, why).items():
        why[block] = reason
    if told:
        kept |= told.kept
    if rules.off:
        kept = kept.union(block for block, reason in enumerate(why) if reason is not None and reason.kind in rules.off)
    for block in kept:
        why[block] = None
    left, size, linked = remaining(page, why, kept)
    if size > _MORE_THAN_A_BANNER:
        kind = told.page_type if told is not None else ""
        unlike = linked > _LINKED * size and threshold(said, page.ends - page.starts) < _UNLIKE_A_STORY
        left = [] if kind in _NO_STORY or (unlike and kind not in _PROSE) else left
    return cuts(page, said, why, told.votes if told else None), blocks(page, left, said)
