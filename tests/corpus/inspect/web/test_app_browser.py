"""The app in a real browser, over a real socket: the way in, finding, deciding and undoing, sizes, colours, axe."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.inspect.exceptions import read
from corpus.inspect.web.serve import Place, serve
from tests.corpus.inspect.browser import PATIENCE_S, Browser
from tests.corpus.inspect.hostile import HOSTILE
from tests.corpus.inspect.web import corpora
from tests.corpus.shelf import opened, prose

FOUND = "/?q=morning&kind=newsletter"
PATHS = (
    *("/", FOUND, "/outlets", "/outlets/gull", "/rules", "/rule?kind=legal&rule=legal.rights"),
    *("/rejections", "/changes", "/exceptions", "/off?outlet=gull&rule=legal.rights"),
    "/change?side=cut&kind=promo&rule=promo.house",
)
TOGETHER = 9  # hostile texts in one document
MOST_EMPTY = 5_000  # bytes; a window of one colour takes fewer


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served")
    with opened(folder) as store:
        for at in range(0, len(HOSTILE), TOGETHER):
            lines = [text.replace("\x00", "").replace("\n", " ") for text in HOSTILE[at : at + TOGETHER]]
            spread = zip(corpora.CHROME, lines, strict=False)
            chrome = tuple((f"{name} {line}", kind, rule) for (name, kind, rule), line in spread)
            text = "\n".join((*lines, prose(at + 50)))
            corpora.keep(store, 2 * at + 201, text, title=" ".join(lines[:3]), chrome=chrome)
    with corpora.desk(folder) as desk:
        corpora.review(folder, desk.store)
    return folder


@pytest.fixture(scope="module")
def served(data: Path) -> Iterator[str]:
    """The address of the app; it is served until the module's tests are done."""
    told: list[str] = []
    stop = threading.Event()
    ready = threading.Event()

    def tell(address: str) -> None:
        told.append(address)
        ready.set()

    run = threading.Thread(
        target=serve, args=(data, data / "exceptions.toml", Place()), kwargs={"ready": tell, "until": stop}
    )
    run.start()
    assert ready.wait(PATIENCE_S)
    yield told[0]
    stop.set()
    run.join(PATIENCE_S)
    assert not run.is_alive()


@pytest.fixture
def inside(browser: Browser, served: str) -> Browser:
    browser.open(served)
    return browser


def _base(served: str) -> str:
    return served.partition("/?")[0]


def _paths(browser: Browser, base: str) -> tuple[str, ...]:
    """One page of every sort."""
    browser.open(f"{base}/?q=%22The+same+again%22")
    name = str(browser.ask("document.querySelector('.hits .title').getAttribute('href')")).rpartition("/")[2]
    return (*PATHS, f"/documents/{name}", f"/stories/{name}", f"/versions/{name}", f"/keep?doc={name}&n=1")


def _quiet(browser: Browser, base: str) -> None:
    """No complaint, no script of the page's text, no request to anyone else."""
    assert browser.console() == ()
    assert browser.ask("window.hits.concat(window.refused)") == []
    assert [url for url in browser.requested() if not url.startswith((base, "about:", "data:"))] == []


def test_the_token_opens_and_is_gone_from_the_address(inside: Browser, served: str) -> None:
    assert inside.ask("location.href") == f"{_base(served)}/"
    assert inside.ask("document.cookie") == ""
    _quiet(inside, _base(served))


def test_without_the_token_there_is_nothing(browser: Browser, served: str) -> None:
    browser.open(served)
    browser.driver.delete_all_cookies()
    browser.driver.get(_base(served))
    browser.until("document.body.textContent.includes('winnow inspect')")
    assert browser.ask("document.links.length") == 0
    browser.console()


def test_finding_by_key_and_form(inside: Browser, served: str) -> None:
    inside.keys("/same\ue007")
    inside.until("location.search.includes('q=same') && document.querySelectorAll('.hits > li').length === 1")
    inside.click(".hits .title")
    inside.until("document.querySelector('h1')?.textContent.includes('The same again')")
    _quiet(inside, _base(served))


def test_filters_narrow_and_are_cleared(inside: Browser, served: str) -> None:
    hits = "[...document.querySelectorAll('.hits > li')].length"
    everything = inside.ask(hits)
    inside.driver.execute_script(
        "const set = (name, value) => { document.querySelector(`[name=${name}]`).value = value; };"
        "set('outlet', 'harbour'); set('kind', 'newsletter'); set('lang', 'de'); set('least', '1');"
        "set('since', '2026-03-02');"
    )
    inside.click(".filter button")
    inside.until("location.search.includes('kind=newsletter')")
    outlets = "[...new Set([...document.querySelectorAll('.hits .facts bdi')].map((each) => each.textContent))]"
    assert inside.texts(outlets) == ["harbour"]
    assert inside.ask(f"{hits} > 0 && {hits} < arguments[0]", everything)
    inside.click(".filter a")
    inside.until(f"location.search === '' && {hits} === arguments[0]", everything)
    _quiet(inside, _base(served))


