"""The labelled pages: WCXB's development split less its test pages, and the news pages."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_SHORT_LABEL = 3  # letters: the "co" of co.uk, the "com" of com.au
_COUNTRY = 2
SHARED = Path(__file__).parents[1].parent / "shared"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A page, its main text, and the site that decides which fold it is in."""

    name: str
    site: str
    page_type: str  # "news", or WCXB's: "article", "forum", ...
    lang: str
    url: str
    body: bytes
    gold: str
    headlines: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


def read(shared: Path = SHARED) -> Iterator[Labelled]:
    """Every page we may learn from, in a fixed order."""
    yield from _wcxb(shared / "wcxb-dev")
    yield from _news(shared / "news-dev")


def _wcxb(folder: Path) -> Iterator[Labelled]:
    files = json.loads((folder / "metadata.json").read_text())["files"]
    for path in sorted(folder.glob("html/*.html.gz")):
        name = path.name.removesuffix(".html.gz")
        # Pages of the benchmark's test split stand in the development split too: never learnt from.
        if files[name]["split"] != "dev":
            continue
        record = json.loads((folder / "ground-truth" / f"{name}.json").read_text())
        truth = record["ground_truth"]
        yield Labelled(
            name=f"wcxb-{name}",
            site=_site(files[name]["domain"]),
            page_type=files[name]["page_type"],
            lang="en",
            url=record.get("url") or "",
            body=gzip.decompress(path.read_bytes()),
            gold=truth.get("main_content") or "",
            headlines=(truth["title"],) if truth.get("title") else (),
            present=tuple(truth.get("with") or ()),
            absent=tuple(truth.get("without") or ()),
        )


def _news(folder: Path) -> Iterator[Labelled]:
    for path in sorted(folder.glob("html/*.html.gz")):
        name = path.name.removesuffix(".html.gz")
        record = json.loads((folder / "ground-truth" / f"{name}.json").read_text())
        yield Labelled(
            name=f"news-{name}",
            site=record["publisher"],
            page_type="news",
            lang=record["publisher"].split("/")[0],
            url=record["url"],
            body=gzip.decompress(path.read_bytes()),
            gold=record["main_content"],
            headlines=tuple(record["titles"]),
        )


def _site(domain: str) -> str:
    """The registrable domain, as near as two labels come; enough to keep a site in one fold."""
    parts = domain.lower().removeprefix("www.").split(".")
    country_after_kind = len(parts[-2:][0]) <= _SHORT_LABEL and len(parts[-1]) == _COUNTRY
    return ".".join(parts[-3:] if country_after_kind else parts[-2:])
