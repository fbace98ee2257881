"""A story in every shape that sites write one: all of it there, once, in order, no words glued."""

import os
import subprocess
import sys

import pytest

from cleaners.clean import clean_html
from cleaners.cleaned import Cleaned

TEXTS = (
    "The bridge over the river stays closed until spring, the mayor said on Tuesday, and nobody was surprised.",
    "The pillars have to be replaced, and the money for that has not been approved yet by the council of the city.",
    "For those who live nearby there is a bus that stops on both banks and is free of charge for everybody, all day.",
    "Work begins in May, if the weather holds, and the engineers expect it to last for two years at the very least.",
)
A, B, C, D = (f"<p>{text}</p>" for text in TEXTS)


def story(inner: str) -> list[str]:
    """The lines of the story of a page with a menu, a title and a footer around it."""
    html = (
        "<html lang=en><head><title>Bridge stays closed</title></head><body><nav><a href=/>Home</a><a href=/s>Sport"
        f"</a></nav><main><article><h1>Bridge stays closed</h1>{inner}</article></main><footer><p>Imprint</p></footer></body>"  # noqa: E501 - one page, one string
    )
    outcome = clean_html(html.encode())
    assert isinstance(outcome, Cleaned), outcome
    return outcome.text.split("\n\n")


@pytest.mark.parametrize(
    ("inner", "between"),
    [
        pytest.param(f"{A}{B}<h2>What comes next</h2>{C}{D}", ["What comes next"], id="heading"),
        pytest.param(
            f"{A}{B}<ul><li>replace the pillars of the bridge</li><li>find the money for the works</li></ul>{C}{D}",
            ["replace the pillars of the bridge", "find the money for the works"], id="list",
        ),
        pytest.param(
            f"{A}{B}<ol><li>replace the pillars of the bridge<ul><li>the northern one first</ul><li>find the money</ol>"
            f"{C}{D}",
            ["replace the pillars of the bridge", "the northern one first", "find the money"], id="nested-list",
        ),
        pytest.param(
            f"{A}{B}<table><tr><th>Year<th>Cost<tr><td>2024<td>3 million<tr><td>2025<td>5 million</table>{C}{D}",
            ["Year Cost", "2024 3 million", "2025 5 million"], id="table",
        ),
        pytest.param(
            f"{A}{B}<blockquote><p>We have waited ten years, and we can wait two more.</p></blockquote>{C}{D}",
            ["We have waited ten years, and we can wait two more."], id="block-quote",
        ),
        pytest.param(f"{A}{B}<pre><code>def bridge():\n    return 'closed'</code></pre>{C}{D}", ["def bridge():", "return 'closed'"], id="code"),  # noqa: E501 - one case, one line
        pytest.param(
            f"{A}{B}<dl><dt>Cost</dt><dd>Three million for the pillars alone</dd></dl>{C}{D}",
            ["Cost", "Three million for the pillars alone"], id="a-term-and-what-it-means",
        ),
        pytest.param(f"{A}{B}<pre>print('closed')</pre>{C}{D}", ["print('closed')"], id="a-line-of-code"),
        pytest.param(f"{A}{B}<div class=ad>Advertisement</div>{C}{D}", [], id="split-by-an-advertisement"),
        pytest.param(f"<div>{A}{B}</div><div>{C}{D}</div>", [], id="two-containers"),
        pytest.param("<div>" + "<br><br>".join(TEXTS) + "</div>", [], id="line-ends"),
        pytest.param(f"<p><span>{TEXTS[0]}<br><br>{TEXTS[1]}</span><br><b>{TEXTS[2]}</b><br>{TEXTS[3]}", [], id="nested-line-ends"),  # noqa: E501 - one case, one line
        pytest.param(f"<div>{TEXTS[0]}</div><div>{TEXTS[1]}{C}{TEXTS[3]}</div>", [], id="text-in-div"),
        pytest.param(f"<header>{A}</header><div>{B}{C}{D}</div>", [], id="first-paragraph-in-the-header"),
        pytest.param(f"{A}{B}<figure><img src=a><figcaption>The bridge in May. Photo: Ada Brook</figcaption></figure>{C}{D}", [], id="caption-cut"),  # noqa: E501 - one case, one line
        pytest.param(f"{A}{B}<p><b>How long will it last?</b></p>{C}{D}", ["How long will it last?"], id="question"),
        pytest.param(f"{A}{B}<details><summary>More on the works</summary>{C}</details>{D}", [], id="details"),
        pytest.param(f"{A}{B}{C}{D}<div class=print>{A}{B}{C}{D}</div>", [], id="printed-twice"),
        pytest.param(f"{A}<amp-img src=a><noscript><img src=a></noscript></amp-img>{B}<amp-ad>Ad</amp-ad>{C}{D}", [], id="amp"),  # noqa: E501 - one case, one line
    ],
)  # fmt: skip
def test_a_story_is_whole_once_and_in_order(inner: str, between: list[str]) -> None:
    lines = story(inner)
    assert [line for line in lines if line in TEXTS] == list(TEXTS)
    assert [line for line in lines if line in between] == between


def test_the_standfirst_stays() -> None:
    lines = story(f"<p class=standfirst>The old bridge is out of use for two more years.</p>{A}{B}{C}{D}")
    assert lines[:2] == ["The old bridge is out of use for two more years.", TEXTS[0]]


def test_a_live_ticker_keeps_each_entry_with_its_heading() -> None:
    lines = story(
        "".join(f"<section><h3>Update {n} from the bridge</h3>{p}</section>" for n, p in enumerate((A, B, C, D)))
    )
    assert lines == [line for n, text in enumerate(TEXTS) for line in (f"Update {n} from the bridge", text)]


def test_words_of_neighbours_are_not_glued() -> None:
    assert story(f"<p>{TEXTS[0]} <span>Jane Doe</span><span>March 3</span></p>{B}{C}{D}")[0].endswith(
        "Jane Doe March 3"
    )


def test_the_same_page_gives_the_same_outcome_in_every_process() -> None:
    page = f"<article><h1>Bridge</h1>{A}{B}<p>Support us on Patreon, buy with affiliate links, or sign up here.</p>{C}"
    program = f"from cleaners.clean import clean_html; print(clean_html({page.encode()!r}))"
    said = {
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
        ).stdout
        for seed in ("1", "5")
    }  # fmt: skip
    assert len(said) == 1
