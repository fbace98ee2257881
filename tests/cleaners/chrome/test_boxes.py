"""Boxes amid a plain text: what goes with their headings and buttons, and the story's own that stays."""

import pytest

from cleaners import chrome
from cleaners.chrome import boxwords
from cleaners.chrome.context import Context
from cleaners.chrome.phrases import BUTTON, HEADS, load
from cleaners.lines import blocks
from cleaners.spelling import bare, key

ONE = "The harbour master closed the old bridge on Friday, two days before the regatta, the council said."
TWO = "It will open again when the bearings have come from the foundry in the north, perhaps in the spring."


def kept(lines: list[str], lang: str = "en") -> list[str]:
    """The lines that the rules leave of some between two paragraphs."""
    said = blocks("\n".join([ONE, *lines, TWO]))
    cuts = {cut.start for cut in chrome.find(said, Context(lang=lang), model=False)}
    return [block.text for block in said if block.start not in cuts][1:-1]


BOXES = [
    ("en", ["The Morning Brief", "Everything you need to know before breakfast.", "Your email address", "Subscribe"]),
    ("en", ["Rust: A History", "by Nora Feldt", "£18.99", "Order now"]),
    ("en", ["Before you go on", "If everyone who reads this gave £2, we would be safe for a year.", "Donate now"]),
    ("en", ["PODCAST", "Deep Water", "Episode 12: The girl who stopped the ferry", "Play", "32 min"]),
    ("de", ["Keine Folge verpassen", "Abonnieren Sie uns überall, wo es Podcasts gibt.", "Spotify", "Apple Podcasts"]),
    ("de", ["Der Tag in zwei Minuten", "Was Sie vor dem Frühstück wissen müssen.", "Kostenlos abonnieren"]),
    ("fr", ["Notre boutique", "Calendrier 2032\u00a0: les ponts du Nord", "14,90\u00a0€", "Ajouter au panier"]),
    ("es", ["El boletín del río", "Cada viernes la redacción elige cinco historias.", "Suscribirse gratis"]),
    ("nl", ["Word lid", "Met jouw steun kunnen we doorgaan.", "Steun ons op Patreon"]),
    ("ja", ["川だより", "毎週金曜日、編集部が五つの記事を選びます。", "無料で登録"]),
]


@pytest.mark.parametrize(("lang", "box"), BOXES)
def test_a_box_goes_as_a_whole(lang: str, box: list[str]) -> None:
    assert kept(box, lang) == []


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["Order", "The judge banged her hammer twice.", "Play", "The children went back."], id="headings"),
        pytest.param(["The price list", "Adults: £2.00", "Children: £1.00", "Dogs: free"], id="prices"),
        pytest.param(
            ["What the county says", "\u201cYour support is needed every week for our bridge,\u201d the sign reads."],
            id="what is said",
        ),
        pytest.param(
            [
                "How it works",
                "Every Friday our reporter takes the ferry with forty readers who ask her questions.",
                "Tickets",
                "They cost two pounds and are sold on the quay.",
            ],
            id="a heading, and a paragraph with such words",
        ),
        pytest.param(["Subscribe", "This is what a button says on almost every page today."], id="a button told of"),
    ],
)
def test_a_story_s_own_lines_stay(lines: list[str]) -> None:
    assert kept(lines) == lines


def test_goods_in_a_list_keep_their_names() -> None:
    goods = [line for name in ("Copper kettle", "Tin kettle", "Iron kettle") for line in (name, "£18.99", "Shop here")]
    assert [name for name in kept(goods) if "kettle" in name] == goods[::3]


def test_a_heading_of_the_prose_below_is_no_title_of_a_box() -> None:
    assert "When the bearings come" in kept(
        ["When the bearings come", "Get it now for £2 a month.", "Subscribe", "Now"]
    )


@pytest.mark.parametrize("lang", boxwords.LANGUAGES)
def test_no_promise_finds_its_near_miss(lang: str) -> None:
    assert not [each for each in boxwords.load(lang) if each.span(bare(key(each.miss)))]


@pytest.mark.parametrize("lang", boxwords.LANGUAGES)
def test_each_language_has_headings_and_buttons_of_each_box(lang: str) -> None:
    for force in (HEADS, BUTTON):
        families = {phrase.family for phrase in load(lang) if phrase.force == force}
        assert families >= {"newsletter", "donate", "promo", "app_promo", "author_bio"}


PRICED = "Tickets cost £9, children go free, and the café does not take cards."


@pytest.mark.parametrize(
    ("above", "box"),
    [
        (PRICED, ["Sign up for our newsletter", "Get the top stories in your inbox.", "Subscribe"]),
        (
            "Find the studs by knocking. If you can't hear them, ask a child.",
            ["Support our work with a gift.", "Donate now"],
        ),
    ],
)
def test_a_paragraph_above_a_box_that_is_begun_stays(above: str, box: list[str]) -> None:
    assert kept([above, *box])[:1] == [above]


def test_a_sentence_behind_a_button_is_no_box() -> None:
    below = "Do not simply stop paying. That can end up in court."
    assert below in kept(["Support our work with a donation.", "Donate now", below, "Read more", "Share this article"])


def test_a_sentence_between_two_prompts_is_no_box() -> None:
    amid = "A ceilidh in the fish market went on until two in the morning."
    prompts = [
        "Get all the top headlines and never miss a story by signing up to our daily newsletter",
        amid,
        "Receive the latest local updates in your inbox",
    ]
    assert amid in kept(prompts)


def test_the_last_sentence_of_a_story_is_no_promise_of_a_box() -> None:
    """Between a prompt amid the story and those below it stands what the story ends with."""
    last = "The next talks are on 22 January."
    page = blocks(f"{ONE}\n{TWO}\nThe Morning Brief\n{last}\nSubscribe")
    cuts = {cut.start for cut in chrome.find(page, Context(lang="en"), model=False)}
    assert last in [block.text for block in page if block.start not in cuts]
