"""Lines that say a story's title: cut, but for its last sentence."""

from cleaners.clean import clean_html
from cleaners.cleaned import Cleaned
from cleaners.rules import Rules
from tests.cleaners.gazette import PROSE, page, story


def test_a_title_has_its_own_field_and_its_cut_says_so() -> None:
    html = page("<h1>Swing bridge reopens</h1>", *(f"<p>{line}</p>" for line in PROSE), "<p>Swing bridge reopens</p>")
    outcome = clean_html(html.encode())
    assert isinstance(outcome, Cleaned)
    assert outcome.text.split("\n\n") == PROSE
    assert outcome.metadata.title is not None
    assert outcome.metadata.title.value == "Swing bridge reopens"
    assert [cut.rule for cut in outcome.cuts].count("story.title") == 2


def test_a_sentence_that_says_the_title_ends_the_story() -> None:
    html = page("<h1>“We will not leave”</h1>", *(f"<p>{line}</p>" for line in [*PROSE, "We will not leave."]))
    html = html.replace("Swing bridge reopens - ", "“We will not leave” - ")
    assert story(html, Rules()) == [*PROSE, "We will not leave."]
