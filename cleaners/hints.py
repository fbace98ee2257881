"""What a page's head tells the story model: its title, its body as data, and what kind of page it claims to be."""

import re
from typing import Final

from cleaners import metadata_ld
from cleaners.features import NEWS, PageHints
from cleaners.metadata_head import Head

_KINDS: Final = (
    (2, frozenset({"DiscussionForumPosting", "QAPage", "Question", "Forum"})),
    (NEWS, frozenset({"NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
                   "BackgroundNewsArticle", "ReviewNewsArticle", "LiveBlogPosting"})),
    (1, frozenset({"Article", "BlogPosting", "TechArticle", "Report", "ScholarlyArticle", "Recipe"})),
    (3, frozenset({"Product", "ProductGroup", "Offer", "IndividualProduct"})),
    (4, frozenset({"CollectionPage", "ItemList", "SearchResultsPage", "OfferCatalog", "Blog"})),
    (5, frozenset({"Service", "LocalBusiness", "FAQPage", "SoftwareApplication", "Course", "JobPosting", "Event"})),
)  # fmt: skip
_MARKUP: Final = re.compile(r"<[^>]{0,200}>")
_MIN_BODY: Final = 200  # characters; shorter bodies are summaries


def hints(head: Head) -> PageHints:
    """What the blocks are compared with."""
    named = {name for node in head.ld for name in metadata_ld.types(node)}
    titles = (head.meta("og:title", "twitter:title"), head.title, _headline(head))
    return PageHints(
        title=" \n ".join(filter(None, titles)),
        body=_body(head),
        description=head.meta("og:description", "description", "twitter:description"),
        kind=next((kind for kind, names in _KINDS if named & names), _og_kind(head)),
    )


def _headline(head: Head) -> str:
    return next((line for node in head.ld if (line := metadata_ld.text(node.get("headline")))), "")


def _body(head: Head) -> str:
    bodies = [metadata_ld.text(node.get("articleBody")) for node in head.ld]
    longest = max(bodies, key=len, default="")
    if len(longest) < _MIN_BODY:
        return ""
    return " ".join(_MARKUP.sub(" ", longest).split()) if "<" in longest else longest


def _og_kind(head: Head) -> int:
    declared = head.meta("og:type").lower()
    return 1 if "article" in declared else 3 if "product" in declared else 0
