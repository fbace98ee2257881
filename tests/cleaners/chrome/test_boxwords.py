"""What lines of boxes say is told by their traits, and hidden from whoever asks what they say."""

from cleaners.chrome import boxwords
from cleaners.chrome.phrasebook import book
from cleaners.chrome.reading import lines_of
from cleaners.chrome.traits import BOXED, HEADING, OF_AUTHORS, PRESSED
from cleaners.kinds import Kind
from cleaners.lines import blocks


def traits(text: str, lang: str = "en") -> int:
    return lines_of(blocks(text), book(lang))[0].traits


def test_headings_and_buttons_are_traits() -> None:
    assert traits("About the author") & (BOXED | HEADING | OF_AUTHORS) == BOXED | HEADING | OF_AUTHORS
    assert traits("Buy on Amazon") & (BOXED | PRESSED) == BOXED | PRESSED
    assert not traits("About the author little is known") & BOXED


def test_no_line_is_doubtful_for_what_boxes_say() -> None:
    said = lines_of(blocks("Rejoignez notre communaut\u00e9\nAudio"), book("fr"))
    assert not any(phrase.force in {"heads", "button"} for line in said for phrase in line.said)


def test_what_a_box_is_about() -> None:
    assert boxwords.kind_of(traits("About the author")) is Kind.AUTHOR_BIO
    assert boxwords.kind_of(0) is Kind.NEWSLETTER


def test_promises_and_small_print() -> None:
    assert boxwords.says("everything you need to know", "en", boxwords.PROMISE)
    assert boxwords.says("you can unsubscribe at any time.", "de", boxwords.FINE)
    assert not boxwords.says("the bridge is closed.", "", boxwords.PROMISE)
    assert not boxwords.says("everything you need to know", "en", boxwords.PROMISE, (Kind.DONATE,))
