"""The page in a real browser: keys, filters, sizes, both colour schemes, with and without JavaScript."""

from pathlib import Path

import pytest

from corpus.inspect.page import render_html
from corpus.inspect.view import View
from tests.corpus.inspect.browser import Browser
from tests.corpus.inspect.samples import gold_views, plain, view_of

VIEWS = [plain(), *gold_views()]
MOST_EMPTY = 5_000  # bytes; a window of one colour takes fewer


@pytest.fixture
def opened(browser: Browser, page_file: Path) -> Browser:
    page_file.write_text(render_html(plain()), "utf-8")
    browser.open(page_file.as_uri())
    return browser


def _shown(browser: Browser, selector: str) -> object:
    return browser.ask(
        "[...document.querySelectorAll(arguments[0])].filter((e) => e.getClientRects().length > 0).length", selector
    )


def _chosen(browser: Browser) -> object:
    return browser.ask("document.querySelector('.row.on')?.dataset.n ?? null")


def test_j_and_k_step_through_the_cuts(opened: Browser) -> None:
    steps = []
    for key in "jjjjjjkk":
        opened.keys(key)
        steps.append(_chosen(opened))
    assert steps == ["1", "3", "5", "6", "7", "1", "7", "6"]
    assert opened.ask("document.querySelector('#place').textContent") == "4 of 5"
    assert opened.console() == ()


def test_the_panel_says_why(opened: Browser) -> None:
    opened.keys("jjj")
    panel = str(opened.ask("document.querySelector('#why').innerText"))
    assert "Why was ¶5 cut?" in panel
    assert "repeats.exact" in panel
    assert "offset 35" in panel
    assert "winnow keep 7c1e04¶5" in panel
    opened.keys("\ue00c")  # escape
    assert "What took most" in str(opened.ask("document.querySelector('#why').innerText"))


def test_d_goes_to_the_first_copy_and_back(opened: Browser) -> None:
    opened.keys("jjjd")
    assert opened.ask("document.activeElement.dataset.n") == "2"
    assert opened.ask("document.querySelector('.row.twin').dataset.n") == "2"


@pytest.mark.parametrize(
    ("presses", "selector", "count"),
    [
        pytest.param("", ".row", 7, id="inline shows all"),
        pytest.param("v", ".row .clean", 3, id="side by side shows what stays"),
        pytest.param("vv", ".row", 3, id="clean shows what stays"),
        pytest.param("vv", "del", 0, id="clean shows no cut"),
        pytest.param("vvv", ".row del", 6, id="raw shows all words"),
        pytest.param("vvvv", ".row", 7, id="round again"),
        pytest.param("f", ".row", 5, id="kept text hidden"),
    ],
)
def test_views_and_filters_by_key(opened: Browser, presses: str, selector: str, count: int) -> None:
    opened.keys(presses)
    assert _shown(opened, selector) == count


def test_a_folded_kind_is_stepped_over_and_comes_back(opened: Browser) -> None:
    before = opened.ask("document.querySelector('#p6').offsetHeight")
    opened.keys("1")
    assert opened.ask("document.querySelector('#p6').offsetHeight < arguments[0]", before)
    assert opened.ask("document.querySelector('#place').textContent") == "3 cuts"
    opened.keys("0")
    assert opened.ask("document.querySelector('#p6').offsetHeight") == before
    assert opened.ask("document.querySelector('#place').textContent") == "5 cuts"


def test_a_kind_can_be_shown_alone_by_click_and_by_key(opened: Browser) -> None:
    ticked = "[...document.querySelectorAll('.kinds input.kind')].filter((box) => box.checked).map((box) => box.id)"
    everything = opened.texts(ticked)
    opened.shift_click("label:has(#k-newsletter)")
    opened.until(f"{ticked}.join() === 'k-newsletter'")
    assert opened.ask("document.querySelector('#place').textContent") == "2 cuts"
    opened.shift_click("#k-newsletter")
    opened.until(f"{ticked}.length === {len(everything)}")
    opened.driver.execute_script(
        "document.body.dispatchEvent("
        "new KeyboardEvent('keydown', {key: '\"', code: 'Digit2', shiftKey: true, bubbles: true}))"
    )
    assert opened.texts(ticked) == [everything[1]]


