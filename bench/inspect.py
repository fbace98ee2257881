"""How long the web app takes for each of its pages: `python -m bench.inspect [DOCUMENTS [FOLDER]]`.

Builds a corpus of made-up documents (100,000 unless told otherwise; in FOLDER it stays and is used again), fills the
app's catalogue, and asks for every sort of page many times over, without a socket. What is printed is the time from
request to last byte as the app's thread spends it (CPU) and as the wall clock sees it on a machine that may do other
things too. The run fails where a page's worst CPU time passes the target.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple
from urllib.parse import quote

from bench.inspect_corpus import build
from corpus.inspect.web.answers import Desk
from corpus.inspect.web.app import make_app
from corpus.inspect.web.catalogue import FILE
from corpus.inspect.web.filling import fill
from corpus.inspect.web.guard import App
from corpus.inspect.web.serve import desk_over
from tests.corpus.inspect.web.caller import DOOR, call

DOCUMENTS = 100_000
TARGET_MS = 100.0
ROUNDS = 15


class Timed(NamedTuple):
    """One sort of page."""

    name: str
    pages: int
    kilobytes: float
    mean_ms: float
    worst_ms: float
    wall_ms: float  # worst
    worst: str  # its path


def main(arguments: list[str]) -> int:
    """Build, fill, measure; the exit code says whether every page is within the target."""
    documents = int(arguments[0]) if arguments else DOCUMENTS
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(arguments[1]) if len(arguments) > 1 else Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / "winnow.db").exists():
            _timed("corpus built", lambda: build(folder, documents))
        with desk_over(folder, folder / "exceptions.toml", DOOR) as desk:
            if not desk.catalogue.rows("SELECT 1 FROM entries LIMIT 1"):
                _timed("catalogue filled", lambda: list(fill(desk.catalogue, desk.store.database)))
            size = (folder / FILE).stat().st_size / 1e6
            print(f"{documents:,} documents, catalogue {size:,.0f} MB, {ROUNDS} rounds")
            rows = measured(desk)
    print(f"{'page':34}{'paths':>6}{'kB':>7}{'mean':>8}{'worst':>8}{'wall':>8}   ms; the worst path")
    for row in rows:
        figures = f"{row.pages:>6}{row.kilobytes:>7.0f}{row.mean_ms:>8.1f}{row.worst_ms:>8.1f}{row.wall_ms:>8.1f}"
        print(f"{row.name:34}{figures}   {row.worst[:70]}")
    worst = max(rows, key=lambda row: row.worst_ms)
    verdict = "ok" if worst.worst_ms <= TARGET_MS else "too slow"
    print(f"inspect {verdict}: slowest {worst.worst_ms:.1f} ms ({worst.name}), target {TARGET_MS:g} ms")
    return int(worst.worst_ms > TARGET_MS)


def _timed(what: str, do: object) -> None:
    began = process_time()
    assert callable(do)
    do()
    print(f"{what} in {process_time() - began:.0f} s of CPU time", flush=True)


def measured(desk: Desk) -> list[Timed]:
    """Every sort of page, each path once a round; the first round, which fills caches, counts too."""
    app = make_app(desk)
    return [_measure(app, name, paths) for name, paths in _paths(desk)]


def _measure(app: App, name: str, paths: list[str]) -> Timed:
    spent: list[tuple[float, float, str]] = []
    size = 0
    for _ in range(ROUNDS):
        for path in paths:
            cpu, wall = process_time(), perf_counter()
            reply = call(app, path)
            spent.append((1000 * (process_time() - cpu), 1000 * (perf_counter() - wall), path))
            if reply.status != 200:
                raise SystemExit(f"{path}: {reply.status}")
            size += len(reply.text)
    worst = max(spent)
    mean = sum(cpu for cpu, _, _ in spent) / len(spent)
    wall_ms = max(wall for _, wall, _ in spent)
    return Timed(name, len(paths), size / len(spent) / 1000, mean, worst[0], wall_ms, worst[2])


def _paths(desk: Desk) -> Iterator[tuple[str, list[str]]]:
    """Sorts of pages with paths that are easy and hard to answer."""

    def column(sql: str) -> list[str]:
        return [str(row[0]) for row in desk.catalogue.rows(sql)]

    usual = column("SELECT id FROM entries WHERE seq % 9973 = 7 LIMIT 9")
    longest = column("SELECT id FROM entries ORDER BY chars DESC LIMIT 3")
    family = str(desk.store.database.rows("SELECT story FROM stories GROUP BY 1 ORDER BY count(*) DESC LIMIT 1")[0][0])
    often, seldom = (
        [(quote(str(k)), quote(str(r))) for k, r in desk.catalogue.rows(f"{sql} LIMIT 3")]
        for sql in (
            "SELECT kind, rule FROM rules ORDER BY documents DESC",
            "SELECT kind, rule FROM rules WHERE documents > 0 ORDER BY documents",
        )
    )
    outlets = ["outlet-00", "outlet-20", "outlet-39"]
    rules = [*often, *seldom]
    yield "documents", ["/", *(f"/?after={seq}" for seq in (50, 5_000, 50_000))]
    yield (
        "documents, by words",
        [f"/?q={quote(q)}" for q in ("ba", "ba cer", '"ba cer"', "pelorve", "legal", "zzz", "a")],
    )
    yield (
        "documents, by words and filters",
        [f"/?q=ba&{rest}" for rest in ("lang=zh", "outlet=outlet-39", "kind=legal", "least=60", "sort=cut")],
    )
    yield "documents, by outlet", [f"/?outlet={outlet}{more}" for outlet in outlets for more in ("", "&sort=cut")]
    yield (
        "documents, by language and day",
        [
            f"/?{each}"
            for each in (
                "lang=it",
                "lang=zh&sort=cut",
                "since=2024-01-01&until=2024-01-07",
                "until=2023-11-20",
                "lang=xx",
            )
        ],
    )
    yield "documents, by kind", [f"/?kind={kind}{more}" for kind, _ in rules for more in ("", "&lang=it", "&sort=cut")]
    yield (
        "documents, by rule",
        [f"/?rule={rule}{more}" for _, rule in rules for more in ("", "&outlet=outlet-39", "&sort=cut", "&least=70")],
    )
    yield "documents, by size of cut", ["/?least=30", "/?least=95", "/?least=40&sort=cut&outlet=outlet-20"]
    yield "document", [f"/documents/{name}" for name in usual]
    yield "document of 500 paragraphs", [f"/documents/{name}" for name in longest]
    yield "story", [f"/stories/{name}" for name in usual]
    yield "story of 400 copies", [f"/stories/{family}", f"/documents/{family}"]
    earlier = desk.store.database.rows("SELECT id FROM documents WHERE number < 4")
    yield "versions", [f"/versions/{row[0]!s}" for row in earlier]
    yield "keep, before and after", [f"/keep?doc={name}&n=1" for name in (*usual[:3], longest[0])]
    offs = [f"/off?outlet={outlet}&rule={rule}" for outlet in outlets[:2] for _, rule in often]
    yield "turn a rule off, before and after", offs
    yield "outlets", ["/outlets"]
    yield "outlet", [f"/outlets/{outlet}" for outlet in outlets]
    yield "rules", ["/rules"]
    yield "rule", [f"/rule?kind={kind}&rule={rule}" for kind, rule in rules]
    kind, rule = often[0]
    yield (
        "rule, further down and by outlet",
        [f"/rule?kind={kind}&rule={rule}{more}" for more in ("&after=50000", "&after=500", "&outlet=outlet-39")],
    )
    yield "rejections", ["/rejections", "/rejections?why=listing", "/rejections?outlet=outlet-07&why=error_page"]
    yield "changes", ["/changes"]
    yield "change", [f"/change?side=cut&kind=promo&rule=promo.house{more}" for more in ("", "&after=4800")]
    yield "exceptions", ["/exceptions"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
