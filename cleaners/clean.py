"""Page to story, start to end."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import filterfalse, islice
from typing import Final

from cleaners import (
    anchors,
    charset,
    chrome,
    consent_asks,
    demands,
    ledger,
    limits,
    lines,
    notices,
    refusals,
    site_orders,
    stock,
    story_kinds,
    verdict,
    walls,
)
from cleaners.block import Block
from cleaners.chrome.context import Context
from cleaners.cleaned import Cleaned, Cut, Metadata, Rejected, Why
from cleaners.features import Page
from cleaners.features_text import Floats
from cleaners.kinds import Kind
from cleaners.metadata import metadata
from cleaners.metadata_language import checked, spoken
from cleaners.metadata_licence import licensed, may_link
from cleaners.metadata_near import around
from cleaners.metadata_rel import tagged
from cleaners.metadata_shown import completed
from cleaners.metadata_title import headed, unsuffixed
from cleaners.metadata_trail import crumbed
from cleaners.page import Document, document, judged, laid_open, story
from cleaners.page_type import ARTICLE
from cleaners.rules import RULES_VERSION, Rules
from cleaners.segment_tree import ParserError
from cleaners.site_config import orders
from cleaners.site_file import for_address
from cleaners.sitememory import SiteMemory
from cleaners.story import MODEL_VERSION
from cleaners.story_amid import KEPT
from cleaners.story_blocks import blocks
from cleaners.story_declared import declared
from cleaners.story_rules import Settled, Told
from cleaners.story_titles import titles
from cleaners.story_together import together
from cleaners.tables import tables
from scraper import page

_USUAL: Final = Rules()
_RULES: Final = f"rules@{RULES_VERSION}"
_FAULTS: Final = frozenset({Kind.ERROR_BANNER, Kind.CONSENT})  # in a title; "Log in" is one of many a page
_SHORT: Final = 600  # characters; what a page says below an error is shorter
_UNTOLD: Final = frozenset({Why.TOO_SHORT, Why.EMPTY})  # of which a page known as a whole says more
_READ: Final = frozenset({"shown", "url", "time"})  # where a day is read that the page does not declare as its story's
_TELLING: Final = 40  # blocks; their language is the page's


def clean_text(
    text: str, *, lang: str | None = None, rules: Rules = _USUAL, memory: SiteMemory | None = None
) -> Cleaned | Rejected:
    """Cut a text that somebody extracted down to its story, or say why there is none.

    Args:
        text: lines with any line ends; the lay-out of what stays is kept.
        lang: BCP 47, where known; else the text is asked, and all languages' phrases where it does not tell.
        rules: thresholds, and the kinds to keep.
        memory: what the outlet repeats, where it is known.
    """
    name = page.digest(text.encode("utf-8", "surrogatepass"))
    if evidence := ledger.too_many_marks(text):
        return Rejected(
            page_digest=name, why=Why.TOO_COMPLEX, evidence=evidence, raw_text=text, rules_version=RULES_VERSION
        )
    language, confidence = (None, None) if lang else checked(None, text)
    facts = Metadata(language=language, language_confidence=confidence)
    context = Context(lang=language.value if language else lang or "", memory=memory, off=rules.off)
    marks = ledger.invisible_marks(text, _RULES)
    said = lines.blocks(text)
    found = notices.without_stories(text, chrome.find(said, context))
    banners = (*stock.banners(said, found, rules.off), *refusals.find(said, found, rules.off))
    told_of = refusals.told_of(said, (*found, *banners))
    walled = walls.find(text, said, found, rules.off)
    cuts = found
    if marks or banners or walled or told_of:
        cuts = ledger.settle((*marks, *(cut for cut in (*found, *banners, *walled) if cut.start not in told_of)))
    refusal = verdict.judge(text, cuts, rules)
    if refusal is None or refusal.why is Why.PAYWALL_STUB:  # a wall that asks for consent sells a subscription too
        refusal = _asking(said, cuts, rules) or refusal
    refusal = _noticed(text, cuts, rules, refusal and refusal.why) or refusal
    if verdict.wall(text, cuts) or (refusal and refusal.why is Why.PAYWALL_STUB):
        facts = _walled(facts)
    if refusal:
        return Rejected(
            page_digest=name, why=refusal.why, evidence=refusal.evidence, raw_text=text, metadata=facts,
            rules_version=RULES_VERSION,
        )  # fmt: skip
    return Cleaned(
        page_digest=name, raw_text=text, text=ledger.render(text, cuts), cuts=cuts, metadata=facts,
        rules_version=RULES_VERSION,
    )  # fmt: skip


def clean_html(  # noqa: PLR0913 - whatever is known of a page, by name
    body: bytes,
    *,
    url: str = "",
    media_type: str = "text/html",
    lang: str | None = None,
    rules: Rules = _USUAL,
    memory: SiteMemory | None = None,
    digest: str = "",
) -> Cleaned | Rejected:
    """Cut a page of HTML down to its story, or say why there is none.

    Args:
        body: the response, charset untouched.
        url: where it came from; relative links and dates in paths are read from it.
        media_type: Content-Type, verbatim.
        lang: BCP 47, used where the page does not say.
        rules: thresholds, and the kinds to keep.
        memory: what the outlet repeats, where it is known.
        digest: the page's name, where it has been computed: "sha256:" and its hex digest.
    """
    name = digest or page.digest(body)
    refused, templates, options = limits.look(body, media_type, rules)
    if refused:
        return Rejected(page_digest=name, why=refused[0], evidence=refused[1], rules_version=RULES_VERSION)
    html = charset.utf8(body, media_type)
    try:
        decoded = html is not body  # its tags have not been counted so
        parsed = _parsed(html, decoded=decoded, templates=templates or decoded, options=options or decoded)
    except ParserError as error:
        return Rejected(page_digest=name, why=Why.TOO_COMPLEX, evidence=str(error), rules_version=RULES_VERSION)
    second = html if rules.second_opinion else None
    parsed, said = laid_open(parsed, judged(parsed, url, second), html, url, second)
    try:
        site = site_orders.told(parsed.tree, parsed.page, for_address(rules.site, url))
    except site_orders.DearOrderError as error:  # cleaned without it, the page would be another one than was asked for
        return Rejected(page_digest=name, why=Why.TOO_COMPLEX, evidence=str(error), rules_version=RULES_VERSION)
    facts = metadata(parsed.head, url, page_type=said.page_type)
    facts = site_orders.named(unsuffixed(facts, parsed.page, parsed.head.title), site.facts)
    raw_text = parsed.page.raw_text
    title = facts.title.value if facts.title else ""
    told = Told(
        title, parsed.head.meta("og:description", "description"), rules.title_in_text, said.news,
        said.page_type == ARTICLE, declared(parsed.head.ld, said.page_type),
    )  # fmt: skip
    found, said, stamps = together(parsed.page, said, told)
    if site.story:
        found.scores[list(site.story)] = KEPT
    facts = headed(facts, parsed.page, found.title)
    named = () if rules.title_in_text else titles(parsed.page, found.title)
    told_by_outlet = orders(parsed.tree, parsed.page, rules)
    spoken_in = facts.language.value if facts.language else lang
    stay = told_by_outlet.kept | stamps | _kept_kinds(parsed.page, found, spoken_in, rules)
    left_out, kept = story(parsed.page, found.scores, rules, stay, keep_at=found.keep_at, told=said)
    opening = "\n".join([block.text for block in kept[:_TELLING]]) or raw_text
    facts = spoken(facts, opening, english=said.english)  # days are read in it
    facts = completed(facts, parsed.page, around(parsed.page, found.title, kept), parsed.head.times, parsed.tree)
    facts = licensed(facts, parsed.tree) if parsed.head.commons and may_link(html) else facts
    facts = tagged(crumbed(facts, html, raw_text, url, parsed.head.title), html, raw_text)
    context = Context(
        lang=facts.language.value if facts.language else lang or "",
        page_type=said.page_type,
        title=title,
        summary=told.description,
        memory=memory,
        tables=cache(partial(tables, parsed.page, kept)),
        off=rules.off,
    )
    marks = ledger.invisible_marks(raw_text, _RULES)
    heading = _heading(parsed.page, found, kept, context) if named else ()
    spotted = notices.without_stories(raw_text, heading or chrome.find(kept, context))
    signs = anchors.find(parsed.page)
    cuts = ledger.settle(
        (
            *marks,
            *told_by_outlet.cuts,
            *site.cuts,
            *named,
            *left_out,
            *spotted,
            *refusals.above(parsed.page, found.scores, kept, rules),
            *signs,
        )
    )
    cuts = walls.without(raw_text, kept, cuts, context)
    asked, breaks_off = _demand(parsed.page, found.scores, cuts, context)
    demand = verdict.wall(raw_text, cuts) or (asked if breaks_off else None)
    dated = facts.published_at is not None and facts.published_at.source not in _READ
    refusal = verdict.judge(raw_text, cuts, rules, demand=demand, heading=next(iter(heading), None), dated=dated)
    text = ledger.render(raw_text, cuts, gap="\n\n")
    if refusal is None or refusal.why in _UNTOLD:
        refusal = (
            stock.refused(parsed.page, parsed.head, text, cuts, facts.published_at, kept)
            or (refusal and refusals.of_page(parsed.page, found.scores))
            or notices.of_page(parsed.page, parsed.head, facts, text, kept, rules.off)
            or refusal
        )
    facts = _paid(facts, demand, asked, refusal)
    if refusal:
        return Rejected(
            page_digest=name, why=refusal.why, evidence=refusal.evidence, raw_text=raw_text, metadata=facts,
            rules_version=RULES_VERSION,
        )  # fmt: skip
    return Cleaned(
        page_digest=name, raw_text=raw_text, text=text, cuts=cuts, metadata=facts,
        rules_version=RULES_VERSION, model_version=MODEL_VERSION,
    )  # fmt: skip


def _parsed(html: bytes, *, decoded: bool, templates: bool, options: bool) -> Document:
    """The page as blocks and declarations.

    Raises:
        ParserError: it costs more than anybody waits for.
    """
    # Of two or four bytes a character, what parsers need minutes for is seen only now.
    if decoded and (evidence := limits.too_complex(html)):
        raise ParserError(evidence)
    parsed = document(html, templates=templates, options=options)
    if evidence := ledger.too_many_marks(parsed.page.raw_text):
        raise ParserError(evidence)
    return parsed


def _asking(said: Sequence[Block], cuts: Sequence[Cut], rules: Rules) -> verdict.Refusal | None:
    """A refusal of a plain text that does nothing but ask for consent."""
    asked = "" if Kind.CONSENT in rules.off else consent_asks.of_text(said, cuts)
    return verdict.Refusal(Why.CONSENT_WALL, f"consent.asks: {asked[:80]}") if asked else None


def _noticed(text: str, cuts: Sequence[Cut], rules: Rules, why: Why | None) -> verdict.Refusal | None:
    """A refusal of a plain text that is a notice; what offers a subscription may ask for consent instead."""
    if why not in {None, *_UNTOLD, Why.PAYWALL_STUB}:
        return None
    notice = notices.of_text(text, cuts, rules.off, is_short=why is not None)
    return notice if notice and (why is not Why.PAYWALL_STUB or notice.why is Why.CONSENT_WALL) else None


def _kept_kinds(page: Page, found: Settled, lang: str | None, rules: Rules) -> frozenset[int]:
    """The blocks of kinds that the outlet keeps, though the model has left them out as no story."""
    return frozenset(story_kinds.named(page, found, lang or "", rules.off)) if rules.off else frozenset()


def _heading(page: Page, found: Settled, kept: Sequence[Block], context: Context) -> tuple[Cut, ...]:
    """What is spotted on a short page whose very title says that something is wrong, its title first; else nothing."""
    if found.title is None or not _is_short(kept):
        return ()
    title, *_ = blocks(page, [found.title], found.scores)
    if notices.is_headline(title.text):
        return ()
    below = (block for block in kept if block.start > title.start)
    spotted = chrome.find((title, *below), context)
    return spotted if spotted and spotted[0].start == title.start and spotted[0].kind in _FAULTS else ()


def _is_short(kept: Sequence[Block]) -> bool:
    """Whether a page says little; few blocks are counted of one that says much."""
    return sum(len(block.text) for block in islice(kept, _SHORT + 1)) <= _SHORT


def _demand(page: Page, scores: Floats, cuts: Sequence[Cut], context: Context) -> tuple[Cut | None, bool]:
    """The demand to subscribe right behind a text, whoever has left it out as no story, and if the text breaks off."""
    end, texts, dead = verdict.end(page.raw_text, cuts), page.segments.text, page.segments.dead
    places = range(bisect_left(page.starts, end), len(texts))
    behind = list(islice(filterfalse(dead.__getitem__, places), demands.BEHIND))
    number = demands.find([texts[place] for place in behind], context.lang)
    is_marked = verdict.is_marked(page.raw_text, end)
    breaks_off = is_marked or demands.is_cut_short(page.raw_text[:end])
    if number is not None:
        said, *_ = blocks(page, behind[number : number + 1], scores)
        cut = Cut(said.start, said.end, Kind.SUBSCRIBE_PAYWALL, "demands.behind", said.text[:80], _RULES)
        return cut, breaks_off
    if not breaks_off:
        return None, False
    below = blocks(page, behind, scores)
    near = demands.offers(below, is_marked=is_marked)
    found = chrome.find(below, context, model=False) if near else ()
    return next((cut for cut in found if cut.kind is Kind.SUBSCRIBE_PAYWALL and cut.start in near), None), True


def _paid(facts: Metadata, demand: Cut | None, asked: Cut | None, refusal: verdict.Refusal | None) -> Metadata:
    """What is known of a story, and that it goes on for those who pay where a demand behind it says so."""
    is_stub = refusal is not None and refusal.why is Why.PAYWALL_STUB
    return _walled(facts) if demand or is_stub or (asked and facts.paywalled is None) else facts


def _walled(facts: Metadata) -> Metadata:
    """What is known of a story that goes on for those who pay, as is shown if it is not declared."""
    return facts if facts.paywalled else replace(facts, paywalled=True, paywalled_source="shown")