def test_finding_narrows_to_what_matches(opened: Browser) -> None:
    opened.keys("/letter")
    assert _shown(opened, ".row") == 1
    assert _chosen(opened) == "6"
    assert opened.ask("CSS.highlights.get('found').size") == 1
    opened.keys("\ue00c")
    assert _shown(opened, ".row") == 7


def test_help_opens_and_closes(opened: Browser) -> None:
    opened.keys("?")
    assert _shown(opened, "#keys") == 1
    opened.keys("\ue00cj")
    assert _shown(opened, "#keys") == 0
    assert _chosen(opened) == "1"


def test_a_click_chooses_and_a_link_to_a_paragraph_too(opened: Browser, page_file: Path) -> None:
    opened.click("#p5 .tx")
    assert _chosen(opened) == "5"
    opened.open(f"{page_file.as_uri()}#p6")
    assert _chosen(opened) == "6"


def test_t_changes_the_colours(opened: Browser) -> None:
    light = opened.ask("getComputedStyle(document.body).backgroundColor")
    opened.keys("tt")
    assert opened.ask("getComputedStyle(document.body).backgroundColor") != light
    opened.keys("t")
    assert opened.ask("getComputedStyle(document.body).backgroundColor") == light


def test_without_javascript_filters_views_and_reasons_still_work(browser: Browser, page_file: Path) -> None:
    page_file.write_text(render_html(plain()), "utf-8")
    browser.open(page_file.as_uri(), scripts=False)
    assert not browser.driver.find_element("css selector", "#find").is_displayed()
    reason = browser.driver.find_element("css selector", "#p5 .body")
    assert not reason.is_displayed()
    browser.click("#p5 summary")
    assert "repeats.exact" in reason.text
    before = browser.driver.find_element("css selector", "#p6").size["height"]
    browser.click("#k-newsletter")
    assert browser.driver.find_element("css selector", "#p6").size["height"] < before
    browser.driver.find_element("css selector", "label:has(#v-clean)").click()
    assert not browser.driver.find_element("css selector", "#p5").is_displayed()
    assert browser.driver.find_element("css selector", "#p2").is_displayed()
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.doc)
def test_no_width_scrolls_sideways_nor_asks_for_anything(browser: Browser, page_file: Path, view: View) -> None:
    page_file.write_text(render_html(view), "utf-8")
    browser.open(page_file.as_uri())
    for width, scheme in ((400, "light"), (820, "dark"), (1280, "light"), (1680, "dark")):
        browser.appear(width, scheme)
        for key in ("", "j", "v", "j", "vvv"):
            browser.keys(key)
            assert browser.sideways() == 0, (width, scheme, key)
        shot = browser.screenshot()
        assert shot[0] == width
        assert shot[1] > MOST_EMPTY
    assert browser.console() == ()
    assert set(browser.requested()) == {page_file.as_uri()}


def test_a_word_without_end_does_not_widen_the_page(browser: Browser, page_file: Path) -> None:
    page_file.write_text(render_html(view_of(["x" * 3000, "\n", "y" * 3000])), "utf-8")
    browser.open(page_file.as_uri(), width=400)
    assert browser.sideways() == 0


def test_axe_sees_what_is_wrong(browser: Browser, page_file: Path, axe: Path) -> None:
    page_file.write_text("<!doctype html><p style='color:#aaa;background:#fff'>pale<img src='data:,'></p>", "utf-8")
    browser.open(page_file.as_uri())
    assert {found.split(":")[0] for found in browser.violations(axe)} >= {"color-contrast", "image-alt"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS[:2], ids=lambda view: view.doc)
def test_axe_finds_nothing(browser: Browser, page_file: Path, axe: Path, view: View, scheme: str) -> None:
    page_file.write_text(render_html(view), "utf-8")
    browser.open(page_file.as_uri(), scheme=scheme)
    for width, presses in ((1440, "j"), (1440, "v"), (400, "vvvf1")):
        browser.appear(width, scheme)
        browser.keys(presses)
        assert browser.violations(axe) == [], (width, presses)
