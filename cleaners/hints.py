"""What a page's head tells the story model: its title, its body as data, and what kind of page it claims to be."""

import html
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
_ENTITY: Final = re.compile(r"&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,5});", re.IGNORECASE)
_TAG_SIGNS: Final = frozenset("/!?")  # a tag begins with one of these or a letter
_MAX_ESCAPED: Final = 3  # times over
_MIN_BODY: Final = 200  # characters; shorter bodies are summaries


def hints(head: Head) -> PageHints:
    """What the blocks are compared with."""
    named = frozenset([name for node in head.ld for name in metadata_ld.types(node)]) or head.items.kinds
    titles = (head.meta("og:title", "twitter:title"), head.title, _headline(head))
    return PageHints(
        title=" \n ".join(filter(None, titles)),
        body=_body(head),
        description=head.meta("og:description", "description", "twitter:description"),
        kind=next((kind for kind, names in _KINDS if named & names), 0) or _og_kind(head),
    )


def _headline(head: Head) -> str:
    return next((line for node in head.ld if (line := metadata_ld.text(node.get("headline")))), "")


def _body(head: Head) -> str:
    """The longest articleBody; shorter ones are summaries."""
    bodies = [" ".join(metadata_ld.texts(node.get("articleBody"))) for node in head.ld if node.get("articleBody")]
    longest = max(bodies, key=len, default="")
    if "<" in longest or "&" in longest:  # else it is plain
        longest = plain(longest)
    return longest if len(longest) >= _MIN_BODY else ""


def plain(text: str) -> str:
    """A text that may be HTML, escaped up to three times over or cut off in a tag, as one line of what it shows."""
    for _ in range(_MAX_ESCAPED):
        if not _ENTITY.search(text):
            break
        text = html.unescape(text)
    return " ".join(html.unescape(_untagged(text)).split() if "<" in text else text.split())


def _untagged(text: str) -> str:
    """A text without its comments and tags, a blank in place of each; a tag that it ends in goes too.

    Taken apart at its angle brackets: a pattern needs minutes for a megabyte of "<!--".
    """
    first, *comments = text.split("<!--")
    bare = " ".join((first, *(comment.partition("-->")[2] for comment in comments)))
    first, *rest = bare.split("<")
    said = [first]
    for place, piece in enumerate(rest, start=1):
        tag, end, behind = piece.partition(">")
        if not tag[:1].isalpha() and tag[:1] not in _TAG_SIGNS:
            said.append(f"<{piece}")
        elif end or place == len(rest):
            said.append(f" {behind}")
        else:
            said.append(f"<{piece}")
    return "".join(said)


def _og_kind(head: Head) -> int:
    declared = head.meta("og:type").lower()
    if declared == "news":  # as portals in Chinese say it
        return NEWS
    return 1 if "article" in declared else 3 if "product" in declared else 0
