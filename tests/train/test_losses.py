"""What came out wrong is told by the rule that cut it and by what it is."""

from train.losses import Loss, losses, table
from train.pages import Labelled

FIRST = "The mill by the weir turns again after eleven years of rust and two of repairs, as the miller had hoped."
SECOND = "Its first flour was sold on Saturday morning, and by noon every sack of it was gone from the stalls."
THIRD = "The council paid for the wheel, the bakers of the valley for the stones, and nobody yet for the sluice."
TAIL = "The miller dreams of a second wheel."
PAGE = (
    f"<body><nav><a href=/>Home of the gazette</a></nav><article><h1>The mill</h1><p>{FIRST}</p><p>{SECOND}</p>"
    f"<p>{THIRD}</p></article><footer><p>{TAIL}</p></footer></body>"
)


def labelled(gold: str, html: str = PAGE) -> Labelled:
    return Labelled("mill", "gazette.example", "article", "en", "https://gazette.example/mill", html.encode(), gold)


def test_nothing_is_wrong_with_a_page_that_is_cut_as_its_gold_text() -> None:
    assert losses(labelled(f"{FIRST}\n{SECOND}\n{THIRD}")) == []


def test_chrome_that_stays_is_a_share_of_the_kept_text() -> None:
    kept = sum(len(text.split()) for text in (FIRST, SECOND, THIRD))
    assert losses(labelled(f"{FIRST}\n{SECOND}")) == [Loss("article", "", "paragraph", len(THIRD.split()) / kept)]


def test_story_that_goes_is_a_share_of_the_gold_text_with_its_rule() -> None:
    gold = f"{FIRST}\n{SECOND}\n{THIRD}\n{TAIL}"
    (lost,) = losses(labelled(gold))
    assert lost == Loss("article", "element.footer", "other", len(TAIL.split()) / len(gold.split()))


def test_all_of_a_rejected_page_is_lost() -> None:
    gold = "The page you are looking for does not exist."
    (lost,) = losses(labelled(gold, f"<body><p>{gold}</p></body>"))
    assert lost == Loss("article", "rejected, error_page", "paragraph", 1)


def test_a_table_sums_shares_over_pages() -> None:
    found = [[Loss("article", "element.footer", "list", 0.5)], [Loss("article", "", "caption", 0.25)]]
    shown = list(table(found))
    assert shown[1].split() == ["25.00%", "1", "blocks", "element.footer"]
    assert shown[3].split() == ["25.00%", "1", "blocks", "list"]
    assert shown[5].split() == ["12.50%", "1", "blocks", "caption"]
