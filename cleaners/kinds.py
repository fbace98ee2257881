"""Kind: what a cut was. A closed vocabulary; it grows only by a decision record."""

from enum import StrEnum


class Kind(StrEnum):
    """What a removed span was."""

    ERROR_BANNER = "error_banner"
    CONSENT = "consent"
    NEWSLETTER = "newsletter"
    SUBSCRIBE_PAYWALL = "subscribe_paywall"
    SOCIAL_SHARE = "social_share"
    FOLLOW_US = "follow_us"
    FEED_SEARCH = "feed_search"
    RELATED = "related"
    JOB_ADS = "job_ads"
    PROMO = "promo"
    AFFILIATE = "affiliate"
    AD_LABEL = "ad_label"
    DONATE = "donate"
    APP_PROMO = "app_promo"
    COMMENTS = "comments"
    FEEDBACK = "feedback"
    LEGAL = "legal"
    AUTHOR_BIO = "author_bio"
    CONTACT = "contact"
    NAVIGATION = "navigation"
    PLAYER = "player"
    TEMPLATE = "template"
    TAGS = "tags"
    COMPANY_BOILERPLATE = "company_boilerplate"
    DUPLICATE = "duplicate"
    OTHER = "other"
    # Soft: what is cut by policy, metadata and what stands beside a story; each can be kept by a setting.
    BYLINE_DATE = "byline_date"
    CAPTION_CREDIT = "caption_credit"
    SOURCE_CREDIT = "source_credit"
    EDITORIAL_NOTE = "editorial_note"
    REFERENCES = "references"
    FACT_BOX = "fact_box"
    EMBED = "embed"
    # Not chrome of a family: what the story model left out, and invisible marks.
    OUTSIDE_STORY = "outside_story"
    MARKUP = "markup"


SOFT = frozenset(
    {
        Kind.BYLINE_DATE, Kind.CAPTION_CREDIT, Kind.SOURCE_CREDIT, Kind.EDITORIAL_NOTE, Kind.REFERENCES, Kind.FACT_BOX,
        Kind.EMBED,
    }
)  # fmt: skip
