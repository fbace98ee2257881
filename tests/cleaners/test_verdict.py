"""A banner above a story is a cut; alone it is a refusal with its class."""

import pytest

from cleaners import chrome, lines, verdict
from cleaners.chrome.context import Context
from cleaners.cleaned import Cut, Why
from cleaners.kinds import Kind
from cleaners.rules import Rules

STORY = (
    "The mill by the weir turns again after eleven years, "
    "and its first flour was sold on Saturday morning at the market."
)


def judged(text: str) -> Why | None:
    refusal = verdict.judge(text, chrome.find(lines.blocks(text), Context()), Rules())
    assert refusal is None or refusal.evidence
    return refusal.why if refusal else None


@pytest.mark.parametrize(
    ("banner", "why"),
    [
        pytest.param("Error 404\nThe page you are looking for does not exist.", Why.ERROR_PAGE, id="error"),
        pytest.param("Fehler 403\nZugriff verweigert", Why.ERROR_PAGE, id="German error"),
        pytest.param("We use cookies on this site.\nAccept all\nReject all", Why.CONSENT_WALL, id="consent"),
        pytest.param("This article is only for subscribers.\nSubscribe now", Why.PAYWALL_STUB, id="paywall"),
        pytest.param("Just a moment...\nVerify you are human", Why.CHALLENGE, id="bot check"),
        pytest.param("We are currently down for scheduled maintenance.", Why.ERROR_PAGE, id="maintenance"),
        pytest.param(
            "Weiter mit Werbung lesen\nBesuchen Sie unsere Seite wie gewohnt mit Werbung und Tracking.",
            Why.CONSENT_WALL,
            id="German advertising or subscription",
        ),
        pytest.param("You must be 18 years or older to enter this site.", Why.CHALLENGE, id="age"),
        pytest.param("Bist du mindestens 18 Jahre alt?", Why.CHALLENGE, id="German age"),
    ],
)
def test_a_banner_alone_is_refused_and_above_a_story_cut(banner: str, why: Why) -> None:
    assert judged(banner) is why
    assert judged(f"{banner}\n{STORY}") is None


def test_a_story_about_an_error_stays() -> None:
    assert judged(f"Why 404 pages make us laugh\n{STORY}\n404 Not Found\n{STORY[:50]}, they say.") is None


@pytest.mark.parametrize(
    "line",
    [
        "The lift is down for maintenance again, and the miller carries his sacks up four flights of stairs himself.",
        "You must be 18 to enter the mill alone, and eleven to help at the sieve, says the board beside its door.",
        "Mit Werbung lesen die meisten ihre Zeitung noch immer, hat der Verlag gefragt und sich gefreut.",
        "Sind Sie 18 Jahre hier Müller gewesen, fragte das Kind, oder haben Sie auch einmal etwas anderes gemacht?",
    ],
)
def test_a_story_that_speaks_of_gates_and_maintenance_stays(line: str) -> None:
    text = f"{line}\n{STORY}"
    assert judged(text) is None
    assert not chrome.find(lines.blocks(text), Context())


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("", Why.EMPTY, id="empty"),
        pytest.param("\u200b \n", Why.EMPTY, id="invisible marks only"),
        pytest.param("A line.", Why.TOO_SHORT, id="short"),
        pytest.param("\u7ae5" * 19, Why.TOO_SHORT, id="short in Chinese"),
        pytest.param("\u7ae5" * 20, None, id="a brief in Chinese"),
    ],
)
def test_nothing_and_next_to_nothing_have_names(text: str, why: Why | None) -> None:
    assert judged(text) is why


def test_what_fills_the_page_names_it() -> None:
    text = "cookies cookies cookies\nerror"
    cuts = (
        Cut(start=0, end=23, kind=Kind.CONSENT, rule="consent.x", evidence="e", by="b"),
        Cut(start=24, end=29, kind=Kind.ERROR_BANNER, rule="error.x", evidence="e", by="b"),
    )
    refusal = verdict.judge(text, cuts, Rules())
    assert refusal
    assert refusal.why is Why.CONSENT_WALL


