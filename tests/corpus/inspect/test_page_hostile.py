"""Page text is hostile: none of it may run, ask for anything, or become markup, wherever it ends up."""

from dataclasses import replace
from pathlib import Path

import pytest

from cleaners.cleaned import Cut
from cleaners.kinds import Kind
from corpus.inspect.page import render_html
from corpus.inspect.view import About, View
from tests.corpus.inspect.browser import Browser
from tests.corpus.inspect.hostile import HOSTILE
from tests.corpus.inspect.samples import view_of

INJECTED = r"""[...document.querySelectorAll("*")].filter((e) =>
  /^(script|img|image|iframe|object|embed|base|video|audio|animate|plaintext|xmp|noscript|textarea)$/i.test(e.localName)
  || [...e.attributes].some((a) => /^on/i.test(a.name) || /^\s*(javascript|data|vbscript):/i.test(a.value))).length"""


def _everywhere(text: str) -> View:
    """A view with the text as title, outlet, address, provenance, kept and cut text, rule and evidence."""
    about = About(doc=text, title=text, address=text, outlet=text, language=text, provenance=((text, text),))
    cut: Cut = view_of([("x", Kind.OTHER, text, text)]).cuts[0]
    view = view_of(
        [f"{text}\nkept {text}", (text, Kind.OTHER, text, text), "\n", (text, Kind.DUPLICATE, text, "offset 0")]
    )
    return replace(
        view,
        doc=about.doc,
        title=about.title,
        address=about.address,
        outlet=about.outlet,
        language=about.language,
        provenance=about.provenance,
        cuts=tuple(each._replace(by=cut.rule) for each in view.cuts),
        rejected=text,
    )


def test_there_are_enough_of_them() -> None:
    assert len(set(HOSTILE)) >= 40


def test_the_watch_sees_scripts_that_do_run(browser: Browser, page_file: Path) -> None:
    page_file.write_text(f"<!doctype html><body>{''.join(HOSTILE[10:30])}</body>", "utf-8")
    browser.open(page_file.as_uri())
    assert browser.ask("window.hits.length > 3")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(browser: Browser, page_file: Path, text: str) -> None:
    page_file.write_text(render_html(_everywhere(text)), "utf-8")
    browser.open(page_file.as_uri())
    browser.keys("jvjvjdc0f")
    # No script ran or was refused, and the only one in the page is its own.
    assert browser.ask(f"[window.hits, window.refused, {INJECTED}]") == [[], [], 1]
    assert browser.console() == ()
    assert [url for url in browser.requested() if url != page_file.as_uri()] == []
    assert browser.ask("location.href") == page_file.as_uri()


def test_all_of_them_in_one_document(browser: Browser, page_file: Path) -> None:
    page_file.write_text(render_html(_everywhere("\n".join(HOSTILE))), "utf-8")
    browser.open(page_file.as_uri())
    assert browser.ask("window.hits.concat(window.refused)") == []
    assert browser.ask(INJECTED) == 1
    browser.open(page_file.as_uri(), scripts=False)
    assert browser.console() == ()
