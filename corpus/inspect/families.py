"""Families of kinds: kinds that share a colour and a pattern, so that nine looks cover the whole vocabulary."""

from dataclasses import dataclass

from cleaners.kinds import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Kinds that look alike on screen; the label on each cut still tells them apart."""

    id: str  # names its colours in page.css: --error, --error-tint, --error-edge
    label: str
    ansi: str  # its colour on a terminal, by the name the terminal's own theme gives it
    kinds: tuple[Kind, ...]


FAMILIES = (
    Family(
        id="shell",
        label="Page shell",
        ansi="red",
        kinds=(Kind.ERROR_BANNER, Kind.CONSENT, Kind.TEMPLATE, Kind.OTHER),
    ),
    Family(id="copy", label="Copies", ansi="blue", kinds=(Kind.DUPLICATE,)),
    Family(
        id="legal",
        label="Legal and company",
        ansi="magenta",
        kinds=(Kind.LEGAL, Kind.COMPANY_BOILERPLATE, Kind.CONTACT),
    ),
    Family(id="reader", label="Reader comments", ansi="green", kinds=(Kind.COMMENTS, Kind.FEEDBACK)),
    Family(
        id="advert",
        label="Advertising",
        ansi="yellow",
        kinds=(Kind.JOB_ADS, Kind.PROMO, Kind.AFFILIATE, Kind.AD_LABEL, Kind.DONATE, Kind.APP_PROMO),
    ),
    Family(
        id="follow",
        label="Subscribe and share",
        ansi="cyan",
        kinds=(Kind.NEWSLETTER, Kind.SUBSCRIBE_PAYWALL, Kind.SOCIAL_SHARE, Kind.FOLLOW_US),
    ),
    Family(
        id="links",
        label="Links and menus",
        ansi="bright_blue",
        kinds=(Kind.RELATED, Kind.NAVIGATION, Kind.TAGS, Kind.FEED_SEARCH, Kind.PLAYER, Kind.EMBED),
    ),
    Family(
        id="credit",
        label="Credits and notes",
        ansi="bright_magenta",
        kinds=(
            Kind.BYLINE_DATE,
            Kind.CAPTION_CREDIT,
            Kind.SOURCE_CREDIT,
            Kind.EDITORIAL_NOTE,
            Kind.REFERENCES,
            Kind.FACT_BOX,
            Kind.AUTHOR_BIO,
        ),
    ),
    Family(id="outside", label="Outside the story", ansi="bright_black", kinds=(Kind.OUTSIDE_STORY, Kind.MARKUP)),
)

_FAMILY = {kind: family for family in FAMILIES for kind in family.kinds}

_LABELS = {
    Kind.AD_LABEL: "Ad label",
    Kind.BYLINE_DATE: "Byline or date",
    Kind.CAPTION_CREDIT: "Caption or credit",
    Kind.COMPANY_BOILERPLATE: "About the company",
    Kind.CONSENT: "Cookie consent",
    Kind.DUPLICATE: "Copy",
    Kind.EMBED: "Embedded post",
    Kind.FEED_SEARCH: "Feeds and search",
    Kind.LEGAL: "Legal notice",
    Kind.MARKUP: "Invisible marks",
    Kind.OUTSIDE_STORY: "Outside the story",
    Kind.PROMO: "House ads",
    Kind.RELATED: "Related stories",
    Kind.SOCIAL_SHARE: "Share buttons",
    Kind.SUBSCRIBE_PAYWALL: "Subscription",
}

_MEANING = {
    Kind.ERROR_BANNER: "An error or a browser warning of the page itself, not of the story.",
    Kind.CONSENT: "Asks for consent to cookies or embedded content.",
    Kind.NEWSLETTER: "Asks the reader to sign up for mail.",
    Kind.SUBSCRIBE_PAYWALL: "Sells or guards access: subscription, registration, login.",
    Kind.SOCIAL_SHARE: "Controls to share, print or save.",
    Kind.FOLLOW_US: "Asks the reader to follow the outlet elsewhere.",
    Kind.FEED_SEARCH: "Points at feeds or search engines.",
    Kind.RELATED: "Teasers and links to other stories.",
    Kind.JOB_ADS: "Vacancies and links to job boards.",
    Kind.PROMO: "The outlet advertises its own products, services or events.",
    Kind.AFFILIATE: "Discloses commissions, sponsors or prices.",
    Kind.AD_LABEL: "Marks an advertisement.",
    Kind.DONATE: "Asks for donations or membership.",
    Kind.APP_PROMO: "Asks the reader to install an app.",
    Kind.COMMENTS: "The comment area: prompts, rules, counters, readers' words.",
    Kind.FEEDBACK: "Ratings, polls, and ways to report a mistake.",
    Kind.LEGAL: "Copyright, liability, terms, imprint.",
    Kind.AUTHOR_BIO: "A portrait of the author.",
    Kind.CONTACT: "Addresses, telephone numbers, mastheads.",
    Kind.NAVIGATION: "Menus, tables of contents, page numbers.",
    Kind.PLAYER: "Controls of players, galleries and tickers.",
    Kind.TEMPLATE: "Left-over markup or placeholders.",
    Kind.TAGS: "Topics, categories, breadcrumbs.",
    Kind.COMPANY_BOILERPLATE: "A company's standing self-description under a press release.",
    Kind.DUPLICATE: "The document has these words once already; the first copy stays.",
    Kind.OTHER: "Not the story, and of no family with a clearer name.",
    Kind.BYLINE_DATE: "Byline, publication or update time; kept as a field, not as text.",
    Kind.CAPTION_CREDIT: "A picture's caption or credit.",
    Kind.SOURCE_CREDIT: "Agency tags and production credits.",
    Kind.EDITORIAL_NOTE: "Corrections and first-published notes.",
    Kind.REFERENCES: "Reference lists and footnotes.",
    Kind.FACT_BOX: "Facts in a box of their own beside the story.",
    Kind.EMBED: "A post of a social network that the page shows.",
    Kind.OUTSIDE_STORY: "The story model scored this block as not part of the story.",
    Kind.MARKUP: "Marks that are never seen: soft hyphens, zero-width spaces, direction marks.",
}


def family(kind: Kind) -> Family:
    """The family a kind is shown with."""
    return _FAMILY[kind]


def label(kind: Kind) -> str:
    """A kind's name for people: "Newsletter", "Share buttons"."""
    return _LABELS.get(kind) or kind.value.replace("_", " ").capitalize()


def meaning(kind: Kind) -> str:
    """One sentence on what cuts of this kind are."""
    return _MEANING[kind]
