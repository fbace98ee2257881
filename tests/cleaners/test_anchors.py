"""Signs by which headings link to themselves."""

import pytest

from cleaners.clean import clean_html
from cleaners.cleaned import Cleaned
from cleaners.kinds import Kind

TEXTS = (
    "The swing bridge across the estuary will shut on 3 March for nine weeks, the harbour board confirmed on Tuesday.",
    "Drivers will be sent around by the coast road, a detour that takes an hour and ten minutes in light traffic.",
    "Two passenger ferries will leave every ten minutes between six in the morning and eleven at night.",
    "Shopkeepers on the quay fear for the Easter trade, because takings fell by a third the last time.",
)


def cleaned(heading: str) -> Cleaned:
    before, behind = ("".join(f"<p>{text}</p>" for text in part) for part in (TEXTS[:2], TEXTS[2:]))
    title = "Bridge to close for nine weeks"
    body = f"<article><h1>{title}</h1><div class=text>{before}{heading}{behind}</div></article>"
    outcome = clean_html(f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode())
    assert isinstance(outcome, Cleaned)
    return outcome


@pytest.mark.parametrize(
    ("heading", "says"),
    [
        pytest.param('<h2 id="x">Getting across<a class="anchor" href="#x">#</a></h2>', "Getting across", id="hash"),
        pytest.param('<h2>Getting across <a class="headerlink" href="#x">¶</a></h2>', "Getting across", id="pilcrow"),
        pytest.param('<h3><a href="#x">#</a> Getting across</h3>', "Getting across", id="first"),
        pytest.param('<h3><a href="#x">§</a>Getting across</h3>', "Getting across", id="section-first"),
        pytest.param('<h3>Getting across <a href="#x">🔗</a></h3>', "Getting across", id="chain"),
        pytest.param('<h2><a href="#x">Getting across <span>#</span></a></h2>', "Getting across", id="all-linked"),
        pytest.param(
            '<div class="css-h"><h2><span>Wie es weitergeht</span><a href="#x" aria-label="Permalink">#</a></h2></div>',
            "Wie es weitergeht", id="in-a-box",
        ),
        pytest.param('<div class=h><h2>次の予定<a href="#x">#</a></h2></div>', "次の予定", id="japanese"),
    ],
)  # fmt: skip
def test_a_heading_stays_without_its_sign(heading: str, says: str) -> None:
    outcome = cleaned(heading)
    assert outcome.text.split("\n\n")[2] == says
    assert [cut.kind for cut in outcome.cuts if cut.rule == "markup.anchor"] == [Kind.MARKUP]


@pytest.mark.parametrize(
    ("heading", "says"),
    [
        pytest.param("<h2>Why they chose C#</h2>", "Why they chose C#", id="no-link"),
        pytest.param('<h2>Why they chose <a href="#x">C#</a></h2>', "Why they chose C#", id="name"),
        pytest.param('<h2><a href="#x">Why they chose C#</a></h2>', "Why they chose C#", id="all-linked"),
        pytest.param("<h2># 1: the ferry</h2>", "# 1: the ferry", id="number"),
        pytest.param('<h2><a href="#x"># 1: the ferry</a></h2>', "# 1: the ferry", id="number-linked"),
        pytest.param("<h2>§ 12 of the law</h2>", "§ 12 of the law", id="section"),
        pytest.param('<p><a href="#x">#</a> marks the place where the ferry leaves every day in the morning.</p>',
                     "# marks the place where the ferry leaves every day in the morning.", id="paragraph"),
    ],
)  # fmt: skip
def test_what_a_heading_says_itself_stays(heading: str, says: str) -> None:
    outcome = cleaned(heading)
    assert outcome.text.split("\n\n")[2] == says
    assert not [cut for cut in outcome.cuts if cut.rule == "markup.anchor"]


def test_a_heading_that_goes_takes_its_sign_along() -> None:
    told = "".join(f"<p>{text}</p>" for text in TEXTS)
    page = f"<article>{told}</article><footer><h2>Imprint<a href=#i>#</a></h2></footer>"
    outcome = clean_html(page.encode())
    assert isinstance(outcome, Cleaned)
    assert not [cut for cut in outcome.cuts if cut.rule == "markup.anchor"]


def test_a_sign_alone_is_no_heading() -> None:
    assert "#" not in cleaned('<h2><a href="#x">#</a></h2>').text
