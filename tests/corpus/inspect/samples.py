"""Views made by hand, with every trait the renderers must draw."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from cleaners.cleaned import Cleaned, Cut
from cleaners.kinds import Kind
from cleaners.ledger import render
from corpus.inspect.view import About, View

GOLD = Path(__file__).parents[4] / "shared" / "gold"

Part = str | tuple[str, Kind, str, str]
"""Kept text, or cut text with its kind, rule and evidence."""

ABOUT = About(
    doc="7c1e04",
    title="Bridge at Lindow reopens",
    address="https://news.example/2026/bridge",
    outlet="lindow-post",
    fetched_at=datetime(2026, 3, 4, 17, 30, tzinfo=UTC),
    language="en",
    provenance=(("record", "000001.warc.gz at 1,024"),),
)


def view_of(parts: Iterable[Part], about: About = ABOUT) -> View:
    """A view whose text is rendered from the parts' cuts."""
    raw_text, cuts = "", []
    for part in parts:
        text = part if isinstance(part, str) else part[0]
        if not isinstance(part, str):
            span = (len(raw_text), len(raw_text) + len(text))
            cuts.append(cut(span, kind=part[1], rule=part[2], evidence=part[3]))
        raw_text += text
    return View.of_cleaned(cleaned(raw_text, cuts), about)


def cut(span: tuple[int, int], *, kind: Kind, rule: str, evidence: str = "") -> Cut:
    return Cut(start=span[0], end=span[1], kind=kind, rule=rule, evidence=evidence, by="rules@1")


def cleaned(raw_text: str, cuts: Iterable[Cut]) -> Cleaned:
    found = tuple(cuts)
    digest = "sha256:00"
    return Cleaned(page_digest=digest, raw_text=raw_text, text=render(raw_text, found), cuts=found, rules_version=1)


def plain() -> View:
    """A story with a banner above, a share prompt inside, a copy and two newsletter lines below."""
    return view_of(
        [
            ("Enable scripts to read this page.", Kind.ERROR_BANNER, "banner.script", "Enable scripts"),
            "\n\nBridge at Lindow reopens\n",
            "The stone bridge at Lindow reopened on Saturday after two years of repairs",
            (" Share this story", Kind.SOCIAL_SHARE, "share.prompt", "Share this"),
            ".\nCyclists had the first hour to them",
            ("\u00ad", Kind.MARKUP, "markup.invisible", "U+00AD"),
            "selves, walkers the rest of the day.\n",
            ("Bridge at Lindow reopens", Kind.DUPLICATE, "repeats.exact", "offset 35"),
            "\n",
            ("Get the morning letter", Kind.NEWSLETTER, "newsletter.prompt", "morning letter"),
            "\n",
            ("Your e-mail address", Kind.NEWSLETTER, "newsletter.prompt", "e-mail address"),
            "\n",
        ]
    )


def gold_views() -> tuple[View, ...]:
    """The gold seeds as views, their removed spans as cuts; none where the folder is absent."""
    return tuple(_seed(path.parent) for path in sorted(GOLD.glob("*/removed.json")))


def _seed(folder: Path) -> View:
    raw_text = (folder / "raw.txt").read_bytes().decode()
    cuts = []
    for row in json.loads((folder / "removed.json").read_text("utf-8")):
        span = (row["start"], row["end"])
        evidence = f"offset {raw_text.find(raw_text[span[0] : span[1]])}"
        cuts.append(cut(span, kind=Kind(row["kind"]), rule=f"{row['kind']}.seed", evidence=evidence))
    return View.of_cleaned(cleaned(raw_text, cuts), About(doc=folder.name[:12], title=folder.name, outlet="gold"))
