"""A spotter that is not asked would have said nothing."""

from itertools import accumulate
from random import Random

from cleaners.block import Block
from cleaners.chrome import SPOTTERS, phrases
from cleaners.chrome.context import Context
from cleaners.chrome.needs import NOTHING, had
from cleaners.chrome.pattern import examples
from cleaners.chrome.phrasebook import book
from cleaners.chrome.reading import lines_of, read
from cleaners.lines import blocks
from cleaners.page_type import ARTICLE
from cleaners.sitememory import SiteMemory, learn
from tests.cleaners.stories import sentence

STORY = tuple(
    f"The {who} said on {day} that the old bridge would stay closed until the bearings had come from the foundry."
    for who in ("council", "pilot", "baker", "harbour master")
    for day in ("Monday", "Tuesday", "Friday")
)
# What some spotter looks for, with what it asks to stand beside it.
SAID = tuple(
    tuple(lines.split("|"))
    for lines in (
        "Night editor (m/w/d)",
        "Tides|Winds|Ferries|Rates",
        "3 March 2031, 9:15 am",
        "Lo Penn|3 March 2031",
        "Ina Roper Rural affairs correspondent",
        "The old pier at noon. Photo: Ada Brook",
        "The old pier at noon (foto Ada Brook)",
        "Ebt jtu efs Ufyu, efo ojfnboe mftfo tpmm, xfoo fs ojdiu cfabimu ibu voe bvdi ojdiu cfabimfo xjmm pefs lboo",
        "dpa/ap",
        "-30-",
        "#harbour #bridge",
        "Home > News > Harbour",
        "Joined: Mar 2009|Messages: 1,412|Likes: 37",
        "3 comments|Nora says:|Yes.|Reply|Tom says:|No.|Reply|Ada says:|Perhaps.|Reply",
        "How to Store Apples in Winter|12 Ways to Cross a River|Why Boats Sink in Harbours",
        "- The bestselling author of a guide to tides tells how she came to love the winds and harbours of the north",
        "Get our newsletter|The best of the harbour, every morning.|Sign up",
        "About the author|About Harbour Post|Contact us",
        "Share|Save|Print",
        "Take the village bulletin",
        "Should the bridge open on Sundays?|Yes|No|Vote now",
        "Piers|Locks|Fords|Ponds|Piers|They rot in time.|Locks|They rust.|Fords|Two are left.|Ponds|All are dry.",
        "Harbour Post since 1911|Quay 4, first floor",
    )
)  # fmt: skip
HEADS = ((), ("Bridge closed again today", "Bridge closed again today | Harbour Post"))
PRINTED = ("Harbour Post since 1911", "Quay 4, first floor")
PHRASES = tuple((examples(phrase.say, spaced=True)[0],) for phrase in phrases.load("en"))
TAGS = ("p", "p", "p", "li", "h2", "div", "figcaption", "td")


def page(chance: Random, number: int, *, plain: bool) -> list[Block]:
    """Chrome and story in any order."""
    pieces = [chance.choice((STORY, *chance.choices((SAID, PHRASES), k=2))) for _ in range(chance.randrange(1, 12))]
    picked = [chance.choice(piece) for piece in pieces]
    picked[chance.randrange(len(picked))] = SAID[number % len(SAID)]  # each turns up often, whatever phrases there are
    said = [line for lines in picked for line in ((lines,) if isinstance(lines, str) else lines)]
    told = STORY if number % 4 == 0 else ()  # what stands below a story only
    said = [*chance.choice(HEADS), *told, *said, *chance.choices(said, k=chance.choice((0, 0, 6)))]
    starts = accumulate([len(line) + 1 for line in said], initial=0)
    made = [Block(line, start, start + len(line)) for line, start in zip(said, starts, strict=False)]
    if plain:
        return made
    return [block._replace(tag=chance.choice(TAGS), link_density=chance.choice((0.0, 0.0, 1.0))) for block in made]


def memory() -> SiteMemory:
    """An outlet's that prints the same below each of its stories."""
    chance, known = Random(5), SiteMemory()
    for number in range(12):
        text = "\n".join([*(sentence(chance) for _ in range(6)), *PRINTED])
        known = learn(known, blocks(text), story=str(number))
    return known


def test_what_is_not_asked_finds_nothing() -> None:
    chance, known = Random(9), memory()
    asked, unasked = set(), set()  # those that found something, and those that were left out
    for number in range(3_000):
        plain, at = number % 2 == 0, known if number % 5 == 0 else None
        title = "" if plain else "Bridge closed again today"
        context = Context(lang="en", page_type=ARTICLE, memory=at, title=title)
        reading = read(lines_of(page(chance, number, plain=plain), book("en")), context)
        has = had(reading)
        for spot, needs in SPOTTERS:
            found = next(iter(spot(reading)), None)
            assert needs & has or found is None, spot.__module__
            asked.update([spot] if found else [])
            unasked.update([] if needs & has else [spot])
    wanted = {spot for spot, needs in SPOTTERS if needs != NOTHING}
    assert unasked == wanted
    assert asked >= wanted
