"""What the tests ask of a browser, and how Chromium is started so that it calls nobody."""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

FLAGS = (
    "--headless=new",
    "--no-sandbox",  # CI runs as root, where Chromium refuses its own sandbox
    "--disable-dev-shm-usage",  # a container's /dev/shm may be too small for a tab
    "--disable-gpu",
    "--disable-quic",
    "--disable-extensions",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)

ROOT = Path(__file__).parents[3]
AXE = (
    Path(os.environ.get("WINNOW_AXE", "")),
    *(ROOT / folder / "node_modules" / "axe-core" / "axe.min.js" for folder in (".venv/axe", ".")),
)

PATIENCE_S = 60.0  # for anything awaited: a loaded machine is slow, and waiting costs nothing when it is not

HEIGHT = 720  # of the window

WATCH = """
window.hits = [];
window.pwn = (name) => { window.hits.push(name); };
window.alert = window.confirm = window.prompt = (name) => { window.hits.push(String(name)); };
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => window.refused.push(event.violatedDirective));
"""

_AXE_RUN = (
    "const done = arguments[0]; axe.run({resultTypes: ['violations'], preload: false, iframes: false})"
    ".then((found) => done(found.violations.map("
    "(one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`)));"
)


class Browser:
    """One running Chromium."""

    def __init__(self, driver: "Chrome") -> None:
        self.driver = driver
        self._asked: tuple[object, ...] = ()
        driver.set_page_load_timeout(PATIENCE_S)
        driver.set_script_timeout(PATIENCE_S)
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})

    def open(self, address: str, *, width: int = 1440, scheme: str = "light", scripts: bool = True) -> None:
        """A fresh look at a page: earlier logs are dropped, and a change of fragment alone loads anew."""
        self.appear(width, scheme, scripts=scripts)
        if self.driver.current_url.partition("#")[0] == address.partition("#")[0]:
            self.driver.get("about:blank")
        self.console()
        self.requested()
        self.driver.get(address)

    def appear(self, width: int, scheme: str = "light", *, scripts: bool = True) -> None:
        """Another window or colour scheme around the page that is open."""
        wanted = (width, scheme, scripts)
        if wanted == self._asked:
            return
        size = {"width": width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        # Without reduced motion a click would aim at where the page still scrolls past.
        features = {"prefers-color-scheme": scheme, "prefers-reduced-motion": "reduce"}
        listed = [{"name": name, "value": value} for name, value in features.items()]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": listed})
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not scripts})
        self._asked = wanted

    def keys(self, text: str) -> None:
        """Press keys, one after the other."""
        from selenium.webdriver import ActionChains  # noqa: PLC0415 - absent where these tests are skipped

        if text:
            ActionChains(self.driver, duration=0).send_keys(*text).perform()

    def ask(self, script: str, *values: object) -> object:
        """What an expression in the page is worth."""
        result: object = self.driver.execute_script(f"return ({script})", *values)
        return result

    def until(self, script: str, *values: object) -> None:
        """Wait until an expression holds; a page that is on its way to another holds nothing yet."""
        from selenium.common.exceptions import JavascriptException, WebDriverException  # noqa: PLC0415 - as above
        from selenium.webdriver.support.wait import WebDriverWait  # noqa: PLC0415 - as above

        passing = (JavascriptException, WebDriverException)
        wait = WebDriverWait(self.driver, PATIENCE_S, poll_frequency=0.1, ignored_exceptions=passing)
        wait.until(lambda _: self.ask(script, *values), f"never true: {script}")

    def texts(self, expression: str) -> list[str]:
        """A list of text from the page."""
        found: list[str] = self.driver.execute_script(f"return ({expression})")
        return [str(text) for text in found]

    def click(self, selector: str) -> None:
        self.driver.find_element("css selector", selector).click()

    def shift_click(self, selector: str) -> None:
        from selenium.webdriver import ActionChains, Keys  # noqa: PLC0415 - as above

        element = self.driver.find_element("css selector", selector)
        ActionChains(self.driver, duration=0).key_down(Keys.SHIFT).click(element).key_up(Keys.SHIFT).perform()

    def console(self) -> tuple[str, ...]:
        """What the page complained about since the last look."""
        entries: list[dict[str, str]] = self.driver.get_log("browser")  # type: ignore[no-untyped-call] # selenium's own
        return tuple(entry["message"] for entry in entries)

    def requested(self) -> tuple[str, ...]:
        """Every address asked for since the last look."""
        entries: list[dict[str, str]] = self.driver.get_log("performance")  # type: ignore[no-untyped-call] # selenium's own
        events = [json.loads(entry["message"])["message"] for entry in entries]
        sent = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
        return tuple(sent)

    def sideways(self) -> object:
        """How many pixels the page is wider than the window."""
        return self.ask("document.documentElement.scrollWidth - window.innerWidth")

    def screenshot(self) -> tuple[int, int]:
        """Take a picture of the window; its width and its number of bytes. Kept where WINNOW_SHOTS names a folder."""
        picture = self.driver.get_screenshot_as_png()
        if folder := os.environ.get("WINNOW_SHOTS"):
            path = Path(folder)
            path.mkdir(parents=True, exist_ok=True)
            (path / f"{len(list(path.iterdir())):03}.png").write_bytes(picture)
        return int.from_bytes(picture[16:20], "big"), len(picture)

    def violations(self, axe: Path) -> list[str]:
        """What axe-core finds wrong: the rule and the first elements concerned."""
        if not self.ask("'axe' in window"):
            self.driver.execute_script(axe.read_text("utf-8"))
        found: list[str] = self.driver.execute_async_script(_AXE_RUN)
        return found


def axe_script() -> Path | None:
    """Where axe-core was put by the test set-up, if it was."""
    return next((path for path in AXE if path.is_file()), None)


def missing() -> tuple[str, ...]:
    """What has to be installed before a browser can be driven; nothing where one can."""
    programs: Mapping[str, str | None] = {name: shutil.which(name) for name in ("chromium", "chromedriver")}
    return tuple(name for name, found in programs.items() if found is None)


@contextmanager
def started(folder: Path) -> Iterator[Browser]:
    """Chromium with an empty profile in `folder`, ended at the end."""
    from selenium.common.exceptions import WebDriverException  # noqa: PLC0415 - absent where skipped

    try:
        driver = _driver(folder / "first")
    except WebDriverException:  # a loaded machine may let the first start run into the driver's own time limit
        driver = _driver(folder / "second")
    try:
        yield Browser(driver)
    finally:
        driver.quit()


def _driver(profile: Path) -> "Chrome":
    from selenium.webdriver import Chrome, ChromeOptions, ChromeService  # noqa: PLC0415 - absent where skipped

    options = ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return Chrome(options=options, service=ChromeService(shutil.which("chromedriver")))
