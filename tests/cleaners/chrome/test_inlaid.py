"""Sections of a page amid a story: which headings open one, and the story's own lists that stay."""

import pytest

from cleaners import chrome
from cleaners.block import Block
from cleaners.chrome import phrasebook, reading
from cleaners.chrome.context import Context
from cleaners.lines import blocks

ONE = "The harbour master closed the old bridge on Friday, two days before the regatta, the council said."
TWO = "It will open again when the bearings have come from the foundry in the north, perhaps in the spring."
JOBS = ["Night editor - Farlow Post, Wexley", "Deckhand (m/f/x), Farlow Harbour Board", "Teacher, Mill Lane School"]
STORIES = ["Five inns that outlived the flood", "Who pays for the tram?", "In pictures: a winter at the foundry"]


def kept(text: str, lang: str = "en") -> list[str]:
    """The lines that the rules leave."""
    cuts = {cut.start for cut in chrome.find(blocks(text), Context(lang=lang), model=False)}
    return [block.text for block in blocks(text) if block.start not in cuts]


@pytest.mark.parametrize("bullet", ["", "\u2022 "])
@pytest.mark.parametrize(
    ("lang", "heading", "below"),
    [
        ("en", "Latest jobs", JOBS),
        ("de", "Stellenangebote", JOBS),
        ("fr", "Offres d'emploi", JOBS),
        ("en", "More on this story", STORIES),
        ("cs", "Nejčtenější", STORIES),
        ("uk", "Популярне", ["Мешканця оштрафували за чайок", "Столітня пекарня навік зачинилася"]),
        ("he", "הנקראות ביותר", ["קנס לאיש שהאכיל שחפים בחוף", "המאפייה נסגרה אחרי מאה שנה"]),
        ("en", "Topics", ["Harbour", "Old bridge", "Regatta"]),
    ],
)
def test_a_section_amid_a_story_goes_up_to_the_next_prose(
    lang: str, heading: str, below: list[str], bullet: str
) -> None:
    section = "\n".join([heading, *(bullet + line for line in below)])
    assert kept(f"{ONE}\n\n{section}\n\n{TWO}", lang) == [ONE, TWO]


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        pytest.param("Vacancies", ["12 teachers in Wexley", "40 nurses, most of them in Farlow"], id="numbers"),
        pytest.param("Latest jobs", ["A wage that pays the rent", "A bus on Sundays too"], id="demands"),
        pytest.param("Topics", ["Zoology", "Beekeeping", "Quantum theory"], id="other topics"),
        pytest.param("Topics", ["A harbour for those who work here", "A bridge for the poor"], id="demands on topics"),
        pytest.param("More on this story", [ONE.replace("Friday", "Monday"), TWO.replace("spring", "May")], id="prose"),
        pytest.param("What to do now", STORIES, id="a heading of the story's own"),
    ],
)
def test_a_story_s_own_list_stays_under_its_heading(heading: str, below: list[str]) -> None:
    section = "\n".join([heading, *below])
    assert kept(f"{ONE}\n\n{section}\n\n{TWO}") == [ONE, heading, *below, TWO]


def test_what_may_head_the_prose_below_it_stays() -> None:
    assert kept("\n".join([ONE, "Latest jobs", *JOBS, "What comes next", TWO])) == [ONE, "What comes next", TWO]
    assert kept(f"{ONE}\nTopics\nHarbour\nRegatta\nThe wait\n{TWO}") == [ONE, "The wait", TWO]


def test_what_a_colon_announces_stays() -> None:
    told = "The page of the foundry has had these three under its heading since the winter, and nothing else:"
    assert kept("\n\n".join([ONE, told, "\n".join(["Latest jobs", *JOBS]), TWO])) == [
        ONE, told, "Latest jobs", *JOBS, TWO,
    ]  # fmt: skip


@pytest.mark.parametrize(("linked", "left"), [(1.0, [ONE, TWO]), (0.0, [ONE, "Latest jobs", *JOBS, TWO])])
def test_where_links_are_known_the_lines_are_links(linked: float, left: list[str]) -> None:
    laid, start = [], 0
    for text, tag, density in [
        (ONE, "p", 0.0), ("Latest jobs", "h3", 0.0), *((line, "li", linked) for line in JOBS), (TWO, "p", 0.0)
    ]:  # fmt: skip
        laid.append(Block(text, start, start + len(text), tag=tag, link_density=density))
        start += len(text) + 1
    cuts = {cut.start for cut in chrome.find(laid, Context(lang="en"), model=False)}
    assert [block.text for block in laid if block.start not in cuts] == left


def test_at_the_end_it_goes_too() -> None:
    assert kept("\n\n".join([ONE, TWO, "\n".join(["Aus dem Ressort", *STORIES])]), "de") == [ONE, TWO]


def test_a_heading_that_opens_no_section_takes_nothing() -> None:
    page = f"{ONE}\nSubiecte\nMarea cea de sare\nO barcă fără pânze\n{TWO}"
    read = reading.read(reading.lines_of(blocks(page), phrasebook.book("ro")), Context(lang="ro"))
    assert not any(read.taken)
