"""The folders below outlets/ as records: settings, article sheets, templates, listings."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

STORY = "story"
NEVER = "never"  # verdict of a page that robots.txt forbids


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One article as its source file gives it; every field but slug, body and text is a line of its front matter."""

    slug: str
    path: str
    title: str
    published: str  # ISO 8601 with time zone
    modified: str = ""  # empty: never changed
    standfirst: str = ""
    byline: str = ""
    section: str = ""
    of: str = ""  # slug of the sheet whose body this one shows
    canonical: str = ""  # path; empty: its own
    template: str = "template.html"
    charset: str = "utf-8"
    declared: str = "both"  # where the page names its charset: header, meta or both
    top: str = ""  # names of parts above the story, inside the page's main element
    lead: str = ""  # between headline and body
    tail: str = ""  # behind the body, inside its element
    after: str = ""  # behind the article
    verdict: str = STORY  # or why the page must be rejected, or NEVER
    why: str = ""  # what is odd about the page, for people
    body: str = ""
    text: str = ""  # the expected clean text, without the file's last line end


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A file served as it lies: a feed, a sitemap, robots.txt."""

    path: str
    media_type: str
    text: str
    gzipped: bool  # the resource itself is a gzip file


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """Everything one outlet serves."""

    id: str
    name: str
    host: str
    lang: str
    sheets: tuple[Sheet, ...]
    listings: tuple[Listing, ...]
    moved: Mapping[str, str]  # old path to new path
    forms: Mapping[str, str]  # templates and parts, by file name


@cache
def folders() -> tuple[Folder, ...]:
    """Every outlet, by id."""
    found = (entry for entry in files("newsroom").joinpath("outlets").iterdir() if entry.is_dir())
    return tuple(_folder(entry) for entry in sorted(found, key=lambda entry: entry.name))


def _folder(at: Traversable) -> Folder:
    texts = _texts(at)
    parts = {f"parts/{name}": text for name, text in _texts(at / "parts").items()}
    settings = tomllib.loads(texts["outlet.toml"])
    return Folder(
        id=at.name,
        name=settings["name"],
        host=settings["host"],
        lang=settings["lang"],
        sheets=_sheets(_texts(at / "stories")),
        listings=tuple(_listing(row, texts) for row in settings["listing"]),
        moved=settings.get("moved", {}),
        forms={name: text for name, text in (texts | parts).items() if name.endswith(".html")},
    )


def _texts(at: Traversable) -> dict[str, str]:
    return {entry.name: entry.read_text("utf-8") for entry in at.iterdir() if entry.is_file()}


def _listing(row: Mapping[str, str], texts: Mapping[str, str]) -> Listing:
    return Listing(
        path=row["path"], media_type=row["type"], text=texts[row["file"]], gzipped=row["path"].endswith(".gz")
    )


def _sheets(texts: Mapping[str, str]) -> tuple[Sheet, ...]:
    """The sheets, newest first; a page that must be rejected has no text beside it."""
    slugs = [name.removesuffix(".html") for name in texts if name.endswith(".html")]
    sheets = [sheet(slug, texts[f"{slug}.html"], texts.get(f"{slug}.txt", "")) for slug in slugs]
    return tuple(sorted(sheets, key=lambda one: (one.published, one.slug), reverse=True))


def sheet(slug: str, source: str, text: str) -> Sheet:
    """Read an article's source: lines of `key: value`, a line of three dashes, the body's HTML.

    Raises:
        ValueError: there is no line of dashes, or a front line has no colon.
        TypeError: a key is unknown or a required one is missing.
    """
    front, dashes, body = source.partition("\n---\n")
    if not dashes:
        raise ValueError(f"{slug}.html: no line of three dashes under the front matter")
    fields = dict(_field(slug, line) for line in front.splitlines())
    return Sheet(slug=slug, body=body.strip(), text=text.removesuffix("\n"), **fields)


def _field(slug: str, line: str) -> tuple[str, str]:
    key, colon, value = line.partition(":")
    if not colon:
        raise ValueError(f"{slug}.html: front line without a colon: {line!r}")
    return key.strip(), value.strip()