def test_keep_and_undo_by_key_and_click(inside: Browser, served: str, data: Path) -> None:
    inside.driver.get(f"{_base(served)}/?q=%22Title+4%22")
    inside.click(".hits .title")
    inside.until("document.querySelectorAll('.row.cut').length > 0")
    cut = int(str(inside.ask("document.querySelectorAll('.row.cut').length")))
    inside.keys("jjx")
    inside.until("document.querySelector('h1')?.textContent.startsWith('Keep ¶')")
    assert inside.ask("document.querySelector('.fresh').textContent") == corpora.LETTER
    inside.click("button[value=document]")
    inside.until("document.querySelector('[role=status]')?.textContent.startsWith('Kept.')")
    assert inside.ask("document.querySelectorAll('.row.cut').length") == cut - 1
    assert len(read(data / "exceptions.toml").keeps) == 1
    inside.click(".mine button")
    inside.until("document.querySelectorAll('.row.cut').length === arguments[0]", cut)
    assert read(data / "exceptions.toml").keeps == ()
    _quiet(inside, _base(served))


def test_a_rule_is_turned_off_and_on_again(inside: Browser, served: str, data: Path) -> None:
    inside.driver.get(f"{_base(served)}/rule?kind=legal&rule=legal.rights&outlet=harbour")
    inside.click("a[href^='/off']")
    inside.until("document.querySelector('h1')?.textContent.includes('off for harbour')")
    inside.click("button[value=outlet]")
    inside.until("location.pathname === '/exceptions' && document.querySelectorAll('.cuts form').length === 1")
    assert [(off.outlet, off.rule) for off in read(data / "exceptions.toml").offs] == [("harbour", "legal.rights")]
    inside.click(".cuts form button")
    inside.until("document.querySelectorAll('.cuts form').length === 0")
    assert read(data / "exceptions.toml").offs == ()
    _quiet(inside, _base(served))


def test_a_change_is_rejected_and_accepted(inside: Browser, served: str, data: Path) -> None:
    inside.driver.get(f"{_base(served)}/changes")
    inside.click("button[value=reject]")
    inside.until("document.querySelectorAll('tr.held').length === 1")
    assert len(read(data / "exceptions.toml").rejects) == 1
    inside.click("tr.held a")
    inside.until("location.pathname === '/change' && document.querySelectorAll('.delta .is').length > 0")
    inside.click("button[value=accept]")
    inside.until("document.querySelector('.state')?.textContent.includes('Accepted')")
    assert read(data / "exceptions.toml").rejects == ()
    _quiet(inside, _base(served))


def test_another_site_cannot_post(inside: Browser, served: str, data: Path, tmp_path: Path) -> None:
    evil = tmp_path / "evil.html"
    evil.write_text(
        f"<form method=post action='{_base(served)}/off'><input name=outlet value=gull>"
        "<input name=rule value=legal.rights></form><script>document.forms[0].submit()</script>",
        "utf-8",
    )
    inside.driver.get(evil.as_uri())
    inside.until("document.body.textContent.includes('own pages only')")
    assert not (data / "exceptions.toml").exists() or read(data / "exceptions.toml").offs == ()
    inside.console()


def test_no_page_scrolls_sideways(inside: Browser, served: str) -> None:
    base = _base(served)
    for path in _paths(inside, base):
        inside.open(base + path)
        for width, scheme in ((400, "light"), (820, "dark"), (1280, "light")):
            inside.appear(width, scheme)
            assert inside.sideways() == 0, (path, width)
            shot = inside.screenshot()
            assert shot[0] == width
            assert shot[1] > MOST_EMPTY, (path, width)
        _quiet(inside, base)


def test_axe_finds_nothing(inside: Browser, served: str, axe: Path) -> None:
    base = _base(served)
    for path in _paths(inside, base):
        if path == FOUND:
            continue  # the home page with fewer lines
        inside.open(base + path, width=1280, scheme="light")
        assert inside.violations(axe) == [], (path, "light")
        inside.appear(400, "dark")
        assert inside.violations(axe) == [], (path, "dark")


def test_every_hostile_document_is_only_text(inside: Browser, served: str) -> None:
    base = _base(served)
    inside.driver.get(f"{base}/?outlet=gull")
    links = inside.texts("[...document.querySelectorAll('.hits .title')].map((a) => a.href)")
    assert len(links) > len(HOSTILE) / TOGETHER
    for link in links:
        inside.driver.get(link)
        inside.keys("jv")
        _quiet(inside, base)
