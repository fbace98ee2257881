"""Stories in <noscript>, templates and attributes of pages that show menus, banners and footers besides."""

import pytest

from cleaners.clean import clean_html
from cleaners.cleaned import Cleaned, Rejected
from cleaners.page_withheld import withheld

TEXTS = (
    "The swing bridge across the estuary will shut on 3 March for nine weeks, the harbour board confirmed on Tuesday.",
    "Drivers will be sent around by the coast road, a detour that takes an hour and ten minutes in light traffic.",
    "Two passenger ferries will leave every ten minutes between six in the morning and eleven at night.",
    "Shopkeepers on the quay fear for the Easter trade, because takings fell by a third the last time.",
)
ASIANS = (
    "港湾局は火曜日、河口に架かる旋回橋を三月三日から九週間にわたって閉鎖すると発表した。点検で断線が見つかったためである。",
    "運転者は海岸道路を迂回することになり、交通量が少ない場合でも一時間十分ほどかかる見込みだと市の担当者は説明している。",
    "代わりに二隻の旅客船が朝六時から夜十一時まで十分おきに出港し、自転車は無料で載せることができるという。",
)
CONSENT = (
    "We and our partners store and access information on your device, such as cookies, to show you advertising.",
    "You can agree to the processing of your data, and you can withdraw your consent at any time in the settings.",
    "Some of our partners process your data on the basis of legitimate interest, to which you may object below.",
    "Strictly necessary cookies are needed for the operation of this site, and they cannot be switched off.",
)
READERS = (
    "I have lived here for thirty years and nobody has ever asked me about that bridge, which is a shame.",
    "Totally agree with you, the council should have repaired it years ago instead of spending on flowers.",
    "Nonsense, the engineers know what they are doing, and the ferry was late the last time anyway.",
    "Does anybody know whether dogs are allowed on the ferry? I asked twice and nobody gave me an answer.",
)
MENU = (
    "<nav><ul>" + "".join(f"<li><a href=/{part}>Part {part} of the day</a></li>" for part in range(14)) + "</ul></nav>"
)
BANNER = "<div class=cookie-bar><p>We use cookies to improve our website.</p><button>Accept</button></div>"
FOOT = "<footer><p>© 2026 Corran Herald. All rights reserved.</p><a href=/terms>Terms</a></footer>"


def told(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def page(story: str) -> bytes:
    head = '<title>Bridge to close</title><meta property="og:type" content="article">'
    body = f"{MENU}{BANNER}<main><article><h1>Bridge to close</h1>{story}</article></main>{FOOT}"
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def escaped(markup: str) -> str:
    return markup.replace("<", "&lt;").replace(">", "&gt;")


@pytest.mark.parametrize(
    ("story", "texts"),
    [
        pytest.param(f"<div id=app></div><noscript>{told(TEXTS)}</noscript>", TEXTS, id="noscript"),
        pytest.param(f"<div id=app></div><noscript>{'<br><br>'.join(TEXTS)}</noscript>", TEXTS, id="line-breaks"),
        pytest.param(f"<noscript>{told(ASIANS)}</noscript>", ASIANS, id="no-blanks"),
        pytest.param(f"{told(TEXTS[:1])}<template id=rest>{told(TEXTS[1:])}</template>", TEXTS, id="rest-in-template"),
        pytest.param(f'<div data-html="{escaped(told(TEXTS))}" class=z></div>', TEXTS, id="attribute"),
        pytest.param(f"<div data-html='{told(TEXTS)}' data-x=\"1\"></div>", TEXTS, id="attribute-as-it-is"),
        pytest.param(
            told(TEXTS[:1]) + "".join(f'<div data-c="{escaped(told((text,)))}"></div>' for text in TEXTS[1:]), TEXTS,
            id="an-attribute-for-each",
        ),
    ],
)  # fmt: skip
def test_a_story_that_is_held_back_is_read_in_its_place(story: str, texts: tuple[str, ...]) -> None:
    outcome = clean_html(page(story))
    assert isinstance(outcome, Cleaned), outcome
    assert outcome.text == "\n\n".join(texts)


@pytest.mark.parametrize(
    "hidden",
    [
        pytest.param(f"<template id=cmp>{told(CONSENT)}</template>", id="consent-window"),
        pytest.param(f"<section class=comments><template>{told(READERS)}</template></section>", id="comments"),
        pytest.param(f"<template>{told(('{{title}} is what a reader wrote about this on {{date}}.',) * 4)}</template>",
                     id="slots"),
        pytest.param("".join(f'<img src=a.jpg data-caption="{escaped(told((text,)))}">' for text in READERS),
                     id="captions"),
        pytest.param(f'<div class=newsletter data-popup="{escaped(told(READERS))}"></div>', id="sign-up"),
        pytest.param(f"<noscript>{told(TEXTS[:2])}</noscript>", id="said-already"),
        pytest.param('<noscript><p>See <img src="https://count.example/a"></p></noscript>' * 20, id="pixels"),
    ],
)  # fmt: skip
def test_what_else_is_hidden_stays_hidden(hidden: str) -> None:
    outcome = clean_html(page(told(TEXTS[:2]) + hidden))
    assert isinstance(outcome, Cleaned), outcome
    assert outcome.text == "\n\n".join(TEXTS[:2])


@pytest.mark.parametrize("texts", [CONSENT, ("This site needs JavaScript, please switch it on.", *READERS[:3])])
def test_a_notice_is_no_story(texts: tuple[str, ...]) -> None:
    assert isinstance(clean_html(page(f"<noscript>{told(texts)}</noscript>")), Rejected)


def test_a_page_that_tells_more_than_it_hides_is_left_alone() -> None:
    outcome = clean_html(page(told(TEXTS) + f"<template>{told(READERS[:3])}</template>"))
    assert isinstance(outcome, Cleaned)
    assert outcome.text == "\n\n".join(TEXTS)
    assert READERS[0] not in outcome.raw_text


def test_what_ends_early_or_would_be_refused_is_not_laid_open() -> None:
    assert withheld(b"<noscript><p>" + told(TEXTS).encode(), ()) is None, "no end"
    assert withheld(b"<div data-html='" + told(TEXTS).encode(), ()) is None, "no end"
    deep = "<div>" * 20_000 + told(TEXTS)
    assert withheld(f'<div data-html="{escaped(deep)}"></div>'.encode(), ()) is None
