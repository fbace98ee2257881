"""What the tests ask of a browser, and how Chromium is started so that it calls nobody."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

FLAGS = (
    "--headless=new",
    "--no-sandbox",  # CI runs as root, where Chromium refuses its own sandbox
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)

AXE = (
    Path(os.environ.get("WINNOW_AXE", "")),
    Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js",
)

WATCH = """
window.hits = [];
window.pwn = (name) => { window.hits.push(name); };
window.alert = window.confirm = window.prompt = (name) => { window.hits.push(String(name)); };
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => window.refused.push(event.violatedDirective));
"""


class Browser:
    """One running Chromium."""

    def __init__(self, driver: "Chrome") -> None:
        self.driver = driver
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})

    def open(self, address: str, *, width: int = 1440, scheme: str = "light", scripts: bool = True) -> None:
        """A fresh look at a page: earlier logs are dropped, and a change of fragment alone loads anew."""
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        # Without reduced motion a click would aim at where the page still scrolls past.
        features = {"prefers-color-scheme": scheme, "prefers-reduced-motion": "reduce"}
        listed = [{"name": name, "value": value} for name, value in features.items()]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": listed})
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not scripts})
        self.driver.get("about:blank")
        self.console()
        self.requested()
        self.driver.get(address)

    def keys(self, text: str) -> None:
        from selenium.webdriver import ActionChains  # noqa: PLC0415 - absent where these tests are skipped

        for key in text:
            ActionChains(self.driver).send_keys(key).perform()

    def ask(self, script: str, *values: object) -> object:
        """What an expression in the page is worth."""
        result: object = self.driver.execute_script(f"return ({script})", *values)
        return result

    def texts(self, expression: str) -> list[str]:
        """A list of text from the page."""
        found: list[str] = self.driver.execute_script(f"return ({expression})")
        return [str(text) for text in found]

    def click(self, selector: str) -> None:
        self.driver.find_element("css selector", selector).click()

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

    def violations(self, axe: Path) -> list[str]:
        """What axe-core finds wrong: the rule and the first elements concerned."""
        self.driver.execute_script(axe.read_text("utf-8"))
        report: dict[str, list[dict[str, object]]] = self.driver.execute_async_script(
            "const done = arguments[0]; axe.run().then((found) => done({wrong: found.violations.map("
            "(one) => ({id: one.id, nodes: one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160))}))}));"
        )
        return [f"{found['id']}: {found['nodes']}" for found in report["wrong"]]


def axe_script() -> Path | None:
    """Where axe-core was put by the test set-up, if it was."""
    return next((path for path in AXE if path.is_file()), None)


@contextmanager
def started(folder: Path) -> Iterator[Browser]:
    """Chromium with an empty profile in `folder`, ended at the end."""
    from selenium.webdriver import Chrome, ChromeOptions, ChromeService  # noqa: PLC0415 - absent where skipped

    options = ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in (*FLAGS, f"--user-data-dir={folder}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options=options, service=ChromeService("/usr/bin/chromedriver"))
    try:
        yield Browser(driver)
    finally:
        driver.quit()
