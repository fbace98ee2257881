"""The pictures of the README, taken anew: `python -m bench.pictures`; needs Chromium, as the browser's tests do.

Crawls the sample newsroom into a temporary folder, asks what two changed settings would do to it, and looks at the app.
"""

import base64
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.cli.main import run
from corpus.inspect.web.serve import Place, serve
from corpus.store import Store
from tests.corpus.cli.crawls import sample_sources
from tests.corpus.inspect.browser import PATIENCE_S, Browser, missing, started

FOLDER = Path(__file__).parents[1] / "docs" / "images"
WIDTH, HEIGHT, SCALE, QUALITY = 1440, 900, 1.1, 68
SHOWN = "Funkamateure bauen ein Notnetz aus alten Wetterstationen"  # has copies, an advertisement and a newsletter
CHANGED = {"kestrel": 'off = ["author_bio", "editorial_note"]', "technikfunk": 'off = ["newsletter"]'}


def main() -> int:
    """Take every picture; 2 where there is no browser to take them with."""
    if missing():
        print(f"needs {', '.join(missing())}", file=sys.stderr)
        return 2
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        data = folder / "data"
        run(["crawl", "-q", "--sources", str(sample_sources(folder)), "--data", str(data)])
        changed = str(sample_sources(folder, **CHANGED))
        (folder / "exceptions.toml").touch()
        run(["reclean", "--sources", changed, "--data", str(data), "--exceptions", str(folder / "exceptions.toml")])
        with Store.open(data / "winnow.db", readonly=True) as store:
            document = next(each.id for each in store.documents() if each.title == SHOWN)
        with _served(data, folder) as address, started(folder / "profile") as browser:
            browser.open(address)
            base = address.partition("/?")[0]
            browser.until("document.querySelectorAll('.hits > li').length > 40")
            _take(browser, f"{base}/documents/{document}", "cuts", keys="jjjjjjjjjj", scheme="light")
            _take(browser, f"{base}/", "corpus", scheme="light")
            group = "side=kept&kind=newsletter&rule=newsletter.phrase"
            _take(browser, f"{base}/change?{group}", "changes", scheme="dark")
    return 0


@contextmanager
def _served(data: Path, folder: Path) -> Iterator[str]:
    told: list[str] = []
    stop, ready = threading.Event(), threading.Event()

    def tell(address: str) -> None:
        told.append(address)
        ready.set()

    place = (data, folder / "exceptions.toml", Place())
    thread = threading.Thread(target=serve, args=place, kwargs={"ready": tell, "until": stop})
    thread.start()
    try:
        ready.wait(PATIENCE_S)
        yield told[0]
    finally:
        stop.set()
        thread.join(PATIENCE_S)


def _take(browser: Browser, address: str, name: str, *, keys: str = "", scheme: str) -> None:
    browser.open(address, width=WIDTH, scheme=scheme)
    size = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": SCALE, "mobile": False}
    browser.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.keys(keys)
    taken = browser.driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    path = FOLDER / f"{name}.webp"
    path.write_bytes(base64.b64decode(taken["data"]))
    print(f"{path.name} {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    sys.exit(main())
