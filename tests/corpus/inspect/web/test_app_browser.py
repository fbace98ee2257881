"""The app in a real browser, over a real socket: the way in, finding, keep and undo, sizes, axe."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.inspect.exceptions import read
from corpus.inspect.web.serve import Place, serve
from tests.corpus.inspect.browser import Browser, axe_script
from tests.corpus.inspect.hostile import HOSTILE
from tests.corpus.inspect.web import corpora
from tests.corpus.shelf import opened, prose

PATHS = ("/", "/?q=morning", "/outlets", "/outlets/gull", "/rules", "/rejections", "/exceptions")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served")
    with opened(folder) as store:
        for at, text in enumerate(HOSTILE):
            line = text.replace("\x00", "").replace("\n", " ")
            chrome = tuple((f"{name} {line}", kind, rule) for name, kind, rule in corpora.CHROME)
            corpora.keep(store, 2 * at + 201, f"{line}\n{prose(at + 50)}", title=line, chrome=chrome)
    with corpora.desk(folder):
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
    assert ready.wait(20)
    yield told[0]
    stop.set()
    run.join(20)
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
    more = (f"/documents/{name}", f"/stories/{name}", f"/keep?doc={name}&n=1", "/off?outlet=gull&rule=legal.rights")
    return (*PATHS, *more, "/rule?kind=legal&rule=legal.rights")


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
    browser.driver.delete_all_cookies()
    browser.driver.get("about:blank")
    browser.open(served)
    browser.driver.delete_all_cookies()
    browser.driver.get(_base(served))
    assert "winnow inspect" in str(browser.ask("document.body.textContent"))
    browser.console()


def test_finding_by_key_and_form(inside: Browser, served: str) -> None:
    inside.keys("/")
    inside.keys("same")
    inside.keys("\ue007")
    time.sleep(0.2)
    assert "q=same" in str(inside.ask("location.search"))
    assert inside.ask("document.querySelectorAll('.hits > li').length") == 1
    inside.click(".hits .title")
    assert "The same again" in str(inside.ask("document.querySelector('h1').textContent"))
    _quiet(inside, _base(served))


def test_keep_and_undo_by_key_and_click(inside: Browser, served: str, data: Path) -> None:
    inside.driver.get(f"{_base(served)}/?q=%22Title+4%22")
    inside.click(".hits .title")
    cut = int(str(inside.ask("document.querySelectorAll('.row.cut').length")))
    inside.keys("jjx")
    assert "Keep ¶" in str(inside.ask("document.querySelector('h1').textContent"))
    assert inside.ask("document.querySelector('.fresh').textContent") == corpora.LETTER
    inside.click("button[value=document]")
    assert inside.ask("document.querySelector('[role=status]').textContent.slice(0, 5)") == "Kept."
    assert inside.ask("document.querySelectorAll('.row.cut').length") == cut - 1
    assert len(read(data / "exceptions.toml").keeps) == 1
    inside.click(".mine button")
    assert inside.ask("document.querySelectorAll('.row.cut').length") == cut
    assert read(data / "exceptions.toml").keeps == ()
    _quiet(inside, _base(served))


def test_another_site_cannot_post(inside: Browser, served: str, data: Path, tmp_path: Path) -> None:
    evil = tmp_path / "evil.html"
    evil.write_text(
        f"<form method=post action='{_base(served)}/off'><input name=outlet value=gull>"
        "<input name=rule value=legal.rights></form><script>document.forms[0].submit()</script>",
        "utf-8",
    )
    inside.driver.get(evil.as_uri())
    time.sleep(0.3)
    assert "own pages only" in str(inside.ask("document.body.textContent"))
    assert not (data / "exceptions.toml").exists() or read(data / "exceptions.toml").offs == ()
    inside.console()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 820, 1280])
def test_no_page_scrolls_sideways(inside: Browser, served: str, width: int, scheme: str) -> None:
    base = _base(served)
    for path in _paths(inside, base):
        inside.open(base + path, width=width, scheme=scheme)
        assert inside.sideways() == 0, path
        _quiet(inside, base)


@pytest.mark.skipif(axe_script() is None, reason="axe-core is not there; the test set-up fetches it")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1280])
def test_axe_finds_nothing(inside: Browser, served: str, width: int, scheme: str) -> None:
    base = _base(served)
    for path in _paths(inside, base):
        inside.open(base + path, width=width, scheme=scheme)
        assert inside.violations(axe_script() or Path()) == [], path


def test_every_hostile_document_is_only_text(inside: Browser, served: str) -> None:
    base = _base(served)
    links: list[str] = []
    more = [f"{base}/?outlet=gull"]
    while more:
        inside.driver.get(more[0])
        links += inside.texts("[...document.querySelectorAll('.hits .title')].map((a) => a.href)")
        more = inside.texts("[...document.querySelectorAll('.more a')].map((a) => a.href)")
    assert len(links) > len(HOSTILE)
    for link in links:
        inside.driver.get(link)
        inside.keys("jv")
        _quiet(inside, base)
