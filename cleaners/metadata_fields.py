"""What sites and their systems call the fields of a page's head, all in small letters, the most telling first."""

from typing import Final

AUTHORS: Final = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "citation_author", "byl", "byline",
    "cxenseparse:author", "og:article:author", "og:author", "article:author_name", "authors",
)  # fmt: skip
# What a plugin of many blogs calls the author in the card that it gives networks: the name is in the field beside it.
WRITTEN_BY: Final = frozenset({
    "written by", "posted by", "verfasst von", "geschrieben von", "écrit par", "escrito por", "scritto da",
    "geschreven door", "skriven av", "skrevet av", "napisane przez", "автор", "написано автором", "yazan", "執筆者",
})  # fmt: skip
DATES: Final = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date", "pubdate",
    "publishdate", "publish-date", "publish_date", "published", "published-date", "publication_date",
    "parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_date", "citation_online_date",
    "dc.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "cxenseparse:recs:publishtime",
    "dcterms.date", "dc.date.created", "cxenseparse:publishtime", "published_at", "published_time", "date_published",
    "publicationdate", "publication-date", "originalpublicationdate", "article:published", "article.published",
    "article:publish_date", "article_date_original", "bt:pubdate", "og:pubdate", "rnews:datepublished",
    "shareaholic:article_published_time", "vr:published_time",
)  # fmt: skip
CHANGES: Final = (
    "article:modified_time", "og:updated_time", "og:article:modified_time", "last-modified", "dcterms.modified",
    "lastmod", "article:modified", "article.updated", "article:updated_time", "dc.date.modified", "datemodified",
    "date_modified", "modified_time", "updated_at", "updated_time", "lastmodified", "last_modified", "revised",
    "shareaholic:article_modified_time",
)  # fmt: skip
SECTIONS: Final = ("parsely-section", "og:article:section")  # behind all others: of a forum's section the one around it
LICENCES: Final = ("dcterms.license", "dc.rights.license", "dcterms.rights", "dc.rights")  # read where they are links