WALL = "This article is only for subscribers.\nSubscribe now"
RIVER = "The river rose again on Monday."


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param(f"{STORY} The miller, who had not expected so many, said that...", Why.PAYWALL_STUB, id="a lead"),
        pytest.param(f"{' '.join([RIVER, STORY] * 5)} The miller said...", None, id="a brief, and then it breaks off"),
        pytest.param(f"{STORY[:-1] * 8} and then...", Why.PAYWALL_STUB, id="long, but no sentence is whole"),
        pytest.param("\u7ae5" * 30 + "\u3002" + "\u7ae5" * 30 + "\u2026", Why.PAYWALL_STUB, id="a Chinese lead"),
        pytest.param("\u7ae5\u7ae5\u7ae5\u7ae5\u3002" * 60 + "\u7ae5\u2026", None, id="a Chinese brief"),
        pytest.param(STORY, None, id="a brief that is whole"),
    ],
)
def test_what_breaks_off_above_a_paywall_is_a_stub_unless_it_tells_the_news(text: str, why: Why | None) -> None:
    assert judged(f"{text}\n{WALL}") is why


@pytest.mark.parametrize(
    ("kept", "broken"),
    [
        pytest.param("One, two...", True, id="dots"),
        pytest.param("One, two\u2026 \n", True, id="white space behind it"),
        pytest.param("One, two.", False, id="whole"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_a_text_breaks_off_where_its_last_kept_line_does(kept: str, *, broken: bool) -> None:
    cut = Cut(start=len(kept), end=len(kept) + 9, kind=Kind.OTHER, rule="x", evidence="e", by="b")
    assert verdict.breaks_off(f"{kept}Subscribe", (cut,)) == (len(kept) if broken else None)


BRIEF = "Two people were hurt on Monday night when two cars met on the bridge. The road was shut."  # 69 letters


@pytest.mark.parametrize("dated", [False, True])
def test_a_brief_that_declares_its_day_needs_no_more_below_a_banner_than_without(*, dated: bool) -> None:
    text = f"We use cookies on this site.\nAccept all\n{BRIEF}"
    refusal = verdict.judge(text, chrome.find(lines.blocks(text), Context()), Rules(), dated=dated)
    assert (refusal is None) is dated


def test_a_brief_above_a_banner_needs_no_more_than_without() -> None:
    assert judged(f"{BRIEF}\nSomething went wrong. Please try again later.") is None
    assert judged(f"Something went wrong. Please try again later.\n{BRIEF}") is Why.ERROR_PAGE


def test_a_sentence_above_a_demand_to_subscribe_needs_more_though_it_declares_its_day() -> None:
    text = f"{BRIEF}\nThis article is only for subscribers.\nSubscribe now"
    refusal = verdict.judge(text, chrome.find(lines.blocks(text), Context()), Rules(), dated=True)
    assert refusal is not None
    assert refusal.why is Why.PAYWALL_STUB


@pytest.mark.parametrize(
    ("text", "is_story"),
    [
        pytest.param(
            "सोमवार शाम पुल पर दो गाड़ियाँ आपस में टकरा गईं और दो लोग घायल हो गए। सड़क एक घंटे बंद रही।", True, id="Hindi"
        ),
        pytest.param("दो गाड़ियाँ टकराईं। सड़क बंद रही।", False, id="less Hindi"),
        pytest.param("שני בני אדם נפצעו קל ביום שני בערב בתאונה על הגשר. הכביש נסגר לשעה אחת.", True, id="Hebrew"),
        pytest.param("הכביש נסגר לשעה אחת.", False, id="less Hebrew"),
        pytest.param("أصيب شخصان مساء الاثنين في حادث على الجسر. وأغلق الطريق ساعة.", True, id="Arabic"),
    ],
)
def test_vowels_that_are_marks_or_unwritten_count(text: str, *, is_story: bool) -> None:
    assert (judged(text) is None) is is_story


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("En lagerlokal i Lund brann ner i måndags. Ingen skadades.", None, id="two short sentences"),
        pytest.param("En lagerlokal i Lund brann ner till grunden i måndags.", Why.TOO_SHORT, id="one"),
        pytest.param("Rain in Hull. Sun in Leeds on Monday. Hail.", Why.TOO_SHORT, id="less than forty letters"),
        pytest.param("Hull, Leeds and Whitby. Whitby and Hull, or Leeds", Why.TOO_SHORT, id="no end"),
        pytest.param("Yes. No. Perhaps. Who knows. Certainly. Hardly. Never.", Why.TOO_SHORT, id="single words"),
    ],
)
def test_a_brief_of_two_sentences_may_be_shorter(text: str, why: Why | None) -> None:
    assert judged(text) is why


def test_a_page_with_a_day_may_tell_one_short_sentence() -> None:
    text = "En lagerlokal i Lund brann ner till grunden i måndags."
    assert verdict.judge(text, (), Rules(), dated=True) is None
    assert verdict.judge(text, (), Rules()) is not None
